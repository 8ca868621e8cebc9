import type { DecisionPage, RegisterLine } from '../../src/decisions/api'
import type { MeetingPage } from '../../src/meetings/api'
import type { ObstaclePage } from '../../src/obstacles/api'
import { planData } from '../obstacles/story'
import { AppUnderTest } from '../support/app-under-test'
import { textOf } from '../support/card-reading'
import { CHAIR, CHANNEL_283, INES, LEADER } from '../support/people'
import { cardOf } from '../support/teams-connector'

let app: AppUnderTest

beforeEach(async () => {
  app = await AppUnderTest.start({ plan: planData })
  await app.clients.installInTeam(CHANNEL_283, LEADER)
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const MEETING = {
  ...{
    kind: 'steering',
    title: 'Styrgruppsmöte',
    day: '2026-03-27',
    from: '13:00',
    to: '15:00',
    place: 'Teams',
  },
  ...{ link: '', chair: CHAIR, secretary: LEADER },
}
const DELEGATES = [
  [CHAIR, 'kson'],
  ['steering-3', 'soc'],
  ['steering-5', 'ksk'],
  ['steering-7', 'bou'],
  ['steering-8', 'kof'],
] as const

const textsIn = (conversation: string) =>
  app.teams.shownIn(conversation).map((shown) => textOf(cardOf(shown)))

describe('an obstacle that the process cannot solve', () => {
  it('comes to the steering group, is decided, and its answer comes back to the channel and to who raised it', async () => {
    // Given an obstacle that an ambassador raised and the process leader lifts
    const raised = await app.tab(INES).post<ObstaclePage>('/api/obstacles', {
      ...{ process: '2.8.3', title: 'Ingen lokal', text: 'Vi har ingen lokal att vara i.' },
    })
    await app
      .tab(LEADER)
      .post(`/api/obstacles/${raised.id}/lift`, { version: 1, measure: 'Vi hyr lokalen vid hamnen.' })
    await app.settle()

    // When a meeting is planned, its agenda has gathered the proposal by itself
    const meeting = await app.tab(LEADER).post<MeetingPage>('/api/meetings', MEETING)
    const item = meeting.agenda.find(({ title }) => title === 'Ingen lokal')
    const decision = item?.ref ?? ''
    expect(item).toMatchObject({ kind: 'decision', stage: 'draft' })
    const lead = (body: object) => app.tab(CHAIR).post<MeetingPage>(`/api/meetings/${meeting.id}/do`, body)
    await lead({ act: 'call' })
    await lead({ act: 'start' })
    for (const [person, administration] of DELEGATES)
      await app.tab(person).post(`/api/decisions/${decision}/do`, {
        act: 'state-position',
        round: 1,
        administration,
        kind: 'consent',
        text: '',
      })
    const decided = await app
      .tab(CHAIR)
      .post<DecisionPage>(`/api/decisions/${decision}/do`, { act: 'confirm', round: 1 })
    await app.settle()

    // Then the obstacle has its answer, and those who wait for it are told
    expect(decided).toMatchObject({
      stage: 'decided',
      paragraph: { number: 1, year: 2026 },
      origin: { kind: 'obstacle' },
    })
    const page = await app.tab(INES).get<ObstaclePage>(`/api/obstacles/${raised.id}`)
    expect(JSON.stringify(page.way)).toContain('Vi hyr lokalen vid hamnen.')
    for (const place of [CHANNEL_283, app.teams.openChat(INES)])
      expect(textsIn(place).some((text) => text.includes('§ 1') && text.includes('Ingen lokal'))).toBe(true)

    // And the register finds the decision by a part of a compound word
    const { lines } = await app
      .tab(INES)
      .get<{ lines: readonly RegisterLine[] }>('/api/register?q=hamn&process=2.8.3')
    expect(lines).toMatchObject([{ id: decision, paragraph: { number: 1 }, kind: 'decided' }])
  })

  it('finds its proposal again after a crash between lifting and proposing', async () => {
    const raised = await app.tab(INES).post<ObstaclePage>('/api/obstacles', {
      ...{ process: '2.8.3', title: 'Ingen lokal', text: 'Vi har ingen lokal att vara i.' },
    })
    await app.tab(LEADER).post(`/api/obstacles/${raised.id}/lift`, { version: 1, measure: 'Vi hyr lokalen.' })
    await app.halt()
    await app.boot()
    await app.settle()
    const { decisions } = await app
      .tab(LEADER)
      .get<{ decisions: readonly { title: string }[] }>('/api/decisions')
    expect(decisions.map(({ title }) => title)).toEqual(['Ingen lokal'])
  })
})
