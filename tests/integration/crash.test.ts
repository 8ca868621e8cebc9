import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditList, brokenAuditPlace } from '../../src/matters/audit'
import { postingsList } from '../../src/reconcile/postings-list'
import { type BuiltServer, startBuiltServer } from '../support/built-server'
import { textOf } from '../support/card-reading'
import { CHANNEL_283, CHANNELS, LEADER, manyPeople, testPlan } from '../support/people'
import { meetingNotes, Tab } from '../support/tab-client'
import { TeamsClients } from '../support/teams-clients'
import { cardOf, type Shown } from '../support/teams-connector'
import { TeamsStandIn } from '../support/teams-stand-in'
import { TestStore } from '../support/test-store'

const PEOPLE = manyPeople(24)
const PLAN = testPlan((plan) => ({ ...plan, people: [...plan.people, ...PEOPLE] }))
const DEADLINE = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

let teams: TeamsStandIn
let clients: TeamsClients
let dataFolder: string
let store: TestStore
let server: BuiltServer | undefined

beforeAll(async () => {
  const channels = [CHANNELS.general, CHANNEL_283]
  teams = await TeamsStandIn.start({ people: PLAN.people, channels, rateLimits: false })
  dataFolder = await mkdtemp(join(tmpdir(), 'samsyn-crash-'))
  store = await TestStore.make(dataFolder)
  await store.plant(PLAN)
  clients = new TeamsClients(teams, PLAN.people, () => server?.url ?? '')
  await startServer()
  await clients.installInTeam(CHANNEL_283, LEADER)
})

afterAll(async () => {
  await server?.end('SIGKILL')
  await teams.stop()
  await store.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

async function startServer(): Promise<void> {
  server = await startBuiltServer(store.env)
}

async function kill(): Promise<void> {
  await server?.end('SIGKILL')
}

/** Numbers that look random and are the same at each run (mulberry32). */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const tab = (person: string) => new Tab(() => server?.url ?? '', person)
const cardsOf = (id: string): readonly Shown[] =>
  teams.shownIn(CHANNEL_283).filter((shown) => JSON.stringify(cardOf(shown)).includes(id))
const approve = (person: string, on: Shown, id: string) =>
  clients.execute(person, on, { type: 'Action.Execute', verb: 'minutes.approve', data: { id, version: 1 } })
const after = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

async function newMinutes(): Promise<string> {
  const { id } = await tab(LEADER).draft(meetingNotes(PEOPLE.map((p) => p.id)))
  return id
}

async function posted(id: string): Promise<Shown> {
  await teams.until(() => cardsOf(id).length > 0, 'the card in the channel')
  const [card] = cardsOf(id)
  if (!card) throw new TypeError('no card')
  return card
}

const everyMinutes = new Map<string, ReadonlySet<string>>()

describe('kill -9', () => {
  it.each([1, 2, 3, 4])(
    'while many approve at once loses and doubles nothing that was acknowledged (seed %i)',
    async (seed) => {
      const random = seeded(seed)
      const id = await newMinutes()
      await tab(LEADER).send(id, 1, DEADLINE)
      const card = await posted(id)
      const acknowledged = new Set<string>()
      const presses = PEOPLE.map(async ({ id: person }) => {
        await after(random() * 120)
        const answer = await approve(person, card, id).catch(() => undefined)
        if (answer?.card && textOf(answer.card).includes('Du godkände version 1')) acknowledged.add(person)
      })
      await after(20 + random() * 120)
      await kill()
      await Promise.all(presses)

      await startServer()

      const { round } = await tab(LEADER).page(id)
      const approved = round?.approvers.filter((a) => a.standing === 'approved').map((a) => a.id) ?? []
      expect(approved).toEqual(expect.arrayContaining([...acknowledged]))
      const shows = () =>
        cardsOf(id).some((shown) =>
          textOf(cardOf(shown)).includes(`${approved.length} av ${PEOPLE.length} har`),
        )
      await teams.until(shows, 'the card to come right by itself')
      // A card whose sending was under way may stand twice; the newer is the one that is kept true.
      expect(cardsOf(id).length).toBeLessThanOrEqual(2)
      for (const { id: person } of PEOPLE) await approve(person, card, id)
      await teams.until(
        () => cardsOf(id).some((shown) => textOf(cardOf(shown)).includes('godkända av alla')),
        'the locked card',
      )
      everyMinutes.set(id, acknowledged)
    },
  )

  it.each([5, 6])(
    'while a card is being sent: it may come twice, and is never lost (seed %i)',
    async (seed) => {
      const random = seeded(seed)
      const id = await newMinutes()
      teams.misbehave({ on: 'send', how: { slow: after(random() * 60) } })
      const sending = tab(LEADER)
        .send(id, 1, DEADLINE)
        .catch(() => undefined)
      await after(random() * 80)
      await kill()
      await sending
      teams.behave()

      await startServer()

      if ((await tab(LEADER).page(id)).stage === 'draft') await tab(LEADER).send(id, 1, DEADLINE)
      await posted(id)
      await after(300)
      expect(cardsOf(id).length).toBeLessThanOrEqual(2)
    },
  )

  it('leaves an audit trail that is whole, with each event once', async () => {
    await server?.end('SIGTERM')
    server = undefined
    const { rows, postings, broken } = await store.with(async (lists) => ({
      rows: (await lists.all(auditList)).map((row) => row.fields),
      postings: (await lists.all(postingsList)).map((row) => row.fields),
      broken: await brokenAuditPlace(lists),
    }))

    expect(broken).toBeUndefined()
    for (const [id, acknowledged] of everyMinutes) {
      const approvals = rows
        .filter((row) => row.MatterId === id && row.Event === 'approved')
        .map((row) => row.By)
      expect(approvals).toHaveLength(PEOPLE.length)
      expect(new Set(approvals).size).toBe(PEOPLE.length)
      expect(approvals).toEqual(expect.arrayContaining([...acknowledged]))
      expect(rows.filter((row) => row.MatterId === id && row.Event === 'locked')).toHaveLength(1)
    }
    expect(postings.filter((row) => row.Status !== 'posted')).toEqual([])
  })
})
