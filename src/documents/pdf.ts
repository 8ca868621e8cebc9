import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import type { Block } from './blocks'
import { footHeight, footLines, furnish } from './pdf-furniture'
import { PdfPen, type Tag } from './pdf-pen'
import { signatureHeight, writeSignature } from './pdf-signature'
import { PAGE, STYLE, TEXT_WIDTH } from './pdf-styles'
import { beginningOf, writeTable } from './pdf-table'
import { FACT, FOLLOWING, writeBlocks, writeHeading, writeItem, writeSubheading } from './pdf-text'
import { escapeXml, printableLine } from './printable'
import {
  APPROVAL_SHARES,
  type ApprovalPage,
  type DocumentSection,
  languageTag,
  nameList,
  type PrintedDocument,
} from './printed-document'

const DECISION_INDENT = 14

/** The document as a tagged PDF with all fonts in it; the same document gives the same bytes. */
export async function documentAsPdf(doc: PrintedDocument): Promise<Buffer> {
  const file = openFile(doc)
  const pen = new PdfPen(file)
  pen.bottom -= footHeight(footLines(pen, doc))
  const root = file.struct('Document', { lang: languageTag(doc.language) })
  file.addStructure(root)
  pen.newPage()
  writeFront(pen, root, doc)
  for (const section of doc.sections) writeSection(pen, pen.tag('Sect', root), section)
  writeRecipients(pen, root, doc)
  if (doc.approval) {
    pen.newPage()
    writeApproval(pen, pen.tag('Sect', root), doc.approval)
  }
  if (doc.signature) writeSignature(pen, root, doc.signature)
  furnish(pen, doc)
  root.end()
  return bytesOf(file)
}

function openFile(doc: PrintedDocument): PDFKit.PDFDocument {
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

function writeFront(pen: PdfPen, root: Tag, doc: PrintedDocument): void {
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
  const { decision, tables = [] } = section
  if (decision) {
    pen.space(4)
    pen.need(STYLE.decision.leading + FOLLOWING)
    pen.beside(PAGE.left, () => {
      writeSubheading(pen, parent, 'H3', STYLE.decision, decision.label, DECISION_INDENT)
      writeBlocks(pen, parent, decision.blocks, DECISION_INDENT)
    })
  }
  for (const table of tables.filter(({ rows }) => rows.length > 0)) {
    pen.space(12)
    pen.need(2 * STYLE.subheading.leading + beginningOf(pen, table))
    writeSubheading(pen, parent, 'H3', STYLE.subheading, table.label, 0)
    writeTable(pen, parent, table)
  }
}

function writeRecipients(pen: PdfPen, root: Tag, { recipients, approval, signature }: PrintedDocument): void {
  if (recipients.lines.length === 0) return
  const { bottom } = pen
  // A signature that follows has its room on the same page, or it would stand on a page with nothing to sign.
  if (!approval) pen.bottom -= Math.min(signatureHeight(pen, signature), pen.pageHeight / 2)
  const part = pen.tag('Sect', root)
  writeHeading(pen, part, recipients.label)
  writeBlocks(pen, part, bullets(recipients.lines), 0)
  pen.bottom = bottom
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
  writeTable(pen, part, { ...page, shares: APPROVAL_SHARES })
}
