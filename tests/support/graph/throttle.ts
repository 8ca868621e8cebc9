import { GraphRefusal } from './refusal'

/** Resource units that one app may use (published for tenants with up to 1,000 licences: 1,250 and 1.2 million). */
export interface Limits {
  readonly perMinute: number
  readonly perDay: number
  /** Whether a refusal says after how many seconds to come back; it mostly does. */
  readonly retryAfter: boolean
}

export const PUBLISHED_LIMITS: Limits = { perMinute: 1_250, perDay: 1_200_000, retryAfter: true }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface Used {
  from: number
  units: number
}

/** Keeps each app to its limits. What is refused counts too. */
export class Throttle {
  limits: Limits | undefined
  readonly #now: () => number
  readonly #used = new Map<string, { readonly minute: Used; readonly day: Used }>()

  constructor(limits: Limits | undefined, now: () => number) {
    this.limits = limits
    this.#now = now
  }

  /** Charges the units; the refusal when they were too many. Headers tell of the limit once 80 % of it are used. */
  charge(app: string, units: number): { refusal?: GraphRefusal; headers: Readonly<Record<string, string>> } {
    if (!this.limits) return { headers: {} }
    const now = this.#now()
    const used = this.#used.get(app) ?? { minute: { from: now, units: 0 }, day: { from: now, units: 0 } }
    this.#used.set(app, used)
    add(used.minute, units, now, MINUTE)
    add(used.day, units, now, DAY)
    const { perMinute, perDay, retryAfter } = this.limits
    const headers = rateHeaders(used.minute, perMinute, now)
    const wait =
      used.day.units > perDay
        ? used.day.from + DAY - now
        : used.minute.units > perMinute
          ? used.minute.from + MINUTE - now
          : undefined
    if (wait === undefined) return { headers }
    return { headers, refusal: throttled(429, retryAfter ? Math.ceil(wait / 1000) : undefined) }
  }
}

function add(used: Used, units: number, now: number, period: number): void {
  if (now >= used.from + period) {
    used.from = now
    used.units = 0
  }
  used.units += units
}

function rateHeaders({ from, units }: Used, limit: number, now: number): Readonly<Record<string, string>> {
  if (units < 0.8 * limit) return {}
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(Math.max(0, limit - units)),
    'RateLimit-Reset': String(Math.ceil((from + MINUTE - now) / 1000)),
  }
}

/** 429 or 503 as SharePoint words them; seconds after which to come back, where it says so. */
export function throttled(status: 429 | 503, retryAfter: number | undefined): GraphRefusal {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  return status === 429
    ? new GraphRefusal(429, 'activityLimitReached', 'The request has been throttled', headers)
    : new GraphRefusal(503, 'serviceNotAvailable', 'The service is not available. Try again later.', headers)
}
