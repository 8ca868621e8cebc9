import { once } from 'node:events'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'

const FONTS = join(__dirname, '../../../node_modules/dejavu-fonts-ttf/ttf')

/** Makes a PDF; `draw` puts on it what it likes. Fonts `text` and `bold` know Swedish letters. */
export async function pdfBytes(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const pdf = new PDFDocument(options)
  pdf.registerFont('text', join(FONTS, 'DejaVuSans.ttf'))
  pdf.registerFont('bold', join(FONTS, 'DejaVuSans-Bold.ttf'))
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(pdf, 'end')
  draw(pdf)
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

/** A grey square as a PNG, as a scanner would make it. */
export function greyPng(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const rows = Buffer.alloc((side + 1) * side, 0)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  const content = Buffer.concat([Buffer.from(type), data])
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}
