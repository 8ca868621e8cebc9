import fc from 'fast-check'
import { convertToHtml, extractRawText } from 'mammoth'
import type { Block } from '../../../src/minutes/blocks'
import { minutesAsDocx } from '../../../src/minutes/export/docx'
import type { MinutesDocument } from '../../../src/minutes/export/minutes-document'
import { hugeMinutes, inventedMinutes, withText, wordsOf } from './invented-minutes'
import { strangeMinutes } from './strange-minutes'
import { firstWordMissing, unpacked } from './unpacked'

async function part(doc: MinutesDocument, name: string): Promise<string> {
  return (await unpacked(await minutesAsDocx(doc))).get(name) ?? ''
}

const body = (doc: MinutesDocument) => part(doc, 'word/document.xml')

async function html(doc: MinutesDocument): Promise<string> {
  return (await convertToHtml({ buffer: await minutesAsDocx(doc) })).value
}

async function text(doc: MinutesDocument): Promise<string> {
  return (await extractRawText({ buffer: await minutesAsDocx(doc) })).value
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
      const files = await unpacked(await minutesAsDocx(inventedMinutes({ language })))
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
    const first = await minutesAsDocx(inventedMinutes())
    jest.setSystemTime(new Date('2031-01-01T00:00:00Z'))
    const second = await minutesAsDocx(inventedMinutes())
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
      fc.asyncProperty(strangeMinutes, async (doc) => {
        const file = await minutesAsDocx(doc)
        expect((await convertToHtml({ buffer: file })).value).toContain('<h1>')
        for (const xml of (await unpacked(file)).values())
          expect(xml).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/u)
      }),
      { numRuns: 60, seed: 26 },
    )
  })
})
