import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { allLists } from '../../src/all-lists'
import { type App, buildApp } from '../../src/app'
import type { Config } from '../../src/config/config'
import type { PlanData } from '../../src/plan/model'
import { writePlan } from '../../src/plan/registry'
import { APP, GraphSimulator } from '../support/graph/graph-simulator'
import { CHANNEL_283, CHANNELS, LEADER } from '../support/people'
import { openOn } from '../support/sharepoint-store'
import { Tab } from '../support/tab-client'
import { TeamsClients } from '../support/teams-clients'
import { TeamsStandIn } from '../support/teams-stand-in'
import { SteppedClock } from './cost-clock'
import { difference, type Figures, figuresIn, sum, unitsOf } from './figures'

/** How a metered app is to run. */
export interface MeteredOptions {
  readonly plan: PlanData
  /** Whether SharePoint tells of changes, as in an installation that it can reach. */
  readonly notified: boolean
  /** A Wednesday morning, eight o'clock in Sweden, unless said. */
  readonly at?: string
  /** Fills the lists besides; not charged. */
  readonly seed?: (simulator: GraphSimulator) => void
}

const TOKEN = 'figures-for-the-bench'

/**
 * The real app with its lists on a simulated site, Teams beside it, and a clock that the bench moves. What it costs is
 * read where operators read it, and held against what the simulated SharePoint has charged.
 */
export class MeteredApp {
  readonly clock: SteppedClock
  readonly simulator: GraphSimulator
  readonly teams: TeamsStandIn
  readonly clients: TeamsClients
  readonly faults: string[] = []
  readonly #options: MeteredOptions
  #app: App | undefined
  #url = ''
  #earlier: Figures = new Map()

  private constructor(
    options: MeteredOptions,
    clock: SteppedClock,
    simulator: GraphSimulator,
    teams: TeamsStandIn,
  ) {
    this.#options = options
    this.clock = clock
    this.simulator = simulator
    this.teams = teams
    this.clients = new TeamsClients(teams, options.plan.people, () => this.#url)
  }

  /** An app that has never run: its lists are there, and in them its plan. */
  static async make(options: MeteredOptions): Promise<MeteredApp> {
    const clock = new SteppedClock(options.at ?? '2026-03-18T07:00:00.000Z')
    const now = () => clock.millis()
    const simulator = await GraphSimulator.start({ now, deliverByItself: true })
    simulator.createLists(allLists)
    const channels = [CHANNELS.general, CHANNEL_283]
    const teams = await TeamsStandIn.start({ people: options.plan.people, channels, now })
    simulator.throttle.limits = undefined
    const store = await openOn(simulator, allLists)
    await writePlan(store.lists('command'), options.plan)
    await store.close()
    options.seed?.(simulator)
    simulator.meter.clear()
    return new MeteredApp(options, clock, simulator, teams)
  }

  /** As `make`, started, added to its team, and left to itself for an hour. */
  static async start(options: MeteredOptions): Promise<MeteredApp> {
    const app = await MeteredApp.make(options)
    await app.boot()
    await app.clients.installInTeam(CHANNEL_283, LEADER)
    await app.pass(3_600_000)
    return app
  }

  async boot(): Promise<void> {
    const port = await freePort()
    this.#url = `http://127.0.0.1:${port}`
    const { simulator } = this
    const credential = { getToken: async () => ({ token: simulator.appToken, expiresOnTimestamp: 0 }) }
    this.#app = await buildApp(this.#config(), this.clock, this.#log(), { credential })
    this.#app.server.listen(port, '127.0.0.1')
    await once(this.#app.server, 'listening')
    await this.#app.start()
    await this.quiet()
  }

  async halt(): Promise<void> {
    this.#earlier = await this.figures()
    await this.#app?.stop()
    this.#app = undefined
  }

  /** Ends everything. Throws when something was not as it should be: the figures would mean nothing. */
  async end(): Promise<void> {
    await this.check()
    await this.#app?.stop()
    await this.teams.stop()
    await this.simulator.stop()
  }

  /** Throws `FiguresWrong` when Samsyn's own figures are not what SharePoint charged, or something went wrong. */
  async check(): Promise<void> {
    // What is under way has been counted, but not charged yet.
    await this.quiet()
    const [own, charged] = [unitsOf(await this.figures()), this.simulator.meter.total]
    const wrong = [...this.faults, ...this.simulator.violations, ...this.teams.complaints]
    if (own !== charged) wrong.push(`Samsyn counted ${own} units, SharePoint charged ${charged}`)
    if (wrong.length > 0) throw new FiguresWrong(wrong)
  }

  tab(person: string): Tab {
    return new Tab(() => this.#url, person)
  }

  /** What Graph has been asked for since the app was first started, by purpose. */
  async figures(): Promise<Figures> {
    if (!this.#app) return this.#earlier
    const headers = { Authorization: `Bearer ${TOKEN}` }
    const response = await fetch(`${this.#url}/api/metrics`, { headers })
    return sum(this.#earlier, figuresIn(await response.text()))
  }

  /** What a task costs until it is answered, and what it has begun besides has ended. */
  async costOf(task: () => Promise<unknown>): Promise<Figures> {
    const before = await this.figures()
    await task()
    await this.quiet()
    return difference(await this.figures(), before)
  }

  /** Lets time pass, timer by timer. */
  async pass(milliseconds: number): Promise<void> {
    await this.passUntil(this.clock.millis() + milliseconds)
  }

  async passUntil(moment: number): Promise<void> {
    await this.clock.goTo(moment, () => this.quiet())
    await this.quiet()
  }

  /** Resolves when nothing is under way. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 6; calm++) {
      await new Promise(setImmediate)
      await this.#app?.reconciler.idle()
      if (requestsUnderWay > 0) {
        calm = 0
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
  }

  #config(): Config {
    const { simulator, teams } = this
    return {
      host: '127.0.0.1',
      port: 0,
      publicUrl: teams.url,
      dataFolder: '',
      logLevel: 'silent',
      updateDelay: 1_000,
      channels: CHANNELS,
      metricsToken: TOKEN,
      sharePoint: {
        siteUrl: simulator.siteUrl,
        graphUrl: simulator.url,
        authority: 'https://login.microsoftonline.com',
        tenantId: 'f0f0f0f0-0000-4000-8000-000000000001',
        clientId: APP.id,
        identity: { by: 'managed-identity' },
        // As an installation in a tenant with up to 1,000 licences has it, unless it says otherwise.
        budget: { perMinute: 625, perDay: 600_000 },
        userAgent: 'NONISV|Kommunen|Samsyn/0',
        ...(this.#options.notified ? { notificationUrl: `${this.#url}/api/notifications` } : {}),
      },
    }
  }

  #log() {
    const note = (facts: object, message: string) =>
      void this.faults.push(`${message} ${String((facts as { err?: unknown }).err ?? '')}`)
    return { info: () => undefined, warn: note, error: note }
  }
}

/** Requests that this process has sent by `fetch` and that are not answered in full. */
let requestsUnderWay = 0
subscribe('undici:request:create', () => {
  requestsUnderWay += 1
})
for (const end of ['undici:request:trailers', 'undici:request:error'])
  subscribe(end, () => {
    requestsUnderWay -= 1
  })

/** A port that is free at present: it has to be known before the server listens on it. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/** The figures would mean nothing: they do not agree, or something went wrong on the way. */
export class FiguresWrong extends Error {
  constructor(why: readonly string[]) {
    super(`The figures cannot be used: ${why.slice(0, 10).join('; ')}`)
  }
}
