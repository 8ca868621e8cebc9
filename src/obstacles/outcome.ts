import type { DecisionState, Outcome } from '../decisions/state'
import { SAMSYN } from '../kernel/circumstances'
import type { Obstacles } from './service'
import type { ObstacleOutcome } from './state'

/** What the steering group has done with the proposal of an obstacle, as the obstacle is told it. */
export interface OutcomesForObstacle {
  readonly obstacle: string
  readonly decisionId: string
  /** In their order; none that still waits for its paragraph, nor what comes after it. */
  readonly outcomes: readonly ObstacleOutcome[]
}

/** What an obstacle is to be told of this proposal; `undefined` for a proposal that does not come from one. */
export function outcomeOfObstacle(decision: DecisionState): OutcomesForObstacle | undefined {
  const { origin, id, outcomes } = decision
  if (origin?.kind !== 'obstacle') return undefined
  const waiting = outcomes.findIndex(({ kind, paragraph }) => kind !== 'withdrawn' && !paragraph)
  const ready = waiting < 0 ? outcomes : outcomes.slice(0, waiting)
  return { obstacle: origin.id, decisionId: id, outcomes: ready.map(told) }
}

function told({ no, kind, at, day, by, text, reason, paragraph }: Outcome): ObstacleOutcome {
  const decided = kind === 'decided' ? text : ''
  return { no, kind, at, day, by, text: decided, reason, ...(paragraph ? { paragraph } : {}) }
}

/** Tells the obstacle of every outcome that it has not been told of; writes nothing when it has been told of all. */
export async function returnOutcome(obstacles: Obstacles, decision: DecisionState): Promise<void> {
  const news = outcomeOfObstacle(decision)
  if (!news || news.outcomes.length === 0) return
  const { obstacle, decisionId, outcomes } = news
  const state = (await obstacles.matters.load(obstacle))?.state
  if (state?.stage !== 'lifted' || state.decisionId !== decisionId) return
  for (const outcome of outcomes.slice(state.outcomes.length))
    await obstacles.matters.execute(obstacle, { type: 'return-outcome', decisionId, outcome }, SAMSYN)
}
