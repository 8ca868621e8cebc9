import { performance } from 'node:perf_hooks'
import type { Clock } from '../../src/kernel/clock'

/** A clock that runs so many times faster than the machine's, timers included: retries cost a test no time. */
export class HastyClock implements Clock {
  readonly #factor: number
  readonly #start: number
  readonly #began = performance.now()

  constructor(start: string, factor = 100) {
    this.#start = Date.parse(start)
    this.#factor = factor
  }

  now(): string {
    return new Date(this.millis()).toISOString()
  }

  millis(): number {
    return Math.floor(this.#start + (performance.now() - this.#began) * this.#factor)
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = setTimeout(task, Math.ceil(milliseconds / this.#factor))
    timer.unref()
    return () => clearTimeout(timer)
  }

  /** Resolves after so many of its milliseconds; keeps the process alive until then. */
  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void setTimeout(resolve, Math.ceil(milliseconds / this.#factor)))
  }
}

/** The clock of a process that may be killed: then none of its timers goes off any more. */
export class MortalClock implements Clock {
  readonly #clock: Clock
  #isDead = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get isDead(): boolean {
    return this.#isDead
  }

  die(): void {
    this.#isDead = true
  }

  now(): string {
    return this.#clock.now()
  }

  millis(): number {
    return this.#clock.millis()
  }

  after(milliseconds: number, task: () => void): () => void {
    return this.#clock.after(milliseconds, () => {
      if (!this.#isDead) task()
    })
  }
}
