import { seeded } from '../support/graph/faults'
import { INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { approveInTeams, CROWD, cardInChannel, DEADLINE, PLAN } from './cost-commands'
import { NaiveSamsyn } from './cost-naive'
import { type Figures, table, unitsOf } from './figures'
import { FiguresWrong, MeteredApp } from './metered-app'

/** A way of looking at minutes. */
export type Look = 'list' | 'page' | 'my matters' | 'card' | 'document'

/** One thing that somebody does; `meeting` counts from 0, `after` in milliseconds from eight o'clock. */
export interface Step {
  readonly after: number
  readonly meeting: number
  readonly person: string
  readonly does:
    | 'hand in'
    | 'send'
    | 'approve'
    | 'approve last'
    | 'remark'
    | 'answer'
    | 'finish'
    | { readonly looks: Look }
}

/** What a day cost. */
export interface DayCost {
  readonly figures: Figures
  /** Most units in any one minute of the clock. */
  readonly busiestMinute: number
  readonly throttled: number
}

const MINUTE = 60_000
const MEETINGS = 40
const APPROVALS = 500
const LOOKS: Readonly<Record<Look, number>> = {
  list: 500,
  page: 800,
  'my matters': 300,
  card: 250,
  document: 150,
}

/** A day of work: forty meetings handed in, 500 approvals, a remark on each, and 2,000 looks. The same at each run. */
export function dayOfWork(): readonly Step[] {
  const random = seeded(20_261_122)
  const between = (from: number, to: number) => Math.round(from + random() * (to - from))
  const steps = Array.from({ length: MEETINGS }, (_, meeting) => stepsOf(meeting, between)).flat()
  const sent = (at: number) => steps.filter(({ does, after }) => does === 'send' && after < at - 3 * MINUTE)
  for (const [look, count] of Object.entries(LOOKS) as [Look, number][]) {
    for (let i = 0; i < count; i++) {
      const after = between(20 * MINUTE, 600 * MINUTE)
      const there = sent(after)
      const meeting = there[between(0, there.length - 1)]?.meeting ?? 0
      steps.push({ after, meeting, person: approversOf(meeting)[0] ?? INES, does: { looks: look } })
    }
  }
  return steps.sort((a, b) => a.after - b.after)
}

/** Half of them answer within ten minutes, the others in the course of two hours. */
function stepsOf(meeting: number, between: (from: number, to: number) => number): Step[] {
  const start = 5 * MINUTE + meeting * 12 * MINUTE
  const sent = start + 5 * MINUTE
  const approvers = approversOf(meeting)
  const times = approvers
    .map((_, i) => sent + between(3 * MINUTE, i % 2 === 0 ? 10 * MINUTE : 120 * MINUTE))
    .sort((a, b) => a - b)
  const last = Math.max(times.at(-1) ?? 0, sent + 12 * MINUTE)
  const remarker = approvers.at(-1) ?? INES
  return [
    { after: start, meeting, person: LEADER, does: 'hand in' },
    { after: sent, meeting, person: LEADER, does: 'send' },
    { after: sent + 2 * MINUTE, meeting, person: remarker, does: 'remark' },
    { after: sent + 11 * MINUTE, meeting, person: LEADER, does: 'answer' },
    ...approvers
      .slice(0, -1)
      .map((person, i): Step => ({ after: times[i] ?? last, meeting, person, does: 'approve' })),
    { after: last, meeting, person: remarker, does: 'approve last' },
    { after: last + 5 * MINUTE, meeting, person: LEADER, does: 'finish' },
  ]
}

/** Twelve or thirteen of the crowd, other ones at each meeting. */
function approversOf(meeting: number): readonly string[] {
  const count = Math.floor(APPROVALS / MEETINGS) + (meeting % 2)
  return Array.from({ length: count }, (_, i) => CROWD[(meeting * 7 + i) % CROWD.length]?.id ?? '')
}

/** The day as Samsyn is built, until all that followed on it is done. */
export async function dayInSamsyn(): Promise<DayCost> {
  const app = await MeteredApp.start({ plan: PLAN, notified: true, at: '2026-03-18T06:00:00.000Z' })
  app.simulator.throttle.limits = { perMinute: 1_250, perDay: 1_200_000, retryAfter: true }
  const began = app.clock.millis()
  const ids: string[] = []
  const figures = await app.costOf(async () => {
    for (const step of dayOfWork()) {
      await app.passUntil(began + step.after)
      await does(app, step, ids)
    }
    await app.pass(60 * MINUTE)
  })
  const requests = app.simulator.meter.log.filter(({ at }) => at >= began)
  const finished = app.simulator.items('Minutes').filter(({ FinishedAt }) => FinishedAt != null).length
  if (finished !== MEETINGS) throw new FiguresWrong([`${finished} minutes were finished`])
  await app.end()
  return { figures, ...most(requests) }
}

async function does(app: MeteredApp, { meeting, person, does: what }: Step, ids: string[]): Promise<void> {
  const tab = app.tab(person)
  const id = ids[meeting] ?? ''
  const path = (action: string) => `/api/minutes/${id}/${action}`
  if (typeof what === 'object') return looks(app, person, id, what.looks)
  switch (what) {
    case 'hand in':
      ids[meeting] = (await tab.draft(meetingNotes(approversOf(meeting), { title: `Träff ${meeting}` }))).id
      return
    case 'send':
      return void (await tab.send(id, 1, DEADLINE))
    case 'approve':
    case 'approve last':
      return approveInTeams(app, person, cardInChannel(app, id), id)
    case 'remark': {
      const remark = { kind: 'remark', version: 1, partId: 's1', text: 'Kampanjen börjar i oktober.' }
      return void (await tab.post(path('suggestions'), remark))
    }
    case 'answer': {
      const [remark] = (await tab.page(id)).suggestions
      return void (await tab.post(path(`suggestions/${remark?.id}/decline`), { reason: 'Den börjar i maj.' }))
    }
    case 'finish':
      return void (await tab.post(path('finish')))
  }
}

async function looks(app: MeteredApp, person: string, id: string, look: Look): Promise<void> {
  const tab = app.tab(person)
  if (look === 'list') await tab.get('/api/minutes')
  else if (look === 'page') await tab.page(id)
  else if (look === 'my matters') await tab.get('/api/my')
  else if (look === 'document') await tab.file(`/api/minutes/${id}/document?format=docx`)
  else await app.clients.execute(person, cardInChannel(app, id), refreshOf(id), 'automatic')
}

const refreshOf = (id: string) => ({ type: 'Action.Execute', verb: 'minutes.view', data: { id } })

/** The same day without a copy of the lists and without gathering. Nothing of what is posted in Teams is counted. */
export async function dayInTheObviousWay(): Promise<DayCost> {
  const naive = await NaiveSamsyn.start()
  for (const step of dayOfWork()) {
    naive.moveTo(step.after)
    await naive.does(step)
  }
  const { figures, requests } = await naive.end()
  return { figures, ...most(requests) }
}

function most(requests: readonly { readonly at: number; readonly units: number; readonly status: number }[]) {
  const byMinute = new Map<number, number>()
  for (const { at, units } of requests) {
    const minute = Math.floor(at / MINUTE)
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + units)
  }
  const throttled = requests.filter(({ status }) => status === 429).length
  return { busiestMinute: Math.max(...byMinute.values()), throttled }
}

/** Both days side by side. */
export function dayTable(samsyn: DayCost, obvious: DayCost): string {
  const purposes = ['command', 'looks', 'audit', 'posting', 'settling', 'following']
  const of = (day: DayCost, purpose: string) => unitsOf(day.figures, purpose)
  const [ours, theirs] = [unitsOf(samsyn.figures), unitsOf(obvious.figures)]
  return table([
    [`A day of work: ${MEETINGS} meetings, ${APPROVALS} approvals, 2,000 looks`, 'Samsyn', 'the obvious way'],
    ...purposes.map((purpose) => [`  ${purpose}`, of(samsyn, purpose), of(obvious, purpose)]),
    ['  altogether', ours, theirs],
    ['  altogether but for posting', ours - of(samsyn, 'posting'), theirs],
    ['  busiest minute (allowed: 1,250)', samsyn.busiestMinute, obvious.busiestMinute],
    ['  requests throttled', samsyn.throttled, obvious.throttled],
  ])
}
