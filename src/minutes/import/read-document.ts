import { CONTENT_LIMIT } from '../content'
import { readDocx } from './docx'
import type { Reading } from './lines'
import { readMarkdown } from './markdown'
import { readPdf } from './pdf'
import { readPlain } from './plain'
import { decodeText, sniff } from './sniff'
import { XmlError } from './xml'

/**
 * Reads a document whole, by what its bytes are. Runs in a worker: it may take all memory and time that it is
 * given. Faults of the document are values; anything else that is thrown is a fault of ours.
 */
export async function readDocument(fileName: string, bytes: Buffer): Promise<Reading> {
  const kind = sniff(fileName, bytes)
  if (typeof kind === 'object') return kind
  const reading = await read(kind, bytes)
  if ('fault' in reading) return reading
  const length = reading.lines.reduce((sum, line) => sum + line.text.length, 0)
  return length > CONTENT_LIMIT ? { fault: 'document-too-long' } : reading
}

async function read(kind: 'pdf' | 'zip' | 'markdown' | 'text', bytes: Buffer): Promise<Reading> {
  try {
    if (kind === 'pdf') return await readPdf(bytes)
    if (kind === 'zip') return await readDocx(bytes)
  } catch (error) {
    // The PDF reader throws errors of many names for files that are damaged inside.
    if (kind === 'pdf' || error instanceof XmlError || error instanceof RangeError)
      return { fault: 'document-corrupt' }
    throw error
  }
  const text = decodeText(bytes)
  if (text.length > CONTENT_LIMIT)
    return { fault: text.trim() === '' ? 'document-empty' : 'document-too-long' }
  return kind === 'markdown' ? readMarkdown(text) : readPlain(text)
}
