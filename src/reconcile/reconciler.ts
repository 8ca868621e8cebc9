import { createHash } from 'node:crypto'
import type { Clock } from '../kernel/clock'
import { withOwnDeadline } from '../kernel/deadline'
import type { Log } from '../kernel/log'
import { oneLine } from '../lists/definition'
import type { Lists } from '../lists/port'
import { type Conversation, newConversation } from './conversation'
import { Holds } from './holds'
import {
  type Address,
  addressKey,
  type Card,
  type Delivery,
  type Messenger,
  type Posting,
  type Wanted,
} from './posting'
import { type Posted, PostingRows } from './postings-list'
import { recent, waitForTurn } from './rate-limit'

/** What the reconciler is built from. */
export interface ReconcilerParts {
  readonly lists: Lists
  readonly messenger: Messenger
  readonly clock: Clock
  readonly log: Log
  /** Does what follows elsewhere from a matter that is looked at. */
  readonly follow?: (matterId: string) => Promise<void>
  /** What a matter wants posted now; `undefined` when there is no such matter. */
  readonly wanted: (matterId: string) => Promise<Wanted | undefined>
  /** Called when everything that the matter wants is posted, up to this event. */
  readonly settled: (matterId: string, seq: number) => void
  /** How long an update waits, in milliseconds, so that it does not race the answer to the press that caused it and takes later presses with it. */
  readonly updateDelay: number
}

const FIRST_RETRY = 2_000
/** How many times as long as others the update of a patient card waits. */
const PATIENT = 60
const LONGEST_RETRY = 300_000

/**
 * Brings what is posted in Teams to what the state wants. Each conversation has at most one message in flight and stays
 * within Teams' limits; a card is rendered when its turn comes, from the newest state, so that states which nobody
 * would have seen are never sent.
 */
