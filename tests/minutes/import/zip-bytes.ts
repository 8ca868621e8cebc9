import { crc32, deflateRawSync } from 'node:zlib'

/** A file in a zip; `declared` is the size that the zip claims it has, where that is a lie. */
export interface ZipEntry {
  readonly name: string
  readonly content: Buffer
  readonly declared?: number
}

/** Writes a zip by hand, so that it may lie. */
export function zipBytes(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, declared } of entries) {
    const data = deflateRawSync(content, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(declared ?? content.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data])
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The smallest docx with a given body, and other parts if wanted. */
export function docxBytes(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const document = `<?xml version="1.0"?><w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`
  const all = { '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...parts }
  return zipBytes(Object.entries(all).map(([name, xml]) => ({ name, content: Buffer.from(xml) })))
}
