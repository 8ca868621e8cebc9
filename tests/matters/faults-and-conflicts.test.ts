import fc from 'fast-check'
import { isRefusal } from '../../src/kernel/decision'
import { TooManyConflicts } from '../../src/matters/matters'
import { UnreadableMatter } from '../../src/matters/stored-matter'
import { alva, anna } from '../support/builders'
import { BurntBook, bookList, books } from '../support/guest-book'
import { memoryLists } from '../support/memory-lists'
import { StoreFault, WatchedLists } from '../support/watched-lists'

const sign = (line: string) => ({ type: 'sign', line }) as const

function store() {
  return new WatchedLists(memoryLists([bookList]))
}

/** Lets everything that can happen without the store happen. */
async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}

describe('a fault of the store', () => {
  it('rejects every command of the write, acknowledges none, and is over with the next one', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('b1', sign('before'), alva)
    lists.failing = 1
    const heard: string[] = []
    matters.onChange((id) => heard.push(id))
    const answers = await Promise.allSettled([
      matters.execute('b1', sign('a'), alva),
      matters.execute('b1', sign('b'), anna),
    ])
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(StoreFault) })
    }
    expect(heard).toEqual([])
    expect((await matters.load('b1'))?.state.lines).toEqual(['before'])
    await matters.execute('b1', sign('after'), alva)
    expect((await books(lists).load('b1'))?.state.lines).toEqual(['before', 'after'])
  })

  it('does not take those who wait behind the failed write with it', async () => {
    const lists = store()
    const matters = books(lists)
    lists.hold()
    lists.failing = 1
    const first = matters.execute('b1', sign('a'), alva)
    await settle()
    const second = matters.execute('b1', sign('b'), alva)
    lists.letGo()
    await expect(first).rejects.toThrow(StoreFault)
    expect(await second).toMatchObject({ state: { lines: ['b'] } })
  })

  it('whose write did arrive is seen by the next look, and the same command again changes nothing', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('b1', sign('before'), alva)
    lists.answersLost = 1
    await expect(matters.execute('b1', sign('a'), alva)).rejects.toThrow(StoreFault)
    expect((await matters.load('b1'))?.state.lines).toEqual(['before', 'a'])
    expect(await matters.execute('b1', sign('a'), alva)).toMatchObject({ changed: false })
  })

  it('in the rules rejects, and the matter goes on', async () => {
    const matters = books(store())
    await expect(matters.execute('b1', { type: 'burn' }, alva)).rejects.toThrow(BurntBook)
    expect(await matters.execute('b1', sign('Hej'), alva)).toMatchObject({ changed: true })
  })

  it('that makes every write stale ends after some attempts', async () => {
    const lists = store()
    const matters = books(lists)
    await matters.execute('b1', sign('Hej'), alva)
    lists.update = async () => ({ conflict: 'stale' })
    await expect(matters.execute('b1', sign('Hopp'), alva)).rejects.toThrow(TooManyConflicts)
  })

  it('an item that Samsyn did not write is named, not overwritten', async () => {
    const lists = store()
    await lists.create(bookList, { MatterId: 'b1', State1: 'hej', State2: '' })
    await lists.create(bookList, { MatterId: 'b2', State1: '{"layout":2}', State2: '' })
    await expect(books(lists).execute('b1', sign('Hej'), alva)).rejects.toThrow(UnreadableMatter)
    await expect(books(lists).load('b2')).rejects.toThrow(UnreadableMatter)
  })
})

describe('two servers over one store', () => {
  it('a stale write is decided again on the fresh state', async () => {
    const lists = memoryLists([bookList])
    const [one, two] = [books(lists), books(lists)]
    await one.execute('b1', sign('a'), alva)
    await two.load('b1')
    await one.execute('b1', { type: 'close' }, alva)
    expect(await two.execute('b1', sign('b'), anna)).toMatchObject({ refused: 'book-closed' })
  })

  it('making the same matter at once make one', async () => {
    const lists = memoryLists([bookList])
    const answers = await Promise.all([
      books(lists).execute('b1', sign('a'), alva),
      books(lists).execute('b1', sign('b'), anna),
    ])
    expect(answers.every((answer) => !isRefusal(answer))).toBe(true)
    expect(await lists.all(bookList)).toHaveLength(1)
    expect([...((await books(lists).load('b1'))?.state.lines ?? [])].sort()).toEqual(['a', 'b'])
  })

  it('lose nothing and double nothing, however their calls fall', async () => {
    const commands = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('b1', 'b2')), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(commands, fc.scheduler(), async (all, s) => {
        const inner = memoryLists([bookList])
        const slow = () => {
          const lists = new WatchedLists(inner)
          lists.before = () => s.schedule(Promise.resolve())
          return books(lists)
        }
        const servers = [slow(), slow()] as const
        const answers = all.map(([second, id], i) => servers[second ? 1 : 0].execute(id, sign(`${i}`), alva))
        await s.waitFor(Promise.allSettled(answers))
        for (const id of ['b1', 'b2']) {
          const written = (await books(inner).load(id))?.state.lines ?? []
          const told = await acknowledged(all, answers, id)
          expect([...written].sort()).toEqual([...told].sort())
        }
      }),
      { numRuns: 60 },
    )
  })
})

async function acknowledged(
  all: readonly (readonly [boolean, string])[],
  answers: readonly Promise<object>[],
  id: string,
): Promise<string[]> {
  const outcomes = await Promise.allSettled(answers)
  return all.flatMap(([, of], i) => (of === id && outcomes[i]?.status === 'fulfilled' ? [String(i)] : []))
}
