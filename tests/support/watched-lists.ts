import type { ListDefinition } from '../../src/lists/definition'
import type { CreatedAll, Fields, Item, Lists, Written } from '../../src/lists/port'

/** The disk is gone, says the test. */
export class StoreFault extends Error {
  constructor() {
    super('The store cannot be reached')
  }
}

/** Stands before a store: counts writes, holds them back until the test lets them go, and fails them when told to. */
export class WatchedLists implements Lists {
  readonly #inner: Lists
  readonly writes: { readonly list: string; readonly fields: Fields }[] = []
  /** Writes that are to fail: the number counts down. */
  failing = 0
  /** Writes that arrive, though the store says that they failed: the number counts down. */
  answersLost = 0
  /** Awaited before each call reaches the store. */
  before: (() => Promise<void>) | undefined
  #gate: Promise<void> = Promise.resolve()
  #open: () => void = () => undefined

  constructor(inner: Lists) {
    this.#inner = inner
  }

  /** Keeps every write waiting until `letGo`. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve
    })
  }

  letGo(): void {
    this.#open()
    this.#gate = Promise.resolve()
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    await this.before?.()
    return this.#inner.read(list, id)
  }

  async find(list: ListDefinition, query: Parameters<Lists['find']>[1]): Promise<readonly Item[]> {
    await this.before?.()
    return this.#inner.find(list, query)
  }

  async refresh(list: ListDefinition, column: string, equals: string): Promise<void> {
    await this.before?.()
    await this.#inner.refresh(list, column, equals)
  }

  async all(list: ListDefinition): Promise<readonly Item[]> {
    await this.before?.()
    return this.#inner.all(list)
  }

  create(list: ListDefinition, fields: Fields): Promise<Written> {
    return this.#write(list, fields, () => this.#inner.create(list, fields))
  }

  createAll(list: ListDefinition, fields: readonly Fields[]): Promise<CreatedAll> {
    return this.#write(list, fields[0] ?? {}, () => this.#inner.createAll(list, fields))
  }

  update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written> {
    return this.#write(list, fields, () => this.#inner.update(list, id, fields, etag))
  }

  remove(list: ListDefinition, id: string, etag: string) {
    return this.#write(list, {}, () => this.#inner.remove(list, id, etag))
  }

  changes(list: ListDefinition, token?: string) {
    return this.#inner.changes(list, token)
  }

  async #write<T>(list: ListDefinition, fields: Fields, write: () => Promise<T>): Promise<T> {
    this.writes.push({ list: list.name, fields })
    await this.before?.()
    await this.#gate
    if (this.failing > 0) {
      this.failing -= 1
      throw new StoreFault()
    }
    const written = await write()
    if (this.answersLost > 0) {
      this.answersLost -= 1
      throw new StoreFault()
    }
    return written
  }
}
