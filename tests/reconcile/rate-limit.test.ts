import fc from 'fast-check'
import { recent, waitForTurn } from '../../src/reconcile/rate-limit'

/** What Teams allows a bot in one conversation. */
const LIMITS = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
] as const

function mostWithin(times: readonly number[], milliseconds: number): number {
  let most = 0
  let first = 0
  for (let last = 0; last < times.length; last++) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= milliseconds) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** Sends at the wished times, each as soon as its turn comes. */
function sendAll(wishes: readonly number[]): number[] {
  let history: number[] = []
  const all: number[] = []
  let now = 0
  for (const wish of wishes) {
    now = Math.max(now, wish)
    now += waitForTurn(history, now)
    expect(waitForTurn(history, now)).toBeLessThanOrEqual(0)
    history = [...recent(history, now), now]
    all.push(now)
  }
  return all
}

describe('the turns in one conversation', () => {
  it('come at once as long as there is room', () => {
    expect(waitForTurn([], 0)).toBe(0)
    expect(waitForTurn([0, 1, 2], 10)).toBe(0)
  })

  it('stay within every window of Teams, whatever the load', () => {
    const load = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3_000 })), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(load, (pauses) => {
        let now = 0
        const times = sendAll(pauses.map((pause) => (now += pause)))
        for (const [milliseconds, sends] of LIMITS)
          expect(mostWithin(times, milliseconds)).toBeLessThanOrEqual(sends)
      }),
      { numRuns: 60 },
    )
  })

  it('stay within the hour too, and leave room for the odd message beside', () => {
    const times = sendAll(Array.from({ length: 3_000 }, () => 0))
    for (const [milliseconds, sends] of LIMITS) {
      const most = mostWithin(times, milliseconds)
      expect(most).toBeLessThan(sends)
      expect(most).toBeGreaterThan(sends / 2)
    }
  })

  it('forget what is more than an hour ago', () => {
    expect(recent([0, 1_000, 3_600_000], 3_600_500)).toEqual([1_000, 3_600_000])
  })
})
