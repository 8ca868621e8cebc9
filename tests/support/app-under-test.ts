import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, buildApp } from '../../src/app'
import type { Config } from '../../src/config/config'
import type { Clock } from '../../src/kernel/clock'
import type { Lists } from '../../src/lists/port'
import type { PlanData } from '../../src/plan/model'
import { freePort } from './built-server'
import type { GraphOptions } from './graph/graph-simulator'
import { CHANNELS, testPlan } from './people'
import { Tab } from './tab-client'
import { TeamsClients } from './teams-clients'
import { TeamsStandIn } from './teams-stand-in'
import { TestStore } from './test-store'

/** A clock that is set: timers that fell due meanwhile fire once each, as after a machine's sleep. */
export class SetClock implements Clock {
  #now: number
  readonly #timers = new Map<() => void, number>()

  constructor(start: string) {
    this.#now = Date.parse(start)
  }

  now(): string {
    return new Date(this.#now).toISOString()
  }

  millis(): number {
    return this.#now
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = () => task()
    this.#timers.set(timer, this.#now + milliseconds)
    return () => void this.#timers.delete(timer)
  }

  set(instant: string): void {
    this.#now = Date.parse(instant)
    const due = [...this.#timers].filter(([, at]) => at <= this.#now)
    for (const [timer] of due) if (this.#timers.delete(timer)) timer()
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.#now + milliseconds).toISOString())
  }
}

/** A line of the log. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly facts: Readonly<Record<string, unknown>>
  readonly message: string
}

/** How an app is to be started; everything has a default. */
export interface Start {
  /** A Wednesday morning in working hours unless said. */
  readonly at?: string
  readonly plan?: PlanData
  readonly updateDelay?: number
  /** Teams' rate limits are on unless said. */
  readonly rateLimits?: boolean
  /** Where the lists are; as the whole suite is told unless said. */
  readonly store?: 'sqlite' | 'sharepoint'
  /** What the simulated SharePoint is started with; it goes by the app's clock then. */
  readonly graph?: GraphOptions
  /** Whether SharePoint tells the app of changes; it does not unless said. */
  readonly notified?: boolean
  readonly metricsToken?: string
}

/** The real app on a port of its own, with a database, a clock that the test sets, and Teams beside it. */
export class AppUnderTest {
  readonly clock: SetClock
  readonly plan: PlanData
  readonly teams: TeamsStandIn
  readonly clients: TeamsClients
  readonly log: LogLine[] = []
  readonly store: TestStore
  readonly #dataFolder: string
  readonly #start: Start
  readonly #port: number
  #app: App | undefined
  #url = ''

  private constructor(
    clock: SetClock,
    plan: PlanData,
    teams: TeamsStandIn,
    store: TestStore,
    dataFolder: string,
    start: Start,
    port: number,
  ) {
    this.store = store
    this.clock = clock
    this.plan = plan
    this.teams = teams
    this.#dataFolder = dataFolder
    this.#start = start
    this.#port = port
    this.clients = new TeamsClients(teams, plan.people, () => this.#url)
  }

  static async start(options: Start = {}): Promise<AppUnderTest> {
    const { at = '2026-03-18T10:00:00.000Z', plan = testPlan(), rateLimits = true } = options
    const clock = new SetClock(at)
    const channels = [CHANNELS.general, ...Object.values(CHANNELS.byProcess)]
    const teams = await TeamsStandIn.start({
      people: plan.people,
      channels,
      now: () => clock.millis(),
      rateLimits,
    })
    const dataFolder = await mkdtemp(join(tmpdir(), 'samsyn-test-'))
    const graph = options.graph && { now: () => clock.millis(), ...options.graph }
    const store = await TestStore.make(dataFolder, options.store, graph)
    await store.plant(plan)
    const started = new AppUnderTest(
      clock,
      plan,
      teams,
      store,
      dataFolder,
      options,
      // Where SharePoint is to call back has to be known before the app listens.
      options.notified ? await freePort() : 0,
    )
    await started.boot()
    return started
  }

  get app(): App {
    if (!this.#app) throw new NotRunning()
    return this.#app
  }

  get url(): string {
    return this.#url
  }

  /** The store as the app asks it for people's commands. */
  get lists(): Lists {
    return this.app.store.lists('command')
  }

  async boot(): Promise<void> {
    this.#app = await buildApp(this.#config(), this.clock, this.#logger(), this.store.edges)
    this.#app.server.listen(this.#port, '127.0.0.1')
    await once(this.#app.server, 'listening')
    this.#url = `http://127.0.0.1:${(this.#app.server.address() as AddressInfo).port}`
    await this.#app.start()
  }

  async halt(): Promise<void> {
    await this.#app?.stop()
    this.#app = undefined
  }

  async stop(): Promise<void> {
    await this.halt()
    await this.teams.stop()
    await this.store.stop()
    await rm(this.#dataFolder, { recursive: true, force: true })
  }

  /** The tab as this person uses it. */
  tab(person: string): Tab {
    return new Tab(() => this.#url, person)
  }

  /** Lets pass the time in which everything that waits for Teams is sent. */
  async settle(): Promise<void> {
    let before: number
    do {
      before = this.teams.requests.length
      for (let i = 0; i < 3; i++) {
        await this.quiet()
        this.clock.advance(2_000)
      }
      await this.quiet()
    } while (this.teams.requests.length > before)
  }

  /** Sets the clock and lets happen what is due then. */
  async moveTo(instant: string): Promise<void> {
    this.clock.set(instant)
    await this.settle()
  }

  /** Faults that were logged; a test that causes none expects none. */
  faults(): readonly string[] {
    return this.log.filter((l) => l.level === 'error').map((l) => `${l.message} ${String(l.facts.err ?? '')}`)
  }

  /** Waits for what is under way, without letting time pass. */
  async quiet(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await new Promise(setImmediate)
      await this.#app?.reconciler.idle()
    }
  }

  #config(): Config {
    const { updateDelay = 0, notified, metricsToken } = this.#start
    const { sharePoint, ...where } = this.store.config
    const notificationUrl = `http://127.0.0.1:${this.#port}/api/notifications`
    return {
      host: '127.0.0.1',
      port: 0,
      // Local mode fetches attached files from its own address only: here the stand-in is both.
      publicUrl: this.teams.url,
      ...where,
      ...(sharePoint ? { sharePoint: { ...sharePoint, ...(notified ? { notificationUrl } : {}) } } : {}),
      ...(metricsToken === undefined ? {} : { metricsToken }),
      logLevel: 'silent',
      updateDelay,
      channels: CHANNELS,
    }
  }

  #logger() {
    const write = (level: LogLine['level']) => (facts: object, message: string) =>
      void this.log.push({ level, facts: facts as LogLine['facts'], message })
    return { info: write('info'), warn: write('warn'), error: write('error') }
  }
}

/** The app has been stopped. */
export class NotRunning extends Error {}
