import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<number>()

/** Runs a task of which somebody waits for the answer until this moment (milliseconds since the epoch). */
export function withDeadline<T>(until: number, task: () => Promise<T>): Promise<T> {
  return current.run(Math.min(until, deadline()), task)
}

/** Runs a task that nobody waits for, or that many wait for, whatever the caller's own deadline is. */
export function withOwnDeadline<T>(until: number, task: () => Promise<T>): Promise<T> {
  return current.run(until, task)
}

/** Until when the one who waits for the present task has to be answered; infinite when nobody waits. */
export function deadline(): number {
  return current.getStore() ?? Number.POSITIVE_INFINITY
}
