import { checkQuery, storable } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { Changes, CreatedAll, Fields, Item, Lists, Query, Written } from '../port'
import type { Mirror } from '../sqlite/mirror'
import type { OutsideChange, Purpose } from '../store'
import { Doubts } from './doubts'
import { Follower } from './follower'
import { type Origin, WriteInDoubt } from './origin'
import type { ReplicaParts } from './parts'

/**
 * Lists that are far away, with a copy at hand: reads are answered by the copy and cost nothing, writes go to the
 * origin and come back into the copy. A copy that is behind does no harm, because each write names the eTag that it was
 * decided on; a write that meets another one refreshes the copy, so that whoever decides again decides on the newest.
 */
export class Replica {
  readonly follower: Follower
  readonly doubts: Doubts
  readonly #parts: ReplicaParts
  readonly #lists = new Map<Purpose, Lists>()

  constructor(parts: ReplicaParts) {
    this.#parts = parts
    this.follower = new Follower(parts)
    this.doubts = new Doubts(parts)
  }

  /** The lists, as they are asked for a purpose. */
  lists(purpose: Purpose): Lists {
    const known = this.#lists.get(purpose)
    if (known) return known
    const lists = new ReplicatedLists(this.#parts, this.follower, this.doubts, purpose)
    this.#lists.set(purpose, lists)
    return lists
  }

  onOutsideChange(listener: (change: OutsideChange) => void): void {
    this.follower.onOutsideChange(listener)
  }
}

class ReplicatedLists implements Lists {
  readonly #mirror: Mirror
  readonly #origin: Origin
  readonly #follower: Follower
  readonly #doubts: Doubts

  constructor({ mirror, origin }: ReplicaParts, follower: Follower, doubts: Doubts, purpose: Purpose) {
    this.#mirror = mirror
    this.#origin = origin(purpose)
    this.#follower = follower
    this.#doubts = doubts
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

  async all(list: ListDefinition): Promise<readonly Item[]> {
    if (this.#isHere(list)) return this.#mirror.all(list)
    const all: Item[] = []
    for await (const page of this.#origin.pages(list)) all.push(...page)
    return all
  }

  async create(list: ListDefinition, given: Fields): Promise<Written> {
    const fields = storable(list, given)
    const column = this.#taken(list, [fields])
    if (column !== undefined) return { conflict: 'duplicate', column }
    const written = await this.#noticed(
      () => this.#doubts.created(list, fields),
      this.#origin.create(list, fields),
    )
    if ('item' in written) this.#keep(list, [written.item])
    else if ('column' in written) await this.#refresh(list, written.column, fields)
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
    const here = this.#mirror.read(list, id)
    // The caller decided on an item that is no longer the newest here.
    if (here && here.etag !== etag) return { conflict: 'stale' }
    if (!here && this.#isHere(list)) return { conflict: 'gone' }
    const taken = this.#taken(list, [fields], id)
    if (taken !== undefined) return { conflict: 'duplicate', column: taken }
    const written = await this.#noticed(
      () => here && this.#doubts.updated(list, here, fields),
      this.#origin.update(list, id, fields, etag),
    )
    if ('item' in written) this.#keep(list, [written.item])
    else if ('column' in written) await this.#refresh(list, written.column, fields)
    else if (written.conflict === 'gone') this.#mirror.remove(list, [id])
    else await this.#reread(list, id)
    return written
  }

  async remove(list: ListDefinition, id: string, etag: string) {
    await this.#doubts.settled(list, id)
    const here = this.#mirror.read(list, id)
    if (here && here.etag !== etag) return { conflict: 'stale' } as const
    if (!here && this.#isHere(list)) return { conflict: 'gone' } as const
    this.#follower.removing(list, id)
    const answer = await this.#origin.remove(list, id, etag)
    if ('removed' in answer || answer.conflict === 'gone') this.#mirror.remove(list, [id])
    else await this.#reread(list, id)
    return answer
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
    if (!item) this.#mirror.remove(list, [id])
    else if (list.replica !== 'never') await this.#follower.take(list, item, this.#origin)
  }

  async #refresh(list: ListDefinition, column: string, fields: Fields): Promise<void> {
    const value = fields[column]
    if (value == null || list.replica === 'never') return
    for (const item of await this.#origin.find(list, { column, equals: value })) {
      await this.#follower.take(list, item, this.#origin)
    }
  }
}
