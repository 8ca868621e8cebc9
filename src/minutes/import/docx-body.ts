import { isOn, type ListCounter, type ListRef, resolveStyle, type Style } from './docx-styles'
import type { Mark, RawLine } from './lines'
import { scanXml } from './xml'

/** A paragraph as it stands in the file, or the row of a table as one. */
export interface DocxParagraph {
  readonly text: string
  readonly styleName: string
  readonly mark: Mark | undefined
}

/** What the paragraphs of one part of the package are read with. */
export interface BodyContext {
  readonly styles: ReadonlyMap<string, Style>
  readonly counter: ListCounter
  /** Numbers of notes by kind and id, in the order of their references. */
  readonly notes: Map<string, number>
}

/** Whatever stands in these is no text of the document: earlier states of tracked changes. */
const SKIPPED = new Set([
  'moveFrom',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tcPrChange',
  'trPrChange',
  'sectPrChange',
])
const NOTE_REFERENCES = new Set(['footnoteReference', 'endnoteReference'])
/** A paragraph that is bold throughout and shorter than this is a heading, if it ends no sentence. */
const BOLD_HEADING_LIMIT = 90

interface Open {
  text: string
  boldLength: number
  styleId: string
  list: string
  level: number
  outline: number | undefined
  /** Text boxes that are anchored in this paragraph; they follow it. */
  readonly inner: DocxParagraph[]
}

/**
 * Reads one part of a docx. Names are taken without namespace, so that text in drawings (`a:t`) and formulas
 * (`m:t`) is read like any other: nothing that shows a letter is left out.
 */
export function readBody(xml: string, context: BodyContext): DocxParagraph[] {
  const reader = new BodyReader(context)
  scanXml(xml, reader)
  return reader.done
}

class BodyReader {
  readonly done: DocxParagraph[] = []
  readonly #paragraphs: Open[] = []
  readonly #cells: DocxParagraph[][] = []
  readonly #rows: DocxParagraph[][][] = []
  readonly #names: string[] = []
  #skipFrom = 0
  #choices = 0
  #isBold = false
  #note = ''

  constructor(private readonly context: BodyContext) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    this.#names.push(name)
    if (this.#skipFrom > 0) return
    if (SKIPPED.has(name) || (name === 'Fallback' && this.#choices > 0)) {
      this.#skipFrom = this.#names.length
      return
    }
    if (name === 'AlternateContent') this.#choices = 0
    if (name === 'Choice') this.#choices += 1
    if (name === 'p') this.#paragraphs.push(newParagraph(this.#takeNote()))
    if (name === 'r') this.#isBold = false
    if (name === 'tr') this.#rows.push([])
    if (name === 'tc') this.#cells.push([])
    if (name === 'footnote' || name === 'endnote') this.#note = this.#noteLabel(name, attribute('id') ?? '')
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph) this.#inParagraph(paragraph, name, attribute)
  }

