import { isRefusal } from '../../../src/kernel/decision'
import { type ImportedNotes, importText } from '../../../src/minutes/import/import-notes'
import { namesIn } from '../../../src/minutes/import/participants'
import { dayIn, dnrIn, dottedDepth, paragraphNumber, roleOf } from '../../../src/minutes/import/recognise'
import { inventedDocuments, realDocuments, whenGiven } from './files'
import { counting } from './ids'

function pasted(text: string): ImportedNotes {
  const notes = importText(text, counting())
  if (isRefusal(notes)) throw new TypeError(notes.refused)
  return notes
}

function section(notes: ImportedNotes, heading: string) {
  return notes.sections.find((s) => s.heading === heading)
}

describe('registry numbers', () => {
  it.each([
    [' §25     Dnr KS 2024-234 ', 'KS 2024-234'],
    ['Dnr: KSON 2022–398', 'KSON 2022–398'],
    ['Diarienummer:\tDnr 2017-2-771', '2017-2-771'],
    ['Dnr GK 2025/0117', 'GK 2025/0117'],
    ['Diarienr 2024/KS0123, reviderad', '2024/KS0123'],
    ['DNR:.....', ''],
    ['Se KS 2021-502.', ''],
  ])('%s', (line, dnr) => expect(dnrIn(line)).toBe(dnr))
})

describe('days', () => {
  it.each([
    ['Direktionen 2022-12-14', '2022-12-14'],
    ['den 26 april 2021, §65', '2021-04-26'],
    ['Datum: 14 mars 2025', '2025-03-14'],
    ['4/12 2019', '2019-12-04'],
    ['2025-02-30', ''],
    ['2024-234', ''],
    ['planeringsperioden 2024-2027', ''],
  ])('%s', (line, day) => expect(dayIn(line)).toBe(day))
})

describe('headings', () => {
  it('a paragraph number leads, a sentence that begins with one does not', () => {
    expect(paragraphNumber('§25')).toEqual({ number: '§ 25', heading: '' })
    expect(paragraphNumber('§ 12 Ekonomi')).toEqual({ number: '§ 12', heading: 'Ekonomi' })
    expect(paragraphNumber('§ 65 godkändes av nämnden.')).toBeUndefined()
  })

  it('numbered headings are told from times of day', () => {
    expect(dottedDepth('9.6 Processträffar')).toBe(2)
    expect(dottedDepth('6.3.1 Vad har varit mest utmanande?')).toBe(3)
    expect(dottedDepth('12.30 Lunch')).toBeUndefined()
  })

  it('the words of public documents have their meanings', () => {
    expect(['Beslut', 'Direktionens beslut', 'Förslag till beslut'].map(roleOf)).toEqual([
      'decision',
      'decision',
      'heading',
    ])
    expect(['Beslut skickas till', 'Beslutet ska skickas till:'].map(roleOf)).toEqual([
      'recipients',
      'recipients',
    ])
    expect(['Närvarande ledamöter', 'Deltagare'].map(roleOf)).toEqual(['participants', 'participants'])
    expect(roleOf('Beslutade om planen')).toBeUndefined()
  })
})

describe('those present', () => {
  it('names are parted from function and party', () => {
    expect(
      namesIn([
        'Anna Ek (S), ordförande',
        'Carl von Essen – socialkontoret',
        'Åsa Berg, Bo Lind och Eva Öst',
      ]),
    ).toEqual(['Anna Ek', 'Carl von Essen', 'Åsa Berg', 'Bo Lind', 'Eva Öst'])
  })

  it('what is no name is kept as it is written', () => {
    expect(namesIn(['=HYPERLINK("https://example.se";"Anna")', '<b>Bo</b>'])).toEqual([
      '=HYPERLINK("https://example.se";"Anna")',
      '<b>Bo</b>',
    ])
  })

  it('a list with functions stays in the text beside the names', () => {
    const notes = pasted('Närvarande\nAnna Ek (S), ordförande\nBo Lind\n\nBeslut\nJa.')
    expect(notes.participants).toEqual(['Anna Ek', 'Bo Lind'])
    expect(section(notes, 'Närvarande')?.text).toContain('ordförande')
  })

  it('a line with names is found and stays', () => {
    const notes = pasted('Minnesanteckningar\nDeltagare: Anna Ek, Bo Lind\n\n## Frågor\nInga.')
    expect(notes.participants).toEqual(['Anna Ek', 'Bo Lind'])
    expect(notes.sections[0]?.text).toContain('Deltagare: Anna Ek, Bo Lind')
  })
})

