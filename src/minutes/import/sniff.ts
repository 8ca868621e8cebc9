import type { DocumentFault } from './lines'

/** The readable kinds of document, told by content and never by name (a name decides between plain text and Markdown only). */
type DocumentKind = 'pdf' | 'zip' | 'markdown' | 'text'

const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream that an Office file with a password carries in its container ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
const OTHER_TYPES: readonly Buffer[] = [
  Buffer.from('89504e470d0a1a0a', 'hex'), // PNG
  Buffer.from('ffd8ff', 'hex'), // JPEG
  Buffer.from('GIF8'),
  Buffer.from('49492a00', 'hex'), // TIFF
  Buffer.from('4d4d002a', 'hex'), // TIFF
  Buffer.from('RIFF'),
  Buffer.from('{\\rtf'),
  Buffer.from('7f454c46', 'hex'), // ELF
  Buffer.from('1f8b', 'hex'), // gzip
  Buffer.from('377abcaf271c', 'hex'), // 7z
]

/** What the bytes are, or why they are nothing that can be imported. */
export function sniff(fileName: string, bytes: Buffer): DocumentKind | { readonly fault: DocumentFault } {
  if (bytes.length === 0) return { fault: 'document-empty' }
  // PDF readers accept up to 1,024 bytes before the header (ISO 32000-1, annex H.3.4.1).
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, Buffer.from('PK\u0003\u0004')) || startsWith(bytes, Buffer.from('PK\u0005\u0006')))
    return 'zip'
  if (startsWith(bytes, CFB)) {
    return { fault: bytes.includes(ENCRYPTED_PACKAGE) ? 'document-encrypted' : 'document-type' }
  }
  if (OTHER_TYPES.some((magic) => startsWith(bytes, magic))) return { fault: 'document-type' }
  const extension = fileName.toLowerCase().split('.').at(-1) ?? ''
  if (!isText(bytes)) return { fault: /^(docx|pdf)$/.test(extension) ? 'document-corrupt' : 'document-type' }
  return /^(md|markdown)$/.test(extension) ? 'markdown' : 'text'
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic)
}

/** Text has a UTF-16 mark or no NUL, and hardly any control characters. */
function isText(bytes: Buffer): boolean {
  if (utf16Label(bytes)) return true
  const sample = bytes.subarray(0, 65_536)
  let control = 0
  for (const byte of sample) {
    if (byte === 0) return false
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) control += 1
  }
  return control <= sample.length / 200
}

function utf16Label(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * Decodes text: by its byte order mark, else as UTF-8, else as Windows-1252, which is what older Swedish
 * programs on Windows write.
 */
export function decodeText(bytes: Buffer): string {
  const utf16 = utf16Label(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
