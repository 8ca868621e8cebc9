import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { isRefusal } from '../../../src/kernel/decision'
import { type ImportedNotes, importDocument } from '../../../src/minutes/import/import-notes'
import { counting } from './ids'
import { greyPng, pdfBytes } from './pdf-bytes'
import { docxBytes } from './zip-bytes'

async function imported(fileName: string, bytes: Buffer): Promise<ImportedNotes> {
  const notes = await importDocument({ fileName, bytes }, counting())
  if (isRefusal(notes)) throw new TypeError(notes.refused)
  return notes
}

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
const boldCell = (text: string) =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })] })
const bullet = (text: string, level = 0) => new Paragraph({ text, bullet: { level } })
const numbered = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'n', level } })
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level })

function wordDocument(): Promise<Buffer> {
  const body = [
    heading('Protokoll styrgruppsmöte', HeadingLevel.TITLE),
    new Paragraph('Sammanträdesdatum: 4 mars 2025'),
    new Paragraph({ children: [new TextRun({ text: 'Närvarande', bold: true })] }),
    bullet('Karin Åkesson'),
    bullet('Björn Östlund'),
    heading('§ 7 Ekonomi', HeadingLevel.HEADING_1),
    new Paragraph({
      children: [
        new TextRun('Läget är '),
        new TextRun({ text: 'gott', bold: true }),
        new TextRun('.'),
        new FootnoteReferenceRun(1),
      ],
    }),
    heading('Medel per år', HeadingLevel.HEADING_3),
    new Table({
      rows: [
        new TableRow({ children: [boldCell('År'), boldCell('Kronor')] }),
        new TableRow({ children: [cell('2025'), cell('240 000')] }),
      ],
    }),
    numbered('Rekvirera medlen'),
    numbered('Redovisa dem'),
    bullet('till direktionen', 1),
    heading('Beslut', HeadingLevel.HEADING_2),
    new Paragraph('Styrgruppen godkänner rapporten.'),
  ]
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
      footnotes: { 1: { children: [new Paragraph('Enligt delårsrapporten.')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('Granviks kommun  Dnr GK 2025-117')] }) },
          footers: { default: new Footer({ children: [new Paragraph('Sida 1 av 3')] }) },
          children: body,
        },
      ],
    }),
  )
}

describe('a Word document with styles', () => {
  it('gives title, front matter, sections, lists, tables, notes and headers', async () => {
    const notes = await imported('protokoll.docx', await wordDocument())
    expect(notes).toMatchObject({
      title: 'Protokoll styrgruppsmöte',
      meetingDate: '2025-03-04',
      dnr: 'GK 2025-117',
      participants: ['Karin Åkesson', 'Björn Östlund'],
    })
    expect(
      notes.sections.map(({ number, heading: h, text, decision }) => [number, h, text, decision]),
    ).toEqual([
      ['', 'Inledning', 'Sammanträdesdatum: 4 mars 2025', ''],
      [
        '§ 7',
        'Ekonomi',
        'Läget är gott.[1]\n\n### Medel per år\n\nÅr | Kronor\n\n2025 | 240 000\n\n1. Rekvirera medlen\n2. Redovisa dem\n  - till direktionen',
        '',
      ],
      ['', 'Beslut', '', 'Styrgruppen godkänner rapporten.'],
      ['', 'Fotnoter', '[1] Enligt delårsrapporten.', ''],
      ['', 'Sidhuvud och sidfot', 'Granviks kommun  Dnr GK 2025-117', ''],
    ])
  })

  it('keeps the text of boxes, formulas, fields and writing from right to left; not what was deleted', async () => {
    const box =
      '<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>'
    const body = `<w:p><w:r><w:t>före </w:t>${box}</w:r><w:fldSimple><w:r><w:t>fält </w:t></w:r></w:fldSimple><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath><w:bdo><w:r><w:t> bak</w:t></w:r></w:bdo><w:ins><w:r><w:t> tillagt</w:t></w:r></w:ins><w:del><w:r><w:delText>struket</w:delText></w:r></w:del></w:p>`
    const [section] = (await imported('a.docx', docxBytes(body))).sections
    expect(section?.text).toBe('före fält x+y bak tillagt\n\ni rutan')
  })
})

describe('a PDF with typography', () => {
  it('headings are told by size and weight, wrapped lines are put together, lists stay lists', async () => {
    const sentence =
      'Ärendet redogör för ett flerårigt arbete med att stödja föräldrar på fem olika språk i hela kommunen.'
    const bytes = await pdfBytes((pdf) => {
      pdf
        .font('bold')
        .fontSize(20)
        .text('Minnesanteckningar om det fortsatta arbetet med föräldrastöd i kommunens alla delar')
      pdf.moveDown().font('bold').fontSize(14).text('Läget i arbetet')
      pdf
        .font('text')
        .fontSize(11)
        .text(sentence)
        .moveDown()
        .text('Nästa steg är:')
        .text('• en plan')
        .text('• en budget')
      pdf.moveDown().font('bold').fontSize(11).text('Beslut')
      pdf.font('text').text('Gruppen beslutar att gå vidare.')
    })
    const notes = await imported('a.pdf', bytes)
    expect(notes.title).toBe(
      'Minnesanteckningar om det fortsatta arbetet med föräldrastöd i kommunens alla delar',
    )
    expect(notes.sections).toMatchObject([
      { heading: 'Läget i arbetet', text: `${sentence}\n\nNästa steg är:\n\n- en plan\n- en budget` },
      { heading: 'Beslut', decision: 'Gruppen beslutar att gå vidare.' },
    ])
  })

  it('a page that is a picture among pages of text is told of in its place', async () => {
    const bytes = await pdfBytes((pdf) => {
      pdf
        .font('text')
        .text('Första sidan.')
        .addPage()
        .image(greyPng(1_500), 0, 0, { width: 500 })
        .addPage()
        .text('Tredje sidan.')
    })
    const [section] = (await imported('a.pdf', bytes)).sections
    expect(section?.text).toBe(
      'Första sidan.\n\n[Sida 2 är en bild utan text. Den kom inte med.]\n\nTredje sidan.',
    )
  })
})

describe('a PDF form', () => {
  it('what was filled in is kept', async () => {
    const bytes = await pdfBytes((pdf) => {
      pdf.font('text').text('Sökande förvaltning').initForm()
      pdf.formText('sokande', 72, 120, 300, 20, { value: 'Socialkontoret' })
    })
    expect((await imported('a.pdf', bytes)).sections[0]?.text).toBe('Sökande förvaltning\n\nSocialkontoret')
  })
})

describe('plain files', () => {
  it('are read in the encodings of Windows, with names and marks kept as they are', async () => {
    const text = '# Möte\r\n\r\n## Frågor\r\n\r\nÅsa \u2013 =HYPERLINK("x") <i>'
    const latin = Buffer.from(text.replace('\u2013', '\u0096'), 'latin1')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const bytes of [latin, utf16, Buffer.from(`\ufeff${text}`)]) {
      const notes = await imported('a.txt', bytes)
      expect(notes).toMatchObject({
        title: 'Möte',
        sections: [{ heading: 'Frågor', text: 'Åsa \u2013 =HYPERLINK("x") <i>' }],
      })
    }
  })
})
