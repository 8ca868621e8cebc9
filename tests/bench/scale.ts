import { allLists } from '../../src/all-lists'
import { writePlan } from '../../src/plan/registry'
import { GraphSimulator } from '../support/graph/graph-simulator'
import { LEADER } from '../support/people'
import { openOn } from '../support/sharepoint-store'
import { Tab } from '../support/tab-client'
import { type Figures, table } from './figures'
import { FiguresWrong } from './metered-app'
import { APPROVERS, inApproval, SCALE_PLAN, type Scale, seeding, sizes } from './scale-seeds'
import { SamsynOnSite } from './scale-server'

const LATENCY = 50
const LONGEST_START = 60_000
const SMALL: Scale = { matters: 10, auditRows: 10 }
const LARGE: Scale = { matters: 20_000, auditRows: 200_000 }

/** What was measured of one size. */
interface Measured {
  readonly listening: number
  readonly textsThere: number
  readonly startFigures: Figures
  readonly approval: Figures
  readonly firstApproval: Figures
  readonly memory: readonly [started: number, used: number, highest: number]
  readonly milliseconds: Readonly<Record<string, number>>
  readonly listBytes: number
  readonly longestWait: number
}

/** Samsyn with much in its lists, as a process of its own, beside the same with little. Fails where a goal is missed. */
export async function scale(): Promise<void> {
  const { state, text } = await sizes()
  const [small, large] = [await measured(SMALL), await measured(LARGE)]
  const figure = (figures: Figures, purpose: string) => {
    const { units = 0, requests = 0 } = figures.get(purpose) ?? {}
    return `${units} in ${requests} requests`
  }
  const row = (name: string, of: (measured: Measured) => string | number) => [name, of(small), of(large)]
  const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`
  const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1_024)} MB`
  const looks = Object.keys(large.milliseconds)
  console.log(
    table([
      ['', ...[SMALL, LARGE].map(({ matters, auditRows }) => `${matters} matters, ${auditRows} audit rows`)],
      row('answers after', ({ listening }) => seconds(listening)),
      row('  every text at hand after', ({ textsThere }) => seconds(textsThere)),
      row('  units to start', ({ startFigures }) => figure(startFigures, 'start')),
      row('  units for texts behind', ({ startFigures }) => figure(startFigures, 'following')),
      row('an approval: the command', ({ approval }) => figure(approval, 'command')),
      row('an approval: its audit row', ({ approval }) => figure(approval, 'audit')),
      row('  the first audit row after the start', ({ firstApproval }) => figure(firstApproval, 'audit')),
      row('memory when it answers', ({ memory: [started] }) => megabytes(started)),
      row('memory after all this', ({ memory: [, used] }) => megabytes(used)),
      row('  at its highest', ({ memory: [, , highest] }) => megabytes(highest)),
      ...looks.map((look) => row(look, ({ milliseconds }) => `${Math.round(milliseconds[look] ?? 0)} ms`)),
      row('  the list, as sent', ({ listBytes }) => megabytes(listBytes / 1_024)),
      row('  others wait meanwhile, at most', ({ longestWait }) => `${Math.round(longestWait)} ms`),
    ]),
  )
  console.log(
    `\nEach state has about ${state} characters, each text ${text}. SharePoint takes ${LATENCY} ms for each request.`,
  )
  const same = (purpose: string) => figure(small.approval, purpose) === figure(large.approval, purpose)
  const missed = [
    ...(large.listening > LONGEST_START ? ['it answers within 60 s'] : []),
    ...(same('command') && same('audit') ? [] : ['an approval costs the same']),
  ]
  if (missed.length > 0) throw new FiguresWrong(missed.map((goal) => `a goal is missed (${goal})`))
}

async function measured(size: Scale): Promise<Measured> {
  const simulator = await GraphSimulator.start({ limits: false })
  simulator.createLists(allLists)
  const store = await openOn(simulator, allLists)
  await writePlan(store.lists('command'), SCALE_PLAN)
  await store.close()
  ;(await seeding(size))(simulator)
  simulator.meter.clear()
  simulator.faults.add({ times: Number.POSITIVE_INFINITY, how: { slow: LATENCY, when: 'before' } })
  const server = await SamsynOnSite.spawn(simulator)
  try {
    return await measure(server, simulator)
  } finally {
    await server.stop()
    await simulator.stop()
  }
}

const LOOKS: Readonly<Record<string, string>> = {
  'list of minutes, the first time': '/api/minutes',
  'list of minutes': '/api/minutes',
  'my matters': '/api/my',
  'page of minutes': `/api/minutes/${inApproval(0)}`,
  'template of a new meeting': '/api/minutes-template?kind=process&process=2.8.3&date=2026-03-19',
}

async function measure(server: SamsynOnSite, simulator: GraphSimulator): Promise<Measured> {
  const listening = await server.answers()
  const [started] = server.memory()
  const textsThere = await server.textsAreThere()
  const startFigures = await server.figures()
  const firstApproval = await server.approval(inApproval(0), APPROVERS.first)
  const approval = await server.approval(inApproval(0), APPROVERS.second)
  const milliseconds: Record<string, number> = {}
  const tab = new Tab(() => server.url, LEADER)
  for (const [look, path] of Object.entries(LOOKS)) {
    const began = performance.now()
    await tab.get(path)
    milliseconds[look] = performance.now() - began
  }
  const longestWait = await server.longestWaitDuring(() => tab.get('/api/minutes'))
  const listBytes = Buffer.byteLength(JSON.stringify(await tab.get('/api/minutes')))
  const memory = [started, ...server.memory()] as const
  check(simulator)
  const costs = { startFigures, approval, firstApproval }
  return { listening, textsThere, ...costs, memory, milliseconds, listBytes, longestWait }
}

/** SharePoint refuses what its threshold does not allow: nothing was. */
function check({ meter, violations }: GraphSimulator): void {
  const refused = meter.log.filter(({ status }) => status >= 400)
  const wrong = [...refused.map(({ status, method, path }) => `${status} ${method} ${path}`), ...violations]
  if (wrong.length > 0) throw new FiguresWrong(wrong)
}
