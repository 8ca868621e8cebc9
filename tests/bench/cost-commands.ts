import { auditList } from '../../src/matters/audit'
import type { MinutesPage } from '../../src/minutes/api'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER, manyPeople, testPlan } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'
import { type Figures, table, unitsOf } from './figures'
import { FiguresWrong, type MeteredApp } from './metered-app'

/** Sixty people who can be asked besides those of the sample plan. */
export const CROWD = manyPeople(60)
export const PLAN = testPlan((plan) => ({ ...plan, people: [...plan.people, ...CROWD] }))
export const DEADLINE = '2026-03-27'

const MINUTE = 60_000

/** The card of these minutes in the channel. */
export function cardInChannel({ teams }: MeteredApp, id: string): Shown {
  const card = teams.shownIn(CHANNEL_283).find((shown) => JSON.stringify(cardOf(shown)).includes(id))
  if (!card) throw new FiguresWrong([`there is no card of ${id} in the channel`])
  return card
}

/** Presses the button in Teams by which a person approves. */
export async function approveInTeams(app: MeteredApp, person: string, on: Shown, id: string): Promise<void> {
  const action = { type: 'Action.Execute', verb: 'minutes.approve', data: { id, version: 1 } }
  const { body } = await app.clients.execute(person, on, action)
  if (!/godkännande är sparat|approval is saved/.test(JSON.stringify(body)))
    throw new FiguresWrong([`${person} could not approve: ${JSON.stringify(body).slice(0, 200)}`])
}

/** What one command cost, and what it had cost in the quarter of an hour after it. */
export interface CommandCost {
  readonly name: string
  readonly command: Figures
  readonly afterwards: Figures
  readonly auditRows: number
}

/** One set of minutes from its first draft to its end, each command alone, with a quarter of an hour after it. */
export async function commandsAlone(app: MeteredApp): Promise<readonly CommandCost[]> {
  const costs: CommandCost[] = []
  const leader = app.tab(LEADER)
  const alone = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const before = app.simulator.items(auditList.name).length
    let result: T | undefined
    const command = await app.costOf(async () => {
      result = await run()
    })
    const afterwards = await app.costOf(() => app.pass(15 * MINUTE))
    costs.push({ name, command, afterwards, auditRows: app.simulator.items(auditList.name).length - before })
    return result as T
  }
  const approve = (person: string) => approveInTeams(app, person, cardInChannel(app, id), id)
  const suggest = (text: string) =>
    app.tab(FATIMA).post(path('suggestions'), { kind: 'remark', version: 1, partId: 's1', text })
  const { id } = await alone('hand in', () => leader.draft(meetingNotes([INES, FATIMA, AMIR])))
  const path = (action: string) => `/api/minutes/${id}/${action}`
  await alone('send for approval', () => leader.send(id, 1, DEADLINE))
  await alone('approve', () => approve(INES))
  const page = await alone('remark', () => suggest('Kampanjen börjar i oktober.'))
  const [remark] = (page as MinutesPage).suggestions
  await alone('answer a remark', () =>
    leader.post(path(`suggestions/${remark?.id}/decline`), { reason: 'Nej' }),
  )
  await approve(FATIMA)
  await approve(AMIR)
  await app.pass(15 * MINUTE)
  await alone('finish', () => leader.post(path('finish')))
  return costs
}

/** How sixty people approve: in so many milliseconds, while each request to SharePoint takes so long. */
export interface Burst {
  readonly name: string
  readonly within: number
  readonly latency: number
}

/** Sixty people approve the same minutes. They and SharePoint keep to the machine's own time, not to the bench's. */
export async function burst(app: MeteredApp, { name, within, latency }: Burst): Promise<CommandCost> {
  const people = CROWD.map(({ id }) => id)
  const { id } = await app.tab(LEADER).draft(meetingNotes(people))
  await app.tab(LEADER).send(id, 1, DEADLINE)
  await app.pass(15 * MINUTE)
  const card = cardInChannel(app, id)
  const before = app.simulator.items(auditList.name).length
  // Connections to Samsyn are there already, as in an office on a working day.
  await Promise.all(people.map((person) => app.tab(person).get('/api/me')))
  const slow = { slow: latency, when: 'before' } as const
  if (latency > 0) app.simulator.faults.add({ times: Number.POSITIVE_INFINITY, how: slow })
  const press = async (person: string, i: number) => {
    if (within > 0) await new Promise((resolve) => setTimeout(resolve, (i * within) / people.length))
    await approveInTeams(app, person, card, id)
  }
  const command = await app.costOf(() => Promise.all(people.map(press)))
  app.simulator.faults.clear()
  const afterwards = await app.costOf(() => app.pass(15 * MINUTE))
  const auditRows = app.simulator.items(auditList.name).length - before
  return { name, command, afterwards, auditRows }
}

/** The costs as a table; `times` is how many commands each row stands for. */
export function commandTable(costs: readonly (CommandCost & { readonly times?: number })[]): string {
  const head = ['', 'the command', 'audit', '(rows)', 'posting', 'settling', 'following', 'each command']
  const rows = costs.map(({ name, command, afterwards, auditRows, times = 1 }) => [
    name,
    unitsOf(command, 'command'),
    unitsOf(command, 'audit') + unitsOf(afterwards, 'audit'),
    `(${auditRows})`,
    unitsOf(command, 'posting') + unitsOf(afterwards, 'posting'),
    unitsOf(command, 'settling') + unitsOf(afterwards, 'settling'),
    unitsOf(command, 'following') + unitsOf(afterwards, 'following'),
    (unitsOf(command, 'command') / times).toFixed(2),
  ])
  return table([head, ...rows])
}
