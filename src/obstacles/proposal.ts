import type { DecisionStage, DecisionState, Origin, Proposal } from '../decisions/state'
import { formatDay } from '../i18n/format'
import { translator } from '../i18n/translator'
import { SAMSYN } from '../kernel/circumstances'
import type { Refusal } from '../kernel/decision'
import { dayOf } from '../kernel/zone'
import type { Person, PersonId, Plan } from '../plan/model'
import { processInWords } from './cards/words'
import { returnOutcome } from './outcome'
import type { Obstacles } from './service'
import type { ObstacleState } from './state'

/** A proposal as an obstacle makes it. */
export interface NewProposal {
  readonly by: PersonId
  readonly proposal: Proposal
  readonly text: string
  readonly origin: Origin
}

/** What obstacles ask of proposals and decisions. */
export interface Proposals {
  load(id: string): Promise<DecisionState | undefined>
  /** Proposes on Samsyn's own behalf; a proposal that is there already stays as it is. */
  propose(id: string, proposal: NewProposal): Promise<Refusal | undefined>
  /** How far a proposal has come; `undefined` where this person may not see it. */
  stageFor(person: Person, id: string): Promise<DecisionStage | undefined>
}

/** What is kept for everybody is written in the plan's first language. */
const t = translator('sv')

/**
 * Brings a lifted obstacle and its proposal together: makes the proposal if it is not there yet, else takes home what the
 * steering group has done with it. What was refused, if anything was.
 */
export async function followLifted(
  id: string,
  obstacles: Obstacles,
  proposals: Proposals,
): Promise<Refusal | undefined> {
  const state = (await obstacles.matters.load(id))?.state
  if (state?.stage !== 'lifted' || state.decisionId === undefined) return undefined
  const proposal = await proposals.load(state.decisionId)
  if (!proposal) return proposals.propose(state.decisionId, proposalOf(state, obstacles.world.plan()))
  await returnOutcome(obstacles, proposal)
  return undefined
}

/** The draft: what is in the way as its background, the proposed measure as its text. Whoever lifted it goes on with it. */
export function proposalOf(state: ObstacleState, plan: Plan): NewProposal {
  const process = plan.process(state.process)
  return {
    by: state.liftedBy ?? SAMSYN.id,
    proposal: {
      title: state.title,
      background: `${state.text}\n\n${whereFrom(state, plan)}`,
      links: [],
      mandates: [],
      recipients: [t('obstacles.process', { process: processInWords(state.process, plan) })],
      // A process that has left the plan since is still named in words.
      ...(process ? { process: process.number } : {}),
      askedOfConflict: [],
      sealed: false,
    },
    text: state.proposedMeasure ?? '',
    origin: { kind: 'obstacle', id: state.id },
  }
}

function whereFrom(state: ObstacleState, plan: Plan): string {
  const named = (id: string) => plan.person(id)?.name ?? t('someone')
  const on = (instant: string) => formatDay('sv', dayOf(instant), '', false)
  return t('obstacles.background', {
    process: processInWords(state.process, plan),
    name: named(state.by),
    day: on(state.at),
    leader: named(state.liftedBy ?? ''),
    liftedDay: on(state.liftedAt ?? state.at),
  })
}
