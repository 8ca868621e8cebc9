import type { ListDefinition } from '../../src/lists/definition'
import type { Fields, Item, Lists } from '../../src/lists/port'
import { FollowedPlan, type FollowedPlanParts } from '../../src/plan/followed-plan'
import { lastGoodRowsList } from '../../src/plan/last-good-rows'
import type { Plan } from '../../src/plan/model'
import { administrationsList, peopleList, processesList, registryLists } from '../../src/plan/registry-lists'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { postingsList } from '../../src/reconcile/postings-list'
import { countingIds } from '../support/builders'
import { memoryLists } from '../support/memory-lists'
import { WatchedLists } from '../support/watched-lists'

export const seed = samplePlan()
export const NOON = '2026-03-18T12:00:00.000Z'
/** Somebody new, without an id as people add them. */
export const KIM = { Name: 'Kim Berg', Administration: 'Socialförvaltningen', Roles: 'ambassadör' }

/** A test names a row that is not there. */
class NoSuchRow extends Error {}
/** The server has not been started. */
class NoPlan extends Error {}

/** People with the lists open, and a server that follows. */
export class Registry {
  readonly lists: WatchedLists
  now = NOON
  /** Whom the store names as the writer of a row, by its id. */
  readonly editors = new Map<string, string>()
  changes: Plan[] = []
  #followed: FollowedPlan | undefined

  constructor(lists: Lists = memoryLists([...registryLists, lastGoodRowsList, postingsList])) {
    this.lists = new WatchedLists(lists)
    const all = this.lists.all.bind(this.lists)
    this.lists.all = async (list) => (await all(list)).map((item) => this.#withEditor(list, item))
  }

  static async opened(): Promise<Registry> {
    const registry = new Registry()
    await registry.start()
    registry.lists.writes.length = 0
    return registry
  }

  get followed(): FollowedPlan {
    if (!this.#followed) throw new NoPlan()
    return this.#followed
  }

  get plan(): Plan {
    return this.followed.plan()
  }

  /** Starts a server, anew after the first time: whatever was in memory is lost. */
  async start(parts: Partial<FollowedPlanParts> = { seed }): Promise<FollowedPlan | undefined> {
    const newId = countingIds('new')
    this.#followed = await FollowedPlan.open({ lists: this.lists, now: () => this.now, newId, ...parts })
    this.changes = []
    this.#followed?.onChange((plan) => this.changes.push(plan))
    return this.#followed
  }

  #withEditor({ name }: ListDefinition, item: Item): Item {
    const editor = this.editors.get(`${name}/${item.id}`)
    return editor === undefined ? item : { ...item, editor }
  }

  async row(list: ListDefinition, column: string, value: string | number): Promise<Item> {
    const found = (await this.lists.all(list)).find(({ fields }) => fields[column] === value)
    if (!found) throw new NoSuchRow(`${column} ${value}`)
    return found
  }

  /** Somebody types into a row; the store knows who if they are named by their Entra id. */
  async type(list: ListDefinition, row: Promise<Item>, fields: Fields, editor?: string): Promise<void> {
    const { id, etag } = await row
    if (editor) this.editors.set(`${list.name}/${id}`, editor)
    await this.lists.update(list, id, fields, etag)
  }

  async remove(list: ListDefinition, row: Promise<Item>): Promise<void> {
    const { id, etag } = await row
    await this.lists.remove(list, id, etag)
  }

  person = (id: string) => this.row(peopleList, 'PersonId', id)
  process = (number: string) => this.row(processesList, 'Number', number)
  administration = (id: string) => this.row(administrationsList, 'AdministrationId', id)

  /** The problems in a few words each. */
  problems() {
    return this.followed
      .problems()
      .map((p) => [p.list, p.label, p.column, p.typed, p.code, p.lastGoodInForce])
  }
}
