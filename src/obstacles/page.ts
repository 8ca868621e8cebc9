import type { CardView } from '../cards/view'
import type { Person } from '../plan/model'
import type { ObstacleMayDo, ObstaclePage, ObstacleSummary, ProposalLine } from './api'
import { processInWords, waitsFor } from './cards/words'
import { leadersOf, type ObstacleAct, standingOf, wayOf, whyNot } from './rules'
import type { ObstacleState } from './state'

/** An obstacle as a line in a list. */
export function summaryOf(state: ObstacleState, person: Person, { t, plan }: CardView): ObstacleSummary {
  const { id, process, title, by, at, stage } = state
  const standing = standingOf(state)
  const { paragraph } = state.outcomes.at(-1) ?? {}
  return {
    ...{ id, process, title, by, at, stage, standing },
    processInWords: processInWords(process, plan),
    status: t(`obstacles.standing.${standing}`),
    waitsForMe: waitsFor(state, person.id, plan),
    ...(paragraph ? { paragraph } : {}),
  }
}

/** Everything that the page of one obstacle shows to this person. */
export function pageOf(
  state: ObstacleState,
  person: Person,
  view: CardView,
  proposal: ProposalLine | undefined,
): ObstaclePage {
  const { text, version, revisedAt } = state
  return {
    ...summaryOf(state, person, view),
    ...{ text, version },
    ...(revisedAt !== undefined ? { revisedAt } : {}),
    leaders: leadersOf(state.process, view.plan),
    way: wayOf(state),
    ...(proposal ? { proposal } : {}),
    may: mayDo(state, person),
  }
}

/** Which buttons a person gets. Each rule is asked again when its button is pressed. */
function mayDo(state: ObstacleState, person: Person): ObstacleMayDo {
  const may = (act: ObstacleAct) => whyNot(act, state, person) === undefined
  return {
    revise: may('revise'),
    solve: may('solve'),
    lift: may('lift'),
    withdraw: may('withdraw'),
    takeUpAgain: may('take-up-again'),
  }
}
