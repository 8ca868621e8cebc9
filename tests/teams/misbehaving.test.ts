import { AppUnderTest } from '../support/app-under-test'
import { textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Misbehaviour, type Shown, WRITES_BLOCKED } from '../support/teams-connector'

let app: AppUnderTest
let id: string

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  id = (await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))).id
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const send = () => app.tab(LEADER).send(id, 1, '2026-03-26')
const cards = (): readonly Shown[] => app.teams.shownIn(CHANNEL_283)
const text = () => cards().map((shown) => textOf(cardOf(shown)))
/** Lets the longest time pass that Samsyn waits before it tries again. */
async function later(): Promise<void> {
  await app.settle()
  app.clock.advance(300_000)
  await app.settle()
}

const PASSING: readonly (readonly [string, Misbehaviour['how']])[] = [
  ['429 with a time', { status: 429, retryAfter: 2 }],
  ['429 without a time', { status: 429 }],
  ['412', { status: 412 }],
  ['502', { status: 502 }],
  ['503', { status: 503, retryAfter: 1 }],
  ['504', { status: 504 }],
  ['a connection that breaks', 'reset'],
]

describe.each(PASSING)('when Teams answers with %s', (_, how) => {
  it('a card is sent again, later, and stands once', async () => {
    app.teams.misbehave({ on: 'send', times: 2, how })
    await send()
    await later()

    expect(cards()).toHaveLength(1)
  })

  it('an update is made again, later', async () => {
    await send()
    await app.settle()
    app.teams.misbehave({ on: 'update', times: 2, how })
    await app.tab(INES).post(`/api/minutes/${id}/approve`, { version: 1 })
    await later()

    expect(text()).toEqual([expect.stringContaining('1 av 3 har godkänt')])
  })
})

describe('a reminder', () => {
  const chat = () => app.teams.shownIn(app.teams.openChat(AMIR))

  beforeEach(async () => {
    await send()
    await app.settle()
  })

  const refused = PASSING.filter(([name]) => /^4|503/.test(name))
  it.each(refused)('that Teams did not take (%s) is sent later', async (_, how) => {
    app.teams.misbehave({ on: 'send', conversation: app.teams.openChat(AMIR), how })
    await app.moveTo('2026-03-24T08:05:00.000Z')
    await later()

    expect(chat()).toHaveLength(1)
  })

  it('that Teams may have taken before the connection broke is not sent twice', async () => {
    app.teams.misbehave({ on: 'send', conversation: app.teams.openChat(AMIR), how: 'lost-answer' })
    await app.moveTo('2026-03-24T08:05:00.000Z')
    await later()

    expect(chat()).toHaveLength(1)
  })
})

it('a conversation that Teams slows down keeps no other waiting', async () => {
  app.teams.misbehave({
    on: 'send',
    conversation: CHANNEL_283,
    times: 9,
    how: { status: 429, retryAfter: 60 },
  })
  await send()
  const { id: other } = await app
    .tab(LEADER)
    .draft(meetingNotes([INES]), { kind: 'process', process: '2.7.1' })
  await app.tab(LEADER).send(other, 1, '2026-03-26')
  await app.settle()

  expect(cards()).toEqual([])
  expect(app.teams.shownIn('19:samsyn-general@thread.tacv2')).toHaveLength(1)
})

it('many changes while Teams is slow are one update, of the newest state', async () => {
  await send()
  await app.settle()
  const release: { now: () => void } = { now: () => undefined }
  const slow = new Promise<void>((done) => {
    release.now = done
  })
  app.teams.misbehave({ on: 'update', how: { slow } })
  for (const person of [INES, FATIMA, AMIR])
    await app.tab(person).post(`/api/minutes/${id}/approve`, { version: 1 })
  release.now()
  await app.settle()

  expect(text()).toEqual([expect.stringContaining('Mötesanteckningar godkända av alla')])
  expect(cards()[0]?.history.length).toBeLessThanOrEqual(3)
  expect(app.teams.mostInFlight).toBe(1)
})

it('a card that somebody deleted is posted anew while it is wanted', async () => {
  await send()
  await app.settle()
  const [card] = cards()
  if (card) app.teams.remove(card)
  await app.tab(INES).post(`/api/minutes/${id}/approve`, { version: 1 })
  await later()

  expect(text()).toEqual([expect.stringContaining('1 av 3 har godkänt')])
})

it('a card of an older version that somebody deleted is not', async () => {
  await send()
  await app.settle()
  const [card] = cards()
  if (card) app.teams.remove(card)
  await app.tab(LEADER).revise(id, 1, meetingNotes([INES, FATIMA, AMIR], { place: 'Stadshuset' }))
  await app.tab(LEADER).send(id, 2, '2026-03-26')
  await later()

  expect(text()).toEqual([expect.stringContaining('version 2')])
})

it('a person who has blocked the bot is not written to again and again', async () => {
  await send()
  await app.settle()
  const conversation = app.teams.openChat(AMIR)
  app.teams.misbehave({ on: 'send', conversation, times: 99, how: { status: 403, body: WRITES_BLOCKED } })
  await app.moveTo('2026-03-24T08:05:00.000Z')
  await later()

  expect(app.teams.requests.filter((r) => r.conversation === conversation)).toHaveLength(1)
  expect(app.log.some((line) => line.message === 'cannot be posted')).toBe(true)
})

it('a fresh installation knows nobody: what is wanted waits until Teams is heard from', async () => {
  const fresh = await AppUnderTest.start()
  const { id: early } = await fresh.tab(LEADER).draft(meetingNotes([INES]))
  await fresh.tab(LEADER).send(early, 1, '2026-03-26')
  await fresh.settle()
  expect(fresh.teams.requests).toEqual([])

  await fresh.clients.installInTeam(CHANNEL_283, LEADER)
  await fresh.settle()

  expect(fresh.teams.shownIn(CHANNEL_283)).toHaveLength(1)
  await fresh.stop()
})
