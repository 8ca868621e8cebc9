import { setTimeout as wait } from 'node:timers/promises'
import type { ListDefinition } from '../../../src/lists/definition'
import type { GraphToken, SiteRole } from './access'
import { makeDefinedList, urlNameOf } from './defined-lists'
import { Faults, seeded } from './faults'
import { GraphServer } from './graph-server'
import type { GraphPerson } from './identity'
import type { SimulatedList } from './list-store'
import { Meter } from './meter'
import { AtWork, type PlainRow, plainRows } from './people-at-work'
import { GraphRefusal, notFound } from './refusal'
import { Router } from './router'
import { readyToCheck } from './schemas'
import { SimulatedSite } from './sites'
import { Subscriptions } from './subscriptions'
import { type Limits, PUBLISHED_LIMITS, Throttle } from './throttle'
import type { World } from './world'

/** What the simulator is started with; everything has a value of its own. */
export interface GraphOptions {
  readonly siteUrl?: string
  /** Sites beside it, on which the app was granted nothing. */
  readonly otherSiteUrls?: readonly string[]
  /** The people in the directory. */
  readonly people?: readonly GraphPerson[]
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Waits; what makes an answer slow. */
  readonly delay?: (milliseconds: number) => Promise<void>
  /** For faults that happen by chance. */
  readonly seed?: number
  /** The limits of throttling, which are the published ones unless told otherwise; `false` for none. */
  readonly limits?: Partial<Limits> | false
  /** What the app was granted on the site; `write` unless told otherwise, `none` for nothing. */
  readonly granted?: SiteRole
  /** The permissions in the app's token. */
  readonly appRoles?: readonly string[]
  /** Whether new lists demand a title. */
  readonly titleRequired?: boolean
  /** Whether an app with the role `write` may make lists and columns; not known of the real service. */
  readonly writeMayCreateLists?: boolean
  /** Leaves the new eTag out of the answer to a PATCH of fields. */
  readonly omitEtagOnPatch?: boolean
  /** What a `$select` of a column that is not there is answered with. */
  readonly unknownSelect?: 'refused' | 'ignored'
  /** Whether hidden lists are listed like others, or only to those who select `system`; not known of the real service. */
  readonly hiddenLists?: 'listed' | 'system'
  /** Posts notifications by itself, not only when told to. */
  readonly deliverByItself?: boolean
}

export const APP = { id: 'a99a0000-0000-4000-8000-000000000001', displayName: 'Samsyn' }
const ADMIN_TOOL = { id: 'a99a0000-0000-4000-8000-000000000002', displayName: 'Samsyn (införande)' }
const ADMIN = { id: 'ad000000-0000-4000-8000-000000000001', displayName: 'Administratör' }
const SITE_URL = 'https://kommunen.sharepoint.com/sites/samsyn'

/** Microsoft Graph for SharePoint lists, over real HTTP: strict where the real one is, and able to misbehave. */
export class GraphSimulator {
  readonly appToken = 'token-of-the-app'
  readonly adminToken = 'token-of-an-administrator'
  readonly siteUrl: string
  /** Bearer tokens that are accepted; tests may add to them, and take away. */
  readonly tokens: Map<string, GraphToken>
  readonly faults: Faults
  readonly meter = new Meter()
  readonly throttle: Throttle
  readonly #world: World
  readonly #server: GraphServer
  readonly #site: SimulatedSite

  private constructor(options: GraphOptions) {
    const { now = Date.now, delay = unreferenced, people = [], limits = {} } = options
    this.siteUrl = options.siteUrl ?? SITE_URL
    const urls = [this.siteUrl, ...(options.otherSiteUrls ?? [])]
    const violations: string[] = []
    const subscriptions = new Subscriptions(now, options.deliverByItself ?? false, violations)
    const changed = (list: SimulatedList) => subscriptions.changed(list)
    const sites = urls.map((url, at) => new SimulatedSite(at + 1, url, now(), changed))
    this.#world = {
      sites,
      people,
      subscriptions,
      violations,
      now,
      base: () => `${this.url}/v1.0`,
      settings: {
        titleRequired: options.titleRequired ?? false,
        writeMayCreateLists: options.writeMayCreateLists ?? false,
        omitEtagOnPatch: options.omitEtagOnPatch ?? false,
        unknownSelect: options.unknownSelect ?? 'refused',
        hiddenLists: options.hiddenLists ?? 'listed',
      },
    }
    const appRoles = options.appRoles ?? ['Sites.Selected', 'User.ReadBasic.All']
    this.tokens = new Map([
      [this.appToken, { app: APP, roles: appRoles }],
      [this.adminToken, { app: ADMIN_TOOL, user: ADMIN, roles: ['Sites.FullControl.All', 'User.Read.All'] }],
    ])
    this.faults = new Faults(seeded(options.seed ?? 1))
    this.throttle = new Throttle(limits === false ? undefined : { ...PUBLISHED_LIMITS, ...limits }, now)
    const router = new Router(this.#world, this.tokens, this.faults, this.meter, this.throttle)
    this.#server = new GraphServer(router, delay)
    this.#site = sites[0] ?? new SimulatedSite(1, this.siteUrl, now(), changed)
    if (options.granted !== 'none') this.grantPermission(options.granted ?? 'write')
  }

