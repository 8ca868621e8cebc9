import type { registrySv } from './registry.sv'
import type { Words } from './words'

/** What is said about rows of the registry that cannot be read, in English. Names of lists and columns, and what is to be typed, stay as they are in the lists. */
export const registryEn: Words<typeof registrySv> = {
  notify: 'A row in {{list}} needs to be corrected',
  notifyMended: 'A row in {{list}} has been corrected',
  bad: {
    title: 'A row in {{list}} needs to be corrected',
    needed: 'A row in {{list}} is still needed',
    standing: '● Waiting for you',
    nameless: 'The row has no name',
    typed: 'It says: ',
    empty: 'The cell is empty.',
    more_one: 'and one more error in the row',
    more_other: 'and {{count}} more errors in the row',
    lastGood: 'What it said before applies until the row is corrected.',
    asItWas: 'Until then the row applies as it was.',
    notYet: 'The row does not count until it is corrected.',
    open: 'Open the list',
  },
  why: {
    missing: 'Something has to be written here.',
    'unknown-role': 'There is no such role.',
    'unknown-status': 'There is no such status.',
    'unknown-language': 'Samsyn does not have that language.',
    'unknown-administration': 'No administration in the plan is called that.',
    'unknown-person': 'Nobody in the plan is called that.',
    'several-people': 'Several people in the plan are called that. Write the id of the person instead.',
    'unknown-process': 'There is no process with that number.',
    'unknown-area': 'There is no target area with that number.',
    'no-number': 'This has to be a whole number, such as 3.',
    'no-process-number':
      'A process number is written without spaces, commas and semicolons, for example 2.8.3.',
    'no-entra-id':
      'This should be the object id of the person in Entra: 36 characters with hyphens, not an e-mail address. Leave the cell empty if you do not know it.',
    semicolon: 'A short name must not contain a semicolon.',
    doubled: 'It is already in another row: {{others}}.',
    'second-plan': 'There can be only one plan, and that is {{others}}. Delete one of the rows.',
    'id-changed': 'An id must not be changed. Write {{others}} again.',
    'removed-but-needed': 'The row has been deleted. Restore it from the recycle bin of the site.',
    'removed-but-needed-by':
      'The row has been deleted, but it is used by {{others}}. Change that, or restore the row from the recycle bin of the site.',
    'changed-but-needed':
      'It said {{was}} before, and that number is used by {{others}}. Change that first, or write the number again.',
  },
  write: {
    one: 'Write {{words}}.',
    of: 'Write one of: {{words}}.',
    like: 'Write for example: {{words}}.',
  },
  mended: {
    title: 'The row in {{list}} has been corrected',
    gone: 'The row in {{list}} is gone',
    standing: '✓ Done',
    counts: 'What the list says applies now. You need not do anything more.',
    goneCounts: 'It no longer counts. You need not do anything more.',
  },
}
