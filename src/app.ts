import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Server } from 'restify'
import { allLists } from './all-lists'
import type { Links } from './cards/view'
import type { Config } from './config/config'
import { httpServer } from './http/server'
import { LocalSignIn } from './http/sign-in'
import type { Clock } from './kernel/clock'
import type { Log } from './kernel/log'
import { dayOf } from './kernel/zone'
import type { Lists } from './lists/port'
import { openDatabase } from './lists/sqlite/open-database'
import { SqliteLists } from './lists/sqlite/sqlite-lists'
import { AuditTrail } from './matters/audit'
import { FollowUp } from './matters/follow-up'
import { Matters, type World } from './matters/matters'
import { minutesActions } from './minutes/actions'
import { minutesChat } from './minutes/chat'
import { minutesWaiting, minutesWanted } from './minutes/feature'
import { importDocument, importText } from './minutes/import/import-notes'
import { Intakes } from './minutes/intake'
import { intakeActions } from './minutes/intake-actions'
import { minutesType } from './minutes/list'
import { minutesRoutes } from './minutes/routes'
import { Minutes } from './minutes/service'
import type { MinutesState } from './minutes/state'
import { MinutesTexts } from './minutes/texts'
import { myMatters } from './my-matters/my-matters'
import { makePlan } from './plan/model'
import { readPlan, writePlan } from './plan/registry'
import { samplePlan } from './plan/sample/sample-plan'
import { Reconciler } from './reconcile/reconciler'
import { Bot } from './teams/bot'
import { answerMessages } from './teams/chat'
import { Conversations } from './teams/conversations'
import { TeamsMessenger } from './teams/messenger'
import { SharedClients } from './teams/shared-clients'

/** The running product: a server that can be listened with, and its end. */
export interface App {
  readonly server: Server
  readonly lists: Lists
  readonly reconciler: Reconciler
  readonly followUp: FollowUp
  /** Takes up what a crash or a stop left, and looks every minute for what has become due. */
  start(): Promise<void>
  /** Ends in good order: what is acknowledged is durable anyway; this leaves nothing to take up. */
  stop(): Promise<void>
}

const MINUTE = 60_000
/** How long requests in flight may still take when the server stops, in milliseconds. */
const LAST_REQUESTS = 5_000

/** Builds the product from its configuration; the only place that names concrete adapters. */
export async function buildApp(config: Config, clock: Clock, log: Log): Promise<App> {
  const database = openDatabase(join(config.dataFolder, 'samsyn.sqlite'))
  const lists = new SqliteLists(database, allLists)
  const world = await openWorld(lists, config, clock, log)
  const links = tabLinks(config.publicUrl)

  const minutesMatters = new Matters(minutesType, lists, world)
  const texts = new MinutesTexts(lists)
  const minutes = new Minutes(minutesMatters, texts, world, newId)
  const reader = {
    document: (d: Parameters<typeof importDocument>[0]) => importDocument(d, newId),
    text: (t: string) => importText(t, newId),
  }
  const intake = { minutes, intakes: new Intakes(texts, newId), reader }

  const conversations = new Conversations(lists)
  await conversations.open()
  const authentication = new SharedClients(botAuthentication())
  const audit = new AuditTrail(lists)
  const followUp = new FollowUp(minutesMatters, audit, clock, log)
  const messenger = new TeamsMessenger(
    new SharedClients(botAuthentication(), 'one-attempt'),
    '',
    conversations,
  )
  const reconciler = new Reconciler({
    lists,
    messenger,
    clock,
    log,
    wanted: minutesWanted(minutes, world, links, channelIn(config, world)),
    settled: (matterId, seq) => followUp.posted(matterId, seq),
    updateDelay: config.updateDelay,
  })
  minutesMatters.onChange((matterId) => {
    followUp.changed(matterId)
    reconciler.touch(matterId)
  })
  const takeUp = async () => {
    for (const matterId of await minutesMatters.unsettled()) {
      followUp.changed(matterId)
      reconciler.touch(matterId)
    }
  }

  const my = myMatters((person, view) => minutesWaiting(minutes, person, view))
  const chat = minutesChat(intake, config.publicUrl)
  const bot = new Bot({
    world,
    links,
    log,
    conversations,
    presses: { ...minutesActions(minutes, reconciler), ...intakeActions(intake), ...my.presses },
    answerMessage: answerMessages({ commands: [my.command, chat.command], help: my.help, ...chat }),
    welcome: my.welcome,
    sendPersonally: async (person, card) => {
      const delivery = await messenger.send({ person: person.id }, card, '')
      if (!('delivered' in delivery)) log.warn({ person: person.id, delivery }, 'an answer could not be sent')
    },
    onReachable: () => {
      reconciler.tryFailedAgain()
      takeUp().catch((error: unknown) => log.error({ err: error }, 'could not take up'))
    },
  })
  const adapter = new CloudAdapter(authentication)
  const server = httpServer({
    world,
    links,
    log,
    signIn: new LocalSignIn(() => world.plan()),
    routes: [...minutesRoutes({ minutes, reader, now: world.now }), ...my.routes],
    tabFolder: join(__dirname, 'tab'),
    messages: ({ body, headers }, response) =>
      adapter.process({ body, headers, method: 'POST' }, response, (context) => bot.turn(context)),
  })
  return {
    server,
    lists,
    reconciler,
    followUp,
    ...lifeOf({ clock, log, takeUp, server, reconciler, followUp, database }),
  }
}

/** The clock and the plan. With nothing stored yet, local mode begins with the sample plan. */
async function openWorld(lists: Lists, config: Config, clock: Clock, log: Log): Promise<World> {
  const stored = await readPlan(lists, log)
  const data = stored ?? samplePlan(config.channels.byProcess)
  if (!stored) await writePlan(lists, data)
  const plan = makePlan(data)
  return { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => plan }
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

function channelIn({ channels }: Config, world: World): (state: MinutesState) => string {
  return (state) => world.plan().process(state.process ?? '')?.channel ?? channels.general
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
  readonly database: DatabaseSync
}

function lifeOf({
  clock,
  log,
  takeUp,
  server,
  reconciler,
  followUp,
  database,
}: Living): Pick<App, 'start' | 'stop'> {
  let cancel: (() => void) | undefined
  const look = () => {
    takeUp().catch((error: unknown) => log.error({ err: error }, 'could not look for what is due'))
    cancel = clock.after(MINUTE, look)
  }
  return {
    start: async () => {
      await takeUp()
      cancel = clock.after(MINUTE, look)
    },
    stop: async () => {
      cancel?.()
      await closed(server)
      await reconciler.stop()
      await followUp.stop()
      database.close()
    },
  }
}
