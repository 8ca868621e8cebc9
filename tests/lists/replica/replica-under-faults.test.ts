import { withDeadline } from '../../../src/kernel/deadline'
import type { ListDefinition } from '../../../src/lists/definition'
import type { Item, Lists, Written } from '../../../src/lists/port'
import { type Store, StoreUnavailable } from '../../../src/lists/store'
import { START } from '../../support/builders'
import type { Fault } from '../../support/graph/faults'
import { type GraphOptions, GraphSimulator } from '../../support/graph/graph-simulator'
import { answered, timePasses } from '../../support/hasty-clock'
import { openOn } from '../../support/sharepoint-store'
import { TestClock } from '../../support/test-clock'
import { notes, others } from '../contract-lists'

const never: ListDefinition = { ...others, name: 'Grows', title: 'Växer (prov)', replica: 'never' }
const behind: ListDefinition = { ...others, name: 'Follows', title: 'Följer (prov)', replica: 'behind' }
const definitions = [notes, others, never, behind]

let clock: TestClock
let simulator: GraphSimulator
let store: Store
let lists: Lists

async function opened(options: GraphOptions = {}): Promise<void> {
  clock = new TestClock(START)
  const delay = (milliseconds: number) =>
    new Promise<void>((resolve) => void clock.after(milliseconds, resolve))
  simulator = await GraphSimulator.start({ limits: false, now: () => clock.millis(), delay, ...options })
  simulator.createLists(definitions)
  store = await openOn(simulator, definitions, { clock })
  lists = store.lists('command')
}

beforeEach(() => opened())

afterEach(async () => {
  simulator.wakeUp()
  await answered(clock, store.close())
  await simulator.stop()
  expect(simulator.violations).toEqual([])
})

/** As an edge asks for something: whoever waits is answered within 7 seconds. */
async function asked<T>(task: () => Promise<T>): Promise<T> {
  return (await answered(clock, withDeadline(clock.millis() + 7_000, task))).answer
}

const pass = (milliseconds: number) => timePasses(clock, milliseconds)
function itemIn(written: Written): Item {
  if ('item' in written) return written.item
  throw new TypeError(`not written: ${written.conflict}`)
}

const made = async (NoteKey: string, list = notes) =>
  itemIn(await asked(() => lists.create(list, { NoteKey })))
const rows = (list = notes) => simulator.items(list.name)
const person = () => simulator.asPerson('somebody-at-work')

/** Everything by which an answer is lost, though the write may have been done. */
const LOST: readonly (readonly [string, Fault])[] = [
  ['a reset before the effect', { reset: 'before' }],
  ['a reset after the effect', { reset: 'after' }],
  ...([500, 502, 503, 504] as const).flatMap((status) => [
    [`${status} before the effect`, { status }] as const,
    [`${status} after the effect`, { status, afterEffect: true }] as const,
  ]),
  ['an answer that is no JSON', { malformed: true }],
  ['an answer that comes too late', { slow: 30_000, when: 'after' }],
  ['an effect that comes too late', { slow: 30_000, when: 'before' }],
]

describe.each(LOST)('after %s', (_, how) => {
  it('a creation is done once', async () => {
    simulator.faults.add({ method: 'POST', how })
    const item = await made('x')
    await pass(40_000)
    expect(rows()).toEqual([expect.objectContaining({ NoteKey: 'x', id: item.id })])
    expect(await lists.all(notes)).toEqual([item])
  })

  it('an update is done once', async () => {
    const item = await made('x')
    simulator.faults.add({ method: 'PATCH', how })
    const written = itemIn(await asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag)))
    await pass(40_000)
    expect(written.fields.Size).toBe(2)
    expect(written.etag).toMatch(/,2"$/)
    expect(await asked(() => lists.update(notes, item.id, { Size: 3 }, written.etag))).toHaveProperty('item')
  })

  it('a removal is done', async () => {
    const item = await made('x')
    simulator.faults.add({ method: 'DELETE', how })
    expect(await asked(() => lists.remove(notes, item.id, item.etag))).toEqual({ removed: true })
    await pass(40_000)
    expect(rows()).toEqual([])
  })

  it.each([never, behind])('many are created once, in order ($name)', async (list) => {
    const fields = Array.from({ length: 45 }, (_, i) => ({ NoteKey: `n${i}` }))
    simulator.faults.add({ path: /\$batch/, skip: 1, how })
    const created = await answered(clock, lists.createAll(list, fields))
    await pass(40_000)
    expect(created.answer).toMatchObject({ items: fields.map((f) => ({ fields: f })) })
    expect(rows(list).map(({ NoteKey }) => NoteKey)).toEqual(fields.map(({ NoteKey }) => NoteKey))
  })
})

