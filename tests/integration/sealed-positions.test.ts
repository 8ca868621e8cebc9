import type { DecisionPage } from '../../src/decisions/api'
import { decisionsList } from '../../src/decisions/list'
import { auditList } from '../../src/matters/audit'
import { AppUnderTest } from '../support/app-under-test'
import { CHAIR, CHANNEL_283, GENERAL, GUEST, LEADER } from '../support/people'

const REASON = 'Hyran är dubbelt så hög som i dag.'
const OBJECTOR = 'steering-7'
let app: AppUnderTest
let id: string

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  const proposal = {
    ...{ title: 'Ny lokal', background: '', links: [], mandates: [], recipients: [], askedOfConflict: [] },
    sealed: true,
  }
  const body = { proposal, text: 'Vi hyr lokalen.', deadline: '2026-03-30' }
  id = (await app.tab(LEADER).post<DecisionPage>('/api/decisions', body)).id
  await act(LEADER, { act: 'open' })
  await app.settle()
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const act = (person: string, body: object) =>
  app.tab(person).post<DecisionPage>(`/api/decisions/${id}/do`, body)
const say = (person: string, administration: string, kind: string, text = '') =>
  act(person, { act: 'state-position', round: 1, administration, kind, text })

/** Everything that others than the one who objected can come to see while positions are sealed. */
async function everythingShown(): Promise<string> {
  const readers = [CHAIR, LEADER, GUEST, 'steering-8']
  const pages = await Promise.all(
    readers.flatMap((reader) =>
      [`/api/decisions/${id}`, '/api/decisions', '/api/my', '/api/register'].map((path) =>
        app.tab(reader).request('GET', path),
      ),
    ),
  )
  const chats = readers.map((reader) => app.teams.shownIn(app.teams.openChat(reader)))
  const [row] = await app.lists.all(decisionsList)
  const { State1: _, State2: __, ...columns } = row?.fields ?? {}
  const audit = await app.lists.all(auditList)
  return JSON.stringify([
    pages,
    chats,
    app.teams.shownIn(GENERAL),
    columns,
    audit.map(({ fields }) => fields),
    app.log,
  ])
}

describe('a proposal whose positions are sealed', () => {
  it('tells nobody what was said, in cards, pages, columns, audit rows or the log', async () => {
    await say(OBJECTOR, 'bou', 'objection', REASON)
    await say('steering-8', 'kof', 'consent')
    await app.settle()
    const shown = await everythingShown()
    expect(shown).not.toContain(REASON)
    expect(shown).not.toMatch(/"kind":"objection"|invändning:/)
    const page = await app.tab(CHAIR).get<DecisionPage>(`/api/decisions/${id}`)
    expect(page.voices.find(({ administration }) => administration === 'bou')).toMatchObject({
      is: 'answered',
      positions: [{ kind: 'sealed', text: '' }],
    })
    // Who objected sees it.
    const own = await app.tab(OBJECTOR).get<DecisionPage>(`/api/decisions/${id}`)
    expect(own.mine.voices[0]?.position).toMatchObject({ kind: 'objection', text: REASON })
  })

  it('tells the chair no more, not even in a refusal, until nobody owes an answer', async () => {
    await say(OBJECTOR, 'bou', 'objection', REASON)
    for (const body of [
      { act: 'confirm', round: 1 },
      { act: 'open-positions' },
      { act: 'amend', round: 1, text: 'Vi hyr en annan lokal.', askAgain: [] },
    ]) {
      const answer = await app.tab(CHAIR).request('POST', `/api/decisions/${id}/do`, body)
      expect(answer.status).toBe(409)
      expect(JSON.stringify(answer.body)).not.toContain(REASON)
      expect(JSON.stringify(answer.body)).not.toContain('"objection"')
    }
  })

  it('is open to all once everybody has answered and the chair opens it; the trail tells it then', async () => {
    await say(OBJECTOR, 'bou', 'objection', REASON)
    for (const [person, administration] of [
      [CHAIR, 'kson'],
      ['steering-3', 'soc'],
      ['steering-5', 'ksk'],
      ['steering-8', 'kof'],
    ] as const)
      await say(person, administration, 'consent')
    const page = await act(CHAIR, { act: 'open-positions' })
    expect(page.isSealed).toBe(false)
    await app.settle()
    const seen = await app.tab(GUEST).get<DecisionPage>(`/api/decisions/${id}`)
    expect(JSON.stringify(seen.voices)).toContain(REASON)
    expect(seen.missing).toBe(1)
    const audit = await app.lists.all(auditList)
    const opened = audit.find(({ fields }) => fields.Event === 'positions-opened')
    expect(String(opened?.fields.Detail)).toContain(REASON)
  })
})
