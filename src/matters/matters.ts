import { SAMSYN } from '../kernel/circumstances'
import { deadline, withOwnDeadline } from '../kernel/deadline'
import { type Decision, isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { Log } from '../kernel/log'
import type { Fields, Item, Lists, Written } from '../lists/port'
import { StoreUnavailable } from '../lists/store'
import type { Person, Plan } from '../plan/model'
import type { MatterType, StoredMatter } from './matter-type'
import { record } from './record'
import type { Loaded, Step } from './step'
import { matterFields, storedMatter } from './stored-matter'

/** The clock and the registry, as the runtime needs them. */
export interface World {
  now(): string
  /** The calendar day of `now` in the plan's time zone. */
  today(): string
  plan(): Plan
}

/** What a command answers once it is durable: the state after it, or why it was refused (with the state as it is). */
export type Executed<S> =
  | { readonly state: S; readonly changed: boolean }
  | (Refusal & { readonly state: S | undefined })

/** What a runtime of matters may be given besides; each has a plain default. */
export interface MattersMore {
  /** The store as it is asked for what nobody waits for. */
  readonly background?: Lists
  /** Where a matter is opened. */
  readonly link?: (matterId: string) => string
  readonly log?: Log
}

/** Concurrent writers are few; a matter that is still stale after this many fresh looks has a fault behind it. */
const MAX_ATTEMPTS = 8
/** How long what nobody waits for may keep the people behind it waiting, in milliseconds; and before there are people. */
const SETTLING = 3_000
const REWRITING = 60_000
/** Matters kept in memory; one that is not is read again from its list. */
const CACHED_MATTERS = 1_000

/**
 * Runs commands on the matters of one list. Commands on one matter queue up behind the write in flight, are decided one
 * after the other on the newest state, and leave in one conditional write (group commit); each is answered only when
 * that write is durable. A stale write is decided again on the fresh state.
 */
export class Matters<S, C, E extends { readonly type: string }> {
  readonly type: MatterType<S, C, E>
  readonly #lists: Lists
  readonly #background: Lists
  readonly #world: World
  readonly #link: (matterId: string) => string
  readonly #log: Log | undefined
  readonly #listeners: ((matterId: string) => void)[] = []
  readonly #queues = new Map<string, Step<S, E>[]>()
  readonly #draining = new Set<string>()
  readonly #cache = new Map<string, Loaded<S, E>>()

  constructor(type: MatterType<S, C, E>, lists: Lists, world: World, more: MattersMore = {}) {
    this.type = type
    this.#lists = lists
    this.#background = more.background ?? lists
    this.#world = world
    this.#link = more.link ?? (() => '')
    this.#log = more.log
  }

  /** Calls back after each durable write that recorded events. */
  onChange(listener: (matterId: string) => void): void {
    this.#listeners.push(listener)
  }

  /** The matter as last written, or `undefined` when there is no such matter. */
  async load(id: string): Promise<StoredMatter<S, E> | undefined> {
    return (await this.#load(id)).stored
  }

  /** All matters whose column has this value. */
  async find(column: string, equals: string | boolean): Promise<readonly S[]> {
    return this.#states(await this.#lists.find(this.type.list, { column, equals }))
  }

  async all(): Promise<readonly S[]> {
    return this.#states(await this.#lists.all(this.type.list))
  }

  /** The matter of this item was written from outside: what is kept in memory of it no longer holds. */
  forget(id: string): void {
    this.#cache.delete(id)
  }

  /** Writes the columns anew of matters whose item a person has edited while nobody was there to put it back. */
  async rewriteEdited(): Promise<void> {
    for (const item of await this.#lists.all(this.type.list)) {
      if (item.editor === undefined || !this.#readable(item)) continue
      this.#log?.warn(
        { list: this.type.list.name, item: item.id, editor: item.editor },
        'an edit is overwritten',
      )
      await this.#step(String(item.fields.MatterId), REWRITING, (stored) => stored && { ...stored })
    }
  }

  /** Ids of the matters that may still have something to post, to audit or to be reminded of. */
  async unsettled(): Promise<ReadonlySet<string>> {
    const active = await this.#lists.find(this.type.list, { column: 'Active', equals: true })
    const pending = await this.#lists.find(this.type.list, { column: 'Pending', equals: true })
    return new Set([...active, ...pending].map((item) => String(item.fields.MatterId)))
  }

  /** Decides the command and writes what follows. Rejects only on a fault; then nothing was acknowledged. */
  execute(id: string, command: C, actor: Person): Promise<Executed<S>> {
    return new Promise((resolve, reject) => {
      let answer: Executed<S>
      this.#enqueue(id, {
        until: deadline(),
        apply: (stored) => {
          const decided = this.#decide(id, stored, command, actor)
          answer = decided.answer
          return decided.stored
        },
        isForPerson: actor.id !== SAMSYN.id,
        done: () => resolve(answer),
        refuseAsFull: (state) => resolve({ ...refuse('matter-full'), state }),
        fail: reject,
      })
    })
  }

  /** Notes that everything up to event `seq` is audited and posted, so that a restart need not look again. */
  settle(id: string, seq: number): Promise<void> {
    return this.#step(id, SETTLING, (stored) =>
      stored && stored.settled < seq
        ? { ...stored, settled: seq, unaudited: stored.unaudited.filter((event) => event.seq > seq) }
        : stored,
    )
  }

  #step(id: string, patience: number, apply: Step<S, E>['apply']): Promise<void> {
    return new Promise((resolve, reject) => {
      const until = Date.parse(this.#world.now()) + patience
      this.#enqueue(id, {
        ...{ until, isBackground: true, apply },
        ...{ done: resolve, refuseAsFull: () => resolve(), fail: reject },
      })
    })
  }

  #states(items: readonly Item[]): readonly S[] {
    return items.flatMap((item) => this.#readable(item)?.state ?? [])
  }

  /** What an item holds; one that cannot be read must not hide the others. */
  #readable(item: Item): StoredMatter<S, E> | undefined {
    try {
      return storedMatter<S, E>(this.type.list, item)
    } catch (error) {
      this.#log?.error({ err: error }, 'a matter cannot be read')
      return undefined
    }
  }

  #enqueue(id: string, step: Step<S, E>): void {
    const queue = this.#queues.get(id)
    if (queue) queue.push(step)
    else this.#queues.set(id, [step])
    if (this.#draining.has(id)) return
    this.#draining.add(id)
    // Commands that arrive in the same turn of the event loop join the first write.
    setImmediate(() => void this.#drain(id))
  }

  async #drain(id: string): Promise<void> {
    for (let batch = this.#take(id); batch; batch = this.#take(id)) {
      try {
        // Whoever has waited longest has to be answered in time.
        await withOwnDeadline(Math.min(...batch.map(({ until }) => until)), () => this.#commit(id, batch))
      } catch (fault) {
        this.#cache.delete(id)
        // Who queued up while the store did not answer has waited for it, too, and is not to wait as long again. What
        // nobody waits for is given up sooner, and may have waited for a budget that people need not wait for.
        const isForPeople = batch.some((step) => !step.isBackground)
        const behind = fault instanceof StoreUnavailable && isForPeople ? (this.#take(id) ?? []) : []
        for (const step of [...batch, ...behind]) step.fail(fault)
      }
    }
    this.#draining.delete(id)
  }

  #take(id: string): Step<S, E>[] | undefined {
    const batch = this.#queues.get(id)
    this.#queues.delete(id)
    return batch
  }

  async #commit(id: string, batch: readonly Step<S, E>[]): Promise<void> {
    // What is written was decided on the newest state, or it would not be written. "It already is so" and a refusal are
    // not to be answered from a state that another server has changed since.
    let isChecked = false
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const loaded = await this.#load(id)
      const next = batch.reduce((stored, step) => step.apply(stored), loaded.stored)
      if (next && next !== loaded.stored) {
        const fields = matterFields(this.type, id, next, this.#world.plan(), this.#link(id))
        if (!fields) return this.#commitOneByOne(id, batch, loaded.stored?.state)
        const lists = next.seq === loaded.stored?.seq ? this.#background : this.#lists
        const written = await this.#write(lists, loaded.item, fields)
        if (!this.#remember(id, next, written)) continue
        this.#announce(id, loaded.stored, next)
      } else if (!isChecked && batch.some((step) => step.isForPerson)) {
        isChecked = true
        await this.#lists.refresh(this.type.list, 'MatterId', id)
        this.#cache.delete(id)
        continue
      }
      for (const step of batch) step.done()
      return
    }
    throw new TooManyConflicts(this.type.list.name, id)
  }

  /** The batch together is too much for the item: each step alone, so that only what does not fit is refused. */
  async #commitOneByOne(id: string, batch: readonly Step<S, E>[], state: S | undefined): Promise<void> {
    const [only] = batch
    if (batch.length === 1 && only) return only.refuseAsFull(state)
    for (const step of batch) await this.#commit(id, [step])
  }

  #announce(id: string, before: StoredMatter<S, E> | undefined, after: StoredMatter<S, E>): void {
    if (before?.seq === after.seq) return
    // What follows is nobody's to wait for.
    void withOwnDeadline(Number.POSITIVE_INFINITY, async () => {
      for (const listener of this.#listeners) listener(id)
    })
  }

  #decide(id: string, stored: StoredMatter<S, E> | undefined, command: C, actor: Person) {
    const { now, today, plan } = this.#world
    const circumstances = { matterId: id, actor, now: now(), today: today(), plan: plan() }
    const decision: Decision<E> = this.type.decide(stored?.state, command, circumstances)
    if (isRefusal(decision)) return { stored, answer: { ...decision, state: stored?.state } }
    const next =
      decision.events.length > 0 ? record(this.type, stored, decision.events, circumstances) : stored
    const answer: Executed<S> = next
      ? { state: next.state, changed: next !== stored }
      : { ...refuse('not-found'), state: undefined }
    return { stored: next, answer }
  }

  async #load(id: string): Promise<Loaded<S, E>> {
    const cached = this.#cache.get(id)
    if (cached) return cached
    const [item] = await this.#lists.find(this.type.list, { column: 'MatterId', equals: id })
    const loaded = { item, stored: item && storedMatter<S, E>(this.type.list, item) }
    if (item) this.#keep(id, loaded)
    return loaded
  }

  #write(lists: Lists, item: Item | undefined, fields: Fields): Promise<Written> {
    const { list } = this.type
    return item ? lists.update(list, item.id, fields, item.etag) : lists.create(list, fields)
  }

  /** Keeps what was written; false when it was not, because somebody else wrote first. */
  #remember(id: string, stored: StoredMatter<S, E>, written: Written): boolean {
    this.#cache.delete(id)
    if (!('item' in written)) return false
    this.#keep(id, { item: written.item, stored })
    return true
  }

  #keep(id: string, loaded: Loaded<S, E>): void {
    this.#cache.set(id, loaded)
    const [oldest] = this.#cache.keys()
    if (this.#cache.size > CACHED_MATTERS && oldest !== undefined) this.#cache.delete(oldest)
  }
}

/** Other writers were faster every time, or the store answers conflicts for another reason. */
export class TooManyConflicts extends Error {
  constructor(list: string, id: string) {
    super(`The matter ${id} in ${list} could not be written: its item changed at every attempt`)
  }
}
