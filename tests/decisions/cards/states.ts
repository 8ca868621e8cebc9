import type { DecisionCommand } from '../../../src/decisions/commands'
import type { DecisionEvent } from '../../../src/decisions/events'
import { evolve } from '../../../src/decisions/evolve'
import { decide } from '../../../src/decisions/model'
import type { DecisionState, MeetingSnapshot, PositionKind, Proposal } from '../../../src/decisions/state'
import { SAMSYN } from '../../../src/kernel/circumstances'
import { isRefusal } from '../../../src/kernel/decision'
import { dayOf } from '../../../src/kernel/zone'
import { makePlan, type Plan } from '../../../src/plan/model'
import { LEADER, testPlan } from '../../support/people'

/** The steering group of the sample plan, by administration; Marianne chairs it. */
export const MARIANNE = 'steering-chair'
export const ROLF = 'steering-2'
export const SUSANNE = 'steering-3'
export const PETER = 'steering-4'
export const KATARINA = 'steering-5'
export const OSKAR = 'steering-6'
export const HELENA = 'steering-7'
export const MAGNUS = 'steering-8'

export const PLAN = makePlan(testPlan())

/** A Thursday, eleven in the morning in Stockholm; the proposal was put the Monday before. */
export const NOW = '2026-03-19T10:00:00.000Z'
const PUT = '2026-03-16T09:00:00.000Z'
export const DEADLINE = '2026-03-26'

export const TEXT =
  'Personligt ombud blir en fast verksamhet från och med 2025. Kommunen och KSON delar kostnaden lika. Uppdraget följs upp varje år i styrgruppen.'

export const PROPOSAL: Proposal = {
  title: 'Personligt ombud permanentas från 2025',
  background: 'Försöket har pågått i tre år.',
  links: [],
  mandates: [{ body: 'Kommunstyrelsen', paragraph: '§ 25', dnr: 'KS 2024-234', date: '2024-02-07' }],
  recipients: ['Kommunstyrelsen', 'Direktionen för KSON'],
  process: '2.7.1',
  askedOfConflict: [],
  sealed: false,
}

export type Step = readonly [by: string, at: string, command: DecisionCommand]

/** The state that these commands lead to; a refusal is a mistake of the test. */
export function stateOf(steps: readonly Step[], plan: Plan = PLAN): DecisionState {
  let state: DecisionState | undefined
  for (const [by, now, command] of steps) {
    const actor = by === SAMSYN.id ? SAMSYN : plan.person(by)
    if (!actor) throw new TypeError(`${by} is not in the plan`)
    const decision = decide(state, command, { matterId: 'decision-1', actor, now, today: dayOf(now), plan })
    if (isRefusal(decision)) throw new TypeError(`${command.type} by ${by} is refused: ${decision.refused}`)
    state = (decision.events as readonly DecisionEvent[]).reduce<DecisionState | undefined>(evolve, state)
  }
  if (!state) throw new TypeError('there are no steps')
  return state
}

export const drafted = (proposal: Partial<Proposal> = {}, text = TEXT): Step => [
  LEADER,
  PUT,
  { type: 'propose', proposal: { ...PROPOSAL, ...proposal }, text, deadline: DEADLINE },
]

/** Put and open since Monday. */
export const opened = (proposal: Partial<Proposal> = {}, text = TEXT): readonly Step[] => [
  drafted(proposal, text),
  [LEADER, PUT, { type: 'open' }],
]

/** At a later minute with each call, so that the order of things is the order of the steps. */
export const says = (
  by: string,
  kind: PositionKind,
  text = '',
  more: { round?: number; administration?: string; of?: string; at?: string; plan?: Plan } = {},
): Step => {
  const { round = 1, of, at = '2026-03-19T09:42:00.000Z', plan = PLAN } = more
  const administration = more.administration ?? plan.person(of ?? by)?.administration ?? ''
  return [by, at, { type: 'state-position', round, administration, kind, text, ...(of ? { of } : {}) }]
}

export const does = (by: string, command: DecisionCommand, at = '2026-03-19T09:45:00.000Z'): Step => [
  by,
  at,
  command,
]

export const number = (outcome: number, paragraph: number, year = 2026): Step => [
  SAMSYN.id,
  '2026-03-19T09:50:00.000Z',
  { type: 'number', outcome, paragraph: { number: paragraph, year } },
]

export function meeting(more: Partial<MeetingSnapshot> = {}): MeetingSnapshot {
  return {
    id: 'meeting-1',
    seq: 1,
    date: '2026-03-24',
    stage: 'called',
    chair: MARIANNE,
    alternates: [],
    proxies: {},
    ...more,
  }
}

export const follows = (more: Partial<MeetingSnapshot> = {}, at = PUT): Step => [
  SAMSYN.id,
  at,
  { type: 'follow-meeting', meeting: meeting(more), isOff: false },
]

/** Everybody but Kultur och fritid has consented, Magnus has passed the vote to Socialförvaltningen, Susanne has it. */
export const PASSED: readonly Step[] = [
  does(MAGNUS, { type: 'pass-vote', to: 'soc', instruction: 'Vi bifaller om kostnaden delas lika.' }),
  does(SUSANNE, { type: 'answer-proxy', from: 'kof', accepts: true }),
]

export const ALL_CONSENT: readonly Step[] = [MARIANNE, SUSANNE, KATARINA, HELENA, MAGNUS].map((who) =>
  says(who, 'consent'),
)
