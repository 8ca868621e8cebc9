import { isRefusal } from '../../../src/kernel/decision'
import { type ImportedNotes, importText } from '../../../src/minutes/import/import-notes'
import { dayIn, endsInDay, isDayLine } from '../../../src/minutes/import/recognise'
import { counting } from './ids'
import { losses } from './words'

/** Pastes notes and sees to it that no word of them is lost. */
function pasted(text: string): ImportedNotes {
  const notes = importText(text, counting())
  if (isRefusal(notes)) throw new TypeError(notes.refused)
  expect(losses(text, notes)).toEqual({ lost: [], outOfOrder: [] })
  return notes
}

/** Number, heading, text and decision of each section. */
function sectionsOf(notes: ImportedNotes): string[][] {
  return notes.sections.map((s) => [s.number, s.heading, s.text, s.decision])
}

describe('the notes of a process leader, as they are pasted', () => {
  it('a numbered agenda gives a section for each item', () => {
    const notes = pasted(
      'Processträff 2.8.3 Kommunikation\n2026-03-14\nDnr KS 2026-12\nNärvarande: Ellen Strand, Farid Haddad\n\n' +
        '1. Kampanjen\nVi gick igenom läget.\nBeslut: Kampanjen startar i september.\n\n2. Budget\nElla tar fram en budget.',
    )
    expect(notes).toMatchObject({
      title: 'Processträff 2.8.3 Kommunikation',
      meetingDate: '2026-03-14',
      dnr: 'KS 2026-12',
      participants: ['Ellen Strand', 'Farid Haddad'],
    })
    expect(sectionsOf(notes)).toEqual([
      ['', 'Inledning', '2026-03-14\nDnr KS 2026-12\nNärvarande: Ellen Strand, Farid Haddad', ''],
      ['1.', 'Kampanjen', 'Vi gick igenom läget.', 'Beslut: Kampanjen startar i september.'],
      ['2.', 'Budget', 'Ella tar fram en budget.', ''],
    ])
  })

  it('a decision under a heading of its own belongs to the section above it', () => {
    const notes = pasted(
      '# Processträff 2.8.3\n14 mars 2026\n\nNärvarande:\n- Ellen Strand\n- Farid Haddad\n\n## Kampanjen\n' +
        'Vi gick igenom läget.\n\n### Beslut\nKampanjen startar i september.\n\n## Beslut skickas till\nKSON\n',
    )
    expect(notes).toMatchObject({
      title: 'Processträff 2.8.3',
      meetingDate: '2026-03-14',
      participants: ['Ellen Strand', 'Farid Haddad'],
      recipients: ['KSON'],
    })
    expect(sectionsOf(notes)).toEqual([
      ['', 'Inledning', '14 mars 2026', ''],
      ['', 'Kampanjen', 'Vi gick igenom läget.', 'Beslut: Kampanjen startar i september.'],
    ])
  })

  it('a decision that is a list keeps its label above it', () => {
    const [, section] = sectionsOf(
      pasted('# Möte\n\nText.\n\n## Kampanjen\n\nLäget.\n\n### Beslut\n\n- Start i maj\n- Slut i juni'),
    )
    expect(section).toEqual(['', 'Kampanjen', 'Läget.', 'Beslut:\n\n- Start i maj\n- Slut i juni'])
  })

  it('paragraph numbers are an agenda, and the lists within stay lists', () => {
    const notes = pasted(
      'Styrgruppsmöte 2026-03-14\n\n§ 1 Mötets öppnande\nEllen hälsade välkommen.\n\n§ 2 Kampanjen\nSteg:\n1. Bild\nText\n2. Film\nText',
    )
    expect(notes).toMatchObject({ title: 'Styrgruppsmöte 2026-03-14', meetingDate: '2026-03-14' })
    expect(notes.sections.map((s) => [s.number, s.heading])).toEqual([
      ['§ 1', 'Mötets öppnande'],
      ['§ 2', 'Kampanjen'],
    ])
  })

  it('numbers with a parenthesis, points beneath them, and a decision on a line of its own', () => {
    const notes = pasted(
      'Möte 14/3 2026\n\n1) Mötets öppnande\n- Ellen öppnade mötet\n\n2) Kampanjen\n- läget är gott\n- affischerna är klara\n\n' +
        'Beslut:\nVi startar i september.\n\n3) Övriga frågor',
    )
    expect(notes).toMatchObject({ title: 'Möte 14/3 2026', meetingDate: '2026-03-14' })
    expect(sectionsOf(notes)).toEqual([
      ['1.', 'Mötets öppnande', '- Ellen öppnade mötet', ''],
      ['2.', 'Kampanjen', '- läget är gott\n- affischerna är klara', 'Beslut: Vi startar i september.'],
      ['3.', 'Övriga frågor', '', ''],
    ])
  })

  it('capitals are headings, a name in capitals under those present is none', () => {
    const notes = pasted(
      'MINNESANTECKNINGAR\nFredag den 14 mars 2026 kl. 13.00–15.00\n\nNärvarande\nELLEN STRAND\nFarid Haddad\n\n' +
        'KAMPANJEN\nvi gick igenom läget\n\nBUDGET OCH TIDPLAN\nElla tar fram en budget.',
    )
    expect(notes).toMatchObject({ title: 'MINNESANTECKNINGAR', meetingDate: '2026-03-14' })
    expect(notes.participants).toEqual(['ELLEN STRAND', 'Farid Haddad'])
    expect(sectionsOf(notes).slice(1)).toEqual([
      ['', 'KAMPANJEN', 'vi gick igenom läget', ''],
      ['', 'BUDGET OCH TIDPLAN', 'Ella tar fram en budget.', ''],
    ])
  })

  it('labels alone on their lines are headings, what leads into a list is none', () => {
    const notes = pasted(
      'Avstämning Trygga övergångar\nDatum: 14 mars\nPlats: Teams\n\nKampanjen:\nVi gick igenom läget.\nNästa steg är:\n- bild\n- film\n\n' +
        'Budget:\n- Ella tar fram en budget',
    )
    expect(notes).toMatchObject({ title: 'Avstämning Trygga övergångar', meetingDate: '', place: 'Teams' })
    expect(sectionsOf(notes).slice(1)).toEqual([
      ['', 'Kampanjen', 'Vi gick igenom läget.\nNästa steg är:\n\n- bild\n- film', ''],
      ['', 'Budget', '- Ella tar fram en budget', ''],
    ])
  })

  it('who shall do what stays text, and the decision before it is found', () => {
    const [section] = sectionsOf(
      pasted(
        '1. Kampanjen\nVi gick igenom läget.\nBeslut: Vi startar.\nÅtgärd: Ella tar fram budget senast 14 april\n2. Budget\nÅtgärd: Farid ringer.',
      ),
    )
    expect(section).toEqual([
      '1.',
      'Kampanjen',
      'Vi gick igenom läget.\n\nÅtgärd: Ella tar fram budget senast 14 april',
      'Beslut: Vi startar.',
    ])
  })

  it('the agenda that is listed first stays a list', () => {
    const notes = pasted(
      'Processträff\nDatum: 2026-03-14\n\nDagordning\n1. Kampanjen\n2. Övriga frågor\n\n1. Kampanjen\nVi gick igenom läget.\n\n2. Övriga frågor\nInga.',
    )
    expect(sectionsOf(notes).slice(1)).toEqual([
      ['', 'Dagordning', '1. Kampanjen\n2. Övriga frågor', ''],
      ['1.', 'Kampanjen', 'Vi gick igenom läget.', ''],
      ['2.', 'Övriga frågor', 'Inga.', ''],
    ])
  })

  it('a list within an item does not take the numbers of the agenda', () => {
    const notes = pasted(
      '1. Kampanjen\nText.\n\n2. Steg\n1. Bild\n2. Film\n\n3. Budget\nElla.\n\n4. Nästa möte\nI maj.',
    )
    expect(notes.sections.map((s) => [s.number, s.heading])).toEqual([
      ['1.', 'Kampanjen'],
      ['2.', 'Steg'],
      ['3.', 'Budget'],
      ['4.', 'Nästa möte'],
    ])
    expect(notes.sections[1]?.text).toBe('1. Bild\n2. Film')
  })

  it.each([
    [
      'of sentences',
      'Vi enades om detta:\n1. Ella ringer Farid.\n2. Farid skriver planen.\n3. Vi ses i maj.\nSedan fikade vi.',
    ],
    ['of words', 'Vi behöver:\n1. Affischer\n2. Filmer\n\nSedan fikade vi.'],
    ['with room between', 'Vi behöver:\n\n1. Affischer\n\n2. Filmer\n\n3. Uppföljning\n\nSedan fikade vi.'],
    ['with points within', '1. Affischer\n  - stora\n2. Filmer\n  - korta\n3. Möten\nSedan fikade vi.'],
  ])('a numbered list %s stays a list', (_, text) => {
    const notes = pasted(text)
    expect(notes.sections).toHaveLength(1)
    expect(notes.sections[0]?.text).toMatch(/^1\. .*\n(?: {2}.*\n)?2\. /m)
  })

  it('ordinary words in capitals, and one label in the midst of the text, are no headings', () => {
    expect(pasted('Vi sågs.\nOBS\nKom i tid.\nVi behöver:\n- en plan').sections).toHaveLength(1)
    expect(pasted('Vi sågs på KSON.\nTänk på:\nKom i tid.').sections).toHaveLength(1)
  })
})

