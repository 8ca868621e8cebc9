import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ValidateFunction } from 'ajv'
import type { Person } from '../../src/plan/model'
import {
  activityValidator,
  answerWith,
  bodyOf,
  type ConnectorAnswer,
  type ConnectorRequest,
  connectorError,
  type Misbehaviour,
  type OutgoingActivity,
  operationOf,
  overLimit,
  retryAfter,
  type Shown,
  withoutThread,
} from './teams-connector'

export const TENANT = 'f0f0f0f0-0000-4000-8000-000000000001'
export const TEAM = '19:samsyn-team@thread.tacv2'
/** A card of Samsyn's stays below this size, although Teams takes more. */
export const CARD_LIMIT = 28 * 1024
const MESSAGE_LIMIT = 100 * 1024

interface Conversation {
  readonly id: string
  /** The one person of a personal chat; undefined in a channel. */
  readonly person?: string
  readonly shown: Shown[]
  sends: number[]
  inFlight: number
}

/** What the stand-in is started with. */
export interface StandInOptions {
  readonly people: readonly Person[]
  readonly channels: readonly string[]
  /** Milliseconds by which rate limits are reckoned; the clock of the app under test where that is held. */
  readonly now?: () => number
  readonly rateLimits?: boolean
}

export const teamsIdOf = (person: string) => `29:${person}`
export const chatOf = (person: string) => `a:${person}`

/**
 * A Teams service for the bot to talk to over real HTTP: the Bot Connector's REST, strict where the real one is, and
 * able to misbehave. It keeps what every conversation shows.
 */
export class TeamsStandIn {
  readonly requests: ConnectorRequest[] = []
  /** What the bot did that Teams or our own rules do not allow; a test expects it to be empty. */
  readonly complaints: string[] = []
  rateLimits: boolean
  /** Largest number of requests that were ever under way at once in one conversation. */
  mostInFlight = 0
  readonly #people: ReadonlyMap<string, Person>
  readonly #conversations = new Map<string, Conversation>()
  readonly #installed = new Set<string>()
  readonly #files = new Map<string, Buffer>()
  readonly #now: () => number
  readonly #changed = new EventEmitter().setMaxListeners(0)
  readonly #server: Server
  readonly #validate: ValidateFunction | undefined
  #misbehaviours: { rule: Misbehaviour; left: number }[] = []
  #lastId = 1_700_000_000_000

