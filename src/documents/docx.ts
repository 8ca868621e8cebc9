import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block } from './blocks'
import { DocxLists, type ListPlace } from './docx-lists'
import { CORE_PROPERTIES, coreProperties, withoutPackingTime } from './docx-package'
import { afterList, DECISION_HEADING, documentStyles, listIndent, TEXT_WIDTH } from './docx-styles'
import { tableOf } from './docx-table'
import { paragraph, runs } from './docx-text'
import { printableLine } from './printable'
import {
  APPROVAL_SHARES,
  type ApprovalPage,
  type DocumentSection,
  nameList,
  type PrintedDocument,
  pageWords,
  type Signature,
} from './printed-document'

/** A4, and margins of 25 mm; the foot needs a little more. In twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1700, bottom: 1560, left: 1417, right: 1417, header: 720, footer: 720 },
} as const

/** The document in Word's format; the same document gives the same bytes. */
export async function documentAsDocx(doc: PrintedDocument): Promise<Buffer> {
  const lists = new DocxLists()
  const children = [...front(doc), ...doc.sections.flatMap((s) => section(s, lists)), ...back(doc, lists)]
  const file = new Document({
    styles: documentStyles(doc),
    numbering: lists.numbering(),
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [line(doc.planName, 'PageHead')] }) },
        footers: { default: new Footer({ children: [foot(doc)] }) },
        children,
      },
    ],
  })
  const properties = { path: CORE_PROPERTIES, data: coreProperties(doc) }
  return withoutPackingTime(await Packer.toBuffer(file, undefined, [properties]))
}

function line(text: string, style: string): Paragraph {
  return paragraph(printableLine(text), { style })
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return paragraph(printableLine(text), { heading: level })
}

function foot(doc: PrintedDocument): Paragraph {
  const { before, between, after } = pageWords(doc.language)
  const version = doc.approval ? `${printableLine(doc.approval.version)}  ·  ` : ''
  return new Paragraph({
    style: 'PageFoot',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      ...runs(printableLine(doc.title)),
      new TextRun({
        children: [
          new Tab(),
          `${version}${before}`,
          PageNumber.CURRENT,
          between,
          PageNumber.TOTAL_PAGES,
          after,
        ],
      }),
    ],
  })
}

function front(doc: PrintedDocument): Paragraph[] {
  const people = doc.attendance.filter(({ names }) => names.length > 0)
  return [
    heading(doc.title, HeadingLevel.HEADING_1),
    ...doc.facts.filter(({ value }) => value !== '').map(({ label, value }) => fact(label, value)),
    ...people.map(({ label, names }) => fact(label, nameList(names))),
  ]
}

function fact(label: string, value: string): Paragraph {
  return new Paragraph({
    style: 'Fact',
    children: [
      ...runs(printableLine(label), { bold: true }),
      new TextRun({ children: [new Tab()] }),
      ...runs(value),
    ],
  })
}

function section(part: DocumentSection, lists: DocxLists): (Paragraph | Table)[] {
  const { decision, tables = [] } = part
  const content: (Paragraph | Table)[] = [
    heading(part.heading, HeadingLevel.HEADING_2),
    ...text(part.blocks, lists, false),
  ]
  if (decision) {
    content.push(
      decisionHeading(decision.label, HeadingLevel.HEADING_3),
      ...text(decision.blocks, lists, true),
    )
  }
  for (const table of tables.filter(({ rows }) => rows.length > 0)) {
    content.push(heading(table.label, HeadingLevel.HEADING_3), tableOf(table))
  }
  return content
}

function decisionHeading(label: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return paragraph(printableLine(label), { heading: level, ...DECISION_HEADING })
}

function text(
  blocks: readonly Block[],
  lists: DocxLists,
  inDecision: boolean,
  itemOptions: IParagraphOptions = {},
): Paragraph[] {
  const digits = Math.max(1, ...blocks.map(({ number = '' }) => number.length))
  let previous: { block: Block; place: ListPlace } | undefined
  return blocks.map((block, index) => {
    if (block.kind === 'subheading') {
      previous = undefined
      return inDecision
        ? decisionHeading(block.text, HeadingLevel.HEADING_4)
        : heading(block.text, HeadingLevel.HEADING_3)
    }
    if (block.kind === 'paragraph') {
      previous = undefined
      return paragraph(block.text, inDecision ? { style: 'Decision' } : {})
    }
    previous = { block, place: lists.place(block, previous) }
    return paragraph(block.text, {
      ...itemOptions,
      style: inDecision ? 'DecisionItem' : 'ListItem',
      numbering: previous.place,
      indent: listIndent(inDecision, block.kind === 'bullet' ? 1 : digits),
      ...(blocks[index + 1]?.kind === block.kind ? {} : { spacing: { after: afterList(inDecision) } }),
    })
  })
}

function back(doc: PrintedDocument, lists: DocxLists): (Paragraph | Table)[] {
  const { label, lines } = doc.recipients
  // Or a signature that follows would stand on a page with nothing to sign.
  const withNext = doc.signature && !doc.approval ? { keepNext: true } : {}
  const recipients =
    lines.length === 0 ? [] : [heading(label, HeadingLevel.HEADING_2), ...bullets(lines, lists, withNext)]
  return [
    ...recipients,
    ...(doc.approval ? approvalPage(doc.approval, lists) : []),
    ...(doc.signature ? signature(doc.signature) : []),
  ]
}

function bullets(lines: readonly string[], lists: DocxLists, options: IParagraphOptions = {}): Paragraph[] {
  return text(
    lines.map((line) => ({ kind: 'bullet', text: line })),
    lists,
    false,
    options,
  )
}

function approvalPage(page: ApprovalPage, lists: DocxLists): (Paragraph | Table)[] {
  return [
    paragraph(printableLine(page.heading), {
      heading: HeadingLevel.HEADING_2,
      pageBreakBefore: true,
      spacing: { before: 0 },
    }),
    paragraph(page.status),
    ...bullets(page.history, lists),
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 0 },
      children: runs(printableLine(page.version), { bold: true }),
    }),
    paragraph(page.hashLabel, { keepNext: true, spacing: { after: 20 } }),
    paragraph(page.hash, { style: 'Hash' }),
    tableOf({ ...page, shares: APPROVAL_SHARES }),
  ]
}

/** A paragraph with nothing in it but room, which its rule ends, and the lines below: together on one page. */
function signature({ lines }: Signature): Paragraph[] {
  if (lines.length === 0) return []
  const below = lines.map((text, index) =>
    paragraph(printableLine(text), { style: 'Signature', keepNext: index < lines.length - 1 }),
  )
  return [new Paragraph({ style: 'SignHere' }), ...below]
}
