import { builtInColumns, checkColumn, newColumn, type SimulatedColumn } from './columns'
import { GUID_OF, guid, type Who } from './identity'
import { invalidRequest, nameTaken, notFound, uniqueViolation } from './refusal'
import { SortedIndex } from './sorted-index'
import { type Changes, defaultFor, indexKey, type StoredValue } from './values'

/** An item of a list. Rows are replaced, never changed, but for what a reader cannot see. */
export interface Row {
  readonly id: number
  readonly version: number
  readonly created: number
  readonly modified: number
  readonly createdBy: Who
  readonly modifiedBy: Who
  readonly values: Readonly<Record<string, StoredValue>>
}

/** What happened to an item last; `row` is missing when it was deleted. */
export interface LoggedChange {
  readonly place: number
  readonly id: number
  readonly row: Row | undefined
}

/** SharePoint's list view threshold: no operation may look at more items that it finds without an index. */
export const THRESHOLD = 5_000
const MOST_INDEXES = 20

/** What a new list is made of. */
export interface NewList {
  readonly number: number
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly hidden: boolean
  readonly template: string
  readonly titleRequired: boolean
  readonly at: number
}

/** One list: its columns, its items, their indexes, and the order in which they changed. */
export class SimulatedList {
  readonly id: string
  /** Its place in the address; does not follow the display name. */
  readonly name: string
  displayName: string
  description: string
  readonly hidden: boolean
  readonly template: string
  readonly created: number
  readonly columns = new Map<string, SimulatedColumn>()
  readonly number: number
  readonly #rows = new Map<number, Row>()
  #ids: number[] = []
  readonly #indexes = new Map<string, SortedIndex>()
  #log: { place: number; id: number }[] = []
  readonly #lastPlace = new Map<number, number>()
  #place = 0
  #nextId = 1
  #columnsMade = 0
  /** Tokens of delta that were given before this number last rose are no longer known. */
  deltaGeneration = 0
  /** Called after every change of an item. */
  onChange: () => void = () => undefined

  constructor({ number, name, displayName, description, hidden, template, titleRequired, at }: NewList) {
    this.id = guid(GUID_OF.list, number)
    this.number = number
    this.name = name
    this.displayName = displayName
    this.description = description
    this.hidden = hidden
    this.template = template
    this.created = at
    for (const column of builtInColumns(titleRequired, () => this.newColumnId())) {
      this.columns.set(column.name, column)
    }
  }

