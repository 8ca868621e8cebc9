import type { Fault, FaultRule } from '../support/graph/faults'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import type { HastyClock } from '../support/hasty-clock'

/** What misfortunes act upon. */
export interface Target {
  readonly simulator: GraphSimulator
  readonly clock: HastyClock
  /** From 0 up to 1. */
  readonly random: () => number
  /** When each row was first seen, by list and id. */
  readonly seen: Map<string, number>
  /** What people last called each administration, by its id. */
  readonly renamed: Map<string, string>
  /** Whether the process has the whole list at hand; long texts follow a while after its start. */
  readonly isLoaded: (list: string) => Promise<boolean>
  /** What has to come right by itself before a process may die. */
  readonly awaited: Set<Promise<void>>
  crash(): Promise<void>
  restart(): Promise<void>
}

/** Something that goes wrong; true when it did befall somebody. */
type Misfortune = (target: Target) => Promise<boolean>

const WRITES = ['PATCH', 'POST'] as const
/** A request for items, not for the subscriptions: those may fail without anybody noticing. */
const ITEMS = /\/items|\$batch/
const AWHILE = 120_000
const SOMEBODY = 'somebody-at-work'

/** Everything that the simulator can do to a process, by name. */
export const MISFORTUNES: Readonly<Record<string, Misfortune>> = {
  'throttled (429)': (t) => strikes(t, { status: 429, retryAfter: 1 + whole(t, 3) }),
  'throttled (503) with Retry-After': (t) => strikes(t, { status: 503, retryAfter: 1 + whole(t, 3) }),
  'error before effect': (t) => strikes(t, { status: one(t, [500, 502, 503, 504]) }),
  'error after effect': (t) => strikesWrite(t, { status: one(t, [500, 502, 503, 504]), afterEffect: true }),
  'conflict without another writer': (t) => strikesUpdate(t, { status: one(t, [409, 412]) }),
  'access refused for a moment': (t) => strikes(t, { status: one(t, [401, 403]) }),
  'reset before effect': (t) => strikes(t, { reset: 'before' }),
  'reset after effect': (t) => strikesWrite(t, { reset: 'after' }),
  'slow before effect': (t) => strikes(t, { slow: 1_000 + whole(t, 14_000), when: 'before' }),
  'slow after effect': (t) => strikesWrite(t, { slow: 1_000 + whole(t, 14_000), when: 'after' }),
  'answer that is no JSON': (t) => strikes(t, { malformed: true }),
  'token of delta too old': async ({ simulator }) => {
    simulator.forgetDeltaTokens()
    return true
  },
  silence: async (t) => {
    t.simulator.goSilent()
    await t.clock.pass(1_000 + whole(t, 25_000))
    t.simulator.wakeUp()
    return true
  },
  'connections refused': async (t) => {
    await t.simulator.refuseConnections()
    await t.clock.pass(500 + whole(t, 10_000))
    await t.simulator.acceptConnections()
    return true
  },
  'permission withdrawn': async (t) => {
    t.simulator.withdrawPermission()
    await t.clock.pass(500 + whole(t, 10_000))
    t.simulator.grantPermission()
    return true
  },
  'edit from outside': editedOutside,
  'removal from outside': removedOutside,
  'edit in the registry': async (t) => {
    const row = one(t, t.simulator.items('Administrations').slice(0, 2))
    const name = `Förvaltningen ${whole(t, 1_000_000)}`
    t.simulator.asPerson(SOMEBODY).edit('Administrations', row.id, { Name: name })
    t.renamed.set(String(row.AdministrationId), name)
    return true
  },
  crash: async (t) => {
    await Promise.all(t.awaited)
    await t.crash()
    return true
  },
  restart: async (t) => {
    await Promise.all(t.awaited)
    await t.restart()
    return true
  },
}

function strikes(t: Target, how: Fault): Promise<boolean> {
  return befalls(t, { path: ITEMS, how })
}

function strikesWrite(t: Target, how: Fault): Promise<boolean> {
  return befalls(t, { path: ITEMS, method: one(t, WRITES), how })
}

function strikesUpdate(t: Target, how: Fault): Promise<boolean> {
  return befalls(t, { path: ITEMS, method: 'PATCH', how })
}

/** Befalls the next requests, one to four, unless none come. */
async function befalls(t: Target, rule: FaultRule): Promise<boolean> {
  const { faults } = t.simulator
  const before = faults.happened
  faults.add({ ...rule, times: 1 + whole(t, 4), skip: whole(t, 3) })
  await t.clock.pass(2_000 + whole(t, 4_000))
  faults.clear()
  return faults.happened > before
}

/** Somebody edits a row that is Samsyn's alone; it has to be put back. */
async function editedOutside(t: Target): Promise<boolean> {
  const row = someRow(t, 'Minutes')
  if (!row || t.awaited.size > 0) return false
  const before = row.Title
  t.simulator.asPerson(SOMEBODY).edit('Minutes', row.id, { Title: 'Ändrat av någon', Stage: 'Klart' })
  const isBack = () => t.simulator.items('Minutes').some(({ id, Title }) => id === row.id && Title === before)
  awaits(t, until(t, isBack, `the row ${row.id} to be put back`))
  return true
}

/** Somebody removes a row that is Samsyn's alone; it has to come back. */
async function removedOutside(t: Target): Promise<boolean> {
  const list = one(t, ['Minutes', 'Minutes', 'Postings', 'MinutesTexts'] as const)
  const key = { Minutes: 'MatterId', Postings: 'PostingKey', MinutesTexts: 'TextKey' }[list]
  const row = someRow(t, list)
  // What no process has seen nobody can bring back.
  if (!row || t.awaited.size > 0 || !(await t.isLoaded(list))) return false
  const value = row[key]
  t.simulator.asPerson(SOMEBODY).remove(list, row.id)
  const isBack = () => t.simulator.items(list).some((item) => item[key] === value)
  awaits(t, until(t, isBack, `the row ${String(value)} to come back`))
  return true
}

/** A row that has been there for a while: of what was only just written it may be that nobody was told so. */
function someRow(t: Target, list: string) {
  const now = t.clock.millis()
  const rows = t.simulator.items(list).filter(({ id }) => (t.seen.get(`${list}/${id}`) ?? now) < now - AWHILE)
  return rows[whole(t, rows.length)]
}

/** Notes which rows there are. */
export function lookAround({ simulator, clock, seen }: Target): void {
  for (const list of ['Minutes', 'Postings', 'MinutesTexts']) {
    for (const { id } of simulator.items(list)) {
      const key = `${list}/${id}`
      if (!seen.has(key)) seen.set(key, clock.millis())
    }
  }
}

function awaits(t: Target, what: Promise<void>): void {
  const awaited = what.then(() => void t.awaited.delete(awaited))
  // Whoever waits for it hears of its failure.
  awaited.catch(() => undefined)
  t.awaited.add(awaited)
}

async function until({ clock }: Target, condition: () => boolean, what: string): Promise<void> {
  const last = clock.millis() + 45 * 60_000
  while (!condition()) {
    if (clock.millis() > last) throw new NeverHappened(what)
    await clock.pass(500)
  }
}

const whole = ({ random }: Target, below: number) => Math.floor(random() * below)

function one<T>(target: Target, values: readonly T[]): T {
  const value = values[whole(target, values.length)]
  if (value === undefined) throw new NeverHappened('a choice among nothing')
  return value
}

/** What had to happen by itself did not. */
export class NeverHappened extends Error {}
