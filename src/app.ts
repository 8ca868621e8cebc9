import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Server } from 'restify'
import type { Links } from './cards/view'
import type { Config } from './config/config'
import type { Feature, FeatureParts } from './features/feature'
import { minutesFeature } from './features/minutes-feature'
import { obstaclesFeature } from './features/obstacles-feature'
import { steeringFeatures } from './features/steering-feature'
import { httpServer } from './http/server'
import { LocalSignIn } from './http/sign-in'
import type { Clock } from './kernel/clock'
import { withOwnDeadline } from './kernel/deadline'
import type { Log } from './kernel/log'
import { dayOf } from './kernel/zone'
import type { Store } from './lists/store'
import { AuditTrail } from './matters/audit'
import { FollowUp } from './matters/follow-up'
import type { World } from './matters/matters'
import { MatterRegister } from './matters/register'
import { Metrics } from './metrics/metrics'
import { myMatters, waitingIn } from './my-matters/my-matters'
import { openStore, type StoreParts } from './open-store'
import { FollowedPlan } from './plan/followed-plan'
import { REGISTRY } from './plan/registry-lists'
import { samplePlan } from './plan/sample/sample-plan'
import { postedUpkeep, upkeepWanted } from './plan-upkeep/feature'
import { mattersToTouch, rowOfMatter } from './plan-upkeep/matter-ids'
import { postingsList } from './reconcile/postings-list'
import { Reconciler } from './reconcile/reconciler'
import { Bot } from './teams/bot'
import { answerMessages } from './teams/chat'
import { Conversations, conversationsList } from './teams/conversations'
import { TeamsMessenger } from './teams/messenger'
import { SharedClients } from './teams/shared-clients'

/** The running product: a server that can be listened with, and its end. */
export interface App {
  readonly server: Server
  readonly store: Store
  readonly reconciler: Reconciler
  readonly followUp: FollowUp
  /** Takes up what a crash or a stop left, and looks every minute for what has become due. */
  start(): Promise<void>
  /** Ends in good order: what is acknowledged is durable anyway; this leaves nothing to take up. */
  stop(): Promise<void>
}

/** What stands at the edge of the world and is taken from the configuration unless given. */
export type Edges = Pick<StoreParts, 'credential'>

const MINUTE = 60_000
/** Where every write costs, what nobody waits for gathers longer, in milliseconds. */
const RARELY = { audit: 5_000, settle: 600_000 }
/** How long requests in flight may still take when the server stops, in milliseconds. */
const LAST_REQUESTS = 5_000

/** Builds the product from its configuration; the only place that names concrete adapters. */
export async function buildApp(config: Config, clock: Clock, log: Log, edges: Edges = {}): Promise<App> {
  const metrics = new Metrics()
  const store = await openStore(config, { clock, log, meter: metrics, ...edges })
  const lists = store.lists('command')
  const followedPlan = await openPlan(store, config, clock)
  const world: World = {
    now: () => clock.now(),
    today: () => dayOf(clock.now()),
    plan: () => followedPlan.plan(),
  }
  const links = tabLinks(config.publicUrl)

  const parts: FeatureParts = { store, lists, world, links, log, config, newId }
  const minutes = minutesFeature(parts)
  const steering = steeringFeatures(parts, minutes.minutes, (decision) => obstacles.returnOutcome(decision))
  const obstacles = obstaclesFeature(parts, steering.decisions)
  const features: readonly Feature[] = [minutes, ...steering.features, obstacles]
  const matters = new MatterRegister(features.flatMap((feature) => feature.matters))
  const featureOf = (matterId: string) => {
    const kind = matters.of(matterId)
    return features.find((feature) => feature.matters.includes(kind))
  }

  const conversations = new Conversations(store.lists('posting'))
  await conversations.open()
  const authentication = new SharedClients(botAuthentication())
  const audit = new AuditTrail(store.lists('audit'))
  const followUp = new FollowUp(matters.of, audit, clock, log, config.sharePoint ? RARELY : undefined)
  const messenger = new TeamsMessenger(
    new SharedClients(botAuthentication(), 'one-attempt'),
    '',
    conversations,
  )
  const postings = store.lists('posting')
  const wantedOfRegistry = upkeepWanted({
    followed: followedPlan,
    lists: postings,
    links,
    today: world.today,
    listLink: (list) => store.address(REGISTRY[list]),
  })
  const reconciler = new Reconciler({
    lists: postings,
    messenger,
    clock,
    log,
    follow: async (matterId) => {
      if (!rowOfMatter(matterId)) await featureOf(matterId)?.follow?.(matterId)
    },
    wanted: async (matterId) => {
      if (rowOfMatter(matterId)) return wantedOfRegistry(matterId)
      return featureOf(matterId)?.wanted(matterId)
    },
    settled: (matterId, seq) => {
      if (!rowOfMatter(matterId)) followUp.posted(matterId, seq)
    },
    updateDelay: config.updateDelay,
  })
  matters.onChange((matterId) => {
    followUp.changed(matterId)
    reconciler.touch(matterId)
  })
  const takeUp = async () => {
    for (const matterId of await matters.unsettled()) {
      followUp.changed(matterId)
      reconciler.touch(matterId)
    }
    const rows = [...mattersToTouch(followedPlan.problems()), ...(await postedUpkeep(postings))]
    for (const matterId of rows) reconciler.touch(matterId)
  }
  const takeUpSoon = () =>
    void withOwnDeadline(Number.POSITIVE_INFINITY, takeUp).catch(couldNot(log, 'take up what is open'))
  followedPlan.onChange(takeUpSoon)
  followedPlan.onProblems((now, before) => {
    for (const matterId of mattersToTouch(now, before)) reconciler.touch(matterId)
  })
  store.onOutsideChange(({ list, item }) => {
    if (list.writtenBy === 'people') followedPlan.refresh().catch(couldNot(log, 'follow the registry'))
    else if (list === conversationsList) conversations.open().catch(couldNot(log, 'read the conversations'))
    else if (matters.keeps(list) || list === postingsList) {
      const matterId = String(item?.fields.MatterId ?? '')
      if (!rowOfMatter(matterId)) matters.of(matterId).forget(matterId)
      reconciler.forget(matterId)
      reconciler.touch(matterId)
    }
  })

  const my = myMatters((person, view) => waitingIn(features, person, view))
  const presses = features.map((feature) => feature.presses?.(reconciler))
  const bot = new Bot({
    world,
    links,
    log,
    conversations,
    presses: Object.assign({}, my.presses, ...presses),
    answerMessage: answerMessages({
      commands: [my.command, ...features.flatMap(({ commands = [] }) => commands)],
      help: my.help,
      ...minutes.chat,
    }),
    welcome: my.welcome,
    sendPersonally: async (person, card) => {
      const delivery = await messenger.send({ person: person.id }, card, '')
      if (!('delivered' in delivery)) log.warn({ person: person.id, delivery }, 'an answer could not be sent')
    },
    onReachable: () => {
      reconciler.tryFailedAgain()
      takeUpSoon()
    },
  })
  const adapter = new CloudAdapter(authentication)
  const server = httpServer({
    world,
    links,
    log,
    signIn: new LocalSignIn(() => world.plan()),
    routes: [...features.flatMap(({ routes = [] }) => routes), ...my.routes],
    openRoutes: features.flatMap(({ openRoutes = [] }) => openRoutes),
    tabFolder: join(__dirname, 'tab'),
    operators: {
      log,
      troubles: () => store.troubles(),
      metrics,
      metricsToken: config.metricsToken,
      notified: store.notified,
    },
    answered: (method, route, status, milliseconds) => metrics.answered(method, route, status, milliseconds),
    messages: ({ body, headers }, response) =>
      adapter.process({ body, headers, method: 'POST' }, response, (context) => bot.turn(context)),
  })
  metrics.watch({ ages: () => store.ages(), reconcileLag: () => reconciler.lag() })
  const begin = async () => {
    store.start()
    await matters.rewriteEdited().catch(couldNot(log, 'overwrite what was edited meanwhile'))
  }
  return {
    server,
    store,
    reconciler,
    followUp,
    ...lifeOf({ clock, log, begin, takeUp, server, reconciler, followUp, store }),
  }
}

