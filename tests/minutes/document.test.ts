import { cardView } from '../../src/cards/view'
import { minutesDocument } from '../../src/minutes/document'
import { newestVersion } from '../../src/minutes/rules'
import { agnes, alva, anna, content, links, marianne, plan, sara, section } from '../support/builders'
import {
  type MinutesStory,
  NothingDrafted,
  processDraft,
  processOut,
  steeringOut,
} from '../support/minutes-story'

function documentOf(story: MinutesStory, text = content(), language: 'sv' | 'en' = 'sv') {
  const version = newestVersion(story.state)
  if (!version) throw new NothingDrafted()
  const reading = { state: story.state, reading: 'draft', version, content: text } as const
  return minutesDocument(reading, cardView(language, story.today, plan, links), story.now)
}

describe('the document', () => {
  it('says everything that the minutes say', () => {
    const action = { id: 'a', what: 'Boka lokal', who: anna.id, due: '2026-05-01', done: true }
    const text = content({
      chair: alva.id,
      sections: [
        section('x', {
          number: '§ 1',
          decision: '- Ja',
          actions: [action, { ...action, who: 'Kim', done: false }],
        }),
      ],
    })
    const document = documentOf(processDraft(text), text)
    expect(document.title).toBe(text.title)
    expect(document.facts.map((f) => f.value)).toEqual([
      'Processträff 2.8.3 Kommunikation',
      '2026-03-24',
      'KS 2024-234',
      'Teams',
      alva.name,
      'Utkast',
    ])
    expect(document.attendance[0]?.names).toEqual([agnes.name, alva.name, anna.name])
    expect(document.attendance[1]?.names).toEqual(['Gäst från Tiohundra'])
    expect(document.sections[0]).toMatchObject({
      heading: '§ 1 Punkt x',
      blocks: [{ kind: 'paragraph', text: 'Vi talade om x.' }],
      decision: { label: 'Beslut', blocks: [{ kind: 'bullet', text: 'Ja' }] },
      tables: [
        {
          label: 'Åtgärder',
          rows: [
            ['Boka lokal (klart)', anna.name, '2026-05-01'],
            ['Boka lokal', 'Kim', '2026-05-01'],
          ],
        },
      ],
    })
    expect(document.recipients.lines).toEqual(['Kommunstyrelsen'])
  })

  it('is in the language of whoever reads it', () => {
    expect(documentOf(processDraft(), content(), 'en').approval.status).toMatch(/draft/i)
  })
})

describe('the approval page', () => {
  it('of a draft says that it is one', () => {
    const { approval } = documentOf(processDraft())
    expect(approval.status).toContain('Utkast')
    expect(approval.rows.map((r) => r[2])).toEqual(['Inget svar', 'Inget svar', 'Inget svar'])
    expect(approval.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(approval.version).toBe('Version 1')
  })

  it('says who answered what and when, in Swedish order', () => {
    const story = processOut()
    story.approve(alva)
    const approvedAt = story.now
    story.absent(anna)
    story.remark(agnes)
    const { approval } = documentOf(story)
    expect(approvedAt).toContain('T09:03')
    expect(approval.rows).toEqual([
      [agnes.name, 'Kommunstyrelsekontoret', 'Anmärkning utan svar', ''],
      [alva.name, 'KSON', 'Godkänt version 1', '2026-03-26 10.03'],
      [anna.name, 'Socialförvaltningen', 'Var inte med', '2026-03-26 10.04'],
    ])
    expect(approval.status).toBe('Ute för godkännande, svar senast 2026-04-10. 2 av 3 har svarat.')
  })

  it('tells finished from locked, and closed from approved by all', () => {
    const story = processOut()
    for (const who of [alva, anna, agnes]) story.approve(who)
    expect(documentOf(story).approval.status).toContain('ännu inte färdigställda')
    story.finish(sara)
    expect(documentOf(story).approval.status).toBe(
      'Färdigställda 2026-03-26 av Sara Lindqvist. Alla 3 har svarat.',
    )
    const closed = processOut()
    closed.approve(alva)
    closed.at('2026-04-13T08:00:00.000Z').finish(sara)
    expect(documentOf(closed).approval.status).toBe(
      `Färdigställda 2026-04-13 av Sara Lindqvist utan svar från: ${agnes.name}, ${anna.name}.`,
    )
  })

  it('tells of every version sent and every reopening, in the order in which they happened', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    story.reopen(sara, 'Ett beslut saknas')
    story.send(sara)
    const { history } = documentOf(story).approval
    expect(history).toHaveLength(3)
    expect(history[0]).toContain('Version 1 skickades')
    expect(history[1]).toContain('Ett beslut saknas')
    expect(history[2]).toContain('Version 1 skickades')
  })

  it('of steering minutes lists the members, the chair among them once', () => {
    const story = steeringOut()
    story.approve(marianne)
    const names = documentOf(story).approval.rows.map((r) => r[0])
    expect(names).toHaveLength(8)
    expect(names.filter((n) => n === marianne.name)).toHaveLength(1)
  })
})
