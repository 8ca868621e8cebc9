/** A line of set text. It ends in the space at which it was broken, so that copied words stay apart. */
export type Line = string

/** Width of a text in points. */
export type Measure = (text: string) => number

/** Where a line may end: after spaces that may be broken at, and after a hyphen or dash inside a word. */
const PIECES =
  /[^ \u2000-\u2006\u2008-\u200a]*?[\p{L}\p{N}]{2}[-–—/](?=\p{L})|[^ \u2000-\u2006\u2008-\u200a]*[ \u2000-\u2006\u2008-\u200a]*/gu

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/**
 * Breaks text into lines no wider than `width` points; `\n` always ends a line. A word that is wider than a line is
 * broken between characters. Time grows with the length of the text only, also for a single word of any length.
 */
export function breakLines(text: string, width: number, measure: Measure): Line[] {
  const paragraphs = text.split('\n')
  return paragraphs.flatMap((paragraph, index) =>
    // A line that was ended on purpose also ends in a space, or its last word would be read as one with the next.
    breakParagraph(index < paragraphs.length - 1 ? `${paragraph} ` : paragraph, width, measure),
  )
}

function breakParagraph(paragraph: string, width: number, measure: Measure): Line[] {
  const lines: Line[] = []
  let line = ''
  let used = 0
  const endLine = () => {
    lines.push(line)
    line = ''
    used = 0
  }
  for (const piece of pieces(paragraph)) {
    const wide = measure(piece.trimEnd())
    if (line !== '' && used + wide > width) endLine()
    if (wide <= width) {
      line += piece
      used += measure(piece)
      continue
    }
    const parts = breakWord(piece, width, measure)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
    used = measure(line)
  }
  endLine()
  return lines
}

function pieces(paragraph: string): string[] {
  return (paragraph.match(PIECES) ?? []).filter((piece) => piece !== '')
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const { segment } of graphemes.segment(word)) {
    const wide = measure(segment)
    if (part !== '' && used + wide > width && segment !== ' ') {
      parts.push(part)
      part = ''
      used = 0
    }
    part += segment
    used += wide
  }
  return [...parts, part]
}
