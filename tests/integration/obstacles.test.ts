import type { DecisionPage } from '../../src/decisions/api'
import { decisionsList } from '../../src/decisions/list'
import type { ObstacleList, ObstaclePage, ObstacleRefused } from '../../src/obstacles/api'
import { obstaclesList } from '../../src/obstacles/list'
import { leader, MEASURE, OBSTACLE, planData, SOLUTION } from '../obstacles/story'
import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, GUEST, INES, LEADER, OUTSIDER } from '../support/people'
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

const raise = (who = INES) => app.tab(who).post<ObstaclePage>('/api/obstacles', OBSTACLE)
const act = (who: string, id: string, action: string, body: object) =>
  app.tab(who).post<ObstaclePage>(`/api/obstacles/${id}/${action}`, body)
const page = (who: string, id: string) => app.tab(who).get<ObstaclePage>(`/api/obstacles/${id}`)
const chatWith = (who: string) => app.teams.shownIn(app.teams.openChat(who))
/** What a conversation shows, a heading a card. */
const titles = (shown: ReturnType<typeof chatWith>) => shown.map((s) => textOf(cardOf(s)).split('\n')[0])

describe('an obstacle', () => {
  it('is raised in the chat, solved on the card, and the answer comes to the channel and to who raised it', async () => {
    const [form] = await app.clients.say(INES, 'Hinder')
    if (!form) throw new TypeError('the bot did not answer')
    const raised = await app.clients.press(INES, form, 'Lyft hindret', OBSTACLE)
    expect(textOf(raised.card)).toContain('Tack! Hindret är lyft till processledaren.')
    await app.settle()

    expect(textOf(cardOf(app.teams.shownIn(CHANNEL_283)[0] ?? form))).toContain('… Hos processledaren')
    const asked = chatWith(LEADER).at(-1)
    if (!asked) throw new TypeError('the process leader is not asked')
    expect(buttonsOf(cardOf(asked))).toEqual(['Lös hindret', 'Lyft till styrgruppen', 'Läs allt'])
    expect(await app.tab(LEADER).get('/api/my')).toMatchObject({
      items: [{ what: 'Ta ställning till ett hinder' }],
    })

    const solve = await app.clients.press(LEADER, asked, 'Lös hindret')
    await app.clients.pressIn(LEADER, asked, solve.card, 'Spara lösningen', { text: SOLUTION })
    await app.settle()

    expect(titles(app.teams.shownIn(CHANNEL_283))).toEqual(['Hinder', 'Ett hinder är löst'])
    expect(textOf(cardOf(app.teams.shownIn(CHANNEL_283)[0] ?? form))).toContain('✓ Löst')
    expect(titles(chatWith(INES)).at(-1)).toBe('Ett hinder är löst')
    expect(await app.tab(LEADER).get('/api/my')).toEqual({ items: [] })
  })

  it('that is lifted becomes a proposal once, and what becomes of that comes back', async () => {
    const { id, version } = await raise()
    const { proposal } = await act(LEADER, id, 'lift', { version, measure: MEASURE })
    await app.settle()
    const decisionId = proposal?.id ?? ''
    const draft = await app.tab(LEADER).get<DecisionPage>(`/api/decisions/${decisionId}`)
    expect(draft).toMatchObject({ title: OBSTACLE.title, stage: 'draft', process: '2.8.3' })
    expect((await page(LEADER, id)).proposal).toEqual({ id: decisionId, stage: 'draft' })
    expect((await page(AMIR, id)).proposal).toEqual({ id: decisionId })

    await app.halt()
    await app.boot()
    await app.settle()
    expect(await app.lists.all(decisionsList)).toHaveLength(1)

    const withdrawal = { act: 'withdraw', reason: 'Vi löser det utan beslut.' }
    await app.tab(LEADER).post(`/api/decisions/${decisionId}/do`, withdrawal)
    await app.settle()

    expect(await page(INES, id)).toMatchObject({
      standing: 'proposal-withdrawn',
      way: [{ is: 'raised' }, { is: 'lifted' }, { is: 'outcome', kind: 'withdrawn', by: leader.id }],
    })
    const came = 'Förslaget om ett hinder är tillbakadraget'
    expect(titles(app.teams.shownIn(CHANNEL_283)).at(-1)).toBe(came)
    expect(titles(chatWith(INES)).at(-1)).toBe(came)

    const again = await act(LEADER, id, 'take-up-again', { reason: 'Det är fortfarande i vägen.' })
    const lifted = await act(LEADER, id, 'lift', { version: again.version, measure: MEASURE })
    await app.settle()
    expect(lifted.proposal?.id).toBe(`${decisionId}-2`)
    expect(await app.lists.all(decisionsList)).toHaveLength(2)
  })

  it('is nothing to those who may not see it, and nothing is lost when somebody is too late', async () => {
    const { id, version } = await raise()
    expect((await app.tab(OUTSIDER).request('GET', `/api/obstacles/${id}`)).status).toBe(404)
    expect(await app.tab(GUEST).get<ObstacleList>('/api/obstacles')).toEqual({
      obstacles: [],
      mayRaiseIn: [],
    })
    await act(INES, id, 'withdraw', { reason: 'Löst.' })
    const late = await app
      .tab(LEADER)
      .request<ObstacleRefused>('POST', `/api/obstacles/${id}/solve`, { version, measure: SOLUTION })
    expect(late).toMatchObject({
      status: 409,
      body: { refused: 'withdrawn-already', page: { stage: 'withdrawn' } },
    })
    await app.settle()
    const [row] = await app.lists.all(obstaclesList)
    expect(row?.fields).toMatchObject({ Stage: 'Tillbakadraget', Active: false })
  })
})
