import type { DecisionPage } from '../../src/decisions/api'
import type { MeetingPage } from '../../src/meetings/api'
import { AppUnderTest } from '../support/app-under-test'
import { CHAIR, CHANNEL_283, FATIMA, GUEST, LEADER } from '../support/people'

let app: AppUnderTest

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  await app.stop()
})

const PROPOSAL = {
  ...{ title: 'Ny lokal', background: '', links: [], mandates: [], recipients: [], askedOfConflict: [] },
  sealed: false,
}
const FRAME = {
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

async function openProposal(): Promise<string> {
  const body = { proposal: PROPOSAL, text: 'Vi hyr lokalen.', deadline: '2026-03-30' }
  const { id } = await app.tab(LEADER).post<DecisionPage>('/api/decisions', body)
  await app.tab(LEADER).post(`/api/decisions/${id}/do`, { act: 'open' })
  return id
}

async function refusal(person: string, path: string, body: object, method = 'POST') {
  const answer = await app.tab(person).request<{ refused: string; sentence: string }>(method, path, body)
  expect(answer.status).not.toBe(200)
  expect(answer.body.sentence?.length).toBeGreaterThan(20)
  return [answer.status, answer.body.refused]
}

describe('what cannot be done is said in a clear sentence', () => {
  it('to observers, who see and cannot vote', async () => {
    const path = `/api/decisions/${await openProposal()}/do`
    const consent = { act: 'state-position', round: 1, administration: 'ksk', kind: 'consent', text: '' }
    for (const person of [GUEST, LEADER])
      expect(await refusal(person, path, consent)).toEqual([403, 'only-delegates'])
    // To an ambassador who does not sit in the group the proposal does not exist.
    expect(await refusal(FATIMA, path, consent)).toEqual([404, 'not-found'])
  })

  it('to who passes a vote to themselves, in a circle, or after voting', async () => {
    const path = `/api/decisions/${await openProposal()}/do`
    const pass = (to: string) => ({ act: 'pass-vote', to, instruction: '' })
    expect(await refusal('steering-8', path, pass('kof'))).toEqual([409, 'proxy-to-self'])
    await app.tab('steering-8').post(path, pass('bou'))
    expect(await refusal('steering-7', path, pass('kof'))).toEqual([409, 'proxy-circle'])
    await app
      .tab('steering-3')
      .post(path, { act: 'state-position', round: 1, administration: 'soc', kind: 'consent', text: '' })
    expect(await refusal('steering-4', path, pass('ksk'))).toEqual([409, 'proxy-after-voting'])
  })

  it('to who objects without a reason, and to who reads a text that has changed meanwhile', async () => {
    const path = `/api/decisions/${await openProposal()}/do`
    const objection = { act: 'state-position', round: 1, administration: 'bou', kind: 'objection', text: ' ' }
    expect(await refusal('steering-7', path, objection)).toEqual([409, 'objection-without-reason'])
    await app.tab(CHAIR).post(path, { act: 'amend', round: 1, text: 'Vi hyr en mindre lokal.', askAgain: [] })
    const late = { ...objection, kind: 'consent', text: '' }
    const answer = await app.tab('steering-7').request<{ page: DecisionPage }>('POST', path, late)
    expect(answer).toMatchObject({ status: 409, body: { refused: 'text-changed', page: { round: 2 } } })
  })

  it('to the second of two chairs who press at once', async () => {
    const path = `/api/decisions/${await openProposal()}/do`
    for (const [person, administration] of [
      [CHAIR, 'kson'],
      ['steering-3', 'soc'],
      ['steering-5', 'ksk'],
      ['steering-7', 'bou'],
      ['steering-8', 'kof'],
    ])
      await app
        .tab(person ?? '')
        .post(path, { act: 'state-position', round: 1, administration, kind: 'consent', text: '' })
    const confirm = { act: 'confirm', round: 1 }
    const answers = await Promise.all(
      [1, 2].map(() => app.tab(CHAIR).request<{ refused?: string }>('POST', path, confirm)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.refused).toBe('already-decided')
  })

  it('to who plans a meeting at a time that the change to summer time leaves out', async () => {
    const night = { ...FRAME, day: '2026-03-29', from: '02:30', to: '03:30' }
    expect(await refusal(LEADER, '/api/meetings', night)).toEqual([409, 'time-left-out'])
    const { start, end } = await app
      .tab(LEADER)
      .post<MeetingPage>('/api/meetings', { ...FRAME, day: '2026-03-30' })
    expect([start, end]).toEqual(['2026-03-30T11:00:00.000Z', '2026-03-30T13:00:00.000Z'])
  })

  it('to whose vote was passed for another time than the meeting now has', async () => {
    await openProposal()
    const { id } = await app.tab(LEADER).post<MeetingPage>('/api/meetings', FRAME)
    const path = `/api/meetings/${id}/do`
    await app.tab(LEADER).post(path, { act: 'put-item', item: { id: 'i1', kind: 'other', title: 'Läget' } })
    await app.tab(LEADER).post(path, { act: 'call' })
    await app.tab('steering-8').post(path, { act: 'pass-vote', to: 'bou', instruction: '' })
    await app.tab('steering-7').post(path, { act: 'answer-proxy', from: 'kof', accepts: true })
    const { kind: _, ...frame } = FRAME
    const moved = await app
      .tab(LEADER)
      .post<MeetingPage>(path, { act: 'change', ...frame, day: '2026-04-01' })
    expect(moved.proxies).toMatchObject([{ from: 'kof', status: 'lapsed', why: 'meeting-moved' }])
    expect(moved.invited.every(({ answer }) => answer === undefined)).toBe(true)
    const own = await app.tab('steering-8').get<MeetingPage>(`/api/meetings/${id}`)
    expect(own.mine.canPassTo).toContain('bou')
  })

  it('to who puts a proposal on a second agenda', async () => {
    const { id: decision } = await app
      .tab(LEADER)
      .post<DecisionPage>('/api/decisions', { proposal: PROPOSAL, text: 'Ja.' })
    const first = await app.tab(LEADER).post<MeetingPage>('/api/meetings', FRAME)
    expect(first.agenda.map(({ ref }) => ref)).toContain(decision)
    const second = await app.tab(LEADER).post<MeetingPage>('/api/meetings', { ...FRAME, day: '2026-04-15' })
    const item = { id: 'i1', kind: 'decision', ref: decision, title: 'Ny lokal' }
    const path = `/api/meetings/${second.id}/do`
    expect(await refusal(LEADER, path, { act: 'put-item', item })).toEqual([409, 'in-another-meeting'])
    await app
      .tab(LEADER)
      .post(`/api/meetings/${first.id}/do`, { act: 'remove-item', id: `decision:${decision}` })
    const put = await app.tab(LEADER).post<MeetingPage>(path, { act: 'put-item', item })
    expect(put.agenda.map(({ ref }) => ref)).toContain(decision)
  })
})
