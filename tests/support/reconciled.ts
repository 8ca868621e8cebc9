import type { Lists } from '../../src/lists/port'
import type { Address, Posting, Wanted } from '../../src/reconcile/posting'
import { postingsList } from '../../src/reconcile/postings-list'
import { Reconciler } from '../../src/reconcile/reconciler'
import { memoryLog, START } from './builders'
import { breathe } from './eventually'
import { FakeTeams } from './fake-teams'
import { memoryLists } from './memory-lists'
import { TestClock } from './test-clock'
import { WatchedLists } from './watched-lists'

/** The channel in which the tests' matters post. */
export const CHANNEL: Address = { channel: 'c1' }
export const PLACE = 'channel:c1'

/** A matter as the reconciler sees it: a number that counts up, and cards that show it. */
export class Matter {
  seq = 1
  postings: Omit<Posting, 'card' | 'summary'>[] = [
    { key: 'card', to: CHANNEL, create: true, ifUnsure: 'repeat' },
  ]

  wanted(): Wanted {
    const { seq } = this
    return {
      seq,
      postings: this.postings.map((p) => ({
        ...p,
        summary: () => 'Kort',
        card: () => ({ shows: seq, key: p.key }),
      })),
    }
  }
}

/** A server whose reconciler keeps these matters posted. */
export function server(
  inner: Lists = memoryLists([postingsList]),
  clock = new TestClock(START),
  teams = new FakeTeams(clock),
) {
  const lists = new WatchedLists(inner)
  const matters = new Map([['m1', new Matter()]])
  const settled: [string, number][] = []
  const log = memoryLog()
  const reconciler = new Reconciler({
    lists,
    messenger: teams,
    clock,
    log,
    wanted: async (id) => matters.get(id)?.wanted(),
    settled: (id, seq) => settled.push([id, seq]),
    updateDelay: 500,
  })
  const matter = (id = 'm1'): Matter => {
    const known = matters.get(id) ?? new Matter()
    matters.set(id, known)
    return known
  }
  const pass = async (milliseconds: number, step = milliseconds) => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      await breathe(8)
      clock.advance(step)
    }
    await breathe(8)
  }
  const touch = async (id = 'm1') => {
    reconciler.touch(id)
    await breathe()
  }
  /** Something happens to the matter. */
  const happens = (id = 'm1') => {
    matter(id).seq += 1
    reconciler.touch(id)
  }
  const row = async (key = 'card') => {
    const [item] = await inner.find(postingsList, { column: 'PostingKey', equals: `m1/${key}` })
    return item?.fields
  }
  return { reconciler, lists, inner, clock, teams, matter, settled, log, pass, touch, happens, row }
}
