import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { decisionType } from '../../src/decisions/list'
import { paragraphsType } from '../../src/decisions/paragraphs'
import { Decisions } from '../../src/decisions/service'
import type { PositionKind } from '../../src/decisions/state'
import { systemClock } from '../../src/kernel/clock'
import { isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { Store } from '../../src/lists/store'
import { Matters, type World } from '../../src/matters/matters'
import { makePlan } from '../../src/plan/model'
import { CHAIR, testPlan } from '../support/people'
import { TestStore } from '../support/test-store'

/** Two servers on one store. A second process is kept away from an SQLite file, so there both share the open one. */
let test: TestStore
let stores: Store[]
let servers: readonly [Decisions, Decisions]
let folder: string

const plan = makePlan(testPlan())
const world: World = {
  now: () => systemClock.now(),
  today: () => dayOf(systemClock.now()),
  plan: () => plan,
}
const person = (id: string) => {
  const found = plan.person(id)
  if (!found) throw new TypeError(id)
  return found
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-races-'))
  test = await TestStore.make(folder)
  await test.plant(testPlan())
  const first = await test.open()
  const second = test.simulator ? await test.open() : first
  stores = [...new Set([first, second])]
  servers = [serverOn(first), serverOn(second)]
})

afterEach(async () => {
  for (const store of stores) await store.close()
  await test.stop()
  await rm(folder, { recursive: true, force: true })
})

function serverOn(store: Store): Decisions {
  const lists = store.lists('command')
  let last = 0
  return new Decisions(
    new Matters(decisionType, lists, world),
    new Matters(paragraphsType, lists, world),
    world,
    () => `${++last}`,
  )
}

/** A proposal to which everybody has consented but the last delegate. */
async function almostDecided(id: string): Promise<void> {
  const [server] = servers
  const proposal = {
    ...{ title: 'Lokalen', background: '', links: [], mandates: [], recipients: [], askedOfConflict: [] },
    sealed: false,
  }
  const deadline = '2999-01-01'
  await server.execute(person(CHAIR), id, { type: 'propose', proposal, text: 'Vi hyr lokalen.', deadline })
  await server.execute(person(CHAIR), id, { type: 'open' })
  for (const member of [CHAIR, 'steering-3', 'steering-5', 'steering-7'])
    await state(server, id, member, 'consent')
}

function state(server: Decisions, id: string, member: string, kind: PositionKind) {
  const { administration } = person(member)
  const text = kind === 'consent' ? '' : 'Därför.'
  return server.execute(person(member), id, { type: 'state-position', round: 1, administration, kind, text })
}

const LAST = 'steering-8'
const kinds = fc.constantFrom<PositionKind>('consent', 'reservation', 'objection', 'more-time', 'stand-aside')

/** Lets the others run for a while. */
async function pause(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise(setImmediate)
}

it('a position that comes while the chair confirms is in the decision, or its sender is told that it came too late', async () => {
  let made = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          member: fc.constantFrom(LAST, 'steering-3'),
          kind: kinds,
          server: fc.nat(1),
          wait: fc.nat(6),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.array(fc.record({ server: fc.nat(1), wait: fc.nat(12) }), { minLength: 1, maxLength: 3 }),
      async (positions, confirmations) => {
        const id = `decision-${++made}`
        await almostDecided(id)
        const at = (no: number) => (no === 0 ? servers[0] : servers[1])
        const stated = positions.map(async ({ member, kind, server, wait }) => {
          await pause(wait)
          return { member, kind, answer: await state(at(server), id, member, kind) }
        })
        const confirmed = confirmations.map(async ({ server, wait }) => {
          await pause(wait)
          return at(server).execute(person(CHAIR), id, { type: 'confirm', round: 1 })
        })
        const said = await Promise.all(stated)
        const ends = await Promise.all(confirmed)

        // Then, as a third reader finds it in the store:
        const [store] = stores as [Store]
        await store.lists('command').refresh(decisionType.list, 'MatterId', id)
        const stored = await serverOn(store).matters.load(id)
        const events = stored?.unaudited ?? []
        const end = events.findIndex(({ event }) => event.type === 'ended')
        for (const { member, kind, answer } of said) {
          if (isRefusal(answer)) expect(answer.refused).toBe('too-late')
          else expect(answer.state.positions.some((p) => p.by === member && p.kind === kind)).toBe(true)
        }
        const recorded = events.flatMap(({ event }) => (event.type === 'positioned' ? [event.position] : []))
        for (const { member, kind, answer } of said)
          if (!isRefusal(answer))
            expect(recorded).toContainEqual(expect.objectContaining({ by: member, kind }))
        const after = events.slice(end < 0 ? events.length : end)
        expect(after.filter(({ event }) => event.type === 'positioned')).toEqual([])
        // One chair at most has decided; every other hears that it is decided, or that something is missing.
        const decided = ends.filter((answer) => !isRefusal(answer))
        expect(decided).toHaveLength(end >= 0 ? 1 : 0)
        const outcome = stored?.state.outcomes[0]
        if (outcome) {
          expect(outcome.voices.flatMap(({ positions: p }) => p)).toEqual(
            expect.arrayContaining([...(stored?.state.positions ?? [])]),
          )
          expect(
            outcome.voices.flatMap(({ positions: p }) => p).some(({ kind }) => kind === 'objection'),
          ).toBe(false)
          expect(outcome.paragraph).toBeDefined()
        }
      },
    ),
    { numRuns: 40 },
  )
})

it('paragraphs that two servers give at the same time run without gaps and never twice', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `decision-${i}`)
  for (const id of ids) {
    await almostDecided(id)
    await state(servers[0], id, LAST, 'consent')
  }
  const answers = await Promise.all(
    ids.map((id, i) =>
      servers[i % 2 === 0 ? 0 : 1].execute(person(CHAIR), id, { type: 'confirm', round: 1 }),
    ),
  )
  const numbers = answers.map((answer) =>
    isRefusal(answer) ? 0 : (answer.state.outcomes[0]?.paragraph?.number ?? 0),
  )
  expect([...numbers].sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1))
})
