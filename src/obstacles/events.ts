import type { Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { Act, ObstacleOutcome } from './state'

/** What happened to an obstacle. */
export type ObstacleEvent =
  | {
      type: 'raised'
      id: string
      process: ProcessNumber
      by: PersonId
      at: Instant
      title: string
      text: string
    }
  | { type: 'revised'; title: string; text: string; at: Instant }
  | { type: 'solved'; solution: Act }
  /** `decisionId`: the proposal that it becomes. */
  | { type: 'lifted'; measure: Act; decisionId: string }
  | { type: 'outcome-returned'; decisionId: string; outcome: ObstacleOutcome }
  | { type: 'withdrawn'; withdrawal: Act }
  | { type: 'taken-up'; takenUp: Act }
