import fc from 'fast-check'

const NASTY = ["'", "''", '\u200b', '\uE0FF', '\uE0FF0001', '\u0000', '\u000B', '\uD83D', '\uDE00', '\uFFFF']
const TEMPTING = [
  ' eq ',
  ' and ',
  ' or ',
  "' or fields/House eq '",
  '&$top=1',
  '%27',
  '%',
  '+',
  '#',
  '?',
  '\\',
  '"',
]

/** Any UTF-16, with what is special to somebody more often than by chance. */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...NASTY, ...TEMPTING),
  )
  return fc.array(unit, { maxLength }).map((units) => units.join('').slice(0, 255))
}

/** Any text of a single line. */
export const anyLine = (maxLength?: number) => anyText(maxLength).map((text) => text.replace(/[\r\n]/g, ' '))

/** What XML 1.0 has no place for: SharePoint refuses it. */
export const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are meant.
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
