import type {
  ApprovalPage,
  DocumentSection,
  DocumentTable,
  PrintedDocument,
} from '../../src/documents/printed-document'

/** Every word that a reader must find again, in the order of the page. */
export function wordsOf(doc: PrintedDocument): string[] {
  const { approval, signature } = doc
  const parts = [
    doc.title,
    ...doc.facts.filter(({ value }) => value !== '').flatMap(({ label, value }) => [label, value]),
    ...doc.attendance
      .filter(({ names }) => names.length > 0)
      .flatMap(({ label, names }) => [label, names.join(', ')]),
    ...doc.sections.flatMap(sectionTexts),
    ...(doc.recipients.lines.length > 0 ? [doc.recipients.label, ...doc.recipients.lines] : []),
    ...(approval ? approvalTexts(approval) : []),
    ...(signature?.lines ?? []),
  ]
  return parts.flatMap((part) => part.split(/\s+/)).filter((word) => word !== '')
}

function sectionTexts(section: DocumentSection): string[] {
  const { decision, tables = [] } = section
  return [
    section.heading,
    ...section.blocks.map(({ text }) => text),
    ...(decision ? [decision.label, ...decision.blocks.map(({ text }) => text)] : []),
    ...tables.flatMap(tableTexts),
  ]
}

function tableTexts({ label, columns, rows }: DocumentTable): string[] {
  return rows.length > 0 ? [label, ...columns, ...rows.flat()] : []
}

function approvalTexts(page: ApprovalPage): string[] {
  return [
    page.heading,
    page.status,
    ...page.history,
    page.version,
    page.hashLabel,
    page.hash,
    ...page.columns,
    ...page.rows.flat(),
  ]
}
