import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allLists } from '../../src/all-lists'
import type { Minutes, MinutesAnswer } from '../../src/minutes/service'
import type { Person, PlanData } from '../../src/plan/model'
import { writePlan } from '../../src/plan/registry'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { seeded } from '../support/graph/faults'
import { GraphSimulator } from '../support/graph/graph-simulator'
import { HastyClock } from '../support/hasty-clock'
import { manyPeople } from '../support/people'
import { openOn } from '../support/sharepoint-store'
import { accounts } from './accounts'
import { Ledger } from './ledger'
import { Meeting } from './meeting'
import { lookAround, MISFORTUNES, type Target } from './misfortunes'
import { type Outcome, ServerOfTheDay, type Surroundings } from './server-of-the-day'
import { TeamsOfTheDay } from './teams-of-the-day'

/** How a day went. */
export interface Day {
  /** What is wrong afterwards; empty when all is well. */
  readonly wrong: readonly string[]
  readonly ledger: Ledger
  /** How often each misfortune befell somebody. */
  readonly misfortunes: ReadonlyMap<string, number>
  readonly violations: readonly string[]
  /** The longest that somebody had to wait for an answer, in milliseconds of the day. */
  readonly longestWait: number
}

const START = '2026-03-26T09:00:00.000Z'
const MEETINGS = 6
const PEOPLE = manyPeople(20)

/** A day of meetings on a store that misbehaves so many times, and the books afterwards. */
export async function dayWith(count: number, seed: number): Promise<Day> {
  const day = await DayUnderFaults.begin(seed)
  try {
    return await day.run(count)
  } finally {
    await day.end()
  }
}

class DayUnderFaults {
  readonly clock: HastyClock
  readonly ledger = new Ledger()
  readonly random: () => number
  readonly #simulator: GraphSimulator
  readonly #teams = new TeamsOfTheDay()
  readonly #around: Surroundings
  readonly #misfortunes = new Map<string, number>()
  readonly #closeReceiver: () => void
  #server: Promise<ServerOfTheDay>
  readonly #renamed = new Map<string, string>()
  #ids = 0
  #longestWait = 0

  private constructor(simulator: GraphSimulator, clock: HastyClock, seed: number, receiver: Receiver) {
    this.#simulator = simulator
    this.clock = clock
    this.random = seeded(seed)
    this.#closeReceiver = receiver.close
    receiver.take = (body) => void this.#server.then((server) => server.store.notified?.(body))
    const newId = () => `id${++this.#ids}`
    this.#around = { simulator, clock, teams: this.#teams, newId, notificationUrl: receiver.url }
    this.#server = this.#started()
  }

  static async begin(seed: number): Promise<DayUnderFaults> {
    const clock = new HastyClock(START)
    const simulator = await GraphSimulator.start({
      limits: false,
      seed,
      now: () => clock.millis(),
      delay: (milliseconds) => clock.pass(milliseconds),
      deliverByItself: true,
    })
    simulator.createLists(allLists)
    // By the machine's clock: what is loaded and compiled at the first request takes its time.
    const store = await openOn(simulator, allLists)
    await writePlan(store.lists('start'), planOfTheDay())
    await store.close()
    return new DayUnderFaults(simulator, clock, seed, await receiver())
  }

