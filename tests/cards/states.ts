import { type CardView, cardView, type Links } from '../../src/cards/view'
import { isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { MinutesContent, MinutesKind } from '../../src/minutes/content'
import type { MinutesEvent } from '../../src/minutes/events'
import { evolve } from '../../src/minutes/evolve'
import { decide, type MinutesCommand } from '../../src/minutes/model'
import type { MinutesState } from '../../src/minutes/state'
import { writtenVersion } from '../../src/minutes/written-version'
import { type Language, makePlan, type Plan } from '../../src/plan/model'
import { CHAIR, LEADER, testPlan } from '../support/people'
import { meetingNotes } from '../support/tab-client'

const page = (path: string) => `https://samsyn.example/tab/${path}`
const links: Links = {
  home: () => page(''),
  newMinutes: () => page('minutes/new'),
  minutes: (id, version) => page(`minutes/${id}${version === undefined ? '' : `/v/${version}`}`),
  page,
}

export const PLAN = makePlan(testPlan())

/** How a card is seen at a moment, in a language. */
export function viewAt(language: Language, now = '2026-03-19T10:00:00.000Z', plan: Plan = PLAN): CardView {
  return cardView(language, dayOf(now), plan, links)
}

type Step = readonly [by: string, at: string, command: MinutesCommand]

/** The state that these commands lead to; a refusal is a mistake of the test. */
export function stateAfter(plan: Plan, ...steps: readonly Step[]): MinutesState {
  let state: MinutesState | undefined
  for (const [by, now, command] of steps) {
    const actor = plan.person(by)
    if (!actor) throw new TypeError(`${by} is not in the plan`)
    const decision = decide(state, command, { matterId: 'matter1', actor, now, today: dayOf(now), plan })
    if (isRefusal(decision)) throw new TypeError(`${command.type} is refused: ${decision.refused}`)
    state = (decision.events as readonly MinutesEvent[]).reduce<MinutesState | undefined>(evolve, state)
  }
  if (!state) throw new TypeError('there are no steps')
  return state
}

export const DEADLINE = '2026-03-26'

export function drafted(content: MinutesContent, kind: MinutesKind = 'process'): Step {
  const process = kind === 'process' ? { process: '2.8.3' } : {}
  const version = writtenVersion(content, 'matter1/v/1')
  return [LEADER, '2026-03-16T09:00:00.000Z', { type: 'draft', kind, ...process, version }]
}

export function revised(base: number, content: MinutesContent): Step {
  const version = writtenVersion(content, `matter1/v/${base + 1}`)
  return [LEADER, '2026-03-18T09:00:00.000Z', { type: 'revise', base, version }]
}

export const sent = (version = 1): Step => [
  LEADER,
  '2026-03-18T09:30:00.000Z',
  { type: 'send', version, deadline: DEADLINE },
]

export const approves = (by: string, version = 1): Step => [
  by,
  '2026-03-19T09:42:00.000Z',
  { type: 'approve', version },
]

export function remarks(by: string, text: string, partId = 's2', id = 'r1'): Step {
  const suggestion = {
    id,
    kind: 'remark',
    version: 1,
    partId,
    excerpt: text,
    textKey: `matter1/s/${id}`,
  } as const
  return [by, '2026-03-19T09:10:00.000Z', { type: 'suggest', ...suggestion }]
}

export const byLeader = (command: MinutesCommand, at = '2026-03-19T09:50:00.000Z'): Step => [
  LEADER,
  at,
  command,
]

/** Notes of a steering meeting, chaired by the chair of the steering group. */
export function steeringNotes(): MinutesContent {
  return meetingNotes([CHAIR, 'steering-2'], { title: 'Styrgruppsmöte', chair: CHAIR })
}