describe('pasted text', () => {
  it('markup of any kind is kept literally', () => {
    const text =
      '## Frågor\n\n<script>alert(1)</script> **fet** [länk](https://example.se) \u202edold\u202c `kod` & &amp;'
    expect(section(pasted(text), 'Frågor')?.text).toBe(text.split('\n\n')[1])
  })

  it('text without headings becomes one section', () => {
    expect(pasted('Vi sågs och drack kaffe.').sections).toMatchObject([
      { id: 's1', heading: 'Anteckningar', text: 'Vi sågs och drack kaffe.' },
    ])
  })

  it('60,000 characters are one section, more go on in another', () => {
    const long = 'Ord om processen. '.repeat(3_333).trim().padEnd(60_000, 'x')
    expect(pasted(`## Allt\n\n${long}`).sections).toMatchObject([{ heading: 'Allt', text: long }])
    const [first, second] = pasted(`## Allt\n\n${long}\n\nSlut.`).sections
    expect([first?.heading, first?.text]).toEqual(['Allt', long])
    expect([second?.heading, second?.text]).toEqual(['Allt (fortsättning)', 'Slut.'])
  })

  it('lists and subheadings are written as the sections write them', () => {
    const text = '# Möte\n\n## Frågor\n\n• ett\n• två\n\n1) först\n2) sedan\n\n#### Smått\n\nText.'
    expect(section(pasted(text), 'Frågor')?.text).toBe(
      '- ett\n- två\n1. först\n2. sedan\n\n#### Smått\n\nText.'.replace('####', '###'),
    )
  })
})

describe('the documents that we invented', () => {
  const text = (name: string) => inventedDocuments().find((document) => document.name === name)?.text ?? ''

  it('a protocol gives its paragraphs, decisions and recipients', () => {
    const notes = pasted(text('steering-protocol.txt'))
    expect(notes).toMatchObject({
      title: 'Protokoll från styrgruppens möte nr 7',
      dnr: 'GK 2025/0117',
      meetingDate: '2025-03-04',
      place: 'Rådhuset, rum Ärlan',
      participants: ['Anna Bergvall', 'Mattias von Essen', 'Ulla-Britt Ängström', 'Yusuf Demir'],
      recipients: ['Granviks kommun (registrator@granvik.example)', 'Sjukvårdsförbundet i Granvik'],
    })
    expect(notes.sections.map((s) => s.number).filter(Boolean)).toEqual(['§ 41', '§ 42', '§ 43', '§ 44'])
    expect(section(notes, 'Beslut')?.decision).toBe('Styrgruppen beslutar i konsensus enligt förslaget.')
    expect(section(notes, 'Hinder i process 2.5.3')?.decision).toBe(
      'Beslut: Styrgruppen ger processgruppen uppdraget.',
    )
  })

  it('a decision gives its number, registry number and title; days in its text are not the meeting’s', () => {
    expect(pasted(text('committee-decision.txt'))).toMatchObject({
      title: 'Gemensam handlingsplan för god hälsa genom hela livet i Granviks kommun',
      dnr: 'GK 2025-0391',
      meetingDate: '',
      sections: [{ number: '§ 118' }, { heading: 'Beslut', text: '' }, {}, {}, {}, {}, {}, {}],
      recipients: ['Region Mälarland (registrator@malarland.example)', 'Sjukvårdsförbundet i Granvik'],
    })
  })

  it('a scanned report gives its numbered headings, not its numbered lists', () => {
    expect(pasted(text('scanned-report.txt')).sections.map((s) => s.heading)).toEqual([
      'Forord',
      '1. Sammanfattning',
      '2. Genomfdrande',
      '2.1 Status for processerna vid arets slut',
      '2.2 Medel',
    ])
  })
})

describe('the real documents', () => {
  const real = realDocuments()
  const given = whenGiven(real.length === 5, 'the real documents are absent')
  const notesOf = (number: string) => pasted(real.find(({ name }) => name.startsWith(number))?.text ?? '')

  given('a committee’s decision', () => {
    const notes = notesOf('001')
    expect(notes.sections[0]).toMatchObject({ number: '§ 25', heading: notes.title, text: 'Dnr KS 2024-234' })
    expect(notes.dnr).toBe('KS 2024-234')
    expect(notes.title).toMatch(/^Avsiktsförklaring .* Agenda välbefinnande$/)
    expect(section(notes, 'Beslut')?.decision).toMatch(/^Kommunstyrelsens arbetsutskott föreslår:/)
    expect(section(notes, 'Förslag till beslut')?.decision).toBe('')
    expect(notes.recipients).toEqual([
      expect.stringMatching(/^Region Stockholm \(/),
      'Kommunalförbundet sjukvård och omsorg i Norrtälje',
    ])
  })

  given('a yearly follow-up', () => {
    const notes = notesOf('002')
    expect(notes).toMatchObject({ dnr: 'KSON 2022–398', meetingDate: '2022-12-14' })
    expect(notes.title).toMatch(/^Uppföljning av /)
    expect(notes.recipients).toHaveLength(2)
    expect(section(notes, 'Förvaltningens synpunkter')?.text.match(/^- /gm)).toHaveLength(6)
  })

  given('a decision in Markdown, and the final report', () => {
    expect(notesOf('003')).toMatchObject({ dnr: 'KS 2020-271', recipients: ['Trygg i Norrtälje kommun'] })
    expect(notesOf('004').sections.map((s) => s.heading)).toEqual(
      expect.arrayContaining([
        '9.2 Styrgrupp',
        '9.6 Processtraffar inklusive delaktighet, dokumentation och transparens',
      ]),
    )
  })
})
