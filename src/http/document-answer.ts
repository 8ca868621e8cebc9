import { documentAsDocx } from '../documents/docx'
import { documentAsPdf } from '../documents/pdf'
import type { PrintedDocument } from '../documents/printed-document'
import type { Answer } from './answer'

const CONTENT_TYPE = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** A document to download, under this name. */
export async function documentAnswer(
  document: PrintedDocument,
  format: keyof typeof CONTENT_TYPE,
  name: string,
): Promise<Answer> {
  const file = format === 'docx' ? await documentAsDocx(document) : await documentAsPdf(document)
  const safe = name
    .replace(/[^\p{L}\p{N} .-]/gu, '')
    .trim()
    .slice(0, 120)
  return {
    status: 200,
    file,
    contentType: CONTENT_TYPE[format],
    fileName: `${safe || 'dokument'}.${format}`,
  }
}
