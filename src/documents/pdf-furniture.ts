import type { PdfPen } from './pdf-pen'
import { HAIRLINE, PAGE, STYLE, TEXT_WIDTH } from './pdf-styles'
import { printableLine } from './printable'
import { type PrintedDocument, pageWords } from './printed-document'

const SMALL = STYLE.quiet
/** Widest a version or page number may be; the title has the rest. */
const RIGHT_WIDTH = 140
/** Most lines of a title at the foot. */
const FOOT_LINES = 4

/** Puts the plan's name at the head and title, version and page number at the foot of every page. */
export function furnish(pen: PdfPen, doc: PrintedDocument): void {
  const pages = pen.doc.bufferedPageRange().count
  const head = fitted(pen, doc.planName, TEXT_WIDTH)
  const version = fitted(pen, doc.approval?.version ?? '', RIGHT_WIDTH - 70)
  const words = pageWords(doc.language)
  const title = footLines(pen, doc)
  for (let page = 0; page < pages; page++) {
    pen.doc.switchToPage(page)
    const number = `${words.before}${page + 1}${words.between}${pages}${words.after}`
    pen.artifact(() => {
      pen.put(head, SMALL, PAGE.left, PAGE.head)
      drawFoot(pen, title, version === '' ? number : `${version}  ·  ${number}`)
    }, 'Pagination')
  }
}

/** Height that a long title adds to the foot, in points. */
export function footHeight(lines: readonly string[]): number {
  return (lines.length - 1) * SMALL.leading
}

/** The title as it stands at the foot. */
export function footLines(pen: PdfPen, doc: PrintedDocument): readonly string[] {
  const lines = pen.lines(printableLine(doc.title), SMALL, TEXT_WIDTH - RIGHT_WIDTH)
  if (lines.length <= FOOT_LINES) return lines
  return [...lines.slice(0, FOOT_LINES - 1), `${(lines[FOOT_LINES - 1] ?? '').trimEnd().slice(0, -1)}…`]
}

function drawFoot(pen: PdfPen, title: readonly string[], right: string): void {
  const top = PAGE.height - PAGE.foot - footHeight(title)
  const edge = PAGE.left + TEXT_WIDTH
  pen.doc
    .moveTo(PAGE.left, top - 7)
    .lineTo(edge, top - 7)
    .lineWidth(0.5)
    .stroke(HAIRLINE)
  for (const [index, line] of title.entries()) pen.put(line, SMALL, PAGE.left, top + index * SMALL.leading)
  pen.put(right, SMALL, edge - pen.width(right, SMALL), top)
}

function fitted(pen: PdfPen, text: string, width: number): string {
  const [first = '', ...rest] = pen.lines(printableLine(text), SMALL, width - 10)
  return rest.length === 0 ? first : `${first.trimEnd()}…`
}
