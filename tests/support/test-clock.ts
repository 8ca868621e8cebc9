import type { Clock } from '../../src/kernel/clock'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that the test moves. Timers fire, in their order, while it is moved past them. */
export class TestClock implements Clock {
  #now: number
  #timers: Timer[] = []

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
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((t) => t !== timer)
    }
  }

  /** Moves the clock, firing what falls due on the way. */
  advance(milliseconds: number): void {
    this.moveTo(new Date(this.#now + milliseconds).toISOString())
  }

  moveTo(instant: string): void {
    const until = Date.parse(instant)
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at)
      if (!next || next.at > until) break
      this.#timers = this.#timers.filter((t) => t !== next)
      this.#now = Math.max(this.#now, next.at)
      next.task()
    }
    this.#now = until
  }
}
