import fc from 'fast-check'
import { joinLongText, LONG_TEXT_LIMIT, oneLine, splitLongText, TEXT_LIMIT } from '../../src/lists/definition'

const COLUMNS = ['A', 'B', 'C']

/** The way through a store that keeps UTF-8, column by column. */
function stored(parts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).map(([k, v]) => [k, Buffer.from(v, 'utf8').toString('utf8')]),
  )
}

describe('a long text over several columns', () => {
  it('comes back whole, wherever it is split', () => {
    const text = fc
      .tuple(fc.integer({ min: -6, max: 2 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
      .map(([near, end]) => 'a'.repeat(LONG_TEXT_LIMIT + near) + end)
    fc.assert(
      fc.property(text, (whole) => {
        const parts = splitLongText(whole, COLUMNS)
        expect(parts && joinLongText(stored(parts), COLUMNS) === whole).toBe(true)
        for (const part of Object.values(parts ?? {}))
          expect(part.length).toBeLessThanOrEqual(LONG_TEXT_LIMIT)
      }),
      { numRuns: 60 },
    )
  })

  it('does not break an emoji that stands on the border', () => {
    const whole = `${'a'.repeat(LONG_TEXT_LIMIT - 1)}👍 tack`
    const parts = splitLongText(whole, COLUMNS) ?? {}
    expect(joinLongText(stored(parts), COLUMNS) === whole).toBe(true)
  })

  it('fills the columns to the last character, and never cuts what does not fit', () => {
    expect(splitLongText('a'.repeat(3 * LONG_TEXT_LIMIT), COLUMNS)).toBeDefined()
    expect(splitLongText('a'.repeat(3 * LONG_TEXT_LIMIT + 1), COLUMNS)).toBeUndefined()
  })
})

describe('a text on one line', () => {
  it('has no breaks, fits, and ends in a whole character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const line = oneLine(text)
        expect(line.length).toBeLessThanOrEqual(TEXT_LIMIT)
        expect(line).not.toMatch(/[\r\n]/)
        expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line)
      }),
    )
    expect(oneLine(`${'a'.repeat(TEXT_LIMIT - 2)}👍👍`)).toBe(`${'a'.repeat(TEXT_LIMIT - 2)}…`)
  })
})
