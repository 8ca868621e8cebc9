import { type Refusal, refuse } from '../kernel/decision'
import { hasRole, type Person, type PersonId, type Plan, type Process } from '../plan/model'
import type { ObstacleStanding, ObstacleState, Treatment, WayStep } from './state'

/** What people do with an obstacle that has been raised. */
export type ObstacleAct = 'revise' | 'solve' | 'lift' | 'withdraw' | 'take-up-again'

/** Times that an obstacle can be taken up again; after that it is better raised anew than read. */
const MAX_TREATMENTS = 10

/** The process leaders stand in for each other (final report §9.3): each may act for every process. */
export function mayLead(person: Person): boolean {
  return hasRole(person, 'process-leader')
}

/** The processes in which a person may raise an obstacle: an ambassador in their own, a process leader in all (domain S5). */
export function processesToRaiseIn(person: Person, plan: Plan): readonly Process[] {
  return mayLead(person) ? plan.processes : plan.processes.filter((p) => person.processes.includes(p.number))
}

/** Who is to take up an obstacle of this process: its leader; every process leader where it has none any more. */
export function leadersOf(process: string, plan: Plan): readonly PersonId[] {
  const leader = plan.person(plan.process(process)?.leader ?? '')
  if (leader && mayLead(leader)) return [leader.id]
  return plan.withRole('process-leader').map(({ id }) => id)
}

/**
 * Who may read an obstacle: those who work in its process, who raised it, process leaders and the steering group;
 * others who follow the steering group's work from when it was lifted to it.
 */
export function mayRead(state: ObstacleState, person: Person): boolean {
  if (person.id === state.by || person.processes.includes(state.process)) return true
  if (mayLead(person) || hasRole(person, 'steering-member') || hasRole(person, 'steering-chair')) return true
  return wasLifted(state) && (hasRole(person, 'guest') || hasRole(person, 'controller'))
}

/** Whether it was ever before the steering group. */
function wasLifted(state: ObstacleState): boolean {
  return [state, ...state.earlier].some(({ decisionId }) => decisionId !== undefined)
}

/** Why this person cannot do this with the obstacle as it stands, if not. */
export function whyNot(act: ObstacleAct, state: ObstacleState, actor: Person): Refusal | undefined {
  return whyNotThisPerson(act, state, actor) ?? whyNotNow(act, state)
}

function whyNotThisPerson(act: ObstacleAct, state: ObstacleState, actor: Person): Refusal | undefined {
  const isRaiser = actor.id === state.by
  if (act === 'revise') return isRaiser ? undefined : refuse('only-raiser')
  if (mayLead(actor)) return undefined
  if (act === 'withdraw') return isRaiser ? undefined : refuse('only-raiser-or-leader')
  return refuse('only-process-leader')
}

function whyNotNow(act: ObstacleAct, state: ObstacleState): Refusal | undefined {
  const takesUp = act === 'take-up-again'
  switch (state.stage) {
    case 'raised':
      return takesUp ? refuse('still-open') : undefined
    case 'lifted':
      return refuse('lifted-already')
    case 'withdrawn':
      return refuse('withdrawn-already')
    case 'solved':
      return takesUp ? whyNotOnceMore(state) : refuse('solved-already')
    case 'answered':
      return takesUp ? whyNotOnceMore(state) : refuse('answered-already')
  }
}

function whyNotOnceMore({ earlier }: ObstacleState): Refusal | undefined {
  return earlier.length >= MAX_TREATMENTS ? refuse('too-often', { max: MAX_TREATMENTS }) : undefined
}

/** How it stands, told finer than the stage. */
export function standingOf(state: ObstacleState): ObstacleStanding {
  const kind = state.outcomes.at(-1)?.kind
  if (state.stage === 'answered') return kind === 'withdrawn' ? 'proposal-withdrawn' : 'decided'
  if (state.stage === 'lifted' && (kind === 'tabled' || kind === 'referred-back')) return kind
  return state.stage
}

/** Id of the proposal that an obstacle becomes when it is lifted now: each time that it is lifted it is a new one. */
export function decisionIdFor(id: string, earlier: readonly Treatment[]): string {
  const before = earlier.filter(({ decisionId }) => decisionId !== undefined).length
  return `decision-${id.replace(/^obstacle-/, '')}${before === 0 ? '' : `-${before + 1}`}`
}

/** Everything that was done about the obstacle, oldest first. */
export function wayOf(state: ObstacleState): readonly WayStep[] {
  const { by, at, withdrawal } = state
  return [
    { is: 'raised', by, at },
    ...state.earlier.flatMap((treatment): readonly WayStep[] => [
      ...stepsOf(treatment),
      { is: 'taken-up', ...treatment.takenUp },
    ]),
    ...stepsOf(state),
    ...(withdrawal ? [{ is: 'withdrawn', ...withdrawal } as const] : []),
  ]
}

function stepsOf(treatment: Treatment): readonly WayStep[] {
  const { solution, proposedMeasure = '', liftedBy = '', liftedAt = '', decisionId, outcomes } = treatment
  const lifted: readonly WayStep[] =
    decisionId === undefined
      ? []
      : [
          { is: 'lifted', by: liftedBy, at: liftedAt, text: proposedMeasure, decisionId },
          ...outcomes.map((outcome): WayStep => ({ is: 'outcome', decisionId, ...outcome })),
        ]
  return [...lifted, ...(solution ? [{ is: 'solved', ...solution } as const] : [])]
}