/** The plan in force. In local mode, with nothing stored yet, it begins with the sample plan. */
async function openPlan(store: Store, config: Config, clock: Clock): Promise<FollowedPlan> {
  const plan = await FollowedPlan.open({
    lists: store.lists('following'),
    now: () => clock.now(),
    newId,
    ...(config.sharePoint ? {} : { seed: samplePlan(config.channels.byProcess) }),
  })
  if (!plan) throw new NoPlan()
  return plan
}

function couldNot(log: Log, what: string): (error: unknown) => void {
  return (error) => log.error({ err: error }, `could not ${what}`)
}

/** The lists are there, but nobody has put a plan in them. */
export class NoPlan extends Error {
  constructor() {
    super('There is no plan in the lists yet: bring one with npm run import, or fill the registry lists')
  }
}

/** Local mode: botbuilder takes activities without a token, which is why the configuration binds it to loopback. */
function botAuthentication(): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({})
}

function tabLinks(publicUrl: string): Links {
  const page = (path: string) => `${publicUrl}/tab/${path}`
  return {
    home: () => page(''),
    newMinutes: () => page('minutes/new'),
    minutes: (id, version) => page(`minutes/${id}${version === undefined ? '' : `/v/${version}`}`),
    page,
  }
}

/** Ids of matters and texts: 80 random bits, letters and digits. */
function newId(): string {
  return randomBytes(10).toString('hex')
}

/** Takes no new requests and lets those in flight end, but not for ever. */
function closed(server: Server): Promise<void> {
  setTimeout(() => server.server.closeAllConnections(), LAST_REQUESTS).unref()
  return new Promise((resolve) => server.close(() => resolve()))
}

interface Living {
  readonly clock: Clock
  readonly log: Log
  readonly takeUp: () => Promise<void>
  readonly server: Server
  readonly reconciler: Reconciler
  readonly followUp: FollowUp
  readonly store: Store
  readonly begin: () => Promise<void>
}

function lifeOf({
  clock,
  log,
  takeUp,
  server,
  reconciler,
  followUp,
  store,
  begin,
}: Living): Pick<App, 'start' | 'stop'> {
  let cancel: (() => void) | undefined
  const look = () => {
    takeUp().catch(couldNot(log, 'look for what is due'))
    cancel = clock.after(MINUTE, look)
  }
  return {
    start: async () => {
      await begin()
      await takeUp()
      cancel = clock.after(MINUTE, look)
    },
    stop: async () => {
      cancel?.()
      await closed(server)
      await reconciler.stop()
      await followUp.stop()
      await store.close()
    },
  }
}
