import fc from 'fast-check'
import { documentAsPdf } from '../../src/documents/pdf'
import type { PrintedDocument } from '../../src/documents/printed-document'
import { inventedExtract, POSITIONS } from './invented-extract'
import { hugeMinutes, inventedMinutes, withText } from './invented-minutes'
import { openPdf, textOfPages } from './read-pdf'
import { strangeDocument } from './strange-documents'
import { firstWordMissing } from './unpacked'
import { wordsOf } from './words-of'

async function open(doc: PrintedDocument) {
  return openPdf(await documentAsPdf(doc))
}

async function pages(doc: PrintedDocument): Promise<string[]> {
  return textOfPages(await documentAsPdf(doc))
}

async function bytes(doc: PrintedDocument): Promise<string> {
  return (await documentAsPdf(doc)).toString('latin1')
}

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}

function roles(node: Node): string[] {
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(roles)]
}

describe('minutes as PDF', () => {
  test('given short minutes, every word stands in it in order, on three pages', async () => {
    const doc = inventedMinutes()
    const text = await pages(doc)
    expect(firstWordMissing(text.join(' '), wordsOf(doc))).toBeUndefined()
    expect(text).toHaveLength(3)
  })

  test('given sixty people and a hundred sections, every word stands in it in order', async () => {
    const doc = hugeMinutes()
    const text = await pages(doc)
    expect(firstWordMissing(text.join(' '), wordsOf(doc))).toBeUndefined()
    expect(text.length).toBeGreaterThan(20)
  })

  test('words at the end of a line stay apart when they are copied', async () => {
    const words = Array.from({ length: 300 }, (_, n) => `ord${n}`)
    const text = (await pages(withText([{ kind: 'paragraph', text: words.join(' ') }]))).join(' ')
    expect(text.split(/\s+/)).toEqual(expect.arrayContaining(words))
  })

  test('lines that were ended on purpose stay apart when they are copied', async () => {
    const text = (await pages(withText([{ kind: 'paragraph', text: 'först\nsedan' }]))).join(' ')
    expect(text).toMatch(/först\s+sedan/)
  })

  test.each([
    ['sv', 'Sida 2 (3)'],
    ['en', 'Page 2 of 3'],
  ] as const)(
    'in %s every page has the plan, the title, the version and its number',
    async (language, number) => {
      const [, second = ''] = await pages(inventedMinutes({ language }))
      const foot = [
        'Gemensam plan för hälsa',
        'Processträff 2.8.3 Kommunikation, mars 2026',
        'Version 2',
        number,
      ]
      for (const words of foot) expect(second).toContain(words)
    },
  )

  test('the approval page stands alone, and its head is repeated where it goes on', async () => {
    const text = await pages(hugeMinutes())
    const last = text.slice(text.findIndex((page) => page.includes('Godkännande')))
    expect(last[0]).not.toContain('Beslut skickas till')
    expect(last.length).toBeGreaterThan(1)
    for (const page of last) expect(page.replace(/\s+/g, ' ')).toContain('Namn Förvaltning Vad När')
  })

  test('it is tagged, in Swedish, shows its title, and was made when the minutes say', async () => {
    const file = await bytes(inventedMinutes())
    for (const mark of [
      '/MarkInfo',
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (sv-SE)',
      '/DisplayDocTitle true',
    ]) {
      expect(file).toContain(mark)
    }
    const { info } = await (await open(inventedMinutes())).getMetadata()
    expect(info).toMatchObject({
      Title: 'Processträff 2.8.3 Kommunikation, mars 2026',
      CreationDate: 'D:20260326094200Z',
    })
  })

  test('a title with markup leaves the metadata readable', async () => {
    const file = await open(inventedMinutes({ title: 'A <b> & c' }))
    const { info, metadata } = await file.getMetadata()
    expect(info).toMatchObject({ Title: 'A <b> & c' })
    expect(metadata?.get('dc:title')).toBe('A <b> & c')
  })

  test('headings, lists, tables and paragraphs are told apart for a screen reader', async () => {
    const file = await open(inventedMinutes())
    const trees = await Promise.all([1, 2, 3].map(async (n) => (await file.getPage(n)).getStructTree()))
    const all = trees.flatMap((tree) => roles(tree as Node))
    const count = (role: string) => all.filter((one) => one === role).length
    expect([count('H1'), count('TH'), count('TD')]).toEqual([1, 3 + 4, 6 + 16])
    for (const role of ['H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR'])
      expect(all).toContain(role)
  })

  test('every section has its bookmark', async () => {
    const outline = await (await open(inventedMinutes())).getOutline()
    expect(outline.map(({ title }: { title: string }) => title)).toEqual([
      '§ 1 Mötet öppnas',
      '§ 2 Läget i processen',
      '§ 3 Kampanj riktad till unga',
      'Beslut skickas till',
      'Godkännande',
    ])
  })

  test('all its fonts are in it', async () => {
    const file = await bytes(inventedMinutes())
    expect(file.match(/\/FontFile2 /g)).toHaveLength(3)
    expect(file).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/)
  })

  test('the same minutes give the same bytes', async () => {
    expect((await documentAsPdf(inventedMinutes())).equals(await documentAsPdf(inventedMinutes()))).toBe(true)
  })

  test('text is literal, and what the font lacks is seen to be missing', async () => {
    const typed = '<b>**fet**</b> &amp; =HYPERLINK("x") a\u0000b 漢\u00ad字 slut'
    expect((await pages(withText([{ kind: 'paragraph', text: typed }]))).join(' ')).toContain(
      '<b>**fet**</b> &amp; =HYPERLINK("x") ab \ufffd\ufffd slut',
    )
  })

  test('a section of 60 000 characters, and a single word of as many, are whole', async () => {
    const word = 'Åö'.repeat(30_000)
    const doc = withText([
      { kind: 'paragraph', text: 'ord '.repeat(15_000) },
      { kind: 'bullet', text: word },
    ])
    const text = (await pages(doc)).join('').replace(/\s/g, '')
    expect(text.match(/[Åö]/g)?.length).toBeGreaterThanOrEqual(60_000)
    expect(text.match(/ord/g)?.length).toBeGreaterThanOrEqual(15_000)
  })

  test('whatever is pasted, there is a file that opens', async () => {
    await fc.assert(
      fc.asyncProperty(strangeDocument, async (doc) => {
        expect((await open(doc)).numPages).toBeGreaterThanOrEqual(doc.approval ? 2 : 1)
      }),
      { numRuns: 40, seed: 26 },
    )
  })
})

