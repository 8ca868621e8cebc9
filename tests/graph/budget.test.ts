import fc from 'fast-check'
import { Budget, type BudgetLimits } from '../../src/graph/budget'
import { type Purpose, StoreUnavailable } from '../../src/lists/store'
import { TestClock } from '../support/test-clock'

const START = '2026-11-22T09:00:00.000Z'
const SECOND = 1_000
const MINUTE = 60 * SECOND
const LIMITS: BudgetLimits = { perMinute: 100, perDay: 1_000_000 }
/** What background work leaves to people's commands. */
const KEPT = 40

interface Asked {
  readonly name: string
  readonly units: number
  readonly purpose: Purpose
  readonly asked: number
  readonly until: number
  outcome?: { readonly at: number; readonly error?: unknown }
}

/** A budget that is asked by name, a clock beside it, and when each was let through or refused. */
class Counter {
  readonly clock: TestClock
  readonly budget: Budget
  readonly all: Asked[] = []
  /** In the order in which they were let through. */
  readonly admitted: Asked[] = []

  constructor(limits: Partial<BudgetLimits> = {}, start = START) {
    this.clock = new TestClock(start)
    this.budget = new Budget({ ...LIMITS, ...limits }, this.clock)
  }

  /** Asks for units; `patience` in milliseconds. */
  ask(name: string, units: number, purpose: Purpose = 'command', patience = 60 * MINUTE): void {
    const now = this.clock.millis()
    const asked: Asked = { name, units, purpose, asked: now, until: now + patience }
    this.all.push(asked)
    this.budget.admit(units, purpose, asked.until).then(
      () => {
        asked.outcome = { at: this.clock.millis() }
        this.admitted.push(asked)
      },
      (error: unknown) => {
        asked.outcome = { at: this.clock.millis(), error }
      },
    )
  }

  /** Lets time pass, second by second; what was let through is noted in the second in which it was. */
  async pass(seconds: number): Promise<void> {
    await settled()
    for (let i = 0; i < seconds; i++) {
      this.clock.advance(SECOND)
      await settled()
    }
  }

  /** Names of those let through so far. */
  async through(): Promise<readonly string[]> {
    await settled()
    return this.admitted.map(({ name }) => name)
  }

  /** Second after the start in which this one was let through; what it was refused with, if it was. */
  when(name: string): unknown {
    const { outcome } = this.all.find((each) => each.name === name) ?? {}
    return outcome?.error ?? (outcome && (outcome.at - Date.parse(START)) / SECOND)
  }
}

/** Promises have told whom they tell. */
async function settled(): Promise<void> {
  for (let i = 0; i < 4; i++) await Promise.resolve()
}

const units = (all: readonly Asked[]) => all.reduce((sum, each) => sum + each.units, 0)
const isUrgent = ({ purpose }: Asked) => purpose === 'command' || purpose === 'start'
const admittedAt = ({ outcome }: Asked) => outcome?.at ?? Number.NaN

