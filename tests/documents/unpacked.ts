import { fromBuffer } from 'yauzl'

/** The files of a ZIP package by name, as text. */
export function unpacked(zip: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>()
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error)
      file.on('end', () => resolve(files))
      file.on('error', reject)
      file.on('entry', (entry) => {
        file.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          file.readEntry()
        })
      })
      file.readEntry()
    })
  })
}

/** The first of the words that a text does not hold after the one before it; white space does not count. */
export function firstWordMissing(text: string, words: readonly string[]): string | undefined {
  const dense = text.replace(/\s/g, '')
  let at = 0
  for (const word of words) {
    const found = dense.indexOf(word, at)
    if (found < 0) return word
    at = found + word.length
  }
  return undefined
}
