import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import type { Block } from '../blocks'
import {
  ACTION_SHARES,
  APPROVAL_SHARES,
  type ApprovalPage,
  type DocumentSection,
  languageTag,
  type MinutesDocument,
  nameList,
} from './minutes-document'
import { footHeight, footLines, furnish } from './pdf-furniture'
import { PdfPen, type Tag } from './pdf-pen'
import { PAGE, STYLE, TEXT_WIDTH } from './pdf-styles'
import { writeTable } from './pdf-table'
import { FACT, FOLLOWING, writeBlocks, writeHeading, writeItem, writeSubheading } from './pdf-text'
import { escapeXml, printableLine } from './printable'

const DECISION_INDENT = 14

/** The minutes as a tagged PDF with all fonts in it; the same minutes give the same bytes. */
export async function minutesAsPdf(doc: MinutesDocument): Promise<Buffer> {
  const file = openFile(doc)
  const pen = new PdfPen(file)
  pen.bottom -= footHeight(footLines(pen, doc))
  const root = file.struct('Document', { lang: languageTag(doc.language) })
  file.addStructure(root)
  pen.newPage()
  writeFront(pen, root, doc)
  for (const section of doc.sections) writeSection(pen, pen.tag('Sect', root), section)
  writeRecipients(pen, root, doc)
  pen.newPage()
  writeApproval(pen, pen.tag('Sect', root), doc.approval)
  furnish(pen, doc)
  root.end()
  return bytesOf(file)
}

function openFile(doc: MinutesDocument): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // Page numbers name the last page, which is known at the end only.
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: languageTag(doc.language),
    displayTitle: true,
    info: {
      Title: metadataText(printableLine(doc.title)),
      Subject: metadataText(printableLine(doc.planName)),
      Creator: 'Samsyn',
      Producer: 'PDFKit',
      CreationDate: new Date(doc.created),
    },
  })
}

/** The library writes these texts twice: as they are into the file, and unescaped into its XML, which `<` would break. */
class MetadataText extends String {
  override toString(): string {
    return escapeXml(super.toString())
  }
}

function metadataText(text: string): string {
  return new MetadataText(text) as unknown as string
}

async function bytesOf(file: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  file.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(file, 'end')
  file.end()
  await ended
  return Buffer.concat(chunks)
}

function writeFront(pen: PdfPen, root: Tag, doc: MinutesDocument): void {
  const whole = { x: PAGE.left, width: TEXT_WIDTH }
  pen.write(printableLine(doc.title), STYLE.title, { ...whole, tag: pen.tag('H1', root) })
  pen.y += 12
  const people = doc.attendance.filter(({ names }) => names.length > 0)
  const facts = [
    ...doc.facts.filter(({ value }) => value !== ''),
    ...people.map(({ label, names }) => ({ label, value: nameList(names) })),
  ]
  if (facts.length === 0) return
  const list = pen.tag('L', root)
  for (const { label, value } of facts) writeItem(pen, list, FACT, label, value)
}

function writeSection(pen: PdfPen, parent: Tag, section: DocumentSection): void {
  writeHeading(pen, parent, section.heading)
  writeBlocks(pen, parent, section.blocks, 0)
  const { decision, actions } = section
  if (decision) {
    pen.space(4)
    pen.need(STYLE.decision.leading + FOLLOWING)
    pen.beside(PAGE.left, () => {
      writeSubheading(pen, parent, 'H3', STYLE.decision, decision.label, DECISION_INDENT)
      writeBlocks(pen, parent, decision.blocks, DECISION_INDENT)
    })
  }
  if (actions && actions.rows.length > 0) {
    pen.space(12)
    writeSubheading(pen, parent, 'H3', STYLE.subheading, actions.label, 0)
    writeTable(pen, parent, actions.columns, actions.rows, ACTION_SHARES)
  }
}

function writeRecipients(pen: PdfPen, root: Tag, { recipients }: MinutesDocument): void {
  if (recipients.lines.length === 0) return
  const part = pen.tag('Sect', root)
  writeHeading(pen, part, recipients.label)
  writeBlocks(pen, part, bullets(recipients.lines), 0)
}

function bullets(lines: readonly string[]): Block[] {
  return lines.map((text) => ({ kind: 'bullet', text }))
}

function writeApproval(pen: PdfPen, part: Tag, page: ApprovalPage): void {
  const whole = { x: PAGE.left, width: TEXT_WIDTH }
  writeHeading(pen, part, page.heading)
  pen.write(page.status, STYLE.body, { ...whole, tag: pen.tag('P', part) })
  pen.y += 6
  writeBlocks(pen, part, bullets(page.history), 0)
  pen.space(10)
  pen.need(2 * STYLE.body.leading + 2 * STYLE.hash.leading)
  pen.write(page.version, STYLE.strong, { ...whole, tag: pen.tag('P', part) })
  pen.write(page.hashLabel, STYLE.body, { ...whole, tag: pen.tag('P', part) })
  pen.write(page.hash, STYLE.hash, { ...whole, tag: pen.tag('P', part) })
  pen.space(14)
  writeTable(pen, part, page.columns, page.rows, APPROVAL_SHARES)
}
