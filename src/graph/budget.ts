import type { Clock } from '../kernel/clock'
import { type Purpose, StoreUnavailable } from '../lists/store'

/** How much of the tenant's budget Samsyn may use. */
export interface BudgetLimits {
  /** Resource units in any 60 seconds. */
  readonly perMinute: number
  /** Resource units in a calendar day (UTC). */
  readonly perDay: number
}

/** What an answer's headers say about the budget. */
export interface BudgetSigns {
  /** Milliseconds for which everything has to wait (`Retry-After`). */
  readonly retryAfter?: number | undefined
  /** `RateLimit-Remaining`, and the milliseconds until `RateLimit-Reset`. */
  readonly remaining?: number | undefined
  readonly reset?: number | undefined
}

interface Waiting {
  readonly units: number
  readonly isUrgent: boolean
  readonly admit: () => void
}

const MINUTE = 60_000
/** Share of the budget that is left to people's commands when background work has used the rest. */
const KEPT_FOR_COMMANDS = 0.4
/** With this many units left before SharePoint throttles, background work stops until the next window. */
const NEARLY_NONE = 100

/**
 * The cost governor: lets requests through while Samsyn stays within its share. People's commands go first; background
 * work waits while less than the part kept for them is left. What SharePoint asks for (`Retry-After`) all obey.
 */
export class Budget {
  readonly #limits: BudgetLimits
  readonly #clock: Clock
  #spent: { readonly at: number; readonly units: number }[] = []
  #spentInWindow = 0
  #day = ''
  #spentToday = 0
  #waiting: Waiting[] = []
  #closedUntil = 0
  #backgroundClosedUntil = 0
  #cancelTimer: (() => void) | undefined

  constructor(limits: BudgetLimits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** Milliseconds for which SharePoint has asked everybody to wait; 0 when it has not. */
  get closedFor(): number {
    return Math.max(0, this.#closedUntil - this.#clock.millis())
  }

  /** Resolves when a request of so many units may be sent. Throws `StoreUnavailable` when that is not before `until`. */
  async admit(units: number, purpose: Purpose, until: number): Promise<void> {
    const isUrgent = purpose === 'command' || purpose === 'start'
    if (this.#closedUntil > until) {
      throw new StoreUnavailable('SharePoint has asked to wait', { retryAfter: this.closedFor })
    }
    if (until <= this.#clock.millis()) throw new StoreUnavailable('time is up')
    await new Promise<void>((resolve, reject) => {
      const cancel = this.#clock.after(until - this.#clock.millis(), () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(new StoreUnavailable('no budget was free in time', { retryAfter: this.closedFor }))
        // Those behind it may need less.
        this.#let()
      })
      const admit = () => {
        cancel()
        resolve()
      }
      const waiting: Waiting = { units, isUrgent, admit }
      this.#waiting.push(waiting)
      this.#let()
    })
  }

  /** Takes note of what SharePoint says about the budget. */
  heed({ retryAfter, remaining, reset = MINUTE }: BudgetSigns): void {
    const now = this.#clock.millis()
    if (retryAfter !== undefined) this.#closedUntil = Math.max(this.#closedUntil, now + retryAfter)
    if (remaining !== undefined && remaining <= NEARLY_NONE) this.#backgroundClosedUntil = now + reset
    if (remaining !== undefined && remaining <= 0)
      this.#closedUntil = Math.max(this.#closedUntil, now + reset)
  }

  #let(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const now = this.#clock.millis()
    this.#turnPages(now)
    for (let next = this.#next(); next; next = this.#next()) {
      const wait = this.#wait(next, now)
      if (wait > 0) {
        this.#cancelTimer = this.#clock.after(wait, () => this.#let())
        return
      }
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#spend(next.units, now)
      next.admit()
    }
  }

  #next(): Waiting | undefined {
    return this.#waiting.find(({ isUrgent }) => isUrgent) ?? this.#waiting[0]
  }

  /** Milliseconds until this request may be sent. */
  #wait({ units, isUrgent }: Waiting, now: number): number {
    const closed = Math.max(this.#closedUntil, isUrgent ? 0 : this.#backgroundClosedUntil) - now
    if (closed > 0) return closed
    if (!isUrgent && this.#spentToday + units > this.#limits.perDay) return MINUTE
    const limit = this.#limits.perMinute * (isUrgent ? 1 : 1 - KEPT_FOR_COMMANDS)
    if (this.#spentInWindow + units <= limit || this.#spentInWindow === 0) return 0
    const [oldest] = this.#spent
    return oldest ? oldest.at + MINUTE - now : 0
  }

  #spend(units: number, now: number): void {
    this.#spent.push({ at: now, units })
    this.#spentInWindow += units
    this.#spentToday += units
  }

  #turnPages(now: number): void {
    while (this.#spent[0] && this.#spent[0].at <= now - MINUTE) {
      this.#spentInWindow -= this.#spent.shift()?.units ?? 0
    }
    const day = new Date(now).toISOString().slice(0, 10)
    if (day !== this.#day) {
      this.#day = day
      this.#spentToday = 0
    }
  }
}