  #inParagraph(paragraph: Open, name: string, attribute: (name: string) => string | undefined): void {
    const isProperty = this.#names.lastIndexOf('pPr') > this.#names.lastIndexOf('p')
    if (isProperty) {
      if (name === 'pStyle') paragraph.styleId = attribute('val') ?? ''
      if (name === 'numId') paragraph.list = attribute('val') ?? ''
      if (name === 'ilvl') paragraph.level = Number(attribute('val')) || 0
      if (name === 'outlineLvl') paragraph.outline = Number(attribute('val'))
      return
    }
    if (name === 'b' && this.#names.at(-2) === 'rPr') this.#isBold = isOn(attribute('val') ?? '')
    if (name === 'tab') paragraph.text += '\t'
    if (name === 'br' || name === 'cr') paragraph.text += '\n'
    if (name === 'noBreakHyphen') paragraph.text += '-'
    if (name === 'softHyphen') paragraph.text += '\u00ad'
    if (NOTE_REFERENCES.has(name)) {
      const key = `${name.replace('Reference', '')}-${attribute('id') ?? ''}`
      const number = this.context.notes.get(key) ?? this.context.notes.size + 1
      this.context.notes.set(key, number)
      paragraph.text += `[${number}]`
    }
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (this.#skipFrom > 0 || this.#names.at(-1) !== 't' || !paragraph) return
    paragraph.text += text
    if (this.#isBold) paragraph.boldLength += text.trim().length
  }

  close(name: string): void {
    const isSkipped = this.#skipFrom > 0
    if (this.#skipFrom === this.#names.length) this.#skipFrom = 0
    this.#names.pop()
    if (isSkipped) return
    if (name === 'p') this.#endParagraph()
    if (name === 'tc') this.#rows.at(-1)?.push(this.#cells.pop() ?? [])
    if (name === 'tr') this.#emit(...rowParagraphs(this.#rows.pop() ?? []))
  }

  #endParagraph(): void {
    const open = this.#paragraphs.pop()
    if (!open) return
    const paragraphs = [finished(open, this.context, this.#cells.length > 0), ...open.inner]
    const outer = this.#paragraphs.at(-1)
    if (outer) outer.inner.push(...paragraphs)
    else this.#emit(...paragraphs)
  }

  #emit(...paragraphs: DocxParagraph[]): void {
    const target = this.#cells.at(-1) ?? this.done
    for (const paragraph of paragraphs) target.push(paragraph)
  }

  #noteLabel(kind: string, id: string): string {
    const number = this.context.notes.get(`${kind}-${id}`)
    return number === undefined ? '' : `[${number}] `
  }

  #takeNote(): string {
    const note = this.#note
    this.#note = ''
    return note
  }
}

function newParagraph(text: string): Open {
  return { text, boldLength: 0, styleId: '', list: '', level: 0, outline: undefined, inner: [] }
}

function finished(open: Open, context: BodyContext, inTable: boolean): DocxParagraph {
  const style = resolveStyle(context.styles, open.styleId)
  const text = open.text.trimEnd()
  const list =
    open.list === '0' ? undefined : open.list ? { list: open.list, level: open.level } : style?.list
  const heading = headingLevel(open, style, text, inTable)
  const label = list && text !== '' ? context.counter.next(list) : ''
  if (heading !== undefined) {
    return {
      text: `${label} ${text}`.trim(),
      styleName: style?.name ?? '',
      mark: { kind: 'heading', level: heading },
    }
  }
  const mark = list && text !== '' ? listMark(list, label) : undefined
  // A label that no list item of ours can carry (`a)`, `1.1`, `§ 3`) is written out.
  const prefix = mark?.kind === 'bullet' && label !== '' ? `${label} ` : ''
  return { text: prefix + text, styleName: style?.name ?? '', mark: text === '' ? undefined : mark }
}

function listMark(list: ListRef, label: string): Mark {
  const number = /^(\d{1,3})[.)]?$/.exec(label)?.[1]
  const depth = Math.min(4, list.level)
  return number ? { kind: 'numbered', depth, number } : { kind: 'bullet', depth }
}

function headingLevel(
  open: Open,
  style: Style | undefined,
  text: string,
  inTable: boolean,
): number | undefined {
  if (text === '') return undefined
  if (open.outline !== undefined && open.outline < 9) return open.outline + 1
  if (style?.heading !== undefined) return style.heading
  // Bold in a table is the head of a column.
  if (inTable) return undefined
  const isBold = style?.isBold || open.boldLength >= text.replace(/\s/g, '').length
  const isShort = text.length <= BOLD_HEADING_LIMIT && !text.includes('\n') && !/[.,;:]$/.test(text)
  return isBold && isShort && open.list === '' && /\p{L}/u.test(text) ? 3 : undefined
}

/** A row whose cells hold a line each is one line; a table that only lays out a page is read cell by cell. */
function rowParagraphs(cells: readonly DocxParagraph[][]): DocxParagraph[] {
  const filled = cells
    .map((cell) => cell.filter((paragraph) => paragraph.text !== ''))
    .filter((cell) => cell.length > 0)
  if (filled.some((cell) => cell.length > 1 || cell[0]?.mark?.kind === 'heading') || filled.length < 2)
    return filled.flat()
  const text = filled.map(([paragraph]) => paragraph?.text.replaceAll('\n', ' ') ?? '').join(' | ')
  return [{ text, styleName: 'Table', mark: undefined }]
}

/** The lines of a paragraph: more than one if it was broken by hand. */
export function linesOf(paragraph: DocxParagraph): RawLine[] {
  if (paragraph.mark) {
    const isHeading = paragraph.mark.kind === 'heading'
    return [{ text: isHeading ? paragraph.text.replace(/\s+/g, ' ') : paragraph.text, mark: paragraph.mark }]
  }
  return paragraph.text.split('\n').map((text) => ({ text, extent: text.trim().length }))
}
