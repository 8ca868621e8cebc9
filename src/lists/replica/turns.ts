import type { Clock } from '../../kernel/clock'
import { deadline } from '../../kernel/deadline'
import { StoreUnavailable } from '../store'

/**
 * One after the other at each item: our own writes, what is put back after an edit from outside, and what is taken back
 * of a write in doubt. Otherwise what is put back could undo a write that is just being acknowledged.
 */
export class Turns {
  readonly #clock: Clock
  readonly #last = new Map<string, Promise<void>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Does the task when its turn has come. Throws `StoreUnavailable` when that is not before the caller's deadline. */
  async take<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key)
    const { promise: done, resolve } = Promise.withResolvers<void>()
    const mine = before === undefined ? done : before.then(() => done)
    this.#last.set(key, mine)
    try {
      if (before !== undefined) await inTime(this.#clock, before, 'another write to the item is under way')
      return await task()
    } finally {
      resolve()
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
  }
}

/** Waits for something that others wait for, too, but not longer than the caller's own deadline allows. */
export function inTime<T>(clock: Clock, task: Promise<T>, what: string): Promise<T> {
  const until = deadline()
  if (until === Number.POSITIVE_INFINITY) return task
  return new Promise((resolve, reject) => {
    const cancel = clock.after(Math.max(0, until - clock.millis()), () => reject(new StoreUnavailable(what)))
    task.then(resolve, reject).finally(cancel)
  })
}
