import { inspect } from 'node:util'
import { Budget } from '../../src/graph/budget'
import { Graph, type GraphRequest } from '../../src/graph/graph'
import type { GraphMeter, GraphRequestMeasured } from '../../src/graph/meter'
import { withDeadline } from '../../src/kernel/deadline'
import { GraphSimulator } from '../support/graph/graph-simulator'
import { TestClock } from '../support/test-clock'
import { rooms } from './simulator/caller'

export const NOW = '2026-11-22T09:00:00.000Z'
export const USER_AGENT = 'NONISV|Kommunen|Samsyn/1.0'
export const TOKEN = 'token-of-the-app'

/** A clock that knows what was asked of it last. */
class AskedClock extends TestClock {
  lastWait = 0

  override after(milliseconds: number, task: () => void): () => void {
    this.lastWait = milliseconds
    return super.after(milliseconds, task)
  }
}

/** Graph as Samsyn uses it. Whoever waits before a repetition has time pass at once; nothing else moves the clock. */
export class GraphInUse implements GraphMeter {
  readonly clock = new AskedClock(NOW)
  readonly budget = new Budget({ perMinute: 1_000_000, perDay: 1_000_000 }, this.clock)
  readonly graph: Graph
  readonly measured: GraphRequestMeasured[] = []
  /** Milliseconds waited before each repetition. */
  readonly waits: number[] = []
  /** What else happens before a repetition. */
  meanwhile: () => Promise<void> | void = () => undefined
  /** Signs in. */
  token: () => Promise<string> = async () => TOKEN

  constructor(baseUrl: string) {
    this.graph = new Graph({
      baseUrl,
      credential: { getToken: async () => ({ token: await this.token(), expiresOnTimestamp: 0 }) },
      budget: this.budget,
      meter: this,
      clock: this.clock,
      userAgent: USER_AGENT,
    })
  }

  requested(request: GraphRequestMeasured): void {
    this.measured.push(request)
  }

  retried(): void {
    // The wait begins right after this.
    queueMicrotask(async () => {
      const wait = this.clock.lastWait
      this.waits.push(wait)
      await this.meanwhile()
      this.clock.advance(wait)
    })
  }

  /** Sends for a person who waits this long, in milliseconds. */
  send(request: Partial<GraphRequest>, patience = 7_000) {
    return withDeadline(this.clock.millis() + patience, () =>
      this.graph.send({ method: 'GET', path: '/', purpose: 'command', ...request }),
    )
  }

  /** What the request fails with. */
  async failure(request: Partial<GraphRequest>, patience?: number): Promise<Error> {
    const answered = await this.send(request, patience).then(
      (answer) => answer,
      (error: unknown) => error,
    )
    if (!(answered instanceof Error)) throw new Answered(answered)
    return answered
  }
}

/** A request that should have failed was answered. */
export class Answered extends Error {
  constructor(answer: unknown) {
    super(`It was answered: ${inspect(answer)}`)
  }
}

/** Graph in use on a simulated site that has one list. */
export class SiteInUse extends GraphInUse {
  readonly simulator: GraphSimulator
  /** Path of the items of the list. */
  readonly items: string
  readonly create: Partial<GraphRequest>

  private constructor(simulator: GraphSimulator) {
    super(simulator.url)
    this.simulator = simulator
    const id = simulator.createLists([rooms])[rooms.name]?.id
    this.items = `/sites/${simulator.siteId}/lists/${id}/items`
    this.create = { method: 'POST', path: this.items, body: { fields: { RoomKey: 'a' } } }
  }

  static async start(perMinute?: number): Promise<SiteInUse> {
    const limits = perMinute === undefined ? (false as const) : { perMinute }
    return new SiteInUse(await GraphSimulator.start({ limits, now: () => Date.parse(NOW) }))
  }

  async stop(): Promise<void> {
    await this.simulator.stop()
    expect(this.simulator.violations).toEqual([])
  }

  /** Statuses with which the simulator answered, in their order; 0 where it did not. */
  get statuses(): readonly number[] {
    return this.simulator.meter.log.map(({ status }) => status)
  }
}
