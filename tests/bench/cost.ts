import { LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import {
  type Burst,
  burst,
  type CommandCost,
  CROWD,
  commandsAlone,
  commandTable,
  DEADLINE,
  PLAN,
} from './cost-commands'
import { dayInSamsyn, dayInTheObviousWay, dayTable } from './cost-day'
import { everyLook, looksInWords } from './cost-pages'
import { type Figures, unitsOf } from './figures'
import { FiguresWrong, MeteredApp } from './metered-app'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The goal is of the first. The others say what it hangs on: who comes while a write is under way shares the next. */
const BURSTS: readonly Burst[] = [
  { name: '60 approvals at once, SharePoint takes 50 ms', within: 0, latency: 50 },
  { name: '60 approvals in 2 s, SharePoint takes 200 ms', within: 2_000, latency: 200 },
]

/** What Samsyn costs in SharePoint, in resource units, by what is done. Fails where a goal is missed. */
export async function cost(): Promise<void> {
  const app = await MeteredApp.start({ plan: PLAN, notified: true })
  console.log('Resource units of SharePoint, as Microsoft publishes what it charges\n')
  const commands = await commandsAlone(app)
  const bursts: (CommandCost & { times: number })[] = []
  for (const each of BURSTS) bursts.push({ ...(await burst(app, each)), times: CROWD.length })
  console.log(commandTable([...commands, ...bursts]))
  console.log(
    'What follows is of the quarter of an hour after the command, with whatever looks fell due in it.\n',
  )

  const open = await minutesOutForApproval(app)
  const looks = await everyLook(app, open)
  console.log(`A look: ${looksInWords(looks)} (goal: 0)\n`)

  await app.pass(HOUR)
  const notifiedHour = await app.costOf(() => app.pass(HOUR))
  const coldStart = await app.costOf(async () => {
    await app.halt()
    await app.boot()
    await app.pass(5 * MINUTE)
  })
  const firstRow = await app.costOf(async () => {
    await app.tab(LEADER).post(`/api/minutes/${open}/extend`, { deadline: '2026-03-28' })
    await app.pass(MINUTE)
  })
  await app.end()
  const polledHour = await hourWithoutNotifications()
  console.log(`An hour in which nothing happens
  SharePoint tells of changes   ${unitsOf(notifiedHour)}  (goal: at most 150)
  Samsyn asks for changes       ${unitsOf(polledHour)}
A start with a handful of matters: ${inWords(coldStart)}
The first audit row after it (finding the end of the chain): ${unitsOf(firstRow, 'audit')}
`)
  const [samsyn, obvious] = [await dayInSamsyn(), await dayInTheObviousWay()]
  console.log(dayTable(samsyn, obvious))
  console.log("\nSamsyn's own figures agree with what the simulated SharePoint charged, unit for unit.")
  const missed = [
    ...commands.flatMap(({ name, command }) =>
      name === 'approve' && unitsOf(command) !== 2 ? ['an approval alone: 2'] : [],
    ),
    ...bursts
      .slice(0, 1)
      .flatMap(({ name, command }) =>
        unitsOf(command, 'command') > 0.5 * CROWD.length ? [`${name}: 0.5 each`] : [],
      ),
    ...looks.flatMap(({ name, cost: units }) => (unitsOf(units) > 0 ? [`${name}: 0`] : [])),
    ...(unitsOf(notifiedHour) > 150 ? ['an idle hour: 150'] : []),
  ]
  if (missed.length > 0) throw new FiguresWrong(missed.map((goal) => `a goal is missed (${goal})`))
}

/** Two versions, the second out for approval by three. */
async function minutesOutForApproval(app: MeteredApp): Promise<string> {
  const notes = meetingNotes(['kson-09', 'soc-05', 'bou-01'])
  const { id } = await app.tab(LEADER).draft(notes)
  await app.tab(LEADER).revise(id, 1, { ...notes, title: 'Processträff Kommunikation i mars' })
  await app.tab(LEADER).send(id, 2, DEADLINE)
  await app.pass(15 * MINUTE)
  return id
}

async function hourWithoutNotifications(): Promise<Figures> {
  const app = await MeteredApp.start({ plan: PLAN, notified: false })
  await minutesOutForApproval(app)
  await app.pass(HOUR)
  const hour = await app.costOf(() => app.pass(HOUR))
  await app.end()
  return hour
}

function inWords(figures: Figures): string {
  const parts = [...figures].filter(([, { units }]) => units > 0)
  return `${unitsOf(figures)} (${parts.map(([purpose, { units }]) => `${purpose} ${units}`).join(', ')})`
}
