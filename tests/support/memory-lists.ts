import type { ListDefinition } from '../../src/lists/definition'
import type { CreatedAll, Fields, Item, Lists, Query, Written } from '../../src/lists/port'
import { openDatabase } from '../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../src/lists/sqlite/sqlite-lists'
import { GraphSimulator } from './graph/graph-simulator'
import { openOn } from './sharepoint-store'
import { TEST_STORE } from './test-store'

/** A store that is gone when the test is: in SQLite's memory, or on a simulated site of its own. */
export function memoryLists(definitions: readonly ListDefinition[]): Lists {
  if (TEST_STORE === 'sqlite') return new SqliteLists(openDatabase(':memory:'), definitions)
  return new LateLists(onSite(definitions))
}

const ends: (() => Promise<void>)[] = []
if (TEST_STORE === 'sharepoint') {
  afterAll(async () => {
    for (const end of ends.splice(0)) await end()
  })
}

async function onSite(definitions: readonly ListDefinition[]): Promise<Lists> {
  const simulator = await GraphSimulator.start({ limits: false })
  simulator.createLists(definitions)
  const store = await openOn(simulator, definitions)
  ends.push(async () => {
    await store.close()
    await simulator.stop()
    expect(simulator.violations).toEqual([])
  })
  return store.lists('command')
}

/** Lists that are still being opened. */
class LateLists implements Lists {
  readonly #lists: Promise<Lists>

  constructor(lists: Promise<Lists>) {
    this.#lists = lists
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    return (await this.#lists).read(list, id)
  }

  async find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    return (await this.#lists).find(list, query)
  }

  async all(list: ListDefinition): Promise<readonly Item[]> {
    return (await this.#lists).all(list)
  }

  async create(list: ListDefinition, fields: Fields): Promise<Written> {
    return (await this.#lists).create(list, fields)
  }

  async createAll(list: ListDefinition, fields: readonly Fields[]): Promise<CreatedAll> {
    return (await this.#lists).createAll(list, fields)
  }

  async update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written> {
    return (await this.#lists).update(list, id, fields, etag)
  }

  async remove(list: ListDefinition, id: string, etag: string) {
    return (await this.#lists).remove(list, id, etag)
  }

  async changes(list: ListDefinition, token?: string) {
    return (await this.#lists).changes(list, token)
  }
}
