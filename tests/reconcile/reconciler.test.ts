import fc from 'fast-check'
import { postingsList } from '../../src/reconcile/postings-list'
import { breathe } from '../support/eventually'
import { CHANNEL, PLACE, server } from '../support/reconciled'

describe('a card that is wanted', () => {
  it('is posted once', async () => {
    const { teams, touch, pass, row, settled } = server()
    await touch()
    await touch()
    await pass(60_000)
    expect(teams.sent).toMatchObject([{ kind: 'send', to: PLACE, card: { shows: 1 } }])
    expect(await row()).toMatchObject({ Status: 'posted', ActivityId: 'activity-1', MatterId: 'm1' })
    expect(settled.at(-1)).toEqual(['m1', 1])
  })

  it('is not posted when it is only to be kept true', async () => {
    const { teams, touch, matter } = server()
    matter().postings = [{ key: 'card', to: CHANNEL, create: false, ifUnsure: 'repeat' }]
    await touch()
    expect(teams.sent).toEqual([])
  })

  it('is updated when what it shows has changed, and not otherwise', async () => {
    const { teams, touch, happens, pass } = server()
    await touch()
    await pass(1_000)
    happens()
    await pass(1_000)
    expect(teams.sent.map((s) => [s.kind, s.activityId, s.card.shows])).toEqual([
      ['send', 'activity-1', 1],
      ['update', 'activity-1', 2],
    ])
  })

  it('is updated also when it is no longer to be posted', async () => {
    const { teams, touch, matter, happens, pass } = server()
    await touch()
    matter().postings = [{ key: 'card', to: CHANNEL, create: false, ifUnsure: 'repeat' }]
    happens()
    await pass(1_000)
    expect(teams.got(PLACE)).toHaveLength(2)
  })

  it('waits a little with updates, so that it does not race the answer to a press', async () => {
    const { teams, touch, happens, pass } = server()
    await touch()
    happens()
    await pass(499)
    expect(teams.sent).toHaveLength(1)
    await pass(1)
    expect(teams.sent).toHaveLength(2)
  })

  it('of a matter that is not there is nothing', async () => {
    const { teams, touch } = server()
    await touch('unknown')
    expect(teams.sent).toEqual([])
  })
})

describe('sixty changes in a moment', () => {
  it('become one update with the newest state', async () => {
    const { teams, touch, happens, pass } = server()
    await touch()
    for (let i = 0; i < 60; i++) happens()
    await pass(60_000)
    expect(teams.got(PLACE).map((c) => c.shows)).toEqual([1, 61])
  })

  it('over some seconds become a few, and the last one shows the newest state', async () => {
    const { teams, touch, happens, pass } = server()
    teams.slowness = 300
    await touch()
    for (let i = 0; i < 60; i++) {
      happens()
      await pass(100)
    }
    await pass(10_000, 100)
    expect(teams.sent.length).toBeLessThanOrEqual(15)
    expect(teams.sent.at(-1)?.card.shows).toBe(61)
    expect(teams.mostInFlight).toBe(1)
  })

  it('while a message is under way are sent after it, not beside it', async () => {
    const { teams, touch, happens, pass } = server()
    teams.slowness = 5_000
    await touch()
    happens()
    happens()
    await pass(4_000)
    expect(teams.sent).toHaveLength(1)
    await pass(10_000, 500)
    expect(teams.got(PLACE).map((c) => c.shows)).toEqual([1, 3])
  })
})

describe('several matters', () => {
  it('in one channel take turns; those in different places do not wait for each other', async () => {
    const { teams, touch, matter, pass } = server()
    teams.slowness = 1_000
    matter('m2')
    matter('m3').postings = [{ key: 'card', to: { person: 'p1' }, create: true, ifUnsure: 'repeat' }]
    for (const id of ['m1', 'm2', 'm3']) await touch(id)
    expect(teams.sent.map((s) => s.to)).toEqual([PLACE, 'person:p1'])
    await pass(2_000, 100)
    expect(teams.sent).toHaveLength(3)
    expect(teams.mostInFlight).toBe(1)
  })
})

