/** What a reader knows about a line from the file itself: a style, a list, a font size. */
export type Mark =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'bullet'; readonly depth: number }
  | { readonly kind: 'numbered'; readonly depth: number; readonly number: string }

/**
 * A line as it stands in the file; an empty text parts paragraphs. `extent` is its width on the page (points or
 * characters, the same unit as the wrap width), by which wrapped lines are told from broken ones.
 */
export interface RawLine {
  readonly text: string
  readonly extent?: number
  readonly mark?: Mark
  /** An empty line that stands for a page break, over which a sentence may run on. */
  readonly pageBreak?: boolean
}

/**
 * What a reader hands on: the lines and, if they were wrapped, the extent that a line with the first word of the next
 * one must reach for its end to be a wrap and not a break that was meant.
 */
export interface RawText {
  readonly lines: readonly RawLine[]
  readonly wrapWidth?: number
}

/**
 * The normal form between the readers and the structure. A paragraph may hold line breaks that were meant;
 * a number is the number of a list item or of a paragraph (`§ 25`).
 */
export interface Line {
  readonly kind: 'heading' | 'paragraph' | 'bullet' | 'numbered'
  readonly text: string
  readonly number?: string
  /** Of headings: 0 (title) to 9. Of list items: depth from 0. */
  readonly level: number
}

/** Why a document could not be read; each is shown to the person as a sentence of its own. */
export type DocumentFault =
  | 'document-empty'
  | 'document-corrupt'
  | 'document-encrypted'
  | 'document-scanned'
  | 'document-too-large'
  | 'document-bomb'
  | 'document-type'
  | 'document-too-long'
  | 'document-timeout'

/** What reading a document gives. */
export type Reading = RawText | { readonly fault: DocumentFault }

const CONTROL = /(?![\t\n])\p{Cc}/gu

/**
 * Text in one form: line feeds, NFC, no control characters and no halves of surrogate pairs (neither JSON nor a
 * PDF can carry those). No letter or digit is touched; marks of direction and invisible marks are kept.
 */
export function cleanText(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROL, ' ')
    .normalize('NFC')
}
