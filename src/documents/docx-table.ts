import { Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { HEAD_RULE, TABLE_BORDERS, TEXT_WIDTH } from './docx-styles'
import { paragraph } from './docx-text'
import type { PlainTable } from './printed-document'

/** Room at the sides of a cell; the first and last columns still line up with the text. */
const CELL_MARGINS = { left: 0, right: 170, top: 0, bottom: 0 } as const

/**
 * A table over the whole width, whose head is marked as such and repeated on every page, and whose rows are not
 * torn apart.
 */
export function tableOf({ columns, shares, rows }: PlainTable): Table {
  const widths = columns.map((_, column) => Math.round((TEXT_WIDTH * (shares[column] ?? 0)) / 100))
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head,
      children: cells.map((text, column) => cell(text, widths[column] ?? 0, head)),
    })
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: TABLE_BORDERS,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  })
}

function cell(text: string, width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL_MARGINS,
    ...(head ? { borders: HEAD_RULE } : {}),
    children: [paragraph(text, { style: head ? 'TableHead' : 'TableText' })],
  })
}
