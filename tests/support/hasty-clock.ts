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
    const timer = setTimeout(task, Math.max(0, Math.ceil(milliseconds / this.#factor)))
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

/** How much a set clock is advanced at a time, in milliseconds; requests over HTTP get a few real ones in between. */
const STEP = 250
/** The steps of a long time: still shorter than anybody waits for one request in the background. */
const LONG_STEP = 5_000
const moment = () => new Promise<void>((resolve) => void setTimeout(resolve, 4))

/** Lets a set clock run until there is an answer; how long that took by it, in milliseconds. */
export async function answered<T>(
  clock: { millis(): number; advance(milliseconds: number): void },
  answer: Promise<T>,
): Promise<{ readonly answer: T; readonly after: number }> {
  const from = clock.millis()
  let isOver = false
  const over = () => {
    isOver = true
  }
  answer.then(over, over)
  for (let i = 0; i < 5 && !isOver; i++) await moment()
  while (!isOver) {
    clock.advance(STEP)
    await moment()
  }
  return { answer: await answer, after: clock.millis() - from }
}

/** Lets so much time go by on a set clock, in steps in which what is due can be done. */
export async function timePasses(
  clock: { advance(milliseconds: number): void },
  milliseconds: number,
): Promise<void> {
  const step = milliseconds > 60_000 ? LONG_STEP : 4 * STEP
  for (let passed = 0; passed < milliseconds; passed += step) {
    clock.advance(step)
    await moment()
  }
}
