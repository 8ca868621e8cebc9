import type { DecisionStage, Paragraph } from '../decisions/state'
import type { Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { ObstacleStage, ObstacleStanding, WayStep } from './state'

/** An obstacle as a line in a list. */
export interface ObstacleSummary {
  readonly id: string
  readonly process: ProcessNumber
  /** The process in words, such as `2.8.3 Kommunikation`. */
  readonly processInWords: string
  readonly title: string
  /** Who raised it, and when. */
  readonly by: PersonId
  readonly at: Instant
  readonly stage: ObstacleStage
  readonly standing: ObstacleStanding
  /** The standing in words, in the person's language. */
  readonly status: string
  /** This person leads the process and has not taken it up yet. */
  readonly waitsForMe: boolean
  /** The paragraph of the newest outcome, where it has one. */
  readonly paragraph?: Paragraph
}

/** `GET /api/obstacles`: what this person may see, newest first. */
export interface ObstacleList {
  readonly obstacles: readonly ObstacleSummary[]
  /** The processes in which this person may raise an obstacle, in the plan's order; none when they may not. */
  readonly mayRaiseIn: readonly ProcessNumber[]
}

/** Everything that the page of one obstacle shows to one person. What every `POST` answers, too. */
export interface ObstaclePage extends ObstacleSummary {
  readonly text: string
  /** The wording shown; sent along with `solve` and `lift`. */
  readonly version: number
  readonly revisedAt?: Instant
  /** Who is to take it up: the leader of the process. */
  readonly leaders: readonly PersonId[]
  /** Everything that was done about it, oldest first. */
  readonly way: readonly WayStep[]
  /** The proposal that it became last, once there is one. */
  readonly proposal?: ProposalLine
  readonly may: ObstacleMayDo
}

/** The proposal in the steering group. `stage` is there when this person may open it. */
export interface ProposalLine {
  readonly id: string
  readonly stage?: DecisionStage
}

/** Which buttons a person gets; the rules are asked again when one is pressed. */
export interface ObstacleMayDo {
  readonly revise: boolean
  readonly solve: boolean
  readonly lift: boolean
  readonly withdraw: boolean
  readonly takeUpAgain: boolean
}

/** `POST /api/obstacles`. */
export interface RaiseBody {
  /** Twenty hexadecimal digits made by the tab, so that an obstacle whose answer was lost is not raised twice. */
  readonly key?: string
  readonly process: ProcessNumber
  readonly title: string
  readonly text: string
}

/** `POST /api/obstacles/:id/revise`. */
export interface ReviseBody {
  readonly title: string
  readonly text: string
}

/** `POST /api/obstacles/:id/solve` and `…/lift`: what was done, or what the steering group is asked for. */
export interface MeasureBody {
  readonly version: number
  readonly measure: string
}

/** `POST /api/obstacles/:id/withdraw` and `…/take-up-again`. */
export interface ReasonBody {
  readonly reason: string
}

/** Why a call was refused, in words, and the page as it now is, where the person may see it (404, 403 and 409). */
export interface ObstacleRefused {
  readonly refused: string
  readonly sentence: string
  readonly page?: ObstaclePage
}
