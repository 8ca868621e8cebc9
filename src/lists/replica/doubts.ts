import type { Clock } from '../../kernel/clock'
import { withOwnDeadline } from '../../kernel/deadline'
import type { Log } from '../../kernel/log'
import type { ListDefinition } from '../definition'
import type { Fields, Item } from '../port'
import type { Mirror } from '../sqlite/mirror'
import { StoreUnavailable } from '../store'
import { holds } from './origin'
import type { ReplicaParts } from './parts'

/** A write whose effect nobody knows, while whoever asked for it has been told that nothing was saved. */
interface Doubt {
  readonly resolve: () => Promise<void>
  running: Promise<void> | undefined
  tries: number
}

/** How long one try to resolve a doubt may take, in milliseconds. */
const ONE_TRY = 30_000
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 60_000
/** A creation may still arrive late; it is looked for once more after this time, in milliseconds. */
const LATE = 60_000

/**
 * Makes true what people were told. A write that was not answered in time may have taken effect, or still take it: it is
 * taken back as soon as the origin answers, and nothing else is written to the item before.
 */
export class Doubts {
  readonly #parts: ReplicaParts
  readonly #mirror: Mirror
  readonly #clock: Clock
  readonly #log: Log
  readonly #open = new Map<string, Doubt>()

  constructor(parts: ReplicaParts) {
    this.#parts = parts
    this.#mirror = parts.mirror
    this.#clock = parts.clock
    this.#log = parts.log
  }

  /** How many writes there are whose effect is not known. */
  get count(): number {
    return this.#open.size
  }

  /** An update of this item was not answered in time. */
  updated(list: ListDefinition, before: Item, sent: Fields): void {
    this.#note(keyOf(list, before.id), () => this.#takeBack(list, before, sent))
  }

  /** A creation was not answered in time. */
  created(list: ListDefinition, sent: Fields): void {
    const [unique] = Object.entries(list.columns).filter(
      ([name, column]) => column.unique && sent[name] != null,
    )
    const [column] = unique ?? []
    const value = column === undefined ? undefined : sent[column]
    if (column === undefined || value == null) return
    const look = () => this.#removeCreated(list, column, value, sent)
    const key = `${keyOf(list, '')}${String(value)}`
    this.#note(key, look)
    this.#clock.after(LATE, () => this.#note(key, look))
  }

  /** Resolves when nothing is in doubt about this item. Throws `StoreUnavailable` when that is not known in time. */
  async settled(list: ListDefinition, id: string): Promise<void> {
    const key = keyOf(list, id)
    const doubt = this.#open.get(key)
    if (!doubt) return
    await (doubt.running ?? this.#try(key, doubt))
    if (this.#open.has(key)) throw new StoreUnavailable('it is not yet known what became of an earlier write')
  }

  #note(key: string, resolve: () => Promise<void>): void {
    const doubt: Doubt = { resolve, running: undefined, tries: 0 }
    this.#open.set(key, doubt)
    this.#later(key, doubt)
  }

  #later(key: string, doubt: Doubt): void {
    const wait = Math.min(FIRST_RETRY * 2 ** doubt.tries, LONGEST_RETRY)
    this.#clock.after(wait, () => {
      if (this.#open.get(key) === doubt && !doubt.running) void this.#try(key, doubt)
    })
  }

  #try(key: string, doubt: Doubt): Promise<void> {
    doubt.tries += 1
    doubt.running = withOwnDeadline(this.#clock.millis() + ONE_TRY, doubt.resolve)
      .then(() => {
        if (this.#open.get(key) === doubt) this.#open.delete(key)
      })
      .catch((error: unknown) => {
        if (!(error instanceof StoreUnavailable)) {
          this.#log.error({ err: error, key }, 'a write in doubt could not be resolved')
        }
        this.#later(key, doubt)
      })
      .finally(() => {
        doubt.running = undefined
      })
    return doubt.running
  }

  async #takeBack(list: ListDefinition, before: Item, sent: Fields): Promise<void> {
    const origin = this.#parts.origin('command')
    const old = Object.fromEntries(Object.keys(sent).map((name) => [name, before.fields[name] ?? null]))
    // Writing the old values on the old eTag keeps a write out that is still under way.
    let written = await origin.update(list, before.id, old, before.etag)
    if ('conflict' in written && written.conflict === 'stale') {
      const now = await origin.read(list, before.id)
      if (now && holds(now, sent)) {
        this.#log.warn(
          { list: list.name, item: before.id },
          'a write that was not acknowledged is taken back',
        )
        written = await origin.update(list, before.id, old, now.etag)
      } else if (now) written = { item: now }
    }
    if ('item' in written) this.#mirror.put(list, [written.item])
    else if (written.conflict === 'gone') this.#mirror.remove(list, [before.id])
    else throw new StoreUnavailable('the item is being written to')
  }

  async #removeCreated(
    list: ListDefinition,
    column: string,
    value: string | number | boolean,
    sent: Fields,
  ): Promise<void> {
    const origin = this.#parts.origin('command')
    const [now] = await origin.find(list, { column, equals: value })
    if (!now || !holds(now, sent) || this.#mirror.read(list, now.id)) return
    this.#log.warn({ list: list.name, item: now.id }, 'an item that was not acknowledged is taken away')
    await origin.remove(list, now.id, now.etag)
  }
}

function keyOf(list: ListDefinition, id: string): string {
  return `${list.name}/${id}`
}
