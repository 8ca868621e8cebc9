import { SAMSYN } from '../../src/kernel/circumstances'
import { isRefusal } from '../../src/kernel/decision'
import { LONG_TEXT_LIMIT } from '../../src/lists/definition'
import { alva, anna, steeringGroup } from '../support/builders'
import { breathe } from '../support/eventually'
import { type Book, bookList, books } from '../support/guest-book'
import { memoryLists } from '../support/memory-lists'
import { WatchedLists } from '../support/watched-lists'

const sign = (line: string) => ({ type: 'sign', line }) as const

function store() {
  return new WatchedLists(memoryLists([bookList]))
}

/** Lets everything that can happen without the store happen. */
describe('a command', () => {
  it('is answered with the state that follows, and is durable then', async () => {
    const lists = store()
    expect(await books(lists).execute('b1', sign('Hej'), alva)).toEqual({
      state: { lines: ['Hej'], closed: false },
      changed: true,
    })
    expect((await books(lists).load('b1'))?.state.lines).toEqual(['Hej'])
  })

  it('that changes nothing records nothing', async () => {
    const matters = books(store())
    await matters.execute('b1', sign('Hej'), alva)
    expect(await matters.execute('b1', sign('Hej'), alva)).toMatchObject({ changed: false })
    expect(await matters.execute('b1', { type: 'look' }, alva)).toMatchObject({ changed: false })
    expect((await matters.load('b1'))?.seq).toBe(1)
  })

  it('is not answered "it already is so" from what another server has changed since', async () => {
    const lists = store()
    const [one, other] = [books(lists), books(lists)]
    await one.execute('b1', sign('Hej'), alva)
    await other.execute('b1', { type: 'close' }, anna)
    expect(await one.execute('b1', sign('Hej'), alva)).toMatchObject({ refused: 'book-closed' })
  })

  it('of Samsyn’s own that changes nothing does not even ask the store', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('b1', sign('Hej'), alva)
    expect(await matters.execute('b1', sign('Hej'), SAMSYN)).toMatchObject({ changed: false })
    expect(lists.writes).toHaveLength(1)
  })

  it('that is refused is answered with the state as it is', async () => {
    const matters = books(store())
    await matters.execute('b1', { type: 'close' }, alva)
    expect(await matters.execute('b1', sign('Hej'), alva)).toEqual({
      refused: 'book-closed',
      state: { lines: [], closed: true },
    })
  })

  it('on a matter that is not there, which does not make it, is refused as not found', async () => {
    const lists = store()
    expect(await books(lists).execute('b1', { type: 'look' }, alva)).toEqual({ refused: 'not-found' })
    expect(await books(lists).load('b1')).toBeUndefined()
    expect(lists.writes).toEqual([])
  })

  it('is recorded with who and when, in the matter’s own item', async () => {
    const matters = books(store())
    await matters.execute('b1', sign('Hej'), alva)
    await matters.execute('b1', sign('Hopp'), anna)
    expect(await matters.load('b1')).toMatchObject({
      seq: 2,
      settled: 0,
      unaudited: [
        { seq: 1, by: alva.id, event: { type: 'signed', line: 'Hej' } },
        { seq: 2, by: anna.id, event: { type: 'signed', line: 'Hopp' } },
      ],
    })
  })

  it('tells those who listen once the write is durable, and only when something happened', async () => {
    const lists = store()
    const matters = books(lists)
    const heard: string[] = []
    matters.onChange((id) => heard.push(id))
    lists.hold()
    const answer = matters.execute('b1', sign('Hej'), alva)
    await breathe()
    expect(heard).toEqual([])
    lists.letGo()
    await answer
    await matters.execute('b1', sign('Hej'), alva)
    await matters.settle('b1', 1)
    expect(heard).toEqual(['b1'])
  })
})

