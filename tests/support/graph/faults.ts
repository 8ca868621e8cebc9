import { unauthenticated } from './access'
import { accessDenied, GraphRefusal, resourceModified } from './refusal'
import { throttled } from './throttle'

/** What the service does instead of answering properly. */
export type Fault =
  /** Answers with this status; `afterEffect`: although the write was done. Seconds in `retryAfter`. */
  | {
      readonly status: 401 | 403 | 409 | 410 | 412 | 429 | 500 | 502 | 503 | 504
      readonly retryAfter?: number
      readonly afterEffect?: boolean
    }
  /** Breaks the connection before anything was done, or after it was. */
  | { readonly reset: 'before' | 'after' }
  /** Takes this many milliseconds before it does anything, or between that and the answer. */
  | { readonly slow: number; readonly when: 'before' | 'after' }
  /** Does it, and answers with something that is not JSON. */
  | { readonly malformed: true }

/** Which requests a fault befalls; what is left out does not matter. */
export interface FaultRule {
  readonly method?: string
  /** Matched against path and query, as sent (after `/v1.0`). */
  readonly path?: RegExp
  /** How often; 1 unless told otherwise. */
  readonly times?: number
  /** Lets this many matching requests pass first. */
  readonly skip?: number
  /** How likely it is for each matching request, between 0 and 1. */
  readonly probability?: number
  readonly how: Fault
}

/** The script of misbehaviour: the first rule that matches a request, and still has something to do, applies. */
export class Faults {
  readonly #random: () => number
  #rules: { readonly rule: FaultRule; left: number; skip: number }[] = []
  /** How many faults have befallen a request. */
  happened = 0

  /** `random` gives numbers from 0 up to 1; seeded, so that a run can be had again. */
  constructor(random: () => number) {
    this.#random = random
  }

  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) this.#rules.push({ rule, left: rule.times ?? 1, skip: rule.skip ?? 0 })
  }

  clear(): void {
    this.#rules = []
  }

  /** What befalls this request, if anything; it is used up by asking. A part of a batch has no connection of its own. */
  next(method: string, address: string, batched = false): Fault | undefined {
    for (const entry of this.#rules) {
      const { rule } = entry
      if (entry.left <= 0 || (rule.method !== undefined && rule.method !== method)) continue
      if (rule.path && !rule.path.test(address)) continue
      if (batched && !('status' in rule.how)) continue
      if (rule.probability !== undefined && this.#random() >= rule.probability) continue
      if (entry.skip > 0) {
        entry.skip -= 1
        continue
      }
      entry.left -= 1
      this.happened += 1
      return rule.how
    }
    return undefined
  }
}

/** The refusal that a fault with a status gives. */
export function faultRefusal(fault: Extract<Fault, { status: number }>): GraphRefusal {
  switch (fault.status) {
    case 401:
      return unauthenticated('Lifetime validation failed, the token is expired.')
    case 403:
      return accessDenied()
    case 409:
    case 412:
      return resourceModified(fault.status)
    case 410:
      return new GraphRefusal(
        410,
        'resyncRequired',
        'Resync required. Replace any local items with the server version.',
      )
    case 429:
    case 503:
      return throttled(fault.status, fault.retryAfter)
    case 500:
      return new GraphRefusal(500, 'generalException', 'General exception while processing')
    case 502:
      return new GraphRefusal(502, 'badGateway', 'Bad gateway')
    case 504:
      return new GraphRefusal(504, 'gatewayTimeout', 'The server did not answer in time.')
  }
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
