import { type BotFrameworkAuthentication, ClaimsIdentity, type ConnectorClient } from 'botframework-connector'
import type { Activity } from 'botframework-schema'
import type { Address, Card, Delivery, Messenger } from '../reconcile/posting'
import { cardActivity } from './card-activity'
import type { Conversations } from './conversations'

/** Statuses after which Teams wants the same request again, later (platform limits of Teams bots). */
const LATER = new Set([412, 429, 502, 503, 504])
/** After these the request has surely not had its effect. */
const NOT_TAKEN = new Set<unknown>([412, 429, 503, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** Sends cards through the Bot Connector. One attempt each: when to try again is the reconciler's decision. */
export class TeamsMessenger implements Messenger {
  readonly #authentication: BotFrameworkAuthentication
  readonly #identity: ClaimsIdentity
  readonly #conversations: Conversations

  constructor(authentication: BotFrameworkAuthentication, appId: string, conversations: Conversations) {
    this.#authentication = authentication
    this.#identity = new ClaimsIdentity([
      { type: 'aud', value: appId },
      { type: 'appid', value: appId },
    ])
    this.#conversations = conversations
  }

  reaches(to: Address): boolean {
    return this.#conversations.reaches(to)
  }

  send(to: Address, card: Card, summary: string): Promise<Delivery> {
    return this.#try(to, async (client, conversationId) => {
      const activity = cardActivity(card, summary) as Activity
      const { id } = await client.conversations.sendToConversation(conversationId, activity)
      return { delivered: id }
    })
  }

  async update(to: Address, activityId: string, card: Card, summary: string): Promise<Delivery> {
    const delivery = await this.#try(to, async (client, conversationId) => {
      const activity = { ...cardActivity(card, summary), id: activityId } as Activity
      await client.conversations.updateActivity(conversationId, activityId, activity)
      return { delivered: activityId }
    })
    return 'never' in delivery && delivery.never.startsWith('404') ? { gone: true } : delivery
  }

  async #try(
    to: Address,
    attempt: (client: ConnectorClient, conversationId: string) => Promise<Delivery>,
  ): Promise<Delivery> {
    const service = this.#conversations.service()
    if (!service) return { later: undefined, inDoubt: false, reason: 'Teams has not been heard from yet' }
    try {
      const factory = this.#authentication.createConnectorFactory(this.#identity)
      const client = await factory.create(service.serviceUrl, undefined as unknown as string)
      return await attempt(client, await this.#conversationId(client, to, service.tenantId))
    } catch (error) {
      return deliveryOf(error)
    }
  }

  /** The id of a channel is its address; a personal chat is made where there is none yet. */
  async #conversationId(client: ConnectorClient, to: Address, tenantId: string): Promise<string> {
    if ('channel' in to) return to.channel
    const person = this.#conversations.person(to.person)
    if (person?.conversationId) return person.conversationId
    const teamsUserId = person?.teamsUserId ?? ''
    const created = await client.conversations.createConversation({
      isGroup: false,
      members: [{ id: teamsUserId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    } as Parameters<typeof client.conversations.createConversation>[0])
    await this.#conversations.learnPerson(to.person, { teamsUserId, conversationId: created.id })
    return created.id
  }
}

interface ConnectorError {
  readonly statusCode?: number
  readonly code?: string
  readonly message?: string
  readonly response?: { readonly headers?: { get(name: string): string | undefined } }
}

/** What an error of the connector means: errors without a status are of the network, and pass. */
function deliveryOf(error: unknown): Delivery {
  const { statusCode, code, message, response } = error as ConnectorError
  const reason = [statusCode, code, message].filter(Boolean).join(' ')
  if (statusCode !== undefined && !LATER.has(statusCode)) return { never: reason.slice(0, 250) }
  const seconds = Number(response?.headers?.get('retry-after'))
  const later = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
  return { later, inDoubt: !NOT_TAKEN.has(statusCode ?? code), reason }
}
