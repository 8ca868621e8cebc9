import { breakLines, type Line } from './line-breaking'
import { drawable, loadFont } from './pdf-fonts'
import { ACCENT, PAGE, TEXT_WIDTH, type TextStyle } from './pdf-styles'
import { printable } from './printable'

/** A node of the tree that screen readers follow. */
export type Tag = PDFKit.PDFStructureElement

declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** Understood by the library, missing from its published types. */
      scope?: 'Column' | 'Row'
    }
  }
}

/** Where a text is set, and by which node of the tree it is read. */
export interface Place {
  readonly tag: Tag
  readonly x: number
  readonly width: number
}

const FACES = ['regular', 'bold', 'mono'] as const
/** Fewest lines of a paragraph that stand alone at the foot or the head of a page. */
const TOGETHER = 2

/**
 * Sets text on pages from the top down. All breaking of lines and pages is done here and not by the library, whose
 * own takes time in the square of a word's length and leaves single lines at the edge of a page.
 */
export class PdfPen {
  readonly doc: PDFKit.PDFDocument
  y = PAGE.height
  /** Where the text of a page ends; a long title at the foot moves it up. */
  bottom = PAGE.height - PAGE.bottom
  readonly #widths = new Map<TextStyle, Map<string, number>>()
  #rule: { readonly x: number; from: number } | undefined

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc
    for (const face of FACES) doc.registerFont(face, loadFont(face).data)
  }

  /** Height that is left on this page, in points. */
  get left(): number {
    return this.bottom - this.y
  }

  /** Height of the text of a whole page, in points. */
  get pageHeight(): number {
    return this.bottom - PAGE.top
  }

  /** How many pages there are. */
  get page(): number {
    return this.doc.bufferedPageRange().count
  }

  get atTop(): boolean {
    return this.y <= PAGE.top
  }

  /** Adds a node below another. */
  tag(type: string, parent: Tag, options: PDFKit.Mixins.StructureElementOptions = {}): Tag {
    const tag = this.doc.struct(type, options)
    parent.add(tag)
    return tag
  }

  newPage(): void {
    this.#drawRule()
    this.doc.addPage()
    this.y = PAGE.top
    if (this.#rule) this.#rule.from = this.y
  }

  /** Goes to a new page unless so many points are left on this one. */
  need(height: number): void {
    if (this.left < height && !this.atTop) this.newPage()
  }

  /** Leaves room, but none at the head of a page. */
  space(height: number): void {
    if (!this.atTop) this.y += height
  }

  lines(text: string, style: TextStyle, width: number): Line[] {
    const plain = drawable(printable(text).replaceAll('\t', '    '), style.face)
    return breakLines(plain, width, (part) => this.width(part, style))
  }

  width(text: string, style: TextStyle): number {
    const known = this.#widths.get(style) ?? new Map<string, number>()
    this.#widths.set(style, known)
    const width = known.get(text) ?? this.doc.font(style.face, style.size).widthOfString(text)
    known.set(text, width)
    return width
  }

  /** Sets a text, over as many pages as it takes, without leaving single lines behind. */
  write(text: string, style: TextStyle, place: Place): void {
    let lines = this.lines(text, style, place.width)
    while (lines.length > 0) {
      const now = this.#fitting(lines.length, style.leading)
      if (now > 0) this.draw(lines.slice(0, now), style, place)
      lines = lines.slice(now)
      if (lines.length > 0) this.newPage()
    }
  }

  /** Goes to a new page if a text would not begin on this one. */
  begin(text: string, style: TextStyle, width: number): void {
    if (this.#fitting(this.lines(text, style, width).length, style.leading) === 0) this.newPage()
  }

  #fitting(count: number, leading: number): number {
    const fit = Math.floor(this.left / leading + 1e-6)
    if (count <= fit) return count
    const now = Math.min(fit, count - TOGETHER)
    if (now >= TOGETHER) return now
    return this.atTop ? Math.max(1, fit) : 0
  }

  /** Draws lines that fit on this page, as one piece of content of their node. */
  draw(lines: readonly Line[], style: TextStyle, { tag, x }: Place): void {
    if (lines.every((line) => line.trim() === '')) {
      this.y += lines.length * style.leading
      return
    }
    tag.add(this.doc.markStructureContent('Span'))
    for (const line of lines) {
      this.put(line, style, x, this.y)
      this.y += style.leading
    }
    this.doc.endMarkedContent()
  }

  /** Puts one line at a place on the page; `y` is the top of the line. */
  put(line: Line, style: TextStyle, x: number, y: number): void {
    this.doc.font(style.face, style.size).fillColor(style.color)
    const leading = style.leading - this.doc.currentLineHeight()
    this.doc.text(line, x, y + leading / 2, { lineBreak: false })
  }

  /** Draws what only the eye needs. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** Draws a line at this height, from the edge of the text and right across it if it is not to be shorter. */
  line(color: string, width: number, length = TEXT_WIDTH): void {
    this.artifact(() => {
      this.doc
        .moveTo(PAGE.left, this.y)
        .lineTo(PAGE.left + length, this.y)
        .lineWidth(width)
        .stroke(color)
    })
  }

  /** Sets what `inner` writes beside an upright rule at `x`, which goes on over the pages. */
  beside(x: number, inner: () => void): void {
    this.#rule = { x, from: this.y }
    inner()
    this.#drawRule()
    this.#rule = undefined
  }

  #drawRule(): void {
    const rule = this.#rule
    if (!rule || this.y <= rule.from) return
    this.artifact(() => this.doc.rect(rule.x, rule.from, 2, this.y - rule.from).fill(ACCENT))
  }
}
