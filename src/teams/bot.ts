import { randomUUID } from 'node:crypto'
import { TeamsInfo, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import { card as cardWith, literal } from '../cards/kit'
import { type CardAnswer, MalformedPress, type PressHandlers } from '../cards/press'
import { type CardView, cardView, type Links } from '../cards/view'
import { languageOf, translator } from '../i18n/translator'
import type { Log } from '../kernel/log'
import { StoreUnavailable } from '../lists/store'
import type { World } from '../matters/matters'
import type { Person } from '../plan/model'
import type { Address, Card } from '../reconcile/posting'
import { cardActivity, cardBody, type InvokeBody, messageBody } from './card-activity'
import type { Conversations } from './conversations'

/** A message written or a file attached in a chat with the bot. */
export interface ChatMessage {
  readonly person: Person
  readonly view: CardView
  readonly text: string
  readonly attachments: readonly {
    readonly contentType: string
    readonly name: string
    readonly content: unknown
  }[]
}

/** What the bot is built from. */
export interface BotParts {
  readonly world: World
  readonly links: Links
  readonly log: Log
  readonly conversations: Conversations
  readonly presses: PressHandlers
  readonly answerMessage: (message: ChatMessage) => Promise<CardAnswer>
  readonly welcome: (person: Person, view: CardView) => CardAnswer
  /** Sends a card to somebody's personal chat. */
  readonly sendPersonally: (person: Person, card: Card) => Promise<void>
  /** Called when people can be reached who could not be before. */
  readonly onReachable: () => void
}

const actionValue = z.object({
  action: z.object({ verb: z.string().max(60).optional(), data: z.unknown() }),
})
const submitValue = z.looseObject({ verb: z.string().max(60) })

/** Turns Teams' activities into presses and messages, and answers by Teams' contract. Holds no rule. */
export class Bot {
  readonly #parts: BotParts

  constructor(parts: BotParts) {
    this.#parts = parts
  }

  /** One turn. Never rejects: a fault is logged once, and the person told in their language. */
  async turn(context: TurnContext): Promise<void> {
    const { activity } = context
    try {
      await this.#learn(context)
      if (activity.type === 'invoke') await this.#invoke(context)
      else if (activity.type === 'message') await this.#message(context)
      else if (activity.type === 'installationUpdate') await this.#installed(context)
    } catch (error) {
      await this.#fault(context, error)
    }
  }

  async #invoke(context: TurnContext): Promise<void> {
    const { activity } = context
    if (activity.name !== 'adaptiveCard/action') return answerInvoke(context, undefined)
    const { action } = actionValue.catch({ action: { data: undefined } }).parse(activity.value)
    const verb = action.verb ?? verbIn(action.data)
    const answer = await this.#press(context, verb, action.data)
    return answerInvoke(context, 'card' in answer ? cardBody(answer.card) : messageBody(answer.message))
  }

  async #press(context: TurnContext, verb: string, data: unknown): Promise<CardAnswer> {
    const person = this.#person(context)
    const view = this.#view(context, person)
    if (!person) return { message: this.#notInPlan(view) }
    const handler = Object.hasOwn(this.#parts.presses, verb) ? this.#parts.presses[verb] : undefined
    if (!handler) return { message: view.t('errors.unknownAction') }
    try {
      return await handler({ person, view, data, place: placeOf(context, person) })
    } catch (error) {
      if (!(error instanceof MalformedPress)) throw error
      this.#parts.log.warn({ err: error, verb, person: person.id }, 'malformed press')
      return { message: view.t('errors.unknownAction') }
    }
  }

  async #message(context: TurnContext): Promise<void> {
    const { activity } = context
    const person = this.#person(context)
    const view = this.#view(context, person)
    const submitted = submitValue.safeParse(activity.value)
    if (submitted.success) {
      const answer = await this.#press(context, submitted.data.verb, submitted.data)
      return this.#answerSubmit(context, person, answer)
    }
    if (!person) return reply(context, { message: this.#notInPlan(view) })
    // In a channel all can read the answer: there only help is given, whose buttons answer the one who presses.
    if (!isPersonal(context)) {
      return reply(context, await this.#parts.answerMessage({ person, view, text: '', attachments: [] }))
    }
    const attachments = (activity.attachments ?? []).map(({ contentType, name = '', content }) => ({
      contentType,
      name,
      content: content as unknown,
    }))
    const text = withoutMention(activity.text ?? '')
    return reply(context, await this.#parts.answerMessage({ person, view, text, attachments }))
  }

  /** Old clients send `Action.Submit`, which takes no card as its answer: a personal card is updated in its place. */
  async #answerSubmit(context: TurnContext, person: Person | undefined, answer: CardAnswer): Promise<void> {
    const { activity } = context
    if (person && !isPersonal(context)) {
      // In a channel all would read it; the card there follows by itself.
      const card = 'card' in answer ? answer.card : cardWith([literal(answer.message)])
      return this.#parts.sendPersonally(person, card)
    }
    if (!('card' in answer) || !activity.replyToId) return reply(context, answer)
    await context.updateActivity({ ...cardActivity(answer.card, ''), id: activity.replyToId })
  }

  async #installed(context: TurnContext): Promise<void> {
    const { activity } = context
    if (!activity.action?.startsWith('add')) return
    if (activity.conversation.conversationType === 'channel') await this.#learnRoster(context)
    this.#parts.onReachable()
    const person = this.#person(context)
    if (activity.conversation.conversationType !== 'personal' || !person) return
    await reply(context, this.#parts.welcome(person, this.#view(context, person)))
  }

  /** Everyone in the team can be written to, also those who never wrote to the bot. */
  async #learnRoster(context: TurnContext): Promise<void> {
    let continuation: string | undefined
    do {
      const page = await TeamsInfo.getPagedMembers(context, 500, continuation)
      for (const member of page.members) {
        const { aadObjectId, objectId } = member as { aadObjectId?: string; objectId?: string }
        const person = this.#parts.world.plan().personByEntraId(aadObjectId ?? objectId ?? '')
        if (person) await this.#parts.conversations.learnPerson(person.id, { teamsUserId: member.id })
      }
      continuation = page.continuationToken || undefined
    } while (continuation)
  }

  async #learn({ activity }: TurnContext): Promise<void> {
    const { conversations } = this.#parts
    const tenantId = activity.conversation?.tenantId ?? activity.channelData?.tenant?.id ?? ''
    if (activity.serviceUrl) await conversations.learnService({ serviceUrl: activity.serviceUrl, tenantId })
    const person = this.#parts.world.plan().personByEntraId(activity.from?.aadObjectId ?? '')
    if (!person) return
    const personal = activity.conversation?.conversationType === 'personal'
    const conversationId = personal ? activity.conversation.id : undefined
    await conversations.learnPerson(person.id, { teamsUserId: activity.from.id, conversationId })
  }

  /** Who acts comes from the activity that Teams signed, never from a card. */
  #person({ activity }: TurnContext): Person | undefined {
    const plan = this.#parts.world.plan()
    const { aadObjectId, id } = activity.from ?? {}
    if (aadObjectId) return plan.personByEntraId(aadObjectId)
    const known = id ? this.#parts.conversations.personWith(id) : undefined
    return known === undefined ? undefined : plan.person(known)
  }

  #view({ activity }: TurnContext, person: Person | undefined): CardView {
    const { world, links } = this.#parts
    return cardView(languageOf(person?.language, activity.locale), world.today(), world.plan(), links)
  }

  #notInPlan({ t, plan }: CardView): string {
    const leaders = plan.withRole('process-leader').map((p) => p.name)
    return t('bot.notInPlan', { plan: plan.name, leaders: leaders.join(', ') })
  }

  async #fault(context: TurnContext, error: unknown): Promise<void> {
    const reference = randomUUID().slice(0, 8)
    const { activity } = context
    const { log } = this.#parts
    const facts = { err: error, reference, activity: activity.type, name: activity.name }
    const t = translator(languageOf(this.#person(context)?.language, activity.locale))
    const isAway = error instanceof StoreUnavailable
    if (isAway) log.warn(facts, 'nothing could be saved')
    else log.error(facts, 'a turn failed')
    const said = [
      t(isAway ? 'errors.unavailable' : 'errors.fault'),
      ...typedIn(activity.value),
      ...(isAway ? [] : [t('errors.faultReference', { reference })]),
    ].join('\n\n')
    if (activity.type === 'invoke') await answerInvoke(context, messageBody(said))
    else if (activity.type === 'message') {
      await reply(context, { message: said }).catch((cause: unknown) => {
        this.#parts.log.error({ err: cause, reference }, 'the person could not be told')
      })
    }
  }
}

