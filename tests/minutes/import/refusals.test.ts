import { deflateSync } from 'node:zlib'
import { importDocument, importText, UPLOAD_LIMIT } from '../../../src/minutes/import/import-notes'
import { readInWorker } from '../../../src/minutes/import/run-in-worker'
import { counting } from './ids'
import { greyPng, pdfBytes } from './pdf-bytes'
import { docxBytes, zipBytes } from './zip-bytes'

async function refusalOf(fileName: string, bytes: Buffer): Promise<string> {
  const result = await importDocument({ fileName, bytes }, counting())
  return 'refused' in result ? result.refused : 'accepted'
}

const DOCX = docxBytes('<w:p><w:r><w:t>Beslut om planen</w:t></w:r></w:p>')
/** Pseudo-random bytes, the same each time. */
const NOISE = Buffer.from(
  Array.from({ length: 5_000 }, (_, i) => (Math.imul(i + 7, 2_654_435_761) >>> 13) & 255),
)
const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_000)])

describe('a document that cannot be imported is refused, each for its own reason', () => {
  it('empty: no bytes, blank text, a docx and a pdf without anything on them', async () => {
    expect(await refusalOf('tom.docx', Buffer.alloc(0))).toBe('document-empty')
    expect(await refusalOf('tom.txt', Buffer.from(' \n\t\n'))).toBe('document-empty')
    expect(await refusalOf('tom.docx', docxBytes('<w:p/>'))).toBe('document-empty')
    expect(await refusalOf('tom.pdf', await pdfBytes(() => undefined))).toBe('document-empty')
  })

  it('corrupt: cut off, damaged inside, or no document at all under its name', async () => {
    expect(await refusalOf('a.docx', DOCX.subarray(0, DOCX.length - 60))).toBe('document-corrupt')
    expect(await refusalOf('a.docx', docxBytes('<w:p><w:r>'))).toBe('document-corrupt')
    expect(
      await refusalOf(
        'a.docx',
        docxBytes('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      ),
    ).toBe('document-corrupt')
    expect(await refusalOf('a.docx', NOISE)).toBe('document-corrupt')
    expect(await refusalOf('a.pdf', NOISE)).toBe('document-corrupt')
    expect(await refusalOf('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), NOISE]))).toBe(
      'document-corrupt',
    )
  })

  it('encrypted: a pdf with a password, a docx with one (which is a container of another kind)', async () => {
    const pdf = await pdfBytes((p) => p.font('text').text('Hemligt'), {
      userPassword: 'lösen',
      pdfVersion: '1.7',
    })
    expect(await refusalOf('a.pdf', pdf)).toBe('document-encrypted')
    const docx = Buffer.concat([CFB, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)])
    expect(await refusalOf('a.docx', docx)).toBe('document-encrypted')
  })

  it('scanned: pages that are pictures', async () => {
    const drawn = await pdfBytes((p) => p.rect(50, 50, 400, 600).fill('grey'))
    expect(await refusalOf('a.pdf', drawn)).toBe('document-scanned')
    const [small, large] = [
      await pdfBytes((p) => p.image(greyPng(100))),
      await pdfBytes((p) => p.image(greyPng(1_500))),
    ]
    expect(await refusalOf('a.pdf', small)).toBe('document-scanned')
    expect(await refusalOf('a.pdf', large)).toBe('document-scanned')
    expect(await refusalOf('a.docx', docxBytes('<w:p><w:r><w:drawing></w:drawing></w:r></w:p>'))).toBe(
      'document-scanned',
    )
  })

  it('too large: 50 MB', async () => {
    expect(await refusalOf('a.txt', Buffer.alloc(50 * 1024 * 1024, 'a'))).toBe('document-too-large')
    expect(await refusalOf('a.txt', Buffer.alloc(UPLOAD_LIMIT + 1, 'a'))).toBe('document-too-large')
  })

  it('a zip bomb: too much inside, whatever it claims, or too many files', async () => {
    const zeros = { name: 'word/media/image1.png', content: Buffer.alloc(70 * 1024 * 1024) }
    expect(await refusalOf('a.docx', zipBytes([zeros]))).toBe('document-bomb')
    expect(await refusalOf('a.docx', zipBytes([{ ...zeros, declared: 100 }]))).toBe('document-bomb')
    const many = Array.from({ length: 2_001 }, (_, i) => ({
      name: `word/${i}.xml`,
      content: Buffer.from('<a/>'),
    }))
    expect(await refusalOf('a.docx', zipBytes(many))).toBe('document-bomb')
    const xml = Buffer.alloc(40 * 1024 * 1024, '<w:p/>')
    expect(await refusalOf('a.docx', zipBytes([{ name: 'word/document.xml', content: xml }]))).toBe(
      'document-bomb',
    )
  })

  it('a type that is not read: told by content, not by name', async () => {
    expect(await refusalOf('a.docx', CFB)).toBe('document-type')
    expect(await refusalOf('a.pdf', Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBe('document-type')
    expect(await refusalOf('a.txt', Buffer.from('ffd8ffe000104a46', 'hex'))).toBe('document-type')
    expect(await refusalOf('a.txt', NOISE)).toBe('document-type')
    const sheet = zipBytes([{ name: '[Content_Types].xml', content: Buffer.from('<Types/>') }])
    expect(await refusalOf('a.docx', sheet)).toBe('document-type')
  })

  it('too long: more text than minutes hold', async () => {
    const text = 'Ord om processen. '.repeat(20_000)
    expect(importText(text, counting())).toMatchObject({ refused: 'document-too-long' })
    expect(await refusalOf('a.txt', Buffer.from(text))).toBe('document-too-long')
    expect(await refusalOf('a.docx', docxBytes(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`))).toBe(
      'document-too-long',
    )
  })
})

describe('a hostile document', () => {
  it('that takes too long is given up', async () => {
    expect(await readInWorker('a.docx', DOCX, { milliseconds: 1, growth: Number.MAX_SAFE_INTEGER })).toEqual({
      fault: 'document-timeout',
    })
  })

  it('a pdf that inflates without measure takes neither the memory nor the time of the server', async () => {
    const pages = deflateSync(Buffer.alloc(400 * 1024 * 1024, '0 0 m '), { level: 9 })
    const head =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
    const page = `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length ${pages.length}>>stream\n`
    const bytes = Buffer.concat([
      Buffer.from(head + page),
      pages,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    ])
    const result = await readInWorker('a.pdf', bytes, { milliseconds: 5_000, growth: 300 * 1024 * 1024 })
    expect(result).toEqual({ fault: expect.stringMatching(/^document-(?:bomb|timeout)$/) })
  })

  it('leaves the next one unharmed', async () => {
    const [bad, good] = await Promise.all([
      importDocument({ fileName: 'a.docx', bytes: DOCX.subarray(0, 50) }, counting()),
      importDocument({ fileName: 'b.docx', bytes: DOCX }, counting()),
    ])
    expect(bad).toMatchObject({ refused: 'document-corrupt' })
    expect(good).toMatchObject({ sections: [{ text: 'Beslut om planen' }] })
  })
})