  async run(count: number): Promise<Day> {
    const meetings = this.#meetings(count)
    await this.#goWrong(count)
    await meetings
    const server = await this.#settle()
    const store = await openOn(this.#simulator, allLists)
    const inForce = new Map(server.plan.plan().administrations.map(({ id, name }) => [id, name]))
    const notFollowed = [...this.#renamed].filter(([id, name]) => inForce.get(id) !== name)
    const wrong = [
      ...(await accounts(store.lists('command'), this.ledger, this.#teams, server.wanted)),
      ...notFollowed.map(([id, name]) => `${id} is not called ${name} but ${inForce.get(id)}`),
    ]
    await store.close()
    await server.stop()
    return {
      wrong,
      ledger: this.ledger,
      misfortunes: this.#misfortunes,
      violations: this.#simulator.violations,
      longestWait: this.#longestWait,
    }
  }

  async end(): Promise<void> {
    this.#closeReceiver()
    await this.#simulator.stop()
  }

  async does(command: (minutes: Minutes) => Promise<MinutesAnswer>): Promise<Outcome> {
    const server = await this.#server
    const from = this.clock.millis()
    const outcome = await server.does(command)
    this.#longestWait = Math.max(this.#longestWait, this.clock.millis() - from)
    return outcome
  }

  /** Meetings go on for as long as things go wrong, two at a time. */
  async #meetings(count: number): Promise<void> {
    let held = 0
    const happened = () => [...this.#misfortunes.values()].reduce((sum, n) => sum + n, 0)
    const track = async () => {
      while (held < MEETINGS || happened() < count) {
        held += 1
        await new Meeting(this, `Möte${held}`, this.#some()).run()
      }
    }
    await Promise.all([track(), track()])
  }

  async #goWrong(count: number): Promise<void> {
    const names = Object.keys(MISFORTUNES)
    const target: Target = {
      simulator: this.#simulator,
      clock: this.clock,
      random: this.random,
      seen: new Map(),
      renamed: this.#renamed,
      awaited: new Set(),
      isLoaded: async (list) =>
        Number.isFinite((await this.#server).store.ages().get(list) ?? Number.POSITIVE_INFINITY),
      crash: () => this.#crash(),
      restart: () => this.#restart(),
    }
    for (let happened = 0; happened < count; ) {
      lookAround(target)
      const name = names[Math.floor(this.random() * names.length)] ?? ''
      if (await MISFORTUNES[name]?.(target)) {
        happened += 1
        this.#misfortunes.set(name, (this.#misfortunes.get(name) ?? 0) + 1)
      }
      await this.clock.pass(this.random() * 4_000)
    }
    await Promise.all(target.awaited)
  }

  async #crash(): Promise<void> {
    const server = await this.#server
    this.#server = this.#started()
    server.crash()
    this.ledger.killed(this.clock.millis())
    await this.#server
  }

  async #restart(): Promise<void> {
    const server = await this.#server
    const stopped = server.stop()
    this.#server = stopped.then(() => this.#started())
    await this.#server
  }

  /** A process that cannot start is started again, as App Service does. */
  async #started(): Promise<ServerOfTheDay> {
    for (let tries = 0; ; tries++) {
      try {
        return await ServerOfTheDay.start(this.#around)
      } catch (error) {
        if (tries > 20) throw error
        await this.clock.pass(5_000)
      }
    }
  }

  /** With nothing going wrong any more, everything comes right by itself. */
  async #settle(): Promise<ServerOfTheDay> {
    const server = await this.#server
    const isPending = () =>
      this.#simulator.items('Minutes').some(({ Pending }) => Pending === true) ||
      this.#simulator.items('Postings').some(({ Status }) => Status !== 'posted')
    const last = this.clock.millis() + 20 * 60_000
    // A creation whose answer was lost is looked for once more after a minute.
    await this.clock.pass(100_000)
    while (isPending() && this.clock.millis() < last) await this.clock.pass(1_000)
    await server.reconciler.stop()
    await server.followUp.stop()
    return server
  }

  #some(): readonly Person[] {
    return PEOPLE.slice(0, 8 + Math.floor(this.random() * 13))
  }
}

function planOfTheDay(): PlanData {
  const plan = samplePlan()
  return { ...plan, people: [...plan.people, ...PEOPLE] }
}

interface Receiver {
  url: string
  close: () => void
  take: (body: unknown) => void
}

/** Where SharePoint sends its notifications to, whichever process there is. */
async function receiver(): Promise<Receiver> {
  const taken: Receiver = { url: '', close: () => undefined, take: () => undefined }
  const server = createServer(async (request, response) => {
    const token = new URL(request.url ?? '/', 'http://receiver').searchParams.get('validationToken')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    response.writeHead(token === null ? 202 : 200, { 'Content-Type': 'text/plain' })
    response.end(token ?? undefined)
    if (token !== null) return
    taken.take(JSON.parse(Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  taken.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications`
  taken.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return taken
}
