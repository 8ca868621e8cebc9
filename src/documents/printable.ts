/** Ways to end a line that editors and word processors leave behind when text is pasted. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/**
 * XML 1.0 §2.2 forbids the C0 controls, U+FFFE and U+FFFF even when escaped: one of them, pasted unseen, would make
 * Word refuse the whole file. The C1 controls are allowed but stand for nothing that can be printed.
 */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu

/** Text as it may stand in a file: line ends are `\n`, control characters are gone, half surrogate pairs are `�`. */
export function printable(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(UNPRINTABLE, '').toWellFormed()
}

/** The same on a single line, for titles, headings and names. */
export function printableLine(text: string): string {
  return printable(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** Text as it stands between XML tags. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