describe('those present, as leaders write them', () => {
  it.each([
    ['Närvarande\nEllen Strand\nFarid Haddad\n\n## Frågor\nInga.', ['Ellen Strand', 'Farid Haddad']],
    [
      'Närvarande:\nEllen Strand\nFarid Haddad\n\n1. Kampanjen\nLäget.\n2. Budget\nElla.',
      ['Ellen Strand', 'Farid Haddad'],
    ],
    [
      'Deltagare: Ellen Strand (socialförvaltningen), Farid Haddad (Vård, Omsorg och Stöd), Bo Ek (KSON)',
      ['Ellen Strand', 'Farid Haddad', 'Bo Ek'],
    ],
    [
      'Deltagare: Ellen Strand, Socialförvaltningen; Farid Haddad, Norrby kommun',
      ['Ellen Strand', 'Farid Haddad'],
    ],
    ['**Närvarande:** Ellen Strand, Farid Haddad', ['Ellen Strand', 'Farid Haddad']],
    [
      'Processträff\n\n1. Närvarande\nEllen Strand, Farid Haddad\n\n2. Budget\nElla.',
      ['Ellen Strand', 'Farid Haddad'],
    ],
    [
      'Närvarande:\nEllen Strand\nFarid Haddad\n\nVi gick igenom läget i kampanjen.',
      ['Ellen Strand', 'Farid Haddad'],
    ],
  ])('%j', (text, names) => expect(pasted(text).participants).toEqual(names))
})

