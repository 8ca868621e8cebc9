import type { Clock } from '../../kernel/clock'
import { withOwnDeadline } from '../../kernel/deadline'
import type { ListDefinition } from '../definition'
import type { Fields, Item } from '../port'
import { StoreUnavailable } from '../store'
import type { Arrivals } from './arrivals'
import { holds, itemKey, uniqueValues } from './origin'
import type { ReplicaParts } from './parts'
import { inTime, type Turns } from './turns'

/** A write whose effect nobody knows, while whoever asked for it has been told that nothing was saved. */
interface Doubt {
  /** Makes true what was told; false when the write may still arrive, and is to be looked for once more. */
  readonly resolve: () => Promise<boolean>
  running: Promise<boolean> | undefined
  tries: number
}

/** How long the first try to resolve a doubt may take, in milliseconds: people wait for it. Later ones may take longer. */
const FIRST_TRY = 6_000
const LONGEST_TRY = 30_000
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 60_000
/** A creation may still arrive late; it is looked for once more after this time, in milliseconds. */
const LATE = 60_000

/**
 * Makes true what people were told. A write that was not answered in time may have taken effect, or still take it: it is
 * taken back as soon as the origin answers. Until then nothing else is written to the item, and nobody is shown it.
 */
export class Doubts {
  readonly #parts: ReplicaParts
  readonly #clock: Clock
  readonly #turns: Turns
  readonly #arrivals: Arrivals
  readonly #open = new Map<string, Doubt>()

  constructor(parts: ReplicaParts, turns: Turns, arrivals: Arrivals) {
    this.#parts = parts
    this.#clock = parts.clock
    this.#turns = turns
    this.#arrivals = arrivals
  }

  /** An update of this item was not answered in time. */
  updated(list: ListDefinition, before: Item, sent: Fields): void {
    this.#note(itemKey(list, before.id), () => this.#takeBack(list, before, sent))
  }

  /** A creation was not answered in time. */
  created(list: ListDefinition, sent: Fields): void {
    const key = creationKey(list, sent)
    const until = this.#clock.millis() + LATE
    if (key !== undefined) this.#note(key, () => this.#removeCreated(list, sent, until))
  }

  /** A creation that had been in doubt was repeated, and acknowledged: it stays. */
  confirmed(list: ListDefinition, fields: Fields): void {
    const key = creationKey(list, fields)
    if (key !== undefined) this.#open.delete(key)
  }

  /** Whether it is not known what becomes of this item, or of one with its unique value. */
  covers(
    list: ListDefinition,
    { id = '', fields }: { readonly id?: string; readonly fields: Fields },
  ): boolean {
    return this.#open.has(itemKey(list, id)) || this.#open.has(creationKey(list, fields) ?? '')
  }

  /** Resolves when nothing is in doubt about this item. Throws `StoreUnavailable` when that is not known in time. */
  async settled(list: ListDefinition, id: string): Promise<void> {
    await this.#settled(itemKey(list, id))
  }

  /** Resolves when nothing stands that was created with this unique value and that nobody was told of. */
  async settledCreation(list: ListDefinition, fields: Fields): Promise<void> {
    await this.#settled(creationKey(list, fields) ?? '')
  }

  /** Resolves when every doubt has been tried once more; nothing is known of what could not be resolved by then. */
  async tryAll(until: number): Promise<void> {
    const tries = [...this.#open].map(([key, doubt]) => doubt.running ?? this.#try(key, doubt, until))
    await withOwnDeadline(until, () => inTime(this.#clock, Promise.all(tries), IN_DOUBT)).catch(
      (error: unknown) => this.#parts.log.warn({ err: error }, 'writes in doubt are left behind'),
    )
  }

  async #settled(key: string): Promise<void> {
    // A try that was under way may have been sent into the void: one more, with the time that is left.
    for (let round = 0; round < 2; round++) {
      const doubt = this.#open.get(key)
      if (!doubt) return
      if (await inTime(this.#clock, doubt.running ?? this.#try(key, doubt), IN_DOUBT)) return
    }
    throw new StoreUnavailable(IN_DOUBT)
  }

  #note(key: string, resolve: Doubt['resolve']): void {
    const doubt: Doubt = { resolve, running: undefined, tries: 0 }
    this.#open.set(key, doubt)
    this.#later(key, doubt, FIRST_RETRY)
  }

  #later(key: string, doubt: Doubt, wait: number): void {
    this.#clock.after(wait, () => {
      if (this.#open.get(key) === doubt && !doubt.running) void this.#try(key, doubt)
    })
  }

