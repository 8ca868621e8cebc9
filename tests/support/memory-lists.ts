import { type Clock, systemClock } from '../../src/kernel/clock'
import type { ListDefinition } from '../../src/lists/definition'
import type { CreatedAll, Fields, Item, Lists, Query, Written } from '../../src/lists/port'
import { openDatabase } from '../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../src/lists/sqlite/sqlite-lists'
import { waitedFor } from './eventually'
import { GraphSimulator } from './graph/graph-simulator'
import { openOn } from './sharepoint-store'
import { TEST_STORE } from './test-store'

/** A store that is gone when the test is: in SQLite's memory, or on a simulated site of its own. */
export function memoryLists(definitions: readonly ListDefinition[]): Lists {
  if (TEST_STORE === 'sqlite') return new SqliteLists(openDatabase(':memory:'), definitions)
  const site = onSite(definitions)
  sites.push(site)
  return new LateLists(site.then(({ lists }) => lists))
}

interface OpenSite {
  readonly lists: Lists
  close(): Promise<void>
}

const sites: Promise<OpenSite>[] = []
if (TEST_STORE === 'sharepoint') {
  afterAll(async () => {
    for (const site of sites.splice(0)) await (await site).close()
  })
}

/** Earlier than any instant that a test holds, so that a deadline reckoned from that is never past here. */
const early: Clock = {
  ...systemClock,
  now: () => new Date(early.millis()).toISOString(),
  millis: () => Date.parse('2020-01-01T00:00:00.000Z') + performance.now(),
}

async function onSite(definitions: readonly ListDefinition[]): Promise<OpenSite> {
  const simulator = await GraphSimulator.start({ limits: false })
  simulator.createLists(definitions)
  const store = await openOn(simulator, definitions, { clock: early })
  return {
    lists: store.lists('command'),
    close: async () => {
      await store.close()
      await simulator.stop()
      expect(simulator.violations).toEqual([])
    },
  }
}

/** Lists that are still being opened. */
class LateLists implements Lists {
  readonly #lists: Promise<Lists>

  constructor(lists: Promise<Lists>) {
    this.#lists = lists
  }

  read(list: ListDefinition, id: string): Promise<Item | undefined> {
    return waitedFor(this.#lists.then((lists) => lists.read(list, id)))
  }

  find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    return waitedFor(this.#lists.then((lists) => lists.find(list, query)))
  }

  refresh(list: ListDefinition, column: string, equals: string): Promise<void> {
    return waitedFor(this.#lists.then((lists) => lists.refresh(list, column, equals)))
  }

  all(list: ListDefinition): Promise<readonly Item[]> {
    return waitedFor(this.#lists.then((lists) => lists.all(list)))
  }

  create(list: ListDefinition, fields: Fields): Promise<Written> {
    return waitedFor(this.#lists.then((lists) => lists.create(list, fields)))
  }

  createAll(list: ListDefinition, fields: readonly Fields[]): Promise<CreatedAll> {
    return waitedFor(this.#lists.then((lists) => lists.createAll(list, fields)))
  }

  update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written> {
    return waitedFor(this.#lists.then((lists) => lists.update(list, id, fields, etag)))
  }

  remove(list: ListDefinition, id: string, etag: string) {
    return waitedFor(this.#lists.then((lists) => lists.remove(list, id, etag)))
  }

  changes(list: ListDefinition, token?: string) {
    return waitedFor(this.#lists.then((lists) => lists.changes(list, token)))
  }
}