describe('days, as leaders write them', () => {
  it.each([
    ['Fredag den 14 mars 2026 kl. 13.00–15.00', '2026-03-14'],
    ['14 mar. 2026', '2026-03-14'],
    ['14/3-2026, klockan 9', '2026-03-14'],
  ])('%s is a day alone', (line, day) => {
    expect(isDayLine(line)).toBe(true)
    expect(dayIn(line)).toBe(day)
  })

  it.each(['Datum: 14 mars', 'Ella tar fram budget till 14 mars 2026', '31 februari 2026', '2026'])(
    '%s is none',
    (line) => expect(isDayLine(line)).toBe(false),
  )

  it('hours after the day do not hide it', () => {
    expect(endsInDay('Styrgruppsmöte 14 mars 2026, kl. 9–11')).toBe(true)
    expect(pasted('Styrgruppsmöte 14 mars 2026, kl. 9–11\n\nVi gick igenom läget.')).toMatchObject({
      title: 'Styrgruppsmöte 14 mars 2026, kl. 9–11',
      meetingDate: '2026-03-14',
    })
  })

  it('a day far down is not the meeting’s', () => {
    expect(pasted(`Anteckningar om läget.\n${'Vi pratade.\n'.repeat(8)}2026-03-14\n`).meetingDate).toBe('')
  })
})
