import { AsyncLocalStorage } from 'node:async_hooks'

/** Somebody who waits. */
interface Waiting {
  readonly until: number
  /** What was begun meanwhile and goes on after the answer is no longer waited for: timers, follow-ups. */
  isAnswered: boolean
}

const current = new AsyncLocalStorage<Waiting>()

/** Runs a task of which somebody waits for the answer until this moment (milliseconds since the epoch). */
export function withDeadline<T>(until: number, task: () => Promise<T>): Promise<T> {
  return withOwnDeadline(Math.min(until, deadline()), task)
}

/** Runs a task that nobody waits for, or that many wait for, whatever the caller's own deadline is. */
export async function withOwnDeadline<T>(until: number, task: () => Promise<T>): Promise<T> {
  const waiting: Waiting = { until, isAnswered: false }
  try {
    return await current.run(waiting, task)
  } finally {
    waiting.isAnswered = true
  }
}

/** Until when the one who waits for the present task has to be answered; infinite when nobody waits. */
export function deadline(): number {
  const waiting = current.getStore()
  return waiting && !waiting.isAnswered ? waiting.until : Number.POSITIVE_INFINITY
}
