import fc from 'fast-check'
import { convertToHtml, extractRawText } from 'mammoth'
import type { Block } from '../../src/documents/blocks'
import { documentAsDocx } from '../../src/documents/docx'
import type { PrintedDocument } from '../../src/documents/printed-document'
import { inventedExtract, POSITIONS } from './invented-extract'
import { hugeMinutes, inventedMinutes, withText } from './invented-minutes'
import { strangeDocument } from './strange-documents'
import { firstWordMissing, unpacked } from './unpacked'
import { wordsOf } from './words-of'

async function part(doc: PrintedDocument, name: string): Promise<string> {
  return (await unpacked(await documentAsDocx(doc))).get(name) ?? ''
}

const body = (doc: PrintedDocument) => part(doc, 'word/document.xml')

async function html(doc: PrintedDocument): Promise<string> {
  return (await convertToHtml({ buffer: await documentAsDocx(doc) })).value
}

async function text(doc: PrintedDocument): Promise<string> {
  return (await extractRawText({ buffer: await documentAsDocx(doc) })).value
}

describe('minutes as a Word document', () => {
  test('given short minutes, every word stands in it in order', async () => {
    const doc = inventedMinutes()
    expect(firstWordMissing(await text(doc), wordsOf(doc))).toBeUndefined()
  })

  test('given sixty people and a hundred sections, every word stands in it in order', async () => {
    const doc = hugeMinutes()
    expect(firstWordMissing(await text(doc), wordsOf(doc))).toBeUndefined()
  })

  test('headings are headings, in their order of rank', async () => {
    const page = await html(inventedMinutes())
    expect(page.match(/<h[1-4]>[^<]*/g)).toEqual([
      '<h1>Processträff 2.8.3 Kommunikation, mars 2026',
      '<h2>§ 1 Mötet öppnas',
      '<h2>§ 2 Läget i processen',
      '<h3>Vad som återstår',
      '<h3>Att göra',
      '<h2>§ 3 Kampanj riktad till unga',
      '<h3>Beslut',
      '<h2>Beslut skickas till',
      '<h2>Godkännande',
    ])
  })

  test('lists are lists', async () => {
    const page = await html(inventedMinutes())
    expect(page).toContain('<ul><li>Texter på lätt svenska</li>')
    expect(page).toContain(
      '<ol><li>Texterna skrivs klart.</li><li>Texterna prövas med en referensgrupp.</li>',
    )
  })

  test('given items numbered 3, 4, 9 and 07, each keeps its number', async () => {
    const items = ['3', '4', '9', '07'].map(
      (number): Block => ({ kind: 'numbered', number, text: `punkt ${number}` }),
    )
    const numbering = await part(withText(items), 'word/numbering.xml')
    expect(numbering.match(/w:startOverride w:val="(3|9)"/g)).toEqual([
      'w:startOverride w:val="3"',
      'w:startOverride w:val="9"',
    ])
    expect(numbering).toContain('w:lvlText w:val="07."')
  })

  test('the head of each table is marked and repeated, and rows are not torn', async () => {
    const xml = await body(inventedMinutes())
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3 + 5)
  })

  test('the approval page begins a page', async () => {
    expect(await body(inventedMinutes())).toMatch(
      /w:pageBreakBefore\/>(?:(?!<w:t ).)*<w:t [^>]*>Godkännande</,
    )
  })

  test('a decision has its rule besides its label', async () => {
    expect(await body(inventedMinutes())).toMatch(
      /<w:pBdr><w:left [^>]*\/><\/w:pBdr>(?:(?!<w:t ).)*<w:t [^>]*>Beslut</,
    )
  })

  test.each([
    ['sv', 'sv-SE', 'Sida ', ' ('],
    ['en', 'en-GB', 'Page ', ' of '],
  ] as const)(
    'in %s it says so, and counts its pages in that language',
    async (language, tag, before, between) => {
      const files = await unpacked(await documentAsDocx(inventedMinutes({ language })))
      expect(files.get('word/styles.xml')).toContain(`<w:lang w:val="${tag}"`)
      expect(files.get('docProps/core.xml')).toContain(`<dc:language>${tag}</dc:language>`)
      const foot = files.get('word/footer1.xml') ?? ''
      expect(
        firstWordMissing(foot, [
          'Kommunikation,',
          'Version2',
          before.trim(),
          'PAGE',
          between.trim(),
          'NUMPAGES',
        ]),
      ).toBeUndefined()
    },
  )

  test('it has its title, and was made when the minutes say', async () => {
    const core = await part(inventedMinutes({ title: 'Å <&> "B"' }), 'docProps/core.xml')
    expect(core).toContain('<dc:title>Å &lt;&amp;&gt; "B"</dc:title>')
    expect(core).toContain('2026-03-26T09:42:00.000Z</dcterms:created>')
  })

  test('the same minutes give the same bytes', async () => {
    jest.useFakeTimers({ now: new Date('2026-03-26T10:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] })
    const first = await documentAsDocx(inventedMinutes())
    jest.setSystemTime(new Date('2031-01-01T00:00:00Z'))
    const second = await documentAsDocx(inventedMinutes())
    jest.useRealTimers()
    expect(second.equals(first)).toBe(true)
  })

  test('text is literal, and characters that XML forbids are gone', async () => {
    const typed = '<b>**fet**</b> &amp; =HYPERLINK("x") a\u0000b\u0008c \ud800'
    const doc = withText([{ kind: 'paragraph', text: typed }])
    expect(await text(doc)).toContain('<b>**fet**</b> &amp; =HYPERLINK("x") abc \ufffd')
    expect(await body(doc)).not.toContain('w:instrText')
  })

  test('a section of 60 000 characters, and a single word of as many, are whole', async () => {
    const long = `${'ord '.repeat(15_000)}${'Å'.repeat(60_000)}`
    expect(await text(withText([{ kind: 'paragraph', text: long }]))).toContain(long)
  })

  test('whatever is pasted, the file opens again', async () => {
    await fc.assert(
      fc.asyncProperty(strangeDocument, async (doc) => {
        const file = await documentAsDocx(doc)
        expect((await convertToHtml({ buffer: file })).value).toContain('<h1>')
        for (const xml of (await unpacked(file)).values())
          expect(xml).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/u)
      }),
      { numRuns: 60, seed: 26 },
    )
  })
})

describe('an extract as a Word document', () => {
  const { signature: _, ...unsigned } = inventedExtract()

  test('given no approval, every word stands in it in order, on no page of its own, and the foot has no version', async () => {
    const doc = inventedExtract()
    expect(firstWordMissing(await text(doc), wordsOf(doc))).toBeUndefined()
    expect(await body(doc)).not.toContain('w:pageBreakBefore')
    const foot = (await part(doc, 'word/footer1.xml')).replace(/<[^>]*>/g, '')
    expect(foot).toMatch(/^Protokollsutdrag: § 3 Kampanj riktad till ungaSida /)
  })

  test('a table of positions stands under its label, after the decision', async () => {
    const page = await html(inventedExtract())
    expect(page.match(/<h[1-4]>[^<]*|<table>/g)).toEqual([
      '<h1>Protokollsutdrag: § 3 Kampanj riktad till unga',
      '<h2>§ 3 Kampanj riktad till unga',
      '<h3>Beslut',
      '<h3>Förvaltningarnas svar',
      '<table>',
      '<h2>Beslut skickas till',
    ])
    const cells = page.match(/<t[hd]>.*?<\/t[hd]>/g)?.map((cell) => cell.replace(/<[^>]*>/g, ''))
    expect(cells).toEqual([...POSITIONS.columns, ...POSITIONS.rows.flat()])
    const widths = (await body(inventedExtract())).match(/(?<=<w:gridCol w:w=")\d+/g)?.map(Number) ?? []
    const whole = widths.reduce((sum, width) => sum + width, 0)
    expect(widths.map((width) => Math.round((100 * width) / whole))).toEqual(POSITIONS.shares)
  })

  test('several tables stand one after the other, and one without rows is left out', async () => {
    const [section] = inventedExtract().sections
    const tables = [POSITIONS, { ...POSITIONS, label: 'Tomt', rows: [] }, { ...POSITIONS, label: 'Sedan' }]
    const page = await html(inventedExtract({ sections: section ? [{ ...section, tables }] : [] }))
    expect(page.match(/<h3>[^<]*|<table>/g)).toEqual([
      '<h3>Beslut',
      '<h3>Förvaltningarnas svar',
      '<table>',
      '<h3>Sedan',
      '<table>',
    ])
  })

  test('it is signed last of all, on a rule that stays with its lines and with the recipients', async () => {
    const page = await html(inventedExtract())
    expect(page).toMatch(/<p>Karin Ek, ordförande<\/p><p>Rätt utdraget intygas<\/p>$/)
    expect(await body(inventedExtract())).toMatch(
      /w:val="SignHere"\/><\/w:pPr><\/w:p><w:p><w:pPr><w:pStyle w:val="Signature"\/><w:keepNext\/>/,
    )
    expect(await body(inventedExtract())).toMatch(
      /<w:keepNext\/>(?:(?!<w:p>).)*<w:t [^>]*>Kultur och fritid<\/w:t><\/w:r><\/w:p><w:p><w:pPr><w:pStyle w:val="SignHere"/,
    )
    const styles = await part(inventedExtract(), 'word/styles.xml')
    expect(styles).toMatch(/w:styleId="SignHere">.*?<w:keepNext\/>.*?<w:pBdr><w:bottom .*?<\/w:style>/)
  })

  test('given approval, too, it is signed after that page', async () => {
    const { signature } = inventedExtract()
    const doc = { ...inventedMinutes(), ...(signature ? { signature } : {}) }
    expect(firstWordMissing(await text(doc), wordsOf(doc))).toBeUndefined()
  })

  test.each([
    ['none', unsigned],
    ['one without lines', inventedExtract({ signature: { lines: [] } })],
  ])('given %s, there is nothing to sign on', async (_what, doc) => {
    expect(await body(doc)).not.toContain('SignHere')
  })
})
