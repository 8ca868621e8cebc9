import { checkQuery, storable } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { Changes, CreatedAll, Fields, Item, Lists, Query, Written } from '../port'
import type { Mirror } from '../sqlite/mirror'
import type { OutsideChange, Purpose } from '../store'
import { StoreUnavailable } from '../store'
import { Arrivals } from './arrivals'
import { creationKey, Doubts } from './doubts'
import { Follower } from './follower'
import { itemKey, type Origin, WriteInDoubt } from './origin'
import type { ReplicaParts } from './parts'
import { Turns } from './turns'

/**
 * Lists that are far away, with a copy at hand: reads are answered by the copy and cost nothing, writes go to the
 * origin and come back into the copy. A copy that is behind does no harm, because each write names the eTag that it was
 * decided on; a write that meets another one refreshes the copy, so that whoever decides again decides on the newest.
 */
export class Replica {
  readonly follower: Follower
  readonly doubts: Doubts
  readonly #parts: ReplicaParts
  readonly #turns: Turns
  readonly #arrivals: Arrivals
  readonly #lists = new Map<Purpose, Lists>()

  constructor(parts: ReplicaParts) {
    this.#parts = parts
    this.#turns = new Turns(parts.clock)
    this.#arrivals = new Arrivals(parts, this.#turns, (list, item) => this.doubts.covers(list, item))
    this.follower = new Follower(parts, this.#arrivals)
    this.doubts = new Doubts(parts, this.#turns, this.#arrivals)
  }

  /** The lists, as they are asked for a purpose. */
  lists(purpose: Purpose): Lists {
    const known = this.#lists.get(purpose)
    if (known) return known
    const { follower, doubts } = this
    const ways = { follower, doubts, arrivals: this.#arrivals, turns: this.#turns }
    const lists = new ReplicatedLists(this.#parts, ways, purpose)
    this.#lists.set(purpose, lists)
    return lists
  }

  onOutsideChange(listener: (change: OutsideChange) => void): void {
    this.#arrivals.onOutsideChange(listener)
  }
}

/** What belongs to one replica, whatever its lists are asked for. */
interface Ways {
  readonly follower: Follower
  readonly doubts: Doubts
  readonly arrivals: Arrivals
  readonly turns: Turns
}

class ReplicatedLists implements Lists {
  readonly #mirror: Mirror
  readonly #origin: Origin
  readonly #follower: Follower
  readonly #doubts: Doubts
  readonly #arrivals: Arrivals
  readonly #turns: Turns

  constructor(
    { mirror, origin }: ReplicaParts,
    { follower, doubts, arrivals, turns }: Ways,
    purpose: Purpose,
  ) {
    this.#mirror = mirror
    this.#origin = origin(purpose)
    this.#follower = follower
    this.#doubts = doubts
    this.#arrivals = arrivals
    this.#turns = turns
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    return this.#mirror.read(list, id) ?? (this.#isHere(list) ? undefined : this.#origin.read(list, id))
  }

  async find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    checkQuery(list, query)
    const here = this.#mirror.find(list, query)
    if (this.#isHere(list)) return here
    // A unique value that is here already need not be looked for elsewhere.
    if (here.length > 0 && list.columns[query.column]?.unique && 'equals' in query) return here
    const found = await this.#origin.find(list, query)
    if (list.replica === 'behind') this.#mirror.put(list, found)
    return found
  }

  async refresh(list: ListDefinition, column: string, equals: string): Promise<void> {
    await this.#refresh(list, column, { [column]: equals })
  }

  async all(list: ListDefinition): Promise<readonly Item[]> {
    if (this.#isHere(list)) return this.#mirror.all(list)
    const all: Item[] = []
    for await (const page of this.#origin.pages(list)) all.push(...page)
    return all
  }

  async create(list: ListDefinition, given: Fields): Promise<Written> {
    const fields = storable(list, given)
    const key = creationKey(list, fields)
    const create = () => this.#create(list, fields)
    await this.#doubts.settledCreation(list, fields)
    const written = key === undefined ? await create() : await this.#turns.take(key, create)
    if ('column' in written) await this.#refresh(list, written.column, fields)
    return written
  }

  async #create(list: ListDefinition, fields: Fields): Promise<Written> {
    const column = this.#taken(list, [fields])
    if (column !== undefined) return { conflict: 'duplicate', column }
    const written = await this.#noticed(
      () => this.#doubts.created(list, fields),
      this.#origin.create(list, fields),
    )
    if ('item' in written) {
      this.#doubts.confirmed(list, fields)
      this.#keep(list, [written.item])
    } else if (this.#doubts.covers(list, { fields })) {
      throw new StoreUnavailable('an earlier attempt, of which nobody was told, has only just arrived')
    }
    return written
  }

  async createAll(list: ListDefinition, given: readonly Fields[]): Promise<CreatedAll> {
    if (given.length === 0) return { items: [] }
    const all = given.map((fields) => storable(list, fields))
    const column = this.#taken(list, all)
    if (column !== undefined) return { conflict: 'duplicate', column }
    const created = await this.#origin.createAll(list, all)
    if ('items' in created) this.#keep(list, created.items)
    else for (const fields of all) await this.#refresh(list, created.column, fields)
    return created
  }

  async update(list: ListDefinition, id: string, given: Fields, etag: string): Promise<Written> {
    const fields = storable(list, given)
    await this.#doubts.settled(list, id)
    const written = await this.#turns.take(itemKey(list, id), () => this.#update(list, id, fields, etag))
    if ('column' in written) await this.#refresh(list, written.column, fields)
    return written
  }

  async #update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written> {
    const here = this.#mirror.read(list, id)
    // The caller decided on an item that is no longer the newest here.
    if (here && here.etag !== etag) return { conflict: 'stale' }
    if (!here && this.#isHere(list)) return { conflict: 'gone' }
    if (here && this.#doubts.covers(list, here)) throw new StoreUnavailable('an earlier write is in doubt')
    const taken = this.#taken(list, [fields], id)
    if (taken !== undefined) return { conflict: 'duplicate', column: taken }
    const written = await this.#noticed(
      () => here && this.#doubts.updated(list, here, fields),
      this.#origin.update(list, id, fields, etag),
    )
    if ('item' in written) return { item: this.#kept(list, written.item, here, fields) }
    if (written.conflict === 'gone') await this.#arrivals.goneNow(list, id, this.#origin)
    else if (written.conflict === 'stale') await this.#reread(list, id)
    return written
  }

  async remove(list: ListDefinition, id: string, etag: string) {
    await this.#doubts.settled(list, id)
    return this.#turns.take(itemKey(list, id), async () => {
      const here = this.#mirror.read(list, id)
      if (here && here.etag !== etag) return { conflict: 'stale' } as const
      if (!here && this.#isHere(list)) return { conflict: 'gone' } as const
      this.#arrivals.removing(list, id)
      const answer = await this.#origin.remove(list, id, etag)
      if ('removed' in answer || answer.conflict === 'gone') this.#mirror.remove(list, [id])
      else await this.#reread(list, id)
      return answer
    })
  }

  async changes(list: ListDefinition, token?: string): Promise<Changes> {
    if (list.replica !== 'never') return this.#mirror.changes(list, token)
    if (token === undefined) {
      const now = await this.#origin.latestToken(list)
      return { items: await this.all(list), deleted: [], token: now }
    }
    const changes = await this.#origin.changes(list, token)
    return changes ?? this.changes(list)
  }

  #isHere(list: ListDefinition): boolean {
    return this.#follower.isLoaded(list)
  }

  #keep(list: ListDefinition, items: readonly Item[]): void {
    this.#follower.wrote(list)
    if (list.replica !== 'never') this.#mirror.put(list, items)
  }

  /**
   * A person may have edited the item right after a write of ours whose answer was lost. What we wrote counts; on the eTag
   * from before, so that the next look or write meets the edit and puts it back.
   */
  #kept(list: ListDefinition, item: Item, here: Item | undefined, fields: Fields): Item {
    const kept = item.editor && here ? { ...here, fields: { ...here.fields, ...fields } } : item
    this.#keep(list, [kept])
    return kept
  }

  /** The unique column in which a value is taken already, by another item or by another of these. */
  #taken(list: ListDefinition, all: readonly Fields[], but?: string): string | undefined {
    for (const [column, { unique }] of Object.entries(list.columns)) {
      if (!unique) continue
      const values = all.map((fields) => fields[column]).filter((value) => value != null)
      if (new Set(values).size < values.length) return column
      const isTaken = (value: string | number | boolean) =>
        this.#mirror.find(list, { column, equals: value }).some(({ id }) => id !== but)
      if (values.some((value) => value != null && isTaken(value))) return column
    }
    return undefined
  }

  /** Notes a write whose effect nobody knows when time is up, so that it is undone if it shows. */
  async #noticed<T>(note: () => unknown, write: Promise<T>): Promise<T> {
    try {
      return await write
    } catch (error) {
      if (error instanceof WriteInDoubt) note()
      throw error
    }
  }

  async #reread(list: ListDefinition, id: string): Promise<void> {
    const item = await this.#origin.read(list, id)
    if (!item) await this.#arrivals.goneNow(list, id, this.#origin)
    else if (list.replica !== 'never') await this.#arrivals.takeNow(list, item, this.#origin)
  }

  async #refresh(list: ListDefinition, column: string, fields: Fields): Promise<void> {
    const value = fields[column]
    if (value == null || list.replica === 'never') return
    for (const item of await this.#origin.find(list, { column, equals: value })) {
      await this.#arrivals.take(list, item, this.#origin)
    }
  }
}
