import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** More entries, or more inflated bytes, than a document of notes ever has: a zip bomb. */
const ENTRIES_LIMIT = 2_000
const INFLATED_LIMIT = 60 * 1024 * 1024
/** More XML than this in one part is no text that a person wrote; reading it would cost minutes. */
const XML_LIMIT = 30 * 1024 * 1024

/** The XML parts of a package by name, or why there are none. */
type Parts = ReadonlyMap<string, string> | 'bomb' | 'corrupt' | 'encrypted'

/**
 * Inflates every entry of a zip and counts the bytes that really come out: declared sizes are never trusted.
 * Nothing but XML is kept.
 */
export async function xmlParts(bytes: Buffer): Promise<Parts> {
  const zip = await opened(bytes)
  if (!zip) return 'corrupt'
  return new Promise((resolve) => {
    const parts = new Map<string, string>()
    let inflated = 0
    let entries = 0
    const end = (result: Parts) => {
      zip.close()
      resolve(result)
    }
    zip.on('error', () => end('corrupt'))
    zip.on('end', () => end(parts))
    zip.on('entry', (entry: Entry) => {
      entries += 1
      if (entries > ENTRIES_LIMIT) return end('bomb')
      if (entry.isEncrypted()) return end('encrypted')
      zip.openReadStream(entry, (error, stream) => {
        if (error) return end('corrupt')
        const isXml = /\.(?:xml|rels)$/i.test(entry.fileName)
        const chunks: Buffer[] = []
        let size = 0
        stream.on('data', (chunk: Buffer) => {
          inflated += chunk.length
          size += chunk.length
          if (inflated > INFLATED_LIMIT || (isXml && size > XML_LIMIT)) {
            stream.destroy()
            end('bomb')
          } else if (isXml) chunks.push(chunk)
        })
        stream.on('error', () => end('corrupt'))
        stream.on('end', () => {
          if (isXml) parts.set(entry.fileName, decodeXml(Buffer.concat(chunks)))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}

/** Opens without checking declared sizes: they are not used, and a lie in them must count as a bomb, not as corrupt. */
function opened(bytes: Buffer): Promise<ZipFile | undefined> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: false }, (error, zip) =>
      resolve(error ? undefined : zip),
    )
  })
}

function decodeXml(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = !isUtf16 ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  return new TextDecoder(label).decode(bytes)
}