describe('sixty commands at once on one matter', () => {
  it('leave in few writes, in order, each answered after the write that holds it', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('b1', sign('first'), alva)
    lists.writes.length = 0
    lists.hold()
    let answered = 0
    const all = Array.from({ length: 60 }, (_, i) =>
      matters.execute('b1', sign(`line ${i}`), alva).then((answer) => {
        answered += 1
        return answer
      }),
    )
    await breathe()
    expect(lists.writes).toHaveLength(1)
    expect(answered).toBe(0)
    lists.letGo()
    const answers = await Promise.all(all)
    expect(answers.every((a) => !isRefusal(a) && a.changed)).toBe(true)
    expect(lists.writes.length).toBeLessThanOrEqual(2)
    const lines = (await books(lists).load('b1'))?.state.lines
    expect(lines).toEqual(['first', ...Array.from({ length: 60 }, (_, i) => `line ${i}`)])
  })

  it('that come while a write is under way gather behind it and leave in one more', async () => {
    const lists = store()
    const matters = books(lists)
    lists.hold()
    const first = matters.execute('b1', sign('first'), alva)
    await breathe()
    const later = Array.from({ length: 59 }, (_, i) => matters.execute('b1', sign(`line ${i}`), alva))
    await breathe()
    expect(lists.writes).toHaveLength(1)
    lists.letGo()
    await Promise.all([first, ...later])
    expect(lists.writes).toHaveLength(2)
  })

  it('of which some are refused are each answered for themselves', async () => {
    const matters = books(store())
    const answers = await Promise.all([
      matters.execute('b1', sign('Hej'), alva),
      matters.execute('b1', { type: 'close' }, alva),
      matters.execute('b1', sign('För sent'), anna),
      matters.execute('b1', { type: 'look' }, anna),
    ])
    expect(answers.map((a) => (isRefusal(a) ? a.refused : a.changed))).toEqual([
      true,
      true,
      'book-closed',
      false,
    ])
    expect((await matters.load('b1'))?.state).toEqual({ lines: ['Hej'], closed: true })
  })

  it('on different matters do not wait for each other', async () => {
    const lists = store()
    const matters = books(lists)
    await Promise.all(steeringGroup.map((p, i) => matters.execute(`b${i}`, sign('Hej'), p)))
    expect(lists.writes).toHaveLength(steeringGroup.length)
  })
})

describe('a matter that outgrows its item', () => {
  const LARGE = 'å'.repeat(LONG_TEXT_LIMIT / 2)

  it('refuses what does not fit, and nothing else of the same moment', async () => {
    const matters = books(store())
    await matters.execute('b1', sign(LARGE), alva)
    const answers = await Promise.all([
      matters.execute('b1', sign('short'), alva),
      matters.execute('b1', sign(`${LARGE}2`), alva),
      matters.execute('b1', sign('short too'), anna),
    ])
    expect(answers.map((a) => (isRefusal(a) ? a.refused : a.changed))).toEqual([true, 'matter-full', true])
    expect((await matters.load('b1'))?.state.lines.map((l) => l.length)).toEqual([LARGE.length, 5, 9])
    expect(answers[1]).toMatchObject({ state: { closed: false } })
  })

  it('has room again when its events have become audit rows', async () => {
    const matters = books(store())
    await matters.execute('b1', sign(LARGE), alva)
    expect(await matters.execute('b1', sign(`${LARGE}2`), alva)).toMatchObject({ refused: 'matter-full' })
    await matters.settle('b1', 1)
    expect(await matters.execute('b1', sign('more'), alva)).toMatchObject({ changed: true })
  })

  it('comes back whole when it takes more than one column', async () => {
    const lists = store()
    await books(lists).execute('b1', sign(`${LARGE}👍`), alva)
    await books(lists).execute('b1', sign('👍'.repeat(100)), alva)
    const state: Book | undefined = (await books(lists).load('b1'))?.state
    expect(state?.lines[0] === `${LARGE}👍`).toBe(true)
    expect(state?.lines[1]).toBe('👍'.repeat(100))
  })
})

describe('what a restart takes up', () => {
  it('is what still asks for something, and what is not yet settled', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('open', sign('Hej'), alva)
    await matters.execute('closed', { type: 'close' }, alva)
    await matters.execute('done', { type: 'close' }, alva)
    await matters.settle('done', 1)
    expect([...(await books(lists).unsettled())].sort()).toEqual(['closed', 'open'])
    await matters.settle('open', 1)
    expect(await books(lists).unsettled()).toContain('open')
  })

  it('settling removes the events up to then, keeps later ones, and never goes back', async () => {
    const lists = store()
    const matters = books(lists)
    for (const line of ['a', 'b', 'c']) await matters.execute('b1', sign(line), alva)
    await matters.settle('b1', 2)
    expect((await matters.load('b1'))?.unaudited.map((e) => e.seq)).toEqual([3])
    const writes = lists.writes.length
    await matters.settle('b1', 1)
    await matters.settle('unknown', 1)
    expect(lists.writes).toHaveLength(writes)
    expect(await matters.load('b1')).toMatchObject({ settled: 2, seq: 3 })
  })

  it('can be found by the plain columns that people read', async () => {
    const lists = store()
    await books(lists).execute('b1', sign('a'), alva)
    const [item] = await lists.find(bookList, { column: 'Lines', equals: 1 })
    expect(item?.fields).toMatchObject({ MatterId: 'b1', Active: true, Pending: true })
    expect(await books(lists).find('MatterId', 'b1')).toEqual([{ lines: ['a'], closed: false }])
    expect(await books(lists).all()).toHaveLength(1)
  })
})