  /** True when it is known for now what became of the write. Never rejects. */
  #try(key: string, doubt: Doubt, latest = Number.POSITIVE_INFINITY): Promise<boolean> {
    doubt.tries += 1
    const patience = Math.min(FIRST_TRY * doubt.tries, LONGEST_TRY)
    const until = Math.min(this.#clock.millis() + patience, latest)
    const inTurn = () => this.#turns.take(key, () => this.#resolved(key, doubt))
    doubt.running = withOwnDeadline(until, inTurn)
      .then(() => true)
      .catch((error: unknown) => {
        if (!(error instanceof StoreUnavailable)) {
          this.#parts.log.error({ err: error, key }, 'a write in doubt could not be resolved')
        }
        this.#later(key, doubt, Math.min(FIRST_RETRY * 2 ** (doubt.tries - 1), LONGEST_RETRY))
        return false
      })
      .finally(() => {
        doubt.running = undefined
      })
    return doubt.running
  }

  async #resolved(key: string, doubt: Doubt): Promise<void> {
    // Confirmed while this waited for its turn.
    if (this.#open.get(key) !== doubt) return
    if (await doubt.resolve()) this.#open.delete(key)
    else this.#later(key, doubt, LATE)
  }

  async #takeBack(list: ListDefinition, before: Item, sent: Fields): Promise<boolean> {
    const { log, mirror } = this.#parts
    const { id } = before
    const origin = this.#parts.origin('command')
    const old = Object.fromEntries(Object.keys(sent).map((name) => [name, before.fields[name] ?? null]))
    // Writing the old values on the old eTag keeps a write out that is still under way.
    const kept = await origin.update(list, id, old, before.etag)
    if ('item' in kept) mirror.put(list, [kept.item])
    if ('item' in kept) return true
    if (kept.conflict === 'duplicate') throw new StoreUnavailable(IN_DOUBT)
    const now = kept.conflict === 'stale' ? await origin.read(list, id) : undefined
    if (!now) await this.#arrivals.goneNow(list, id, origin)
    else if (!holds(now, sent)) await this.#arrivals.takeNow(list, now, origin)
    else {
      log.warn({ list: list.name, item: id }, 'a write that was not acknowledged is taken back')
      const written = await origin.update(list, id, old, now.etag)
      if (!('item' in written)) throw new StoreUnavailable(IN_DOUBT)
      mirror.put(list, [written.item])
    }
    return true
  }

  async #removeCreated(list: ListDefinition, sent: Fields, until: number): Promise<boolean> {
    const origin = this.#parts.origin('command')
    const isLast = this.#clock.millis() >= until
    const [unique] = uniqueValues(list, sent)
    const [now] = unique ? await origin.find(list, { column: unique[0], equals: unique[1] }) : []
    if (!now) return isLast
    if (!holds(now, sent)) {
      // Another item has the unique value: what was sent can arrive no more.
      await this.#arrivals.takeNow(list, now, origin)
      return true
    }
    this.#parts.log.warn({ list: list.name, item: now.id }, 'an item that was not acknowledged is taken away')
    const answer = await origin.remove(list, now.id, now.etag)
    if ('conflict' in answer && answer.conflict === 'stale') throw new StoreUnavailable(IN_DOUBT)
    this.#parts.mirror.remove(list, [now.id])
    return isLast
  }
}

const IN_DOUBT = 'it is not yet known what became of an earlier write'

/** Names the creation of an item by its unique value; `undefined` where it has none and could not be found again. */
export function creationKey(list: ListDefinition, fields: Fields): string | undefined {
  const [first] = uniqueValues(list, fields)
  return first && `${list.name} ${String(first[1])}`
}