describe('an extract as PDF', () => {
  const long = Array.from({ length: 60 }, (_, n) => [`Förvaltning ${n}`, 'Bifall', `Skäl nummer ${n}`])

  function withRows(rows: readonly (readonly string[])[]): PrintedDocument {
    const [section] = inventedExtract().sections
    return inventedExtract({ sections: section ? [{ ...section, tables: [{ ...POSITIONS, rows }] }] : [] })
  }

  test('given no approval, every word stands in it in order, on one page, and the foot has no version', async () => {
    const doc = inventedExtract()
    const text = await pages(doc)
    expect(firstWordMissing(text.join(' '), wordsOf(doc))).toBeUndefined()
    expect(text).toHaveLength(1)
    expect(text[0]).toContain('Sida 1 (1)')
    expect(text[0]).not.toContain('·')
  })

  test('a table of positions and what is signed are told apart for a screen reader', async () => {
    const tree = await (await (await open(inventedExtract())).getPage(1)).getStructTree()
    const all = roles(tree as Node)
    const count = (role: string) => all.filter((one) => one === role).length
    expect([count('Table'), count('TH'), count('TD')]).toEqual([1, 3, 12])
    expect(all.slice(all.lastIndexOf('Sect'))).toEqual(['Sect', 'P', 'P'])
  })

  test('given sixty positions, the head is repeated where the table goes on', async () => {
    const doc = withRows(long)
    const text = await pages(doc)
    expect(firstWordMissing(text.join(' '), wordsOf(doc))).toBeUndefined()
    expect(text.length).toBeGreaterThan(1)
    for (const page of text) expect(page.replace(/\s+/g, ' ')).toContain('Förvaltning Svar Skäl')
  })

  test('wherever the text ends, what is signed stays together at the end of the last page, with a recipient', async () => {
    for (const rows of [14, 15, 16, 17, 18, 19, 20, 21]) {
      const text = await pages(withRows(long.slice(0, rows)))
      expect(text.at(-1)?.replace(/\s+/g, ' ')).toMatch(
        /Kultur och fritid Karin Ek, ordförande Rätt utdraget intygas/,
      )
      expect(text.slice(0, -1).join(' ')).not.toContain('Karin Ek')
    }
  })

  test('given approval, too, it is signed on that page', async () => {
    const { signature } = inventedExtract()
    const text = await pages({ ...inventedMinutes(), ...(signature ? { signature } : {}) })
    expect(text).toHaveLength(3)
    expect(text[2]).toMatch(/Godkännande.*Saknas.*Karin Ek, ordförande.*Rätt utdraget intygas/s)
  })
})
