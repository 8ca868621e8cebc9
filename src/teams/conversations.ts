import type { ListDefinition } from '../lists/definition'
import type { Item, Lists } from '../lists/port'
import type { PersonId } from '../plan/model'
import type { Address } from '../reconcile/posting'

/** Where in Teams people and channels are reached: learnt from Teams' own activities and rosters. */
export const conversationsList: ListDefinition = {
  name: 'Conversations',
  title: 'Konversationer',
  technical: true,
  columns: {
    /** `person:<id>`, or `service` for the service URL of the tenant. */
    ConversationKey: { kind: 'text', unique: true },
    ConversationId: { kind: 'text' },
    TeamsUserId: { kind: 'text' },
    ServiceUrl: { kind: 'text' },
    TenantId: { kind: 'text' },
  },
}

/** What is known of one person's place in Teams. */
export interface KnownPerson {
  readonly teamsUserId: string
  /** Their personal chat with the bot, once there is one. */
  readonly conversationId?: string | undefined
}

interface Service {
  readonly serviceUrl: string
  readonly tenantId: string
}

const MAX_ATTEMPTS = 5

/** Keeps the conversations in memory and in their list. */
export class Conversations {
  readonly #lists: Lists
  readonly #items = new Map<string, Item>()
  #last: Promise<void> = Promise.resolve()

  constructor(lists: Lists) {
    this.#lists = lists
  }

  async open(): Promise<void> {
    for (const item of await this.#lists.all(conversationsList)) {
      this.#items.set(String(item.fields.ConversationKey), item)
    }
  }

  person(id: PersonId): KnownPerson | undefined {
    const fields = this.#items.get(`person:${id}`)?.fields
    if (!fields?.TeamsUserId) return undefined
    const conversationId = fields.ConversationId ? String(fields.ConversationId) : undefined
    return { teamsUserId: String(fields.TeamsUserId), conversationId }
  }

  /** The person with this Teams user id, if one has been seen. */
  personWith(teamsUserId: string): PersonId | undefined {
    for (const [key, { fields }] of this.#items) {
      if (fields.TeamsUserId === teamsUserId) return key.slice('person:'.length)
    }
    return undefined
  }

  service(): Service | undefined {
    const fields = this.#items.get('service')?.fields
    return fields && { serviceUrl: String(fields.ServiceUrl), tenantId: String(fields.TenantId ?? '') }
  }

  reaches(to: Address): boolean {
    if (!this.service()) return false
    return 'channel' in to || this.person(to.person) !== undefined
  }

  /** Notes a person's place. Resolves with whether anything was new, after it is stored. */
  learnPerson(id: PersonId, known: KnownPerson): Promise<boolean> {
    const before = this.person(id)
    const conversationId = known.conversationId ?? before?.conversationId ?? null
    if (before?.teamsUserId === known.teamsUserId && (before.conversationId ?? null) === conversationId) {
      return Promise.resolve(false)
    }
    return this.#store(`person:${id}`, { TeamsUserId: known.teamsUserId, ConversationId: conversationId })
  }

  /** Notes where the tenant's Teams service is. */
  learnService(service: Service): Promise<boolean> {
    const before = this.service()
    if (before?.serviceUrl === service.serviceUrl) return Promise.resolve(false)
    return this.#store('service', { ServiceUrl: service.serviceUrl, TenantId: service.tenantId })
  }

  /** One write after the other, so that two activities at once do not create the same row twice. */
  #store(key: string, fields: Item['fields']): Promise<boolean> {
    const run = this.#last.then(async () => {
      let item = this.#items.get(key)
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const written = item
          ? await this.#lists.update(conversationsList, item.id, fields, item.etag)
          : await this.#lists.create(conversationsList, { ConversationKey: key, ...fields })
        if ('item' in written) return void this.#items.set(key, written.item)
        item = await this.#find(key)
      }
    })
    this.#last = run.catch(() => undefined)
    return run.then(() => true)
  }

  /** The row as it now is: another server was faster, or a person has edited it. */
  async #find(key: string): Promise<Item | undefined> {
    const [item] = await this.#lists.find(conversationsList, { column: 'ConversationKey', equals: key })
    return item
  }
}