describe('whatever is asked, and whenever', () => {
  const purposes: readonly Purpose[] = ['command', 'start', 'posting', 'audit', 'following']
  interface Asking {
    readonly gap: number
    readonly units: number
    readonly purpose: Purpose
    readonly patience: number
  }
  const asking: fc.Arbitrary<Asking> = fc.record({
    gap: fc.integer({ min: 0, max: 25 }),
    units: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 50 }) },
      fc.integer({ min: 51, max: 130 }),
    ),
    purpose: fc.constantFrom(...purposes),
    patience: fc.integer({ min: 1, max: 200 }),
  })
  const askings = fc.array(asking, { minLength: 1, maxLength: 20 })

  async function asked(all: readonly Asking[], seconds: number, patience?: number) {
    const counter = new Counter()
    for (const [i, { gap, units, purpose, patience: own }] of all.entries()) {
      await counter.pass(gap)
      counter.ask(`${i}`, units, purpose, (patience ?? own) * SECOND)
    }
    await counter.pass(seconds)
    return counter
  }

  it('in no 60 seconds are more units let through than the limit, but for one request that is larger', async () => {
    await fc.assert(
      fc.asyncProperty(askings, async (all) => {
        const { admitted } = await asked(all, 200)
        for (const last of admitted) {
          const upTo = admitted.slice(0, admitted.indexOf(last) + 1)
          const minute = upTo.filter((each) => admittedAt(each) > admittedAt(last) - MINUTE)
          const limit = isUrgent(last) ? LIMITS.perMinute : LIMITS.perMinute - KEPT
          if (minute.length > 1) expect(units(minute)).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })

  it('each is let through by its deadline, or refused by it, and nobody waits longer', async () => {
    await fc.assert(
      fc.asyncProperty(askings, async (all) => {
        const counter = await asked(all, 200)
        for (const { outcome, until } of counter.all) {
          expect(outcome?.at).toBeLessThanOrEqual(until)
          if (outcome?.error) expect(outcome.error).toBeInstanceOf(StoreUnavailable)
        }
      }),
    )
  })

  it('no background work goes while a command waits', async () => {
    await fc.assert(
      fc.asyncProperty(askings, async (all) => {
        const counter = await asked(all, 200)
        const background = counter.admitted.filter((each) => !isUrgent(each))
        const overtaken = counter.all.filter(isUrgent).filter((command) =>
          background.some((each) => {
            const at = admittedAt(each)
            return at > command.asked && at < (command.outcome?.at ?? Number.POSITIVE_INFINITY)
          }),
        )
        expect(overtaken).toEqual([])
      }),
    )
  })

  it('who is patient is let through in the end', async () => {
    await fc.assert(
      fc.asyncProperty(askings, async (all) => {
        const counter = await asked(all, 60 * (all.length + 1), 1e6)
        expect(counter.admitted).toHaveLength(all.length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('people’s commands', () => {
  it('overtake background work that waits, and go in their own order', async () => {
    const counter = new Counter()
    counter.ask('first', 90)
    counter.ask('posting', 30, 'posting')
    counter.ask('Alva', 40)
    counter.ask('Bo', 50)

    await counter.pass(61)

    expect(await counter.through()).toEqual(['first', 'Alva', 'Bo'])
    await counter.pass(60)
    expect(await counter.through()).toEqual(['first', 'Alva', 'Bo', 'posting'])
  })

  it('find the part free that background work has to leave', async () => {
    const counter = new Counter()
    for (let i = 0; i < 10; i++) counter.ask(`audit ${i}`, 10, 'audit')
    expect(await counter.through()).toHaveLength(6)

    for (let i = 0; i < 4; i++) counter.ask(`command ${i}`, 10)

    expect((await counter.through()).slice(6)).toEqual(['command 0', 'command 1', 'command 2', 'command 3'])
  })

  it('are let through at once when one that needed more, and stood before them, is refused', async () => {
    const counter = new Counter()
    counter.ask('first', 50)
    counter.ask('large', 80, 'command', 5 * SECOND)
    counter.ask('small', 40, 'command', 6 * SECOND)

    await counter.pass(10)

    expect(counter.when('large')).toBeInstanceOf(StoreUnavailable)
    expect(counter.when('small')).toBe(5)
  })

  it('whose deadline has passed are refused at once', async () => {
    const counter = new Counter()
    counter.ask('late', 1, 'command', 0)
    await settled()
    expect(counter.when('late')).toBeInstanceOf(StoreUnavailable)
  })
})

describe('one who was refused at the deadline', () => {
  it('is never charged for, nor let through later', async () => {
    const counter = new Counter()
    counter.ask('first', 100)
    counter.ask('impatient', 90, 'command', 30 * SECOND)
    await counter.pass(59)
    counter.ask('next', 100)

    await counter.pass(1)

    expect(await counter.through()).toEqual(['first', 'next'])
    expect(counter.when('next')).toBe(60)
  })
})

describe('when SharePoint asks to wait', () => {
  it('all wait, those who came before as well, and go when it is over', async () => {
    const counter = new Counter()
    counter.ask('first', 100)
    counter.ask('before', 10)
    await counter.pass(55)
    counter.budget.heed({ retryAfter: 20 * SECOND })
    counter.ask('command', 10)
    counter.ask('audit', 10, 'audit')
    expect(counter.budget.closedFor).toBe(20 * SECOND)

    await counter.pass(19)
    expect(await counter.through()).toEqual(['first'])

    await counter.pass(1)
    expect(await counter.through()).toEqual(['first', 'before', 'command', 'audit'])
    expect(counter.budget.closedFor).toBe(0)
  })

  it('who cannot wait so long is told at once, and for how long', async () => {
    const counter = new Counter()
    counter.budget.heed({ retryAfter: 20 * SECOND })
    counter.ask('hasty', 10, 'command', 7 * SECOND)
    await settled()
    expect(counter.when('hasty')).toMatchObject({ retryAfter: 20 * SECOND })
  })

  it('a shorter wait does not end a longer one', async () => {
    const counter = new Counter()
    counter.budget.heed({ retryAfter: 20 * SECOND })
    counter.budget.heed({ retryAfter: SECOND })
    expect(counter.budget.closedFor).toBe(20 * SECOND)
  })

  it('nearly nothing left stops background work until the reset, and commands go on', async () => {
    const counter = new Counter()
    counter.budget.heed({ remaining: 100, reset: 12 * SECOND })
    counter.ask('audit', 1, 'audit')
    counter.ask('command', 1)
    expect(await counter.through()).toEqual(['command'])

    await counter.pass(12)
    expect(counter.when('audit')).toBe(12)
  })

  it('enough left stops nobody, and nothing left stops all until the reset', async () => {
    const counter = new Counter()
    counter.budget.heed({ remaining: 101, reset: 12 * SECOND })
    counter.ask('audit', 1, 'audit')
    expect(await counter.through()).toEqual(['audit'])

    counter.budget.heed({ remaining: 0, reset: 12 * SECOND })
    counter.ask('command', 1)
    await counter.pass(13)
    expect(counter.when('command')).toBe(12)
  })
})

describe('the limit of the day', () => {
  it('stops background work until midnight (UTC), and commands never', async () => {
    const counter = new Counter({ perDay: 50 }, '2026-11-22T23:57:00.000Z')
    counter.ask('audit', 45, 'audit')
    counter.ask('more', 10, 'audit')
    counter.ask('command', 30)
    await counter.pass(170)
    expect(await counter.through()).toEqual(['audit', 'command'])

    await counter.pass(71)

    expect(await counter.through()).toEqual(['audit', 'command', 'more'])
  })
})
