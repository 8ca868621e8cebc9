import type { Person } from '../../src/plan/model'
import { buttonIn, inputValues } from './card-reading'
import { type CardJson, cardOf, type Shown } from './teams-connector'
import { chatOf, TEAM, TENANT, type TeamsStandIn, teamsIdOf } from './teams-stand-in'

/** What the bot answered an activity with, over HTTP. */
export interface BotAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read in tests by reaching into their JSON.
  readonly body: any
}

/** An answer to a press: the card that the person now sees, or the sentence beside it. */
export interface PressAnswer extends BotAnswer {
  readonly card: CardJson | undefined
  readonly message: string | undefined
}

const BOT = '28:samsyn'
const INVOKED = {
  card: 'application/vnd.microsoft.card.adaptive',
  message: 'application/vnd.microsoft.activity.message',
}
const FILE = 'application/vnd.microsoft.teams.file.download.info'

/** People's Teams clients: what they press, write and attach becomes an activity as Teams sends it. */
export class TeamsClients {
  readonly teams: TeamsStandIn
  readonly #people: ReadonlyMap<string, Person>
  readonly #botUrl: () => string
  #last = 0

  constructor(teams: TeamsStandIn, people: readonly Person[], botUrl: () => string) {
    this.teams = teams
    this.#people = new Map(people.map((p) => [p.id, p]))
    this.#botUrl = botUrl
  }

  /** The app is added to a person's Teams. Answers the messages that the bot then wrote. */
  async install(person: string): Promise<readonly Shown[]> {
    this.teams.allow(person)
    return this.#hear(person, { type: 'installationUpdate', action: 'add' })
  }

  /** The app is added to the team: everyone in it can be written to. */
  async installInTeam(channel: string, by: string): Promise<BotAnswer> {
    this.teams.allow('team')
    return this.deliver({
      ...this.envelope(by, channel),
      type: 'installationUpdate',
      action: 'add',
      channelData: { tenant: { id: TENANT }, team: { id: TEAM, name: 'Samsyn' }, channel: { id: channel } },
    })
  }

  /** Writes in the personal chat with the bot. Answers the messages that the bot wrote back. */
  say(person: string, text: string, more: object = {}): Promise<readonly Shown[]> {
    return this.#hear(person, { type: 'message', text, textFormat: 'plain', ...more })
  }

  /** Attaches a file in the personal chat. */
  attach(person: string, name: string, bytes: Buffer): Promise<readonly Shown[]> {
    const downloadUrl = this.teams.store(name, bytes)
    const content = { downloadUrl, uniqueId: 'F0F0', fileType: name.split('.').at(-1) }
    return this.say(person, '', { attachments: [{ contentType: FILE, name, content }] })
  }

  /** Presses a button (by its title or verb) on a card as the person sees it. */
  press(
    person: string,
    on: Shown,
    button: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<PressAnswer> {
    return this.pressIn(person, on, cardOf(on), button, typed)
  }

  /** As `press`, on a card that the person alone sees in the place of the shared one. */
  pressIn(
    person: string,
    on: Shown,
    card: CardJson,
    button: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<PressAnswer> {
    const { title, verb, data, ...action } = buttonIn(card, button)
    const values = inputValues(card, action, typed)
    return this.execute(person, on, { type: 'Action.Execute', title, verb, data: { ...data, ...values } })
  }

  /** What Teams sends by itself for a person who has a view of their own. */
  refresh(person: string, on: Shown): Promise<PressAnswer> {
    const { action } = cardOf(on).refresh
    return this.execute(person, on, action, 'automatic')
  }

  /** Sends an action as it is, whatever it is. */
  async execute(person: string, on: Shown, action: unknown, trigger = 'manual'): Promise<PressAnswer> {
    const answer = await this.deliver({
      ...this.envelope(person, on.conversation, on.id),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: on.id,
      value: { action, trigger },
    })
    const { type, value } = answer.body ?? {}
    return {
      ...answer,
      card: type === INVOKED.card ? value : undefined,
      message: type === INVOKED.message ? value : undefined,
    }
  }

  /** Presses a button in an old client, which knows `Action.Submit` only. Answers the messages that the bot wrote back. */
  submit(
    person: string,
    on: Shown,
    button: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<readonly Shown[]> {
    const card = cardOf(on)
    const { fallback, ...action } = buttonIn(card, button)
    const value = { ...fallback.data, ...inputValues(card, action, typed) }
    return this.#hear(person, { type: 'message', replyToId: on.id, value }, on.conversation)
  }

  async deliver(activity: unknown): Promise<BotAnswer> {
    return this.deliverText(JSON.stringify(activity))
  }

  async deliverText(body: string): Promise<BotAnswer> {
    const response = await fetch(`${this.#botUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined }
  }

  /** Who and where, as Teams says it of every activity. */
  envelope(person: string, conversation: string, thread?: string): Record<string, unknown> {
    const known = this.#people.get(person)
    const personal = conversation.startsWith('a:')
    const inThread = personal || thread === undefined ? conversation : `${conversation};messageid=${thread}`
    const locale = known?.language === 'en' ? 'en-GB' : 'sv-SE'
    return {
      id: `f:${++this.#last}`,
      channelId: 'msteams',
      serviceUrl: `${this.teams.url}/`,
      timestamp: '2026-03-18T10:00:00.000Z',
      locale,
      from: { id: teamsIdOf(person), name: known?.name ?? 'Okänd', aadObjectId: known?.entraId ?? person },
      recipient: { id: BOT, name: 'Samsyn' },
      conversation: {
        id: inThread,
        conversationType: personal ? 'personal' : 'channel',
        ...(personal ? {} : { isGroup: true }),
        tenantId: TENANT,
      },
      channelData: { tenant: { id: TENANT } },
      entities: [{ type: 'clientInfo', locale, country: 'SE', platform: 'Web' }],
    }
  }

  async #hear(person: string, activity: object, conversation = chatOf(person)): Promise<readonly Shown[]> {
    if (conversation === chatOf(person)) this.teams.openChat(person)
    const before = new Set(this.teams.shownIn(conversation))
    const answer = await this.deliver({ ...this.envelope(person, conversation), ...activity })
    if (answer.status !== 200 && answer.status !== 202) throw new BotFailed(answer)
    return this.teams.shownIn(conversation).filter((message) => !before.has(message))
  }
}

/** The bot answered an activity with an error. */
export class BotFailed extends Error {
  constructor({ status, body }: BotAnswer) {
    super(`The bot answered ${status} ${JSON.stringify(body)}`)
  }
}
