import type { Line } from './line-breaking'
import type { PdfPen, Tag } from './pdf-pen'
import { HAIRLINE, PAGE, STYLE, TEXT_WIDTH, type TextStyle } from './pdf-styles'
import type { PlainTable } from './printed-document'

const PADDING = 4.5
/** Room between two columns. */
const GUTTER = 10
/** A taller head, in points, is not repeated: it would leave no room for rows. */
const LARGEST_HEAD = 150
const INK = STYLE.cellHead.color

interface Cell {
  readonly x: number
  readonly lines: Line[]
  readonly tag: Tag | undefined
}

/** A table over the whole width; its head is repeated on every page, where it is decoration to a screen reader. */
export function writeTable(pen: PdfPen, parent: Tag, { columns, shares, rows }: PlainTable): void {
  const widths = shares.map((share) => (TEXT_WIDTH * share) / 100)
  const table = pen.tag('Table', parent)
  const measured = rows.map((row) => cellsOf(pen, row, widths, STYLE.cell))
  const head = cellsOf(pen, columns, widths, STYLE.cellHead)
  const headHeight = heightOf(head, STYLE.cellHead)
  const repeatHead = () => {
    if (headHeight < LARGEST_HEAD) drawHead(pen, head)
  }
  pen.need(Math.min(headHeight, LARGEST_HEAD) + heightOf(measured[0] ?? [], STYLE.cell))
  writeRow(pen, withTags(pen, head, pen.tag('TR', table), 'TH'), STYLE.cellHead, () => {})
  pen.line(INK, 1)
  for (const row of measured) {
    writeRow(pen, withTags(pen, row, pen.tag('TR', table), 'TD'), STYLE.cell, repeatHead)
    pen.line(HAIRLINE, 0.5)
  }
}

/** Height of a table's head and first row, in points, by which its label has to stand. */
export function beginningOf(pen: PdfPen, { columns, shares, rows }: PlainTable): number {
  const widths = shares.map((share) => (TEXT_WIDTH * share) / 100)
  const head = heightOf(cellsOf(pen, columns, widths, STYLE.cellHead), STYLE.cellHead)
  const first = heightOf(cellsOf(pen, rows[0] ?? [], widths, STYLE.cell), STYLE.cell)
  return Math.min(head, LARGEST_HEAD) + Math.min(first, LARGEST_HEAD)
}

function cellsOf(pen: PdfPen, texts: readonly string[], widths: readonly number[], style: TextStyle): Cell[] {
  let x = PAGE.left
  return texts.map((text, column) => {
    const width = widths[column] ?? 0
    const cell = {
      x,
      lines: pen.lines(text, style, width - (column < texts.length - 1 ? GUTTER : 0)),
      tag: undefined,
    }
    x += width
    return cell
  })
}

function withTags(pen: PdfPen, cells: readonly Cell[], row: Tag, type: 'TH' | 'TD'): Cell[] {
  return cells.map((cell) => ({
    ...cell,
    tag: pen.tag(type, row, type === 'TH' ? { scope: 'Column' } : {}),
  }))
}

function linesIn(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length))
}

function heightOf(cells: readonly Cell[], style: TextStyle): number {
  return linesIn(cells) * style.leading + 2 * PADDING
}

function drawHead(pen: PdfPen, cells: readonly Cell[]): void {
  drawCells(pen, cells, STYLE.cellHead)
  pen.line(INK, 1)
}

/** A row goes whole to the next page if it does not fit on this one; only a row that fits on none is torn. */
function writeRow(pen: PdfPen, cells: readonly Cell[], style: TextStyle, repeatHead: () => void): void {
  let rest = cells
  while (heightOf(rest, style) > pen.left) {
    const fitting = Math.floor((pen.left - 2 * PADDING) / style.leading)
    if (heightOf(rest, style) > pen.pageHeight - LARGEST_HEAD && fitting > 2) {
      drawCells(pen, slice(rest, 0, fitting), style)
      rest = slice(rest, fitting)
    }
    pen.newPage()
    repeatHead()
  }
  drawCells(pen, rest, style)
}

function slice(cells: readonly Cell[], from: number, to?: number): Cell[] {
  return cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) }))
}

function drawCells(pen: PdfPen, cells: readonly Cell[], style: TextStyle): void {
  const top = pen.y + PADDING
  for (const { x, lines, tag } of cells) {
    if (tag) {
      pen.y = top
      pen.draw(lines, style, { tag, x, width: 0 })
    } else {
      pen.artifact(() => {
        for (const [index, line] of lines.entries()) pen.put(line, style, x, top + index * style.leading)
      })
    }
  }
  pen.y = top + linesIn(cells) * style.leading + PADDING
}
