import type { Block } from './blocks'
import type { PdfPen, Tag } from './pdf-pen'
import { PAGE, STYLE, TEXT_WIDTH, type TextStyle } from './pdf-styles'
import { printableLine } from './printable'

/** Where a fact's value begins, from the edge of the text. */
const FACT_INDENT = 112
/** Where the text of a list item begins, from its mark. */
const LIST_INDENT = 16
/** A heading stays on a page only with this much of what follows. */
export const FOLLOWING = 3 * STYLE.body.leading

/** How the items of a list are set. */
interface ItemStyle {
  readonly label: TextStyle
  readonly x: number
  readonly indent: number
  readonly after: number
}

/** A fact about the meeting: its label, and beside it what it is. */
export const FACT: ItemStyle = { label: STYLE.strong, x: PAGE.left, indent: FACT_INDENT, after: 2 }

/** Most lines of a label that stands beside its text; a longer one stands above it. */
const LABEL_LINES = 4

/** A mark or label with its text beside it. */
export function writeItem(pen: PdfPen, list: Tag, style: ItemStyle, label: string, text: string): void {
  const item = pen.tag('LI', list)
  const labels = pen.lines(printableLine(label), style.label, style.indent - 6)
  const body = { x: style.x + style.indent, width: PAGE.left + TEXT_WIDTH - style.x - style.indent }
  const labelPlace = { tag: pen.tag('Lbl', item), x: style.x, width: TEXT_WIDTH }
  if (labels.length > LABEL_LINES) {
    pen.write(printableLine(label), style.label, labelPlace)
    pen.write(text, STYLE.body, { ...body, tag: pen.tag('LBody', item) })
  } else {
    pen.need(Math.max(labels.length, 1) * style.label.leading)
    pen.begin(text, STYLE.body, body.width)
    const [top, page] = [pen.y, pen.page]
    pen.draw(labels, style.label, labelPlace)
    const below = pen.y
    pen.y = top
    pen.write(text, STYLE.body, { ...body, tag: pen.tag('LBody', item) })
    if (pen.page === page) pen.y = Math.max(pen.y, below)
  }
  pen.y += style.after
}

/** The heading of a section, with a bookmark to it. */
export function writeHeading(pen: PdfPen, parent: Tag, text: string): void {
  const plain = printableLine(text)
  const lines = pen.lines(plain, STYLE.heading, TEXT_WIDTH).length
  pen.space(20)
  pen.need(lines * STYLE.heading.leading + 4 + FOLLOWING)
  const destination = { expanded: false, top: pen.y, left: PAGE.width }
  pen.doc.outline.addItem(plain, destination)
  pen.write(plain, STYLE.heading, { tag: pen.tag('H2', parent), x: PAGE.left, width: TEXT_WIDTH })
  pen.y += 4
}

/** A heading within a section. */
export function writeSubheading(
  pen: PdfPen,
  parent: Tag,
  level: 'H3' | 'H4',
  style: TextStyle,
  text: string,
  indent: number,
): void {
  const lines = pen.lines(printableLine(text), style, TEXT_WIDTH - indent).length
  pen.need(lines * style.leading + FOLLOWING)
  const place = { tag: pen.tag(level, parent), x: PAGE.left + indent, width: TEXT_WIDTH - indent }
  pen.write(printableLine(text), style, place)
  pen.y += 1
}

/** The text of a section or, indented, of its decision. */
export function writeBlocks(pen: PdfPen, parent: Tag, blocks: readonly Block[], indent: number): void {
  let list: Tag | undefined
  for (const [index, block] of blocks.entries()) {
    const last = index === blocks.length - 1
    if (block.kind !== blocks[index - 1]?.kind) list = undefined
    if (block.kind === 'bullet' || block.kind === 'numbered') {
      list ??= pen.tag('L', parent)
      const mark = block.kind === 'bullet' ? '•' : `${block.number ?? ''}.`
      writeItem(
        pen,
        list,
        listStyle(pen, blocks, indent, afterItem(block, blocks[index + 1])),
        mark,
        block.text,
      )
    } else if (block.kind === 'subheading') {
      pen.space(index > 0 ? 4 : 0)
      const [level, style] =
        indent > 0 ? (['H4', STYLE.minorHeading] as const) : (['H3', STYLE.subheading] as const)
      writeSubheading(pen, parent, level, style, block.text, indent)
    } else {
      const place = { tag: pen.tag('P', parent), x: PAGE.left + indent, width: TEXT_WIDTH - indent }
      pen.write(block.text, STYLE.body, place)
      pen.y += last ? 0 : 6
    }
  }
}

/** Marks wider than usual, such as `100.`, push in the text of their whole list. */
function listStyle(pen: PdfPen, blocks: readonly Block[], indent: number, after: number): ItemStyle {
  const marks = blocks.map((block) => pen.width(`${block.number ?? ''}.`, STYLE.body))
  return {
    label: STYLE.body,
    x: PAGE.left + indent,
    indent: Math.max(LIST_INDENT, ...marks.map((w) => w + 7)),
    after,
  }
}

/** Items of one list stand closer than the list and what follows it. */
function afterItem(block: Block, next: Block | undefined): number {
  if (!next) return 0
  return next.kind === block.kind ? 3 : 6
}