function verbIn(data: unknown): string {
  const parsed = submitValue.safeParse(data)
  return parsed.success ? parsed.data.verb : ''
}

function placeOf({ activity }: TurnContext, person: Person): Address {
  if (activity.conversation.conversationType === 'personal') return { person: person.id }
  return { channel: activity.conversation.id.split(';')[0] ?? '' }
}

function isPersonal({ activity }: TurnContext): boolean {
  return activity.conversation.conversationType === 'personal'
}

async function answerInvoke(context: TurnContext, body: InvokeBody | undefined): Promise<void> {
  const value = body ? { status: 200, body } : { status: 501 }
  await context.sendActivity({ type: 'invokeResponse', value })
}

async function reply(context: TurnContext, answer: CardAnswer): Promise<void> {
  await context.sendActivity(
    'card' in answer ? cardActivity(answer.card, '') : { type: 'message', text: answer.message },
  )
}

/** The text without the mention of the bot that a channel message begins with. */
function withoutMention(text: string): string {
  return text.replace(/<at>[^<]*<\/at>/g, '').trim()
}

/** What the person had written into a form, so that it can be given back when the form is lost to a fault. */
function typedIn(value: unknown): readonly string[] {
  const form = z.object({ text: z.string().min(1) })
  const executed = z.object({ action: z.object({ data: form }) }).transform(({ action }) => action.data)
  const parsed = z.union([executed, form]).safeParse(value)
  return parsed.success ? [`”${parsed.data.text}”`] : []
}
