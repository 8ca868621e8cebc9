import { accept, isRefusal, refuse } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import { TestClock } from '../support/test-clock'

describe('the day of a moment', () => {
  it.each([
    ['2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['2026-01-15T23:00:00.000Z', '2026-01-16'],
    ['2026-07-15T21:59:59.999Z', '2026-07-15'],
    ['2026-07-15T22:00:00.000Z', '2026-07-16'],
    // Clocks go forward at 01:00 UTC on 29 March, back at 01:00 UTC on 25 October.
    ['2026-03-28T22:59:00.000Z', '2026-03-28'],
    ['2026-03-29T21:59:00.000Z', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:00.000Z', '2026-10-25'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Stockholm', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })
})

describe('a decision', () => {
  it('is events or a refusal, and tells which', () => {
    expect(accept('a', 'b')).toEqual({ events: ['a', 'b'] })
    expect(isRefusal(accept())).toBe(false)
    expect(isRefusal(refuse('locked'))).toBe(true)
    expect(refuse('outdated', { version: 2 })).toEqual({ refused: 'outdated', details: { version: 2 } })
    for (const other of [undefined, null, 'refused', 7]) expect(isRefusal(other)).toBe(false)
  })
})

describe('the clock that tests hold', () => {
  it('calls back in time, in order, and not what was cancelled', () => {
    const clock = new TestClock('2026-03-26T09:00:00.000Z')
    const heard: string[] = []
    clock.after(2_000, () => heard.push(`second ${clock.now()}`))
    clock.after(1_000, () => clock.after(500, () => heard.push(`first ${clock.now()}`)))
    clock.after(1_500, () => heard.push('cancelled'))()
    clock.advance(3_000)
    expect(heard).toEqual(['first 2026-03-26T09:00:01.500Z', 'second 2026-03-26T09:00:02.000Z'])
    expect(clock.millis()).toBe(Date.parse('2026-03-26T09:00:03.000Z'))
  })
})
