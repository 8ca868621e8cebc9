import { isRefusal } from '../../src/kernel/decision'
import { StoreUnavailable } from '../../src/lists/store'
import type { Outcome } from './server-of-the-day'

/** What people ask for in the course of a day. */
export type Act = 'draft' | 'send' | 'approve' | 'remark' | 'decline' | 'revise' | 'finish'

/**
 * What somebody was told: done, that it was so already, why not, that nothing was saved, or nothing at all. `unseen-to`:
 * that nothing was saved, by a process that was killed before it could see to that.
 */
export type Told = 'done' | 'unchanged' | 'refused' | 'fault' | 'unseen-to' | 'crashed'

/** One time that somebody asked for something; moments in milliseconds since the epoch. */
export interface Attempt {
  readonly minutes: string
  readonly act: Act
  readonly who: string
  /** What the act was about: the text of a remark, the number of a version. */
  readonly mark: string
  readonly from: number
  readonly to: number
  told: Told
}

/** How long a process may need to see to it that nothing remains of a write in doubt, in milliseconds. */
const SEEN_TO = 150_000

/** Everything that was asked for in a day, and what people were told. */
export class Ledger {
  readonly attempts: Attempt[] = []
  /** Faults of another kind than a store that cannot be used. */
  readonly strange: string[] = []

  note(attempt: Omit<Attempt, 'told'>, outcome: Outcome): Told {
    const told = toldBy(outcome)
    this.attempts.push({ ...attempt, told })
    if (typeof outcome === 'object' && 'fault' in outcome && !(outcome.fault instanceof StoreUnavailable)) {
      this.strange.push(`${attempt.act} of ${attempt.minutes} by ${attempt.who}: ${String(outcome.fault)}`)
    }
    return told
  }

  /** The process that told people was killed. */
  killed(at: number): void {
    for (const attempt of this.attempts) {
      if (attempt.told === 'fault' && attempt.to > at - SEEN_TO) attempt.told = 'unseen-to'
    }
  }

  count(told: Told): number {
    return this.attempts.filter((attempt) => attempt.told === told).length
  }
}

function toldBy(outcome: Outcome): Told {
  if (outcome === 'crashed') return 'crashed'
  if ('fault' in outcome) return 'fault'
  if (isRefusal(outcome.answer)) return 'refused'
  return outcome.answer.changed ? 'done' : 'unchanged'
}