  private constructor({ people, channels, now = Date.now, rateLimits = true }: StandInOptions) {
    this.#people = new Map(people.map((p) => [p.id, p]))
    this.#now = now
    this.rateLimits = rateLimits
    this.#validate = activityValidator()
    for (const id of channels) this.#open(id)
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.complaints.push(`the stand-in failed: ${String(error)}`)
        response.destroy()
      })
    })
  }

  static async start(options: StandInOptions): Promise<TeamsStandIn> {
    const standIn = new TeamsStandIn(options)
    standIn.#server.listen(0, '127.0.0.1')
    await once(standIn.#server, 'listening')
    return standIn
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The bot may write to this person, or to everyone in the team. */
  allow(who: string | 'team'): void {
    for (const id of who === 'team' ? this.#people.keys() : [who]) this.#installed.add(id)
  }

  misbehave(rule: Misbehaviour): void {
    this.#misbehaviours.push({ rule, left: rule.times ?? 1 })
  }

  behave(): void {
    this.#misbehaviours = []
  }

  /** Serves a file as Teams' storage does; answers its address. */
  store(name: string, bytes: Buffer): string {
    const path = `/files/${this.#files.size}/${encodeURIComponent(name)}`
    this.#files.set(path, bytes)
    return `${this.url}${path}`
  }

  /** The messages that a conversation shows, oldest first. */
  shownIn(conversation: string): readonly Shown[] {
    return this.#conversations.get(withoutThread(conversation))?.shown ?? []
  }

  /** A person deletes a message of the bot's. */
  remove(message: Shown): void {
    const shown = this.#conversations.get(message.conversation)?.shown
    shown?.splice(shown.indexOf(message), 1)
  }

  /** Resolves when the condition holds; looks again at each request of the bot. Rejects after ten seconds. */
  async until(condition: () => boolean, what = 'what the test waits for'): Promise<void> {
    const signal = AbortSignal.timeout(10_000)
    while (!condition()) {
      await once(this.#changed, 'change', { signal }).catch(() => {
        throw new NeverHappened(what)
      })
    }
  }

  /** Personal chats are there from when the person or the bot opened them. */
  openChat(person: string): string {
    return this.#open(chatOf(person), person).id
  }

  #open(id: string, person?: string): Conversation {
    const known = this.#conversations.get(id)
    if (known) return known
    const conversation = { id, ...(person ? { person } : {}), shown: [], sends: [], inFlight: 0 }
    this.#conversations.set(id, conversation)
    return conversation
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', this.url).pathname)
    const file = this.#files.get(new URL(request.url ?? '/', this.url).pathname)
    if (file)
      return answerWith(response, {
        status: 200,
        body: file,
        headers: { 'Content-Type': 'application/octet-stream' },
      })
    const body = await bodyOf(request)
    const match =
      /^\/v3\/conversations(?:\/([^/]+)(?:\/(activities|pagedmembers)(?:\/([^/]+)(\/members)?)?)?)?$/.exec(
        path,
      )
    const conversation = withoutThread(match?.[1] ?? '')
    const operation = operationOf(request.method ?? '', match)
    const how = this.#misbehaviour(operation, conversation)
    if (how === 'reset') return void request.socket.destroy()
    if (typeof how === 'object' && 'slow' in how) await how.slow
    const known = this.#conversations.get(conversation)
    if (known) this.mostInFlight = Math.max(this.mostInFlight, ++known.inFlight)
    const answer =
      typeof how === 'object' && 'status' in how
        ? { status: how.status, body: how.body ?? {}, headers: retryAfter(how.retryAfter) }
        : this.#handle(operation, conversation, match?.[3], body)
    this.requests.push({ method: request.method ?? '', path, status: answer.status, operation, conversation })
    // The answer leaves in a later turn, so that two requests at once can be seen.
    await new Promise(setImmediate)
    if (known) known.inFlight -= 1
    if (how === 'lost-answer') request.socket.destroy()
    else answerWith(response, answer)
    this.#changed.emit('change')
  }

  #misbehaviour(operation: string, conversation: string): Misbehaviour['how'] | undefined {
    const found = this.#misbehaviours.find(
      ({ rule, left }) =>
        left > 0 &&
        (rule.on === undefined || rule.on === operation) &&
        (rule.conversation === undefined || rule.conversation === conversation),
    )
    if (found) found.left -= 1
    return found?.rule.how
  }

  #handle(
    operation: string,
    conversation: string,
    activityId: string | undefined,
    body: string,
  ): ConnectorAnswer {
    if (operation === 'create') return this.#create(body)
    if (operation === 'members') return this.#members(conversation)
    const known = this.#conversations.get(conversation)
    if (!known || operation === 'unknown')
      return connectorError(404, 'ConversationNotFound', 'Conversation not found.')
    const refused = this.#refuse(known, body)
    if (refused) return refused
    const activity = this.#checked(body, conversation)
    return operation === 'update'
      ? this.#update(known, activityId, activity)
      : this.#show(known, activityId, activity)
  }

  #create(body: string): ConnectorAnswer {
    const { isGroup, members, channelData, tenantId } = JSON.parse(body)
    const [member, ...others] = members ?? []
    if (isGroup === true || others.length > 0 || !member?.id)
      return connectorError(400, 'BadArgument', 'A bot makes chats with one person only.')
    if ((channelData?.tenant?.id ?? tenantId) !== TENANT)
      return connectorError(400, 'BadArgument', 'Tenant id is missing or wrong.')
    const person = [...this.#people.keys()].find((id) => teamsIdOf(id) === member.id)
    if (!person) return connectorError(400, 'BadSyntax', 'The user id is unknown.')
    if (!this.#installed.has(person))
      return connectorError(403, 'BotNotInConversationRoster', 'The app is not installed for the user.')
    return { status: 201, body: { id: this.openChat(person) } }
  }

  #members(conversation: string): ConnectorAnswer {
    if (conversation !== TEAM && !this.#conversations.has(conversation))
      return connectorError(404, 'ConversationNotFound', 'Conversation not found.')
    const members = [...this.#people.values()].map(({ id, name, entraId }) => ({
      id: teamsIdOf(id),
      objectId: entraId,
      name,
      tenantId: TENANT,
      userRole: 'user',
    }))
    return { status: 200, body: { members } }
  }

  #refuse(conversation: Conversation, body: string): ConnectorAnswer | undefined {
    if (body.length * 2 > MESSAGE_LIMIT)
      return connectorError(413, 'MessageSizeTooBig', 'Message size too large.')
    const wait = overLimit(conversation.sends, this.#now())
    if (this.rateLimits && wait > 0) {
      this.complaints.push(`more sends than Teams allows in ${conversation.id}`)
      return { ...connectorError(429, 'Throttled', 'Too many requests.'), headers: retryAfter(wait) }
    }
    conversation.sends = [...conversation.sends.slice(-60), this.#now()]
    return undefined
  }

  #checked(body: string, conversation: string): OutgoingActivity {
    const activity = JSON.parse(body)
    // The connector fills in the conversation from the address.
    const whole = { channelId: 'msteams', conversation: { id: conversation }, ...activity }
    if (this.#validate && !this.#validate(whole))
      this.complaints.push(`not an activity: ${JSON.stringify(this.#validate.errors)}`)
    const card = JSON.stringify(activity.attachments?.[0]?.content ?? '')
    const bytes = Math.max(Buffer.byteLength(card, 'utf8'), Buffer.byteLength(card, 'utf16le'))
    if (bytes > CARD_LIMIT) this.complaints.push(`a card of ${bytes} bytes`)
    return activity
  }

  #show(
    conversation: Conversation,
    replyTo: string | undefined,
    activity: OutgoingActivity,
  ): ConnectorAnswer {
    const id = String(++this.#lastId)
    const place = { id, conversation: conversation.id, ...(replyTo ? { replyTo } : {}) }
    conversation.shown.push({ ...place, activity, history: [activity] })
    return { status: 201, body: { id } }
  }

  #update(conversation: Conversation, id: string | undefined, activity: OutgoingActivity): ConnectorAnswer {
    const shown = conversation.shown.find((message) => message.id === id)
    if (!shown) return connectorError(404, 'ActivityNotFoundInConversation', 'Activity not found.')
    shown.activity = activity
    shown.history.push(activity)
    return { status: 200, body: { id } }
  }
}

/** Something did not happen in ten seconds. */
export class NeverHappened extends Error {}
