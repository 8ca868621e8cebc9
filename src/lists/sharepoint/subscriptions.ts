import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Graph } from '../../graph/graph'
import type { Clock } from '../../kernel/clock'
import type { Log } from '../../kernel/log'
import type { Follower } from '../replica/follower'

/** What subscriptions are made with. */
export interface SubscriptionParts {
  readonly graph: Graph
  readonly clock: Clock
  readonly log: Log
  readonly siteId: string
  /** Ids of the lists in the site, by the name of their definition. */
  readonly listIds: ReadonlyMap<string, string>
  readonly notificationUrl: string
  readonly follower: Pick<Follower, 'notified' | 'told'>
}

interface Subscription {
  readonly id: string
  readonly listName: string
  readonly clientState: string
}

const MINUTE = 60_000
/** SharePoint allows 42,300 minutes; renewed at half of this. */
const LIFETIME = 40_000 * MINUTE
const RETRY = 60 * MINUTE

const subscriptionBody = z.looseObject({ id: z.string() })
const subscriptionsBody = z.looseObject({
  value: z.array(z.looseObject({ id: z.string(), notificationUrl: z.string().nullish() })),
})
const notificationsBody = z.object({
  value: z
    .array(
      z.looseObject({
        subscriptionId: z.string(),
        clientState: z.string().nullish(),
        lifecycleEvent: z.string().nullish(),
      }),
    )
    .max(1_000),
})

/** Has SharePoint tell of changes, and keeps it telling. Where it does not, the follower asks by itself. */
export class Subscriptions {
  readonly #parts: SubscriptionParts
  readonly #byId = new Map<string, Subscription>()
  readonly #cancels = new Map<string, () => void>()
  #stopped = false

  constructor(parts: SubscriptionParts) {
    this.#parts = parts
  }

  /** Subscribes to these lists, in place of what an earlier run of the server had subscribed to. */
  async start(listNames: readonly string[]): Promise<void> {
    await this.#endEarlier()
    for (const name of listNames) await this.#subscribe(name)
  }

  stop(): void {
    this.#stopped = true
    for (const cancel of this.#cancels.values()) cancel()
  }

  /** Takes notifications. What does not carry the secret of its subscription is not believed. */
  take(body: unknown): void {
    const { log, follower } = this.#parts
    const parsed = notificationsBody.safeParse(body)
    for (const { subscriptionId, clientState, lifecycleEvent } of parsed.data?.value ?? []) {
      const subscription = this.#byId.get(subscriptionId)
      if (!subscription || !isSame(clientState ?? '', subscription.clientState)) {
        log.warn({ subscriptionId }, 'a notification that is not ours is ignored')
        continue
      }
      if (lifecycleEvent === 'reauthorizationRequired') void this.#renew(subscription)
      else if (lifecycleEvent === 'subscriptionRemoved') {
        this.#forget(subscription)
        void this.#subscribe(subscription.listName)
      }
      // Also after `missed` and after a gap, something may have changed.
      follower.told(subscription.listName)
    }
  }

  async #endEarlier(): Promise<void> {
    const { graph, notificationUrl, log } = this.#parts
    try {
      const { body } = await graph.send({ method: 'GET', path: '/subscriptions', purpose: 'following' })
      for (const { id, notificationUrl: url } of subscriptionsBody.parse(body).value) {
        if (url !== notificationUrl) continue
        await graph.send({ method: 'DELETE', path: `/subscriptions/${id}`, purpose: 'following' })
      }
    } catch (error) {
      log.warn({ err: error }, 'earlier subscriptions could not be ended')
    }
  }

  async #subscribe(listName: string): Promise<void> {
    const { graph, clock, log, siteId, listIds, notificationUrl, follower } = this.#parts
    const clientState = randomBytes(24).toString('base64url')
    try {
      const { status, body } = await graph.send({
        method: 'POST',
        path: '/subscriptions',
        purpose: 'following',
        body: {
          changeType: 'updated',
          notificationUrl,
          lifecycleNotificationUrl: notificationUrl,
          resource: `sites/${siteId}/lists/${listIds.get(listName)}`,
          expirationDateTime: new Date(clock.millis() + LIFETIME).toISOString(),
          clientState,
        },
      })
      if (status !== 201) throw new NotSubscribed(listName, status)
      const subscription = { id: subscriptionBody.parse(body).id, listName, clientState }
      this.#byId.set(subscription.id, subscription)
      follower.notified(listName, true)
      this.#later(listName, LIFETIME / 2, () => this.#renew(subscription))
    } catch (error) {
      log.warn(
        { err: error, list: listName },
        'no notifications of this list; it is asked for changes instead',
      )
      follower.notified(listName, false)
      this.#later(listName, RETRY, () => this.#subscribe(listName))
    }
  }

  async #renew(subscription: Subscription): Promise<void> {
    const { graph, clock, log } = this.#parts
    const { id, listName } = subscription
    const body = { expirationDateTime: new Date(clock.millis() + LIFETIME).toISOString() }
    try {
      const path = `/subscriptions/${id}`
      const { status } = await graph.send({ method: 'PATCH', path, purpose: 'following', body })
      if (status !== 200) {
        this.#forget(subscription)
        return await this.#subscribe(listName)
      }
      this.#later(listName, LIFETIME / 2, () => this.#renew(subscription))
    } catch (error) {
      log.warn({ err: error, list: listName }, 'a subscription could not be renewed yet')
      this.#later(listName, RETRY, () => this.#renew(subscription))
    }
  }

  #forget({ id, listName }: Subscription): void {
    this.#byId.delete(id)
    this.#parts.follower.notified(listName, false)
  }

  #later(listName: string, wait: number, task: () => Promise<void>): void {
    this.#cancels.get(listName)?.()
    if (!this.#stopped)
      this.#cancels.set(
        listName,
        this.#parts.clock.after(wait, () => void task()),
      )
  }
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

class NotSubscribed extends Error {
  constructor(listName: string, status: number) {
    super(`SharePoint answered the subscription to ${listName} with ${status}`)
  }
}