  newColumnId(): string {
    this.#columnsMade += 1
    return guid(GUID_OF.column, this.number * 1_000 + this.#columnsMade)
  }

  get size(): number {
    return this.#rows.size
  }

  get lastPlace(): number {
    return this.#place
  }

  row(id: number): Row | undefined {
    return this.#rows.get(id)
  }

  /** Items in the order of their ids, from the first one after `after`. */
  *rowsAfter(after: number): Generator<Row> {
    for (let at = firstAfter(this.#ids, after); at < this.#ids.length; at += 1) {
      const row = this.#rows.get(this.#ids[at] ?? 0)
      if (row) yield row
    }
  }

  index(column: string): SortedIndex | undefined {
    return this.#indexes.get(column)
  }

  create(changes: Changes, by: Who, at: number): Row {
    const id = this.#nextId
    const values: Record<string, StoredValue> = {}
    for (const column of this.columns.values()) {
      const value = changes.get(column.name) ?? (changes.has(column.name) ? null : defaultFor(column))
      if (value !== null) values[column.name] = value
    }
    this.#check(id, values)
    const row = { id, version: 1, created: at, modified: at, createdBy: by, modifiedBy: by, values }
    this.#nextId += 1
    this.#ids.push(id)
    this.#put(row, undefined)
    return row
  }

  update(old: Row, changes: Changes, by: Who, at: number): Row {
    const values: Record<string, StoredValue> = { ...old.values }
    for (const [name, value] of changes) {
      if (value === null) delete values[name]
      else values[name] = value
    }
    this.#check(old.id, values)
    const row = { ...old, version: old.version + 1, modified: at, modifiedBy: by, values }
    this.#put(row, old)
    return row
  }

  remove(old: Row): void {
    this.#rows.delete(old.id)
    this.#reindex(old.id, {}, old.values)
    if (this.#ids.length > 64 && this.#rows.size < this.#ids.length / 2)
      this.#ids = [...this.#rows.keys()].sort((a, b) => a - b)
    this.#logChange(old.id)
  }

  /** Each item that changed after this place, once, where it changed last. */
  *changesAfter(place: number): Generator<LoggedChange> {
    let at = firstAfter(this.#log, place, (entry) => entry.place)
    for (; at < this.#log.length; at += 1) {
      const entry = this.#log[at]
      if (entry && this.#lastPlace.get(entry.id) === entry.place)
        yield { ...entry, row: this.#rows.get(entry.id) }
    }
  }

  addColumn(definition: Readonly<Record<string, unknown>>): SimulatedColumn {
    const column = newColumn(definition, this.newColumnId())
    const taken = [...this.columns.keys()].some((name) => name.toLowerCase() === column.name.toLowerCase())
    if (taken) throw nameTaken(`A column with the name '${column.name}' already exists.`)
    this.columns.set(column.name, column)
    try {
      if (column.indexed) this.#buildIndex(column)
    } catch (error) {
      this.columns.delete(column.name)
      throw error
    }
    return column
  }

  /** Changes what may be changed of a column; refuses, and changes nothing, where the items do not allow it. */
  changeColumn(name: string, change: Partial<SimulatedColumn>): SimulatedColumn {
    const old = this.columns.get(name)
    if (!old) throw notFound()
    const column = { ...old, ...change }
    checkColumn(column)
    if (column.indexed && !this.#indexes.has(name)) this.#buildIndex(column)
    if (column.unique && !old.unique && this.#indexes.get(name)?.hasDuplicates()) {
      if (!old.indexed) this.#indexes.delete(name)
      throw invalidRequest(`Column '${name}' holds the same value more than once and cannot be made unique.`)
    }
    if (!column.indexed) this.#indexes.delete(name)
    this.columns.set(name, column)
    return column
  }

  removeColumn(name: string): void {
    const column = this.columns.get(name)
    if (!column) throw notFound()
    if (column.builtIn) throw invalidRequest(`Column '${name}' belongs to the list and cannot be deleted.`)
    this.columns.delete(name)
    this.#indexes.delete(name)
    for (const [id, row] of this.#rows) {
      const { [name]: _, ...values } = row.values
      this.#rows.set(id, { ...row, values })
    }
  }

  #buildIndex(column: SimulatedColumn): void {
    const indexed = [...this.columns.values()].filter((other) => other.indexed && other.name !== 'ID')
    if (indexed.filter((other) => other.name !== column.name).length >= MOST_INDEXES) {
      throw invalidRequest(`The list already has ${MOST_INDEXES} indexed columns.`)
    }
    if (this.size > THRESHOLD) throw overThreshold()
    const index = new SortedIndex()
    for (const { id, values } of this.rowsAfter(0)) {
      const key = keyOf(column, values)
      if (key !== undefined) index.add(key, id)
    }
    this.#indexes.set(column.name, index)
  }

  #check(id: number, values: Readonly<Record<string, StoredValue>>): void {
    for (const column of this.columns.values()) {
      const value = values[column.name]
      if (column.required && value === undefined) throw invalidRequest(`Field '${column.name}' is required.`)
      const key = column.unique ? keyOf(column, values) : undefined
      const holder = key === undefined ? undefined : this.#indexes.get(column.name)?.first(key)
      if (holder !== undefined && holder !== id) throw uniqueViolation()
    }
  }

  #put(row: Row, old: Row | undefined): void {
    this.#rows.set(row.id, row)
    this.#reindex(row.id, row.values, old?.values ?? {})
    this.#logChange(row.id)
  }

  #reindex(id: number, values: Row['values'], old: Row['values']): void {
    for (const [name, index] of this.#indexes) {
      const column = this.columns.get(name)
      if (!column) continue
      const [before, after] = [keyOf(column, old), keyOf(column, values)]
      if (before === after) continue
      if (before !== undefined) index.remove(before, id)
      if (after !== undefined) index.add(after, id)
    }
  }

  #logChange(id: number): void {
    this.#place += 1
    this.#lastPlace.set(id, this.#place)
    this.#log.push({ place: this.#place, id })
    if (this.#log.length > 1_000 && this.#log.length > 2 * this.#lastPlace.size) {
      this.#log = this.#log.filter((entry) => this.#lastPlace.get(entry.id) === entry.place)
    }
    this.onChange()
  }
}

/** 400: the operation would look at more items than the threshold allows. */
export const overThreshold = () =>
  invalidRequest('The attempted operation is prohibited because it exceeds the list view threshold.')

function keyOf(column: SimulatedColumn, values: Row['values']) {
  const value = values[column.name]
  return value === undefined ? undefined : indexKey(column, value)
}

function firstAfter<T>(sorted: readonly T[], bound: number, of: (entry: T) => number = Number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = sorted[middle]
    if (entry !== undefined && of(entry) <= bound) low = middle + 1
    else high = middle
  }
  return low
}