describe('whatever the load', () => {
  const LIMITS = [
    [1_000, 7],
    [2_000, 8],
    [30_000, 60],
  ] as const

  it('a conversation stays within Teams’ limits, one message at a time, and shows the newest in the end', async () => {
    const load = fc.array(
      fc.record({ id: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'), pause: fc.nat(400) }),
      { minLength: 10, maxLength: 80 },
    )
    await fc.assert(
      fc.asyncProperty(load, fc.nat(300), async (events, slowness) => {
        const { teams, happens, matter, pass } = server()
        teams.slowness = slowness
        for (const { id, pause } of events) {
          matter(id)
          happens(id)
          if (pause > 0) await pass(pause)
          else await breathe(4)
        }
        await pass(60_000, 250)
        const times = teams.sent.map((s) => s.at)
        for (const [milliseconds, sends] of LIMITS) {
          for (const from of times) {
            expect(times.filter((t) => t >= from && t < from + milliseconds).length).toBeLessThanOrEqual(
              sends,
            )
          }
        }
        expect(teams.mostInFlight).toBeLessThanOrEqual(1)
        const first = teams.sent.filter((s) => s.kind === 'send')
        expect(first).toHaveLength(new Set(events.map((e) => e.id)).size)
        const newest = [...new Set(events.map((e) => e.id))].map((id) => matter(id).seq).sort()
        expect([...teams.shown.values()].map((c) => c.shows).sort()).toEqual(newest)
      }),
      { numRuns: 12 },
    )
  })
})

describe('after a restart', () => {
  it('nothing is posted twice', async () => {
    const first = server()
    await first.touch()
    const second = server(first.inner, first.clock, first.teams)
    await second.touch()
    await second.pass(60_000, 1_000)
    expect(first.teams.sent).toHaveLength(1)
  })

  it('what has changed meanwhile is updated', async () => {
    const first = server()
    await first.touch()
    const second = server(first.inner, first.clock, first.teams)
    second.matter().seq = 7
    await second.touch()
    await second.pass(10_000, 500)
    expect(first.teams.sent.map((s) => [s.kind, s.activityId, s.card.shows])).toEqual([
      ['send', 'activity-1', 1],
      ['update', 'activity-1', 7],
    ])
  })

  it.each([
    ['a card that people need is sent again', 'repeat', 1],
    ['a reminder is left, since it may have come', 'leave', 0],
  ] as const)('when nobody knows whether it came, %s', async (_, ifUnsure, times) => {
    const { inner, matter, touch, pass, teams } = server()
    await inner.create(postingsList, {
      PostingKey: 'm1/card',
      MatterId: 'm1',
      Conversation: PLACE,
      Status: 'sending',
    })
    matter().postings = [{ key: 'card', to: CHANNEL, create: true, ifUnsure }]
    await touch()
    await pass(10_000, 500)
    expect(teams.sent).toHaveLength(times)
  })
})

describe('a card in which somebody is writing', () => {
  it('is not taken away from under the hands', async () => {
    const { reconciler, teams, touch, happens, pass } = server()
    await touch()
    reconciler.hold('m1', CHANNEL, 'alva', 120_000)
    happens()
    await pass(100_000, 5_000)
    expect(teams.sent).toHaveLength(1)
    reconciler.release('m1', CHANNEL, 'alva')
    await pass(2_000, 100)
    expect(teams.sent).toHaveLength(2)
  })

  it('is held until the last one has let go', async () => {
    const { reconciler, teams, touch, happens, pass } = server()
    await touch()
    reconciler.hold('m1', CHANNEL, 'alva', 120_000)
    reconciler.hold('m1', CHANNEL, 'anna', 120_000)
    happens()
    reconciler.release('m1', CHANNEL, 'alva')
    reconciler.release('m1', CHANNEL, 'alva')
    await pass(10_000, 1_000)
    expect(teams.sent).toHaveLength(1)
    reconciler.release('m1', CHANNEL, 'anna')
    await pass(2_000, 100)
    expect(teams.sent).toHaveLength(2)
  })

  it('is updated when the time is over, whether or not the form was sent', async () => {
    const { reconciler, teams, touch, happens, pass } = server()
    await touch()
    reconciler.hold('m1', CHANNEL, 'alva', 120_000)
    happens()
    await pass(121_000, 1_000)
    expect(teams.sent).toHaveLength(2)
  })

  it('does not hold up another card in the same channel', async () => {
    const { reconciler, teams, touch, happens, matter, pass } = server()
    await touch()
    matter('m2')
    reconciler.hold('m1', CHANNEL, 'alva', 120_000)
    happens('m1')
    happens('m2')
    await pass(5_000, 500)
    expect(teams.sent.map((s) => s.kind)).toEqual(['send', 'send'])
  })
})

describe('an address that Samsyn does not know yet', () => {
  it('waits until it can be reached', async () => {
    const { teams, touch, pass } = server()
    teams.unreachable.add(PLACE)
    await touch()
    await pass(600_000, 10_000)
    expect(teams.sent).toEqual([])
    teams.unreachable.clear()
    await touch()
    expect(teams.sent).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('lets what is under way be answered and noted, and sends nothing more', async () => {
    const { reconciler, teams, touch, happens, pass, row } = server()
    teams.slowness = 3_000
    await touch()
    happens()
    let stopped = false
    const stop = reconciler.stop().then(() => {
      stopped = true
    })
    await breathe()
    expect(stopped).toBe(false)
    await pass(3_000)
    await stop
    expect(await row()).toMatchObject({ Status: 'posted', ActivityId: 'activity-1' })
    happens()
    await pass(60_000, 1_000)
    expect(teams.sent).toHaveLength(1)
  })
})
