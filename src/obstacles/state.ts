import type { Outcome, Paragraph } from '../decisions/state'
import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'

/** Longest texts of an obstacle, in UTF-16 units; a longer one is refused, never cut. */
export const TITLE_LIMIT = 120
export const TEXT_LIMIT = 4_000
export const MEASURE_LIMIT = 2_000
export const REASON_LIMIT = 1_000

/** `answered`: the steering group has decided, or its proposal was withdrawn. */
export type ObstacleStage = 'raised' | 'solved' | 'lifted' | 'answered' | 'withdrawn'

/** How an obstacle stands, told finer than its stage: what the steering group last did counts, too. */
export type ObstacleStanding =
  | 'raised'
  | 'solved'
  | 'lifted'
  | 'tabled'
  | 'referred-back'
  | 'decided'
  | 'proposal-withdrawn'
  | 'withdrawn'

/** What became of the proposal in the steering group, at one time. */
export interface ObstacleOutcome {
  /** Counts the outcomes of the proposal from 1. */
  readonly no: number
  readonly kind: Outcome['kind']
  readonly at: Instant
  readonly day: Day
  readonly by: PersonId
  /** What was decided; empty when the proposal was put off or withdrawn. */
  readonly text: string
  /** Why it was put off or withdrawn; empty for a decision. */
  readonly reason: string
  readonly paragraph?: Paragraph
}

/** Something that somebody did, with the words that go with it. */
export interface Act {
  readonly by: PersonId
  readonly at: Instant
  readonly text: string
}

/** What has been done about the obstacle since it was raised, or since it was last taken up again. */
export interface Treatment {
  /** How the process leader solved it. */
  readonly solution?: Act
  /** The measure that the steering group is asked for. */
  readonly proposedMeasure?: string
  readonly liftedBy?: PersonId
  readonly liftedAt?: Instant
  /** Id of the proposal that it becomes; the proposal itself follows right after. */
  readonly decisionId?: string
  readonly outcomes: readonly ObstacleOutcome[]
}

/** A treatment that did not help, and why the obstacle was taken up again. */
export interface EarlierTreatment extends Treatment {
  readonly takenUp: Act
}

/** The whole state of one obstacle (domain S5): one item of the list, changed only by `evolve`. */
export interface ObstacleState extends Treatment {
  readonly id: string
  readonly process: ProcessNumber
  readonly by: PersonId
  readonly at: Instant
  readonly title: string
  readonly text: string
  /** Counts the wordings from 1: whoever acts on the obstacle says which one they had before them. */
  readonly version: number
  readonly revisedAt?: Instant
  readonly stage: ObstacleStage
  readonly withdrawal?: Act
  readonly earlier: readonly EarlierTreatment[]
}

/** One step of the way of an obstacle. `text`: the solution, the proposed measure, or the reason. */
export type WayStep =
  | { readonly is: 'raised'; readonly at: Instant; readonly by: PersonId }
  | ({ readonly is: 'solved' | 'withdrawn' | 'taken-up' } & Act)
  | ({ readonly is: 'lifted'; readonly decisionId: string } & Act)
  | ({ readonly is: 'outcome'; readonly decisionId: string } & ObstacleOutcome)