  /** Throws `ContractsMissing` where Microsoft's metadata has to be there and is not. */
  static async start(options: GraphOptions = {}): Promise<GraphSimulator> {
    readyToCheck()
    const simulator = new GraphSimulator(options)
    await simulator.#server.listen()
    return simulator
  }

  stop(): Promise<void> {
    return this.#server.close()
  }

  /** Where it listens, without `/v1.0`. */
  get url(): string {
    return this.#server.url
  }

  get siteId(): string {
    return this.#site.id
  }

  /** Where an answer of its own was not what Graph's metadata allows; a test expects it to be empty. */
  get violations(): readonly string[] {
    return this.#world.violations
  }

  // What a test sets up and looks at

  /** Makes lists from our definitions, as provisioning should; answers what they are called, by the definition's name. */
  createLists(
    definitions: readonly ListDefinition[],
  ): Record<string, { id: string; name: string; displayName: string }> {
    const { titleRequired } = this.#world.settings
    return Object.fromEntries(
      definitions.map((definition) => {
        const list = makeDefinedList(this.#site, definition, { at: this.#world.now(), titleRequired })
        return [definition.name, { id: list.id, name: list.name, displayName: list.displayName }]
      }),
    )
  }

  /** Writes many rows at once, as the app would, without HTTP and without charge; answers their ids. */
  seed(listName: string, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
    const app = new AtWork({ app: APP }, (name) => this.#list(name), this.#world.now)
    return rows.map((row) => app.create(listName, row))
  }

  /** A person who edits lists directly, as in the browser. Somebody whom the directory does not know goes by their id. */
  asPerson(id: string): AtWork {
    const displayName = this.#world.people.find((person) => person.id === id)?.displayName ?? id
    return new AtWork({ user: { id, displayName } }, (name) => this.#list(name), this.#world.now)
  }

  /** The rows of a list, by its own name, the name of our definition or its display name. */
  items(listName: string): PlainRow[] {
    return plainRows(this.#list(listName))
  }

  /** The places in the address of all lists of the site. */
  listNames(): string[] {
    return this.#site.lists().map(({ name }) => name)
  }

  /** Posts the notifications that are due; answers how many were taken. */
  deliverNotifications(): Promise<number> {
    return this.#world.subscriptions.deliver()
  }

  /** Has a lifecycle notification for every subscription wait to be posted. */
  lifecycle(event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'): void {
    this.#world.subscriptions.lifecycle(event)
  }

  // What can go wrong

  /** What the app was granted on the site is taken back. */
  withdrawPermission(): void {
    this.#site.grants = this.#site.grants.filter(({ appId }) => appId !== APP.id)
  }

  grantPermission(role: SiteRole = 'write'): void {
    this.#site.grant(APP.id, APP.displayName, role)
  }

  /** Somebody deletes a list. */
  deleteList(listName: string): void {
    this.#site.removeList(this.#list(listName))
  }

  /** Somebody gives a list another display name; its place in the address stays. */
  renameList(listName: string, displayName: string): void {
    this.#list(listName).displayName = displayName
  }

  /** Somebody deletes a column. */
  deleteColumn(listName: string, column: string): void {
    this.#list(listName).removeColumn(column)
  }

  /** All tokens of delta that were given so far are answered with 410, for one list or for all. */
  forgetDeltaTokens(listName?: string): void {
    const lists = listName === undefined ? this.#site.lists() : [this.#list(listName)]
    for (const list of lists) list.deltaGeneration += 1
  }

  /** Takes connections and requests, and answers none. */
  goSilent(): void {
    this.#server.silent = true
  }

  /** Answers again. What was asked meanwhile stays unanswered. */
  wakeUp(): void {
    this.#server.silent = false
  }

  /** Breaks all connections and takes none. */
  refuseConnections(): Promise<void> {
    return this.#server.close()
  }

  /** Takes connections again, where it did before. */
  acceptConnections(): Promise<void> {
    return this.#server.listen()
  }

  #list(name: string): SimulatedList {
    for (const key of [urlNameOf(name), name]) {
      try {
        return this.#site.list(key)
      } catch (error) {
        if (!(error instanceof GraphRefusal)) throw error
      }
    }
    throw notFound(`There is no list ${name}`)
  }
}

/** Keeps no process alive by itself. */
const unreferenced = (milliseconds: number) => wait(milliseconds, undefined, { ref: false })