describe('a part of a batch that fails', () => {
  it.each([500, 503, 429, 409] as const)('with %i is made up for', async (status) => {
    const fields = Array.from({ length: 30 }, (_, i) => ({ NoteKey: `n${i}` }))
    simulator.faults.add({ path: /\/items/, method: 'POST', skip: 7, how: { status } })
    const { answer } = await answered(clock, lists.createAll(never, fields))
    expect(answer).toHaveProperty('items')
    expect(rows(never).map(({ NoteKey }) => NoteKey)).toEqual(fields.map(({ NoteKey }) => NoteKey))
  })

  it.each([
    [behind, 1],
    // On what was once in a list that only grows others may have built.
    [never, 26],
  ])('because a value is taken leaves none behind, but in a list that only grows', async (list, left) => {
    simulator.seed(list.name, [{ NoteKey: 'n25' }])
    const fields = Array.from({ length: 30 }, (_, i) => ({ NoteKey: `n${i}` }))
    const answer = await lists.createAll(list, fields)
    expect(answer).toEqual({ conflict: 'duplicate', column: 'NoteKey' })
    expect(rows(list)).toHaveLength(left)
  })
})

describe('while nothing is answered', () => {
  it('whoever waits hears of it when their time is up, and nothing remains', async () => {
    const item = await made('x')
    simulator.goSilent()
    const update = () => lists.update(notes, item.id, { Size: 2 }, item.etag)
    await expect(asked(update)).rejects.toThrow(StoreUnavailable)
    await expect(asked(() => lists.create(notes, { NoteKey: 'y' }))).rejects.toThrow(StoreUnavailable)
    expect(store.troubles()).not.toEqual([])
    expect(await lists.read(notes, item.id)).toEqual(item)

    simulator.wakeUp()
    await pass(120_000)

    expect(rows()).toEqual([expect.not.objectContaining({ Size: 2 })])
    expect(store.troubles()).toEqual([])
  })

  it('an update that comes to pass after all is taken back, and never shown', async () => {
    const item = await made('x')
    simulator.faults.add({ method: 'PATCH', times: 3, how: { slow: 20_000, when: 'before' } })
    await expect(asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag))).rejects.toThrow()
    const heard: unknown[] = []
    store.onOutsideChange((change) => heard.push(change))
    await pass(120_000)
    expect(rows()).toEqual([expect.not.objectContaining({ Size: 2 })])
    const now = await lists.read(notes, item.id)
    expect(now?.fields.Size).toBeNull()
    expect(heard).toEqual([])
    expect(await asked(() => lists.update(notes, item.id, { Size: 3 }, now?.etag ?? ''))).toHaveProperty(
      'item',
    )
  })

  it('a creation that comes to pass after all is taken away, also when a look has seen it', async () => {
    simulator.faults.add({ method: 'POST', times: 3, how: { slow: 20_000, when: 'before' } })
    await expect(asked(() => lists.create(notes, { NoteKey: 'x' }))).rejects.toThrow(StoreUnavailable)
    await pass(140_000)
    expect(rows()).toEqual([])
    expect(await lists.all(notes)).toEqual([])
  })

  it('and made once more by somebody who tries again it stays', async () => {
    simulator.faults.add({ method: 'POST', times: 3, how: { slow: 20_000, when: 'before' } })
    await expect(asked(() => lists.create(notes, { NoteKey: 'x' }))).rejects.toThrow(StoreUnavailable)
    simulator.faults.clear()
    const again = await made('x')
    await pass(140_000)
    expect(rows().map(({ id }) => id)).toEqual([again.id])
    expect(await lists.all(notes)).toEqual([again])
  })
})

describe('a conflict', () => {
  it.each([409, 412] as const)(
    '%i without another writer is stale, and the next attempt succeeds',
    async (status) => {
      const item = await made('x')
      simulator.faults.add({ method: 'PATCH', how: { status } })
      const update = () => lists.update(notes, item.id, { Size: 2 }, item.etag)
      expect(await asked(update)).toEqual({ conflict: 'stale' })
      expect(await asked(update)).toHaveProperty('item')
    },
  )

  it('without an eTag in the answer the new one is read; a failure of that is no failure of the write', async () => {
    await store.close()
    await simulator.stop()
    await opened({ omitEtagOnPatch: true })
    const item = await made('x')
    simulator.faults.add({ method: 'GET', path: /\/items\/\d/, how: { reset: 'before' } })
    const written = itemIn(await asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag)))
    expect(written.etag).toMatch(/,2"$/)

    simulator.faults.add({ method: 'GET', path: /\/items\/\d/, times: 9, how: { status: 403 } })
    await expect(asked(() => lists.update(notes, item.id, { Size: 3 }, written.etag))).rejects.toThrow()
    simulator.faults.clear()
    await pass(60_000)
    expect(rows()).toEqual([expect.objectContaining({ Size: 2 })])
  })
})

