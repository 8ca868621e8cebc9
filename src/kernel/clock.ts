import type { Instant } from './time'

/** The time, and a way to be called later: an argument everywhere, so that tests hold the clock. */
export interface Clock {
  now(): Instant
  /** Milliseconds since the epoch; the same moment as `now`. */
  millis(): number
  /** Calls back once after this many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, task: () => void): () => void
}

/** The machine's own clock. Its timers do not keep a finished process alive. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  millis: () => Date.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
