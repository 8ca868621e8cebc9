import type { ObstacleEvent } from './events'
import type { ObstacleOutcome, ObstacleState, Treatment } from './state'

/** The state after an event. */
export function evolve(state: ObstacleState | undefined, event: ObstacleEvent): ObstacleState {
  if (event.type === 'raised') return raised(event)
  if (!state) throw new NoObstacle(event.type)
  switch (event.type) {
    case 'revised': {
      const { title, text, at } = event
      return { ...state, title, text, version: state.version + 1, revisedAt: at }
    }
    case 'solved':
      return { ...state, stage: 'solved', solution: event.solution }
    case 'lifted': {
      const { by, at, text } = event.measure
      const { decisionId } = event
      return { ...state, stage: 'lifted', proposedMeasure: text, liftedBy: by, liftedAt: at, decisionId }
    }
    case 'outcome-returned':
      return {
        ...state,
        stage: endsTreatment(event.outcome) ? 'answered' : 'lifted',
        outcomes: [...state.outcomes, event.outcome],
      }
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawal: event.withdrawal }
    case 'taken-up':
      return takenUp(state, event)
  }
}

/** What is tabled or referred back comes again; the rest is the end of it. */
function endsTreatment({ kind }: ObstacleOutcome): boolean {
  return kind === 'decided' || kind === 'withdrawn'
}

function raised({ type: _, ...event }: Extract<ObstacleEvent, { type: 'raised' }>): ObstacleState {
  return { ...event, version: 1, stage: 'raised', outcomes: [], earlier: [] }
}

/** What was done is kept, and it begins anew. */
function takenUp(state: ObstacleState, event: Extract<ObstacleEvent, { type: 'taken-up' }>): ObstacleState {
  const { solution, proposedMeasure, liftedBy, liftedAt, decisionId, outcomes, ...rest } = state
  const treatment: Treatment = {
    ...(solution ? { solution } : {}),
    ...(proposedMeasure !== undefined ? { proposedMeasure } : {}),
    ...(liftedBy !== undefined ? { liftedBy } : {}),
    ...(liftedAt !== undefined ? { liftedAt } : {}),
    ...(decisionId !== undefined ? { decisionId } : {}),
    outcomes,
  }
  const earlier = [...state.earlier, { ...treatment, takenUp: event.takenUp }]
  return { ...rest, stage: 'raised', outcomes: [], earlier }
}

/** An event of an obstacle that was never raised: the stored events are damaged. */
export class NoObstacle extends Error {
  constructor(type: string) {
    super(`The event ${type} belongs to no obstacle`)
  }
}
