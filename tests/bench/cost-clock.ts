import type { Clock } from '../../src/kernel/clock'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that goes from one timer to the next, and lets everything happen that one has begun before it goes on. */
export class SteppedClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  constructor(start: string) {
    this.#now = Date.parse(start)
  }

  now(): string {
    return new Date(this.#now).toISOString()
  }

  millis(): number {
    return this.#now
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = { at: this.#now + milliseconds, task }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Goes to this moment. `quiet` resolves when what a timer has begun is done. */
  async goTo(until: number, quiet: () => Promise<void>): Promise<void> {
    for (;;) {
      await quiet()
      const next = [...this.#timers].reduce<Timer | undefined>(
        (first, timer) => (first && first.at <= timer.at ? first : timer),
        undefined,
      )
      if (!next || next.at > until) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.task()
    }
    this.#now = Math.max(this.#now, until)
  }
}
