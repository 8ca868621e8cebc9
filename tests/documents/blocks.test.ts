import fc from 'fast-check'
import { parseBlocks } from '../../src/documents/blocks'

const word = fc.constantFrom(
  'Beslut',
  'å',
  'ä-ö',
  '§',
  '25',
  '1.',
  '2)',
  '-',
  '#',
  '###',
  '•',
  '<b>',
  '**stark**',
  '100',
  'a.b',
)
const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([all, end]) => all.join(end))

/** The words of a text without the signs that begin list items and subheadings. */
function words(all: string): string[] {
  return all.split(/\s+/).filter((w) => w !== '' && !/^(?:[-•–*]|#{1,6}|\d{1,3}[.)])$/.test(w))
}

describe('the blocks of a section', () => {
  it('are paragraphs, subheadings and list items, in order', () => {
    expect(
      parseBlocks('Vi talade länge.\nOm mycket.\n\n### Budget\n- ett\n  • två\n1. första\n12) tolfte\nSlut'),
    ).toEqual([
      { kind: 'paragraph', text: 'Vi talade länge.\nOm mycket.' },
      { kind: 'subheading', text: 'Budget' },
      { kind: 'bullet', text: 'ett' },
      { kind: 'bullet', text: 'två' },
      { kind: 'numbered', number: '1', text: 'första' },
      { kind: 'numbered', number: '12', text: 'tolfte' },
      { kind: 'paragraph', text: 'Slut' },
    ])
  })

  it('take other signs for text: years, hyphens in words, stars, angle brackets', () => {
    for (const plain of [
      '2024. Ett år',
      '-utan mellanslag',
      '#tagg',
      '**Beslut**',
      '<script>alert(1)</script>',
      '1.5 miljoner',
    ])
      expect(parseBlocks(plain)).toEqual([{ kind: 'paragraph', text: plain }])
  })

  it('of an empty text are none', () => {
    expect(parseBlocks('')).toEqual([])
    expect(parseBlocks(' \r\n\t\n')).toEqual([])
  })

  it('lose no word of any text, and keep the order', () => {
    fc.assert(
      fc.property(text, (all) => {
        const shown = parseBlocks(all).flatMap((b) => words(b.text))
        expect(shown).toEqual(words(all))
      }),
      { numRuns: 500 },
    )
  })

  it('keep the number of a numbered item as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.constantFrom('.', ')'), (n, end) => {
        expect(parseBlocks(`${n}${end} text`)).toEqual([
          { kind: 'numbered', number: String(n), text: 'text' },
        ])
      }),
    )
  })
})
