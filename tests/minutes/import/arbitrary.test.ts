import fc from 'fast-check'
import { isRefusal } from '../../../src/kernel/decision'
import { minutesContent } from '../../../src/minutes/content'
import { type ImportedNotes, importText } from '../../../src/minutes/import/import-notes'
import { readMarkdown } from '../../../src/minutes/import/markdown'
import { structure } from '../../../src/minutes/import/structure'
import { counting } from './ids'
import { losses } from './words'

/** Scraps of which notes and markup consist, so that the search comes upon their combinations. */
const scrap = fc.constantFrom(
  '\n',
  '\n\n',
  ' ',
  '\t',
  '# ',
  '## ',
  '#### ',
  '- ',
  '• ',
  '1. ',
  '2) ',
  '**',
  '_',
  '`',
  '```\n',
  '| ',
  '> ',
  '<b>',
  '&amp;',
  '[a](b "c")',
  '[x]: y',
  '---',
  '===',
  '§ 25 ',
  '§25\n',
  'Dnr KS 2024-234',
  'Datum: 2025-03-14',
  'Närvarande\n',
  'Deltagare: ',
  'Anna Ek, ',
  'Beslut\n',
  'Beslut: ',
  'Beslut skickas till\n',
  'Förslag till beslut\n',
  '\n1. Kampanjen\nLäget.\n2. Budget\n',
  '\nKAMPANJEN\n',
  '\nKampanjen:\n',
  '\n### Beslut\n',
  '\nBeslut:\n',
  '\nÅtgärd: ',
  'Processträff 2.8.3\n',
  '14 mars 2026\n',
  '9.6 Processträffar',
  'ett mycket långt stycke som går över raden för att det ska bli brutet någonstans. ',
  '\u202e',
  '\u00ad',
  '\ufeff',
  '\u0000',
  '\f',
  '\ud83d',
  '=HYPERLINK("x")',
)
const text = fc
  .array(
    fc.oneof(
      scrap,
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 60,
      size: 'max',
    },
  )
  .map((parts) => parts.join(''))

/** Hyphens at the ends of lines are another matter (words.ts); here every other character may stand anywhere. */
const withoutHyphens = text.map((t) => t.replace(/[-\u00ad](?!\s)|(?<=\S)[-\u00ad]/gu, '+'))

function expectWhole(source: string, notes: ImportedNotes): void {
  expect(losses(source, notes)).toEqual({ lost: [], outOfOrder: [] })
  const { participants, ...rest } = notes
  const content = {
    ...rest,
    title: notes.title || 'Utan titel',
    chair: '',
    present: [],
    alsoPresent: participants,
  }
  expect(minutesContent.safeParse(content).error).toBeUndefined()
}

describe('whatever is pasted', () => {
  it('no word is lost, and what is found can be saved', () => {
    fc.assert(
      fc.property(withoutHyphens, (source) => {
        const notes = importText(source, counting())
        if (isRefusal(notes)) expect(notes.refused).toBe('document-empty')
        else expectWhole(source, notes)
      }),
      { numRuns: 3_000 },
    )
  })

  it('with hyphens at the ends of lines, no letter is lost', () => {
    const letters = (words: string) =>
      words
        .normalize('NFC')
        .match(/[\p{L}\p{N}]/gu)
        ?.sort()
        .join('') ?? ''
    fc.assert(
      fc.property(text, (source) => {
        const notes = importText(source, counting())
        if (isRefusal(notes)) return
        const { title, dnr, participants, recipients, sections } = notes
        const kept = [
          title,
          dnr,
          ...participants,
          ...recipients,
          ...sections.flatMap((s) => [s.number, s.heading, s.text, s.decision]),
        ]
        expect(
          missing(letters(source), letters(kept.join('\n')), recipients.length + participants.length),
        ).toBe('')
      }),
      { numRuns: 2_000 },
    )
  })

  it('large and hostile text is read in a second', () => {
    const hostile = [
      '# \n',
      '- \n',
      ' ',
      '\n',
      '1. A\n\n',
      '1. A\n2. B\n',
      'KAMPANJEN\n\ntext\n',
      'Kampanjen:\ntext\n',
      'Åtgärd: x\n',
      '§',
      '(',
      '**',
      'a-\n',
      'A b\n',
      'Dnr ',
      '\t;',
      'Närvarande\n',
    ]
    for (const scrapOfText of hostile) {
      const started = performance.now()
      importText(scrapOfText.repeat(Math.floor(249_000 / scrapOfText.length)), counting())
      expect(performance.now() - started).toBeLessThan(1_500)
    }
  })
})

describe('whatever a Markdown file says', () => {
  it('no word is lost', () => {
    fc.assert(
      fc.property(withoutHyphens, (source) => {
        const notes = structure(readMarkdown(source), counting())
        if (!isRefusal(notes)) expectWhole(source, notes)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** Sorted letters of the first that the second has not, but for those of labels that became fields. */
function missing(given: string, kept: string, fields: number): string {
  const left = [...kept, ...(fields > 0 ? 'Beslutskickastillskaet' + 'Närvarande' + 'Deltagare' : '')]
  return [...given]
    .filter((letter) => {
      const at = left.indexOf(letter)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .join('')
}