export class Reconciler {
  readonly #parts: ReconcilerParts
  readonly #rows: PostingRows
  readonly #conversations = new Map<string, Conversation>()
  readonly #holds: Holds
  /** How many slots of a matter have not had their turn yet. */
  readonly #waiting = new Map<string, number>()
  readonly #looking = new Map<string, Promise<void>>()
  readonly #lookAgain = new Set<string>()
  readonly #working = new Set<Promise<void>>()
  #stopped = false
  /** What failed for good before this moment may be tried once more. */
  #tryFailedBefore = ''

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
    this.#rows = new PostingRows(parts.lists)
    this.#holds = new Holds(parts.clock)
  }

  /** Looks at a matter: whatever it wants that is not posted as wanted gets its turn. */
  touch(matterId: string): void {
    if (this.#stopped) return
    if (this.#looking.has(matterId)) {
      this.#lookAgain.add(matterId)
      return
    }
    const look = unhurried(() => this.#look(matterId))
      .catch((error: unknown) => this.#parts.log.error({ err: error, matterId }, 'could not reconcile'))
      .finally(() => {
        this.#looking.delete(matterId)
        if (this.#lookAgain.delete(matterId)) this.touch(matterId)
      })
    this.#looking.set(matterId, look)
  }

  /** The bot was installed or let in somewhere: what Teams had refused for good is tried once more when its matter is looked at. */
  tryFailedAgain(): void {
    this.#tryFailedBefore = this.#parts.clock.now()
  }

  /** Keeps a posted card as it is for a while, so that an update does not take away the form in which somebody is writing. */
  hold(matterId: string, place: Address, who: string, milliseconds: number): void {
    this.#holds.hold(matterId, place, who, milliseconds)
  }

  /** Ends what `hold` began for this person. */
  release(matterId: string, place: Address, who: string): void {
    if (this.#holds.release(matterId, place, who)) this.touch(matterId)
  }

  /** What is known of a matter's postings was changed from outside. */
  forget(matterId: string): void {
    this.#rows.forget(matterId)
  }

  /** Milliseconds by which the longest waiting message is late; 0 when none is. */
  lag(): number {
    const now = this.#parts.clock.millis()
    const due = [...this.#conversations.values()].flatMap(({ slots }) => [...slots.values()])
    return Math.max(0, ...due.map(({ notBefore }) => now - notBefore))
  }

  /** Resolves when nothing is being looked at or sent (what waits for its time still waits). */
  async idle(): Promise<void> {
    while (this.#looking.size + this.#working.size > 0) {
      await Promise.all([...this.#looking.values(), ...this.#working])
    }
  }

  /** Sends nothing more; resolves when what is in flight has been answered. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const conversation of this.#conversations.values()) conversation.cancelTimer?.()
    await this.idle()
  }

  async #look(matterId: string): Promise<void> {
    await this.#parts.follow?.(matterId)
    const wanted = await this.#parts.wanted(matterId)
    if (!wanted) return
    const rows = await this.#rows.of(matterId)
    const { messenger } = this.#parts
    const due = wanted.postings.filter((p) => this.#isDue(p, rows.get(p.key)) && messenger.reaches(p.to))
    if (due.length === 0) this.#parts.settled(matterId, wanted.seq)
    for (const posting of due) this.#give(matterId, posting, rows.has(posting.key))
  }

  #give(matterId: string, posting: Posting, isUpdate: boolean): void {
    const { clock, updateDelay } = this.#parts
    const conversation = this.#conversation(addressKey(posting.to))
    const slot = `${matterId}/${posting.key}`
    if (!conversation.slots.has(slot)) {
      const delay = posting.isPatient ? PATIENT * updateDelay : updateDelay
      const notBefore = clock.millis() + (isUpdate ? delay : 0)
      conversation.slots.set(slot, { matterId, key: posting.key, notBefore })
      this.#waiting.set(matterId, (this.#waiting.get(matterId) ?? 0) + 1)
      // What has its time later than the next is found then: a channel may have hundreds.
      if (conversation.cancelTimer && conversation.runsAt <= notBefore) return
    }
    this.#run(conversation)
  }

  #conversation(key: string): Conversation {
    const known = this.#conversations.get(key)
    if (known) return known
    const conversation = newConversation(key)
    this.#conversations.set(key, conversation)
    return conversation
  }

  /** Sends the next slot of a conversation if its time has come, else sets a timer for it. */
  #run(conversation: Conversation): void {
    if (conversation.busy || this.#stopped) return
    conversation.cancelTimer?.()
    conversation.cancelTimer = undefined
    const next = this.#nextSlot(conversation)
    if (!next) return
    const now = this.#parts.clock.millis()
    const wait = Math.max(
      next.notBefore - now,
      conversation.notBefore - now,
      waitForTurn(conversation.history, now),
    )
    if (wait > 0) {
      conversation.runsAt = now + wait
      conversation.cancelTimer = this.#parts.clock.after(wait, () => this.#run(conversation))
      return
    }
    conversation.busy = true
    conversation.slots.delete(next.slot)
    const send = () => this.#work(conversation, next.matterId, next.key)
    const work: Promise<void> = unhurried(send).finally(() => {
      this.#working.delete(work)
      conversation.busy = false
      this.#hadItsTurn(next.matterId, conversation)
      this.#run(conversation)
    })
    this.#working.add(work)
  }

  /** Looks at the matter again once the last of its slots had its turn, not after each of sixty; sooner where Teams asks to wait. */
  #hadItsTurn(matterId: string, { failures }: Conversation): void {
    const left = (this.#waiting.get(matterId) ?? 1) - 1
    if (left > 0) this.#waiting.set(matterId, left)
    else this.#waiting.delete(matterId)
    if (left === 0 || failures > 0) this.touch(matterId)
  }

  #nextSlot(conversation: Conversation) {
    let next: { slot: string; matterId: string; key: string; notBefore: number } | undefined
    for (const [slot, { matterId, key, notBefore }] of conversation.slots) {
      const at = Math.max(notBefore, this.#holds.heldUntil(matterId, conversation.key))
      if (!next || at < next.notBefore) next = { slot, matterId, key, notBefore: at }
    }
    return next
  }

  async #work(conversation: Conversation, matterId: string, key: string): Promise<void> {
    const { clock, log } = this.#parts
    try {
      const wanted = await this.#parts.wanted(matterId)
      const posting = wanted?.postings.find((p) => p.key === key)
      const row = (await this.#rows.of(matterId)).get(key)
      if (!posting || !this.#isDue(posting, row)) return
      const card = posting.card()
      if (!row && !(await this.#rows.begin(matterId, posting, clock.now()))) return
      if (row?.status === 'put-off') await this.#rows.note(matterId, key, { Status: 'sending' })
      const delivery = await this.#deliver(posting, row, card)
      conversation.history = [...recent(conversation.history, clock.millis()), clock.millis()]
      await this.#note(conversation, matterId, key, card, delivery)
    } catch (error) {
      log.error({ err: error, matterId, posting: key }, 'could not post')
      this.#backOff(conversation, undefined)
    }
  }

  #isDue(posting: Posting, row: Posted | undefined): boolean {
    if (!row) return posting.create
    if (row.status === 'put-off') return posting.create
    if (row.status === 'failed') return posting.create && row.at < this.#tryFailedBefore
    if (row.status === 'sending') return posting.create && posting.ifUnsure === 'repeat'
    return row.cardHash !== cardHash(posting.card())
  }

  #deliver(posting: Posting, row: Posted | undefined, card: Card): Promise<Delivery> {
    const { messenger } = this.#parts
    return row?.activityId
      ? messenger.update(posting.to, row.activityId, card, posting.summary())
      : messenger.send(posting.to, card, posting.summary())
  }

  async #note(conversation: Conversation, matterId: string, key: string, card: Card, delivery: Delivery) {
    const { clock, log } = this.#parts
    if ('later' in delivery) {
      log.warn({ matterId, posting: key, reason: delivery.reason }, 'Teams asks to wait')
      this.#backOff(conversation, delivery.later)
      const row = (await this.#rows.of(matterId)).get(key)
      // Where Teams has surely not taken it, a reminder is not given up either.
      return row?.status === 'sending' && !delivery.inDoubt
        ? this.#rows.note(matterId, key, { Status: 'put-off' })
        : undefined
    }
    conversation.failures = 0
    if ('gone' in delivery) {
      // Without its activity the row is as before sending: a card that people need is posted anew.
      log.warn({ matterId, posting: key }, 'the posted message is gone')
      return this.#rows.note(matterId, key, { Status: 'sending', ActivityId: null, CardHash: null })
    }
    if ('never' in delivery) {
      log.warn({ matterId, posting: key, reason: delivery.never }, 'cannot be posted')
      return this.#rows.note(matterId, key, {
        Status: 'failed',
        Failure: oneLine(delivery.never),
        At: clock.now(),
      })
    }
    return this.#rows.note(matterId, key, {
      Status: 'posted',
      ActivityId: delivery.delivered,
      CardHash: cardHash(card),
      At: clock.now(),
    })
  }

  #backOff(conversation: Conversation, named: number | undefined): void {
    conversation.failures += 1
    const doubled = Math.min(FIRST_RETRY * 2 ** (conversation.failures - 1), LONGEST_RETRY)
    conversation.notBefore = this.#parts.clock.millis() + (named ?? doubled)
  }
}

/** Whoever pressed does not wait for what follows in Teams. */
function unhurried(task: () => Promise<void>): Promise<void> {
  return withOwnDeadline(Number.POSITIVE_INFINITY, task)
}

function cardHash(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url')
}