describe('what people do to lists that are Samsyn’s alone', () => {
  it('an edit is put back at the next look, also when the first try meets a conflict', async () => {
    const item = await made('x')
    person().edit(notes.name, item.id, { Title: 'Mitt' })
    simulator.faults.add({ method: 'PATCH', how: { status: 412 } })
    await pass(660_000)
    expect(rows()).toEqual([expect.not.objectContaining({ Title: 'Mitt' })])
  })

  it('a removal too, also when the first try fails', async () => {
    await made('x')
    person().remove(notes.name, rows()[0]?.id ?? '')
    simulator.faults.add({ method: 'POST', times: 30, how: { status: 403 } })
    await pass(700_000)
    expect(rows()).toEqual([])
    simulator.faults.clear()
    await pass(70_000)
    expect(rows().map(({ NoteKey }) => NoteKey)).toEqual(['x'])
    expect((await lists.all(notes)).map(({ id }) => id)).toEqual(rows().map(({ id }) => id))
  })

  it('an edit while a write is under way does not undo the write', async () => {
    const item = await made('x')
    simulator.faults.add({ method: 'PATCH', how: { slow: 4_000, when: 'after' } })
    const writing = lists.update(notes, item.id, { Size: 2 }, item.etag)
    await simulator.meter.until(() => simulator.meter.log.at(-1)?.method === 'PATCH')
    person().edit(notes.name, item.id, { Title: 'Mitt' })
    simulator.forgetDeltaTokens(notes.name)
    await pass(660_000)
    expect(await writing).toHaveProperty('item')
    expect(rows()).toEqual([expect.objectContaining({ Size: 2 })])
    expect(rows()).toEqual([expect.not.objectContaining({ Title: 'Mitt' })])
  })

  it('a look that began before our write and ends after it does not take the old over', async () => {
    const item = await made('x')
    person().edit(others.name, simulator.asPerson('p').create(others.name, { NoteKey: 'o' }), {
      NoteKey: 'p',
    })
    simulator.faults.add({ path: /delta/, times: 3, how: { slow: 15_000, when: 'after' } })
    await pass(601_000)
    const written = itemIn(await asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag)))
    await pass(30_000)
    expect(await lists.read(notes, item.id)).toEqual(written)
  })
})

describe('trouble', () => {
  it('with tokens that are too old makes the lists be read anew, and finds what is gone', async () => {
    await made('x')
    simulator.forgetDeltaTokens()
    simulator.seed(notes.name, [{ NoteKey: 'y' }])
    await pass(660_000)
    expect((await lists.all(notes)).map(({ fields }) => fields.NoteKey)).toEqual(['x', 'y'])
    expect(store.troubles()).toEqual([])
  })

  it('because a list was deleted is told, and nothing is acknowledged', async () => {
    const item = await made('x')
    simulator.deleteList(notes.name)
    await expect(asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag))).rejects.toThrow(
      /saknas|missing/,
    )
    await expect(asked(() => lists.create(notes, { NoteKey: 'y' }))).rejects.toThrow(StoreUnavailable)
    await pass(700_000)
    expect(store.troubles()).not.toEqual([])
    expect(await lists.read(notes, item.id)).toEqual(item)
  })

  it('because a column was deleted is told, and nothing is acknowledged', async () => {
    const item = await made('x')
    simulator.deleteColumn(notes.name, 'Size')
    await expect(asked(() => lists.update(notes, item.id, { Size: 2 }, item.etag))).rejects.toThrow(
      StoreUnavailable,
    )
    person().edit(notes.name, item.id, { Title: 'y' })
    await pass(700_000)
    expect(store.troubles()).not.toEqual([])
  })

  it('because the permission was withdrawn ends when it is given back', async () => {
    const item = await made('x')
    simulator.withdrawPermission()
    const update = () => lists.update(notes, item.id, { Size: 2 }, item.etag)
    await expect(asked(update)).rejects.toThrow(StoreUnavailable)
    expect(store.troubles()).not.toEqual([])
    simulator.grantPermission()
    expect(await asked(update)).toHaveProperty('item')
    expect(store.troubles()).toEqual([])
  })
})
