import { allLists } from '../../src/all-lists'
import type { Clock } from '../../src/kernel/clock'
import { withDeadline } from '../../src/kernel/deadline'
import { dayOf } from '../../src/kernel/zone'
import type { Store } from '../../src/lists/store'
import { AuditTrail } from '../../src/matters/audit'
import { FollowUp } from '../../src/matters/follow-up'
import { Matters, type World } from '../../src/matters/matters'
import { minutesWanted } from '../../src/minutes/feature'
import { minutesList, minutesType } from '../../src/minutes/list'
import { Minutes, type MinutesAnswer } from '../../src/minutes/service'
import { MinutesTexts } from '../../src/minutes/texts'
import { FollowedPlan } from '../../src/plan/followed-plan'
import type { Wanted } from '../../src/reconcile/posting'
import { postingsList } from '../../src/reconcile/postings-list'
import { Reconciler } from '../../src/reconcile/reconciler'
import { links, memoryLog } from '../support/builders'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import { MortalClock } from '../support/hasty-clock'
import { openOn } from '../support/sharepoint-store'
import { LineToTeams, type TeamsOfTheDay } from './teams-of-the-day'

/** What outlives every process. */
export interface Surroundings {
  readonly simulator: GraphSimulator
  readonly clock: Clock
  readonly teams: TeamsOfTheDay
  readonly newId: () => string
  readonly notificationUrl: string
}

/** What became of something that a person asked for. */
export type Outcome = { readonly answer: MinutesAnswer } | { readonly fault: unknown } | 'crashed'

/** How long the edges let the store take while somebody waits, in milliseconds. */
const PATIENCE = 7_000
const DELAYS = { audit: 2_000, settle: 20_000 }
const MINUTE = 60_000

/** The product's services in one process, put together as in `app.ts`, without its edges; it can be killed. */
export class ServerOfTheDay {
  readonly minutes: Minutes
  readonly reconciler: Reconciler
  readonly followUp: FollowUp
  readonly plan: FollowedPlan
  readonly store: Store
  /** What each set of minutes wants posted. */
  readonly wanted: (minutes: string) => Promise<Wanted | undefined>
  readonly log = memoryLog()
  readonly #clock: MortalClock
  readonly #underWay = new Set<Promise<Outcome>>()
  readonly #crashed = Promise.withResolvers<'crashed'>()

  private constructor(store: Store, plan: FollowedPlan, clock: MortalClock, around: Surroundings) {
    this.store = store
    this.plan = plan
    this.#clock = clock
    const world: World = { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => plan.plan() }
    const lists = store.lists('command')
    const { log } = this
    const matters = new Matters(minutesType, lists, world, { background: store.lists('settling'), log })
    this.minutes = new Minutes(matters, new MinutesTexts(lists), world, around.newId)
    this.followUp = new FollowUp(() => matters, new AuditTrail(store.lists('audit')), clock, log, DELAYS)
    this.wanted = minutesWanted(this.minutes, world, links, () => 'c1')
    this.reconciler = new Reconciler({
      lists: store.lists('posting'),
      messenger: new LineToTeams(around.teams, clock),
      clock,
      log,
      wanted: this.wanted,
      settled: (id, seq) => this.followUp.posted(id, seq),
      updateDelay: 500,
    })
    matters.onChange((id) => this.#touch(id))
    store.onOutsideChange(({ list, item }) => {
      if (list.writtenBy === 'people') void plan.refresh().catch(() => undefined)
      else if (list === minutesList || list === postingsList) {
        const id = String(item?.fields.MatterId ?? '')
        matters.forget(id)
        this.reconciler.forget(id)
        this.reconciler.touch(id)
      }
    })
  }

  /** Starts a process. Throws while the store cannot be read. */
  static async start(around: Surroundings): Promise<ServerOfTheDay> {
    const clock = new MortalClock(around.clock)
    const { simulator, newId, notificationUrl } = around
    const store = await openOn(simulator, allLists, {
      clock,
      notificationUrl,
      // A dead process sends nothing any more.
      token: () =>
        clock.isDead ? new Promise<string>(() => undefined) : Promise.resolve(simulator.appToken),
    })
    const lists = store.lists('following')
    const plan = await FollowedPlan.open({ lists, newId, now: () => clock.now() })
    if (!plan) throw new NoPlanThere()
    const server = new ServerOfTheDay(store, plan, clock, around)
    store.start()
    await server.minutes.matters.rewriteEdited()
    server.#lookEveryMinute()
    return server
  }

  /** Has the server do what a person asks, as an edge does: with patience, and either answered or not. */
  async does(command: (minutes: Minutes) => Promise<MinutesAnswer>): Promise<Outcome> {
    const until = this.#clock.millis() + PATIENCE
    const outcome = withDeadline(until, () => command(this.minutes)).then(
      (answer): Outcome => ({ answer }),
      (fault: unknown): Outcome => ({ fault }),
    )
    this.#underWay.add(outcome)
    void outcome.then(() => this.#underWay.delete(outcome))
    return Promise.race([outcome, this.#crashed.promise])
  }

  /** Ends from one moment to the next. What it had sent is still on its way. */
  crash(): void {
    this.#clock.die()
    this.#crashed.resolve('crashed')
  }

  /** Ends in good order: who waits is still answered. */
  async stop(): Promise<void> {
    await Promise.all(this.#underWay)
    await this.reconciler.stop()
    await this.followUp.stop()
    await this.store.close()
    this.#clock.die()
  }

  /** Takes up what is open. */
  async takeUp(): Promise<void> {
    for (const id of await this.minutes.matters.unsettled()) this.#touch(id)
  }

  #lookEveryMinute(): void {
    void this.takeUp().catch(() => undefined)
    this.#clock.after(MINUTE, () => this.#lookEveryMinute())
  }

  #touch(id: string): void {
    this.followUp.changed(id)
    this.reconciler.touch(id)
  }
}

/** There is no plan in the simulated lists. */
export class NoPlanThere extends Error {}
