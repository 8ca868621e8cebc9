import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allLists } from '../../src/all-lists'
import type { Edges } from '../../src/app'
import type { Config, SharePointConfig } from '../../src/config/config'
import { type Clock, systemClock } from '../../src/kernel/clock'
import type { Lists } from '../../src/lists/port'
import type { Store } from '../../src/lists/store'
import { openStore } from '../../src/open-store'
import type { PlanData } from '../../src/plan/model'
import { writePlan } from '../../src/plan/registry'
import { memoryLog } from './builders'
import { APP, type GraphOptions, GraphSimulator } from './graph/graph-simulator'

/** Where the tests keep their lists: SQLite, or SharePoint (simulated) with `SAMSYN_TEST_STORE=sharepoint`. */
export const TEST_STORE = process.env.SAMSYN_TEST_STORE === 'sharepoint' ? 'sharepoint' : 'sqlite'

const TENANT = 'f0f0f0f0-0000-4000-8000-000000000001'

/** The store of an app under test: it outlives the app, and can be opened beside it or after it. */
export class TestStore {
  readonly #dataFolder: string
  readonly simulator: GraphSimulator | undefined
  readonly #identity: Server | undefined

  private constructor(dataFolder: string, simulator?: GraphSimulator, identity?: Server) {
    this.#dataFolder = dataFolder
    this.simulator = simulator
    this.#identity = identity
  }

  static async make(dataFolder: string, kind = TEST_STORE, graph: GraphOptions = {}): Promise<TestStore> {
    if (kind === 'sqlite') return new TestStore(dataFolder)
    const simulator = await GraphSimulator.start({ limits: false, ...graph })
    simulator.createLists(allLists)
    return new TestStore(dataFolder, simulator, await identityOf(simulator))
  }

  /** A site on which nothing has been made yet. */
  static async onEmptySite(dataFolder: string): Promise<TestStore> {
    const simulator = await GraphSimulator.start({ limits: false, hiddenLists: 'system' })
    return new TestStore(dataFolder, simulator, await identityOf(simulator))
  }

  /** The part of a configuration that names this store. */
  get config(): Pick<Config, 'dataFolder' | 'sharePoint'> {
    const sharePoint = this.#sharePoint()
    return { dataFolder: this.#dataFolder, ...(sharePoint ? { sharePoint } : {}) }
  }

  /** Signs the app in, where that is needed. */
  get edges(): Edges {
    const { simulator } = this
    if (!simulator) return {}
    return { credential: { getToken: async () => ({ token: simulator.appToken, expiresOnTimestamp: 0 }) } }
  }

  /** The environment of a server process on this store. */
  get env(): Readonly<Record<string, string>> {
    if (!this.simulator || !this.#identity) return { SAMSYN_DATA: this.#dataFolder }
    const { port } = this.#identity.address() as AddressInfo
    return {
      SAMSYN_DATA: this.#dataFolder,
      SHAREPOINT_SITE: this.simulator.siteUrl,
      GRAPH_BASE_URL: this.simulator.url,
      TENANT_ID: TENANT,
      CLIENT_ID: APP.id,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: 'header',
    }
  }

  /** Opens the store by itself, without an app. */
  open(clock: Clock = systemClock): Promise<Store> {
    const config = { ...BARE, ...this.config }
    return openStore(config, { clock, log: memoryLog(), ...this.edges })
  }

  /** Looks into the store, or prepares it, while no app has it open. */
  async with<T>(task: (lists: Lists) => Promise<T>): Promise<T> {
    const store = await this.open()
    try {
      return await task(store.lists('command'))
    } finally {
      await store.close()
    }
  }

  /** Lays this plan into the store. */
  plant(plan: PlanData): Promise<void> {
    return this.with((lists) => writePlan(lists, plan))
  }

  async stop(): Promise<void> {
    this.#identity?.close()
    await this.simulator?.stop()
    expect(this.simulator?.violations ?? []).toEqual([])
  }

  #sharePoint(): SharePointConfig | undefined {
    const { simulator } = this
    return (
      simulator && {
        siteUrl: simulator.siteUrl,
        graphUrl: simulator.url,
        authority: 'https://login.microsoftonline.com',
        tenantId: TENANT,
        clientId: APP.id,
        identity: { by: 'managed-identity' },
        budget: { perMinute: 1_000_000, perDay: 1_000_000_000 },
        userAgent: 'NONISV|Kommunen|Samsyn/0',
      }
    )
  }
}

const BARE: Config = {
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://127.0.0.1',
  dataFolder: '',
  logLevel: 'silent',
  updateDelay: 0,
  channels: { general: '', steering: '', byProcess: {} },
}

/** A managed identity as App Service gives it, with the simulator's token. */
async function identityOf(simulator: GraphSimulator): Promise<Server> {
  const server = createServer((_request, response) => {
    const expires_on = String(Math.floor(Date.now() / 1_000) + 3_600)
    const body = {
      access_token: simulator.appToken,
      expires_on,
      resource: simulator.url,
      token_type: 'Bearer',
    }
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return server
}
