import type { GraphToken } from './access'
import { instant } from './identity'
import type { SimulatedList } from './list-store'
import { schemaViolation } from './schemas'
import type { SimulatedSite } from './sites'

export const TENANT = 'f0f0f0f0-0000-4000-8000-000000000001'

/** What somebody asked to be told of. */
export interface Subscription {
  readonly id: string
  readonly owner: GraphToken
  readonly site: SimulatedSite
  readonly list: SimulatedList
  readonly resource: string
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl?: string
  readonly clientState?: string
  /** Milliseconds since the epoch. */
  expires: number
}

type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

/** A notification that is to be posted, or was posted in vain. */
interface Pending {
  readonly subscription: Subscription
  readonly url: string
  readonly content: Readonly<Record<string, unknown>>
  /** When it was first tried; undefined before that. */
  firstTried?: number
}

/** Notifications are tried again for this long. */
const RETRIED_FOR = 4 * 60 * 60 * 1000
/** A receiver that takes longer than this has not received anything. */
const TAKEN_WITHIN = 3_000

/** The subscriptions, and the notifications that are on their way. */
export class Subscriptions {
  readonly #all = new Map<string, Subscription>()
  readonly #now: () => number
  readonly #violations: string[]
  #pending: Pending[] = []
  #made = 0
  /** Posts notifications as soon as something changes, not only when told to. */
  byThemselves: boolean
  #delivering: Promise<unknown> = Promise.resolve()

  /** `violations` takes what is wrong with notifications by Microsoft's metadata. */
  constructor(now: () => number, byThemselves: boolean, violations: string[]) {
    this.#now = now
    this.#violations = violations
    this.byThemselves = byThemselves
  }

  nextNumber(): number {
    this.#made += 1
    return this.#made
  }

  add(subscription: Subscription): void {
    this.#all.set(subscription.id, subscription)
  }

  remove(subscription: Subscription): void {
    this.#all.delete(subscription.id)
    this.#pending = this.#pending.filter((pending) => pending.subscription !== subscription)
  }

  /** Those that have not expired. */
  alive(): readonly Subscription[] {
    return [...this.#all.values()].filter(({ expires }) => expires > this.#now())
  }

  /** Something in the list has changed: one notification a subscription, however many changes come before it is sent. */
  changed(list: SimulatedList): void {
    if (this.#all.size === 0) return
    for (const subscription of this.alive()) {
      const waits = this.#pending.some(
        (each) => each.subscription === subscription && 'changeType' in each.content,
      )
      if (subscription.list !== list || waits) continue
      const { resource } = subscription
      const resourceData = { '@odata.type': '#Microsoft.Graph.ListItem' }
      const content = { ...this.#common(subscription), changeType: 'updated', resource, resourceData }
      this.#pending.push({ subscription, url: subscription.notificationUrl, content })
    }
    if (this.byThemselves) setImmediate(() => void this.deliver())
  }

  /** Tells the subscribers about the life of their subscriptions, where they gave an address for that. */
  lifecycle(lifecycleEvent: Lifecycle): void {
    for (const subscription of this.alive()) {
      const url = subscription.lifecycleNotificationUrl
      if (lifecycleEvent === 'subscriptionRemoved') this.remove(subscription)
      if (url !== undefined) {
        this.#pending.push({ subscription, url, content: { ...this.#common(subscription), lifecycleEvent } })
      }
    }
  }

  /** Posts what is due, each address once; what is not taken stays for up to four hours. Answers how many were taken. */
  deliver(): Promise<number> {
    const delivered = this.#delivering.then(() => this.#deliverAll())
    this.#delivering = delivered
    return delivered
  }

  async #deliverAll(): Promise<number> {
    const due = this.#pending.filter((each) => this.#isDue(each))
    this.#pending = []
    let taken = 0
    for (const [url, some] of Map.groupBy(due, (each) => each.url)) {
      const contents = some.map(({ content }) => content)
      if (await this.#post(url, contents)) taken += some.length
      else
        this.#pending.push(...some.map((each) => ({ ...each, firstTried: each.firstTried ?? this.#now() })))
    }
    return taken
  }

  /** Nothing is told to a subscription that has expired, nor tried for longer than four hours. */
  #isDue({ firstTried, subscription, content }: Pending): boolean {
    if (firstTried !== undefined && firstTried <= this.#now() - RETRIED_FOR) return false
    return subscription.expires > this.#now() || content.lifecycleEvent === 'subscriptionRemoved'
  }

  async #post(url: string, value: readonly unknown[]): Promise<boolean> {
    const wrong = schemaViolation('changeNotificationCollection', { value })
    if (wrong !== undefined) this.#violations.push(wrong)
    const began = this.#now()
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ value }) }).catch(
      () => undefined,
    )
    await response?.body?.cancel().catch(() => undefined)
    return response?.ok === true && this.#now() - began <= TAKEN_WITHIN
  }

  #common({ id, expires, clientState }: Subscription): Readonly<Record<string, unknown>> {
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: instant(expires),
      ...(clientState === undefined ? {} : { clientState }),
      tenantId: TENANT,
    }
  }
}
