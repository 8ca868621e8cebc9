import { type Refusal, refuse } from '../../kernel/decision'
import { CONTENT_LIMIT } from '../content'
import type { ImportedNotes } from './imported-notes'
import { readPlain } from './plain'
import { readInWorker } from './run-in-worker'
import { sniff } from './sniff'
import { structure } from './structure'

export type { ImportedNotes } from './imported-notes'

/** A file as the browser sends it; its name decides nothing but plain text or Markdown. */
export interface UploadedDocument {
  readonly fileName: string
  readonly bytes: Buffer
}

/** Largest file that is read, in bytes. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024

/**
 * Reads an uploaded document. Refusals: `document-empty`, `document-corrupt`, `document-encrypted`,
 * `document-scanned` (no text), `document-too-large` (over UPLOAD_LIMIT), `document-bomb` (inflates without
 * measure), `document-type`, `document-too-long` (over CONTENT_LIMIT) and `document-timeout`.
 */
export async function importDocument(
  document: UploadedDocument,
  newId: () => string,
): Promise<ImportedNotes | Refusal> {
  const { fileName, bytes } = document
  if (bytes.length > UPLOAD_LIMIT) return refuse('document-too-large', { max: UPLOAD_LIMIT / 1024 / 1024 })
  // Cheap to tell without a thread.
  const kind = sniff(fileName, bytes)
  if (typeof kind === 'object') return refuse(kind.fault)
  const reading = await readInWorker(fileName, bytes)
  return 'fault' in reading ? refuse(reading.fault, { max: CONTENT_LIMIT }) : structure(reading, newId)
}

/** Reads pasted text. Refusals: `document-empty` and `document-too-long`. */
export function importText(text: string, newId: () => string): ImportedNotes | Refusal {
  if (text.length > CONTENT_LIMIT) return refuse('document-too-long', { max: CONTENT_LIMIT })
  return structure(readPlain(text), newId)
}
