import { AuditTrail, auditList, brokenAuditPlace } from '../../src/matters/audit'
import { FollowUp } from '../../src/matters/follow-up'
import { alva, memoryLog, START } from '../support/builders'
import { breathe } from '../support/eventually'
import { bookList, books } from '../support/guest-book'
import { memoryLists } from '../support/memory-lists'
import { TestClock } from '../support/test-clock'
import { WatchedLists } from '../support/watched-lists'

const sign = (line: string) => ({ type: 'sign', line }) as const

/** A server with its books, its audit trail and what follows after a command. */
function server(inner = memoryLists([bookList, auditList])) {
  const lists = new WatchedLists(inner)
  const matters = books(lists)
  const clock = new TestClock(START)
  const log = memoryLog()
  const followUp = new FollowUp(() => matters, new AuditTrail(lists), clock, log)
  matters.onChange((id) => followUp.changed(id))
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds)
    await breathe()
  }
  const events = async () => (await inner.all(auditList)).map((row) => row.fields.EventKey)
  return { lists, inner, matters, clock, log, followUp, pass, events }
}

describe('after a command', () => {
  it('its events become audit rows, many at a time', async () => {
    const { matters, pass, events, inner, lists } = server()
    for (const line of ['a', 'b', 'c']) await matters.execute('b1', sign(line), alva)
    await matters.execute('b2', sign('a'), alva)
    expect(await events()).toEqual([])
    await pass(1_000)
    expect(await events()).toEqual(['Books/b1/1', 'Books/b1/2', 'Books/b1/3', 'Books/b2/1'])
    expect(lists.writes.filter((w) => w.list === 'Audit')).toHaveLength(1)
    expect(await brokenAuditPlace(inner)).toBeUndefined()
  })

  it('each event is told once, also when more happens to the matter', async () => {
    const { matters, pass, events, lists } = server()
    await matters.execute('b1', sign('a'), alva)
    await pass(1_000)
    await matters.execute('b1', sign('b'), alva)
    await pass(1_000)
    expect(await events()).toEqual(['Books/b1/1', 'Books/b1/2'])
    expect(lists.writes.filter((w) => w.list === 'Audit')).toHaveLength(2)
  })

  it('a fault only delays the audit rows', async () => {
    const { matters, pass, events, lists, log } = server()
    await matters.execute('b1', sign('a'), alva)
    lists.failing = 1
    await pass(1_000)
    expect(await events()).toEqual([])
    expect(log.lines.map((l) => l.level)).toEqual(['error'])
    await pass(60_000)
    expect(await events()).toEqual(['Books/b1/1'])
  })

  it('the matter is settled when it is audited and posted, not before', async () => {
    const { matters, pass, followUp } = server()
    await matters.execute('b1', { type: 'close' }, alva)
    followUp.posted('b1', 1)
    await pass(0)
    expect(await matters.unsettled()).toContain('b1')
    await pass(1_000)
    await pass(60_000)
    expect(await matters.unsettled()).not.toContain('b1')
    expect(await matters.load('b1')).toMatchObject({ settled: 1, unaudited: [] })
  })

  it('the matter is settled although it is looked at again and again meanwhile', async () => {
    const { matters, pass, followUp } = server()
    await matters.execute('b1', { type: 'close' }, alva)
    for (let i = 0; i < 10; i++) {
      followUp.changed('b1')
      followUp.posted('b1', 1)
      await pass(1_000)
    }
    expect(await matters.load('b1')).toMatchObject({ settled: 1, unaudited: [] })
  })

  it('the matter is not settled as long as it is not posted', async () => {
    const { matters, pass } = server()
    await matters.execute('b1', { type: 'close' }, alva)
    await pass(60_000)
    expect(await matters.unsettled()).toContain('b1')
  })

  it('the matter is settled up to what was posted only', async () => {
    const { matters, pass, followUp } = server()
    await matters.execute('b1', sign('a'), alva)
    await matters.execute('b1', { type: 'close' }, alva)
    await pass(1_000)
    followUp.posted('b1', 1)
    await pass(60_000)
    expect(await matters.load('b1')).toMatchObject({ settled: 1, seq: 2 })
    followUp.posted('b1', 2)
    await pass(60_000)
    expect(await matters.unsettled()).not.toContain('b1')
  })

  it('a fault when settling leaves the matter to be taken up again', async () => {
    const { matters, pass, followUp, lists, log } = server()
    await matters.execute('b1', { type: 'close' }, alva)
    await pass(1_000)
    followUp.posted('b1', 1)
    lists.failing = 1
    await pass(60_000)
    expect(log.lines.map((l) => l.level)).toEqual(['warn'])
    expect(await matters.unsettled()).toContain('b1')
  })
})

describe('an end and a new beginning', () => {
  it('in good order writes what is left at once', async () => {
    const { matters, followUp, events } = server()
    await matters.execute('b1', { type: 'close' }, alva)
    followUp.posted('b1', 1)
    await followUp.stop()
    expect(await events()).toEqual(['Books/b1/1'])
    expect(await matters.unsettled()).not.toContain('b1')
  })

  it('after a kill, takes up the events that ride in the matter, each once', async () => {
    const first = server()
    await first.matters.execute('b1', sign('a'), alva)
    await first.pass(1_000)
    await first.matters.execute('b1', sign('b'), alva)
    const second = server(first.inner)
    for (const id of await second.matters.unsettled()) second.followUp.changed(id)
    await second.pass(1_000)
    expect(await second.events()).toEqual(['Books/b1/1', 'Books/b1/2'])
    expect(await brokenAuditPlace(first.inner)).toBeUndefined()
  })
})
