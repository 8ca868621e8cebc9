import type { DatabaseUnusable } from './open-database'

/** What is the matter with a database that cannot be used. */
export const DATABASE_STATE: Record<DatabaseUnusable['code'], string> = {
  locked: 'a Samsyn is running on it',
  'read-only': 'it cannot be written to',
  newer: 'a newer version of Samsyn wrote it',
  damaged: 'it is damaged',
  foreign: 'it belongs to another program',
  unreachable: 'it cannot be opened',
}

/** What to do about it. */
export const DATABASE_ADVICE: Record<DatabaseUnusable['code'], string> = {
  locked: 'Stop that one, or give this one its own folder in SAMSYN_DATA.',
  'read-only': 'Give this user the right to write to the file and its folder.',
  newer: 'Start the newer version of Samsyn, or give this one its own folder in SAMSYN_DATA.',
  damaged: 'Restore the folder from a backup.',
  foreign: 'Give Samsyn its own folder in SAMSYN_DATA.',
  unreachable: 'See that the folder exists and can be written to.',
}

/** The whole of it in a sentence or two. Nothing was changed. */
export function whyUnusable({ code, file }: DatabaseUnusable): string {
  return `The database ${file}: ${DATABASE_STATE[code]}. Nothing was changed. ${DATABASE_ADVICE[code]}`
}
