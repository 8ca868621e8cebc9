import { extractRawText } from 'mammoth'
import type { DecisionPage } from '../../src/decisions/api'
import type { MeetingPage } from '../../src/meetings/api'
import {
  approveMinutes,
  DELEGATES,
  holdSteeringMeeting,
  type MeetingHeld,
  type Scene,
} from '../demo/steering-meeting'
import { textOfPages } from '../documents/read-pdf'
import { AppUnderTest } from '../support/app-under-test'
import { textOf } from '../support/card-reading'
import { CHANNEL_283, GENERAL, LEADER } from '../support/people'
import { cardOf } from '../support/teams-connector'

let app: AppUnderTest
let scene: Scene
let held: MeetingHeld

beforeAll(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  scene = {
    tab: (person) => app.tab(person),
    clients: app.clients,
    channel: GENERAL,
    settle: () => app.settle(),
    say: () => undefined,
  }
  held = await holdSteeringMeeting(scene, '2026-03-26')
})

afterAll(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

/** What each outcome is, by paragraph. */
const outcomes = () =>
  held.decisions.map(({ outcomes: [outcome] }) => [outcome?.paragraph?.number, outcome?.kind, outcome?.text])

describe('a steering meeting of eight delegates', () => {
  it('comes to four decisions and tables one item, numbered in their order', () => {
    expect(outcomes().map(([number, kind]) => [number, kind])).toEqual([
      [1, 'decided'],
      [2, 'decided'],
      [3, 'decided'],
      [4, 'decided'],
      [5, 'tabled'],
    ])
  })

  it('decides the amended text, to which the one who objected has consented', () => {
    const [, ombud] = held.decisions
    expect(ombud?.outcomes[0]?.text).toContain('från 2027')
    const helena = ombud?.outcomes[0]?.voices.find(({ administration }) => administration === 'bou')
    expect(helena?.positions).toMatchObject([{ by: DELEGATES.helena, kind: 'consent', round: 2 }])
  })

  it('records the passed vote, the conflict of interest and the reservation with the decision', () => {
    const [dates, , training, groups] = held.decisions.map(({ outcomes: [outcome] }) => outcome?.voices ?? [])
    expect(dates?.find(({ administration }) => administration === 'kof')).toMatchObject({
      how: 'proxy',
      proxy: { to: 'soc', holder: DELEGATES.susanne },
      positions: [{ by: DELEGATES.susanne, through: 'soc', kind: 'consent' }],
    })
    expect(training?.find(({ administration }) => administration === 'ksk')).toMatchObject({
      positions: [{ by: DELEGATES.oskar }],
      conflicts: [{ person: DELEGATES.katarina, scope: 'person' }],
    })
    expect(groups?.find(({ administration }) => administration === 'soc')?.positions).toMatchObject([
      { by: DELEGATES.peter, kind: 'reservation', text: 'Grupperna borde också finnas i Rimbo.' },
    ])
  })

  it('shows each outcome on a card in the group’s channel', async () => {
    const texts = app.teams.shownIn(GENERAL).map((shown) => textOf(cardOf(shown)))
    for (const number of [1, 2, 3, 4])
      expect(texts.some((text) => text.startsWith(`Beslut § ${number}`))).toBe(true)
  })

  it('leaves draft minutes with five paragraphs, who was there and who was represented', () => {
    const { content } = held.minutes
    expect(content.sections.map(({ number }) => number).filter(Boolean)).toEqual([
      '§ 1',
      '§ 2',
      '§ 3',
      '§ 4',
      '§ 5',
    ])
    expect(content.present).toHaveLength(7)
    expect(content.sections[0]?.text).toContain(
      'Kultur- och fritidsförvaltningen har gett sin röst vidare till Socialförvaltningen (Susanne Björkman).',
    )
    expect(held.minutes.stage).toBe('draft')
  })

  it('tables what comes back on the next meeting that is planned, where everybody is asked anew', async () => {
    const meeting = await app.tab(LEADER).post<MeetingPage>('/api/meetings', {
      ...{
        kind: 'steering',
        title: 'Nästa möte',
        day: '2026-04-22',
        from: '13:00',
        to: '15:00',
        place: '',
        link: '',
      },
      ...{ chair: DELEGATES.chair, secretary: LEADER },
    })
    expect(meeting.agenda.map(({ title }) => title)).toContain('Ny lokal för processen 2.8.3')
    await app.tab(LEADER).post(`/api/meetings/${meeting.id}/do`, { act: 'call' })
    const page = await app.tab(LEADER).get<DecisionPage>(`/api/decisions/${held.decisions[4]?.id}`)
    expect(page).toMatchObject({ stage: 'open', round: 2, meeting: { id: meeting.id } })
    expect(page.voices.every(({ is }) => is === 'silent')).toBe(true)
  })

  it('has minutes that the chair and then all approve, and that print as DOCX and PDF', async () => {
    const finished = await approveMinutes(scene, held.minutes, '2026-04-10')
    expect(finished.stage).toBe('finished')
    const printed = async (format: string) =>
      (await app.tab(LEADER).file(`/api/minutes/${finished.id}/document?format=${format}`)).bytes
    const docx = (await extractRawText({ buffer: await printed('docx') })).value
    const pdf = (await textOfPages(await printed('pdf'))).join('\n')
    for (const text of [docx, pdf]) {
      for (const number of [1, 2, 3, 4, 5]) expect(text).toContain(`§ ${number}`)
      expect(text).toContain('Styrgruppen bordlägger ärendet.')
    }
  })
})
