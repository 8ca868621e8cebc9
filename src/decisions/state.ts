import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { AdministrationId, Alternate } from '../representation/delegates'
import type { PassedVote, PassedVotes } from '../representation/proxies'

/** Positions on a proposal (domain S4). None of them is a vote in a count: there is no majority. */
export const POSITION_KINDS = ['consent', 'reservation', 'stand-aside', 'objection', 'more-time'] as const
export type PositionKind = (typeof POSITION_KINDS)[number]

/** What one delegate says on a proposal for one administration: their own, or one that has passed its vote to theirs. */
export interface Position {
  readonly administration: AdministrationId
  readonly by: PersonId
  /** `sealed` stands in what is shown to others while positions are sealed; it is never stored. */
  readonly kind: PositionKind | 'sealed'
  /** The reservation, the reason of an objection, or what the time is needed for; may be empty where none is asked for. */
  readonly text: string
  readonly round: number
  readonly at: Instant
  /** The speaker's own administration, where another's vote is spoken for. */
  readonly through?: AdministrationId
  /** The chair who entered what the delegate said aloud. */
  readonly enteredBy?: PersonId
  readonly confirmedAt?: Instant
  /** The text has changed since, and the administration is asked again: it no longer counts, but an objection still stands. */
  readonly askedAgain?: true
  /** Those of the administration who no longer sit and whose earlier positions this one answers for. */
  readonly inPlaceOf?: readonly PersonId[]
}

/** Longest wording of a proposal, in UTF-16 units. */
export const TEXT_LIMIT = 6_000

/** A wording of the proposal. Positions are taken on one round. */
export interface Round {
  readonly no: number
  readonly text: string
  readonly at: Instant
  readonly by: PersonId
  /** The administrations that were asked again when this round began. */
  readonly askedAgain: readonly AdministrationId[]
}

/** A decision of a political body on which the proposal rests (domain S12). */
export interface Mandate {
  readonly body: string
  /** Such as `§ 25`. */
  readonly paragraph: string
  /** Such as `KS 2024-234`. */
  readonly dnr: string
  readonly date: Day | ''
}

/** What is proposed, besides the text itself, which has its rounds. */
export interface Proposal {
  readonly title: string
  readonly background: string
  readonly links: readonly { readonly title: string; readonly url: string }[]
  readonly mandates: readonly Mandate[]
  /** To whom the decision is sent. */
  readonly recipients: readonly string[]
  readonly process?: ProcessNumber
  /** Administrations that the proposer thinks are favoured: their delegates are asked before they take a position. */
  readonly askedOfConflict: readonly AdministrationId[]
  /** Positions are sealed until the chair opens them; chosen by the group for this item. */
  readonly sealed: boolean
}

/** A declared conflict of interest: one delegate leaves the item, or the item favours their whole administration. */
export interface Conflict {
  readonly person: PersonId
  readonly administration: AdministrationId
  readonly scope: 'person' | 'administration'
  readonly reason: string
  readonly at: Instant
  /** The chair who entered what the delegate said aloud. */
  readonly enteredBy?: PersonId
}

/** The meeting that the proposal is on the agenda of, as far as it bears on the proposal. */
export interface MeetingSnapshot {
  readonly id: string
  /** Number of the meeting's last event when this was taken: a later one replaces an earlier one. */
  readonly seq: number
  readonly date: Day
  readonly stage: 'planned' | 'called' | 'ongoing' | 'ended'
  readonly chair: PersonId
  readonly alternates: readonly Alternate[]
  readonly proxies: PassedVotes
}

export interface Paragraph {
  readonly number: number
  readonly year: number
}

/** How one administration stood when the decision was made. Immutable, with names of that day. */
export interface RecordedVoice {
  readonly administration: AdministrationId
  readonly name: string
  readonly how: 'self' | 'proxy' | 'excused'
  readonly proxy?: PassedVote
  readonly positions: readonly Position[]
  readonly conflicts: readonly Conflict[]
}

/** How the group's treatment of the proposal ended, at one time: decided, or put off in one of three ways. */
export interface Outcome {
  /** Counts the outcomes of this proposal from 1: a tabled proposal comes back. */
  readonly no: number
  readonly kind: 'decided' | 'tabled' | 'referred-back' | 'withdrawn'
  readonly at: Instant
  readonly day: Day
  readonly by: PersonId
  readonly round: number
  readonly text: string
  /** Why it was put off, or what is wanted; empty for a decision. */
  readonly reason: string
  readonly meeting?: string
  readonly voices: readonly RecordedVoice[]
  /** Given right after, in the order in which outcomes come. */
  readonly paragraph?: Paragraph
}

/** Where a proposal came from. */
export interface Origin {
  readonly kind: 'obstacle' | 'application'
  readonly id: string
}

export type DecisionStage = 'draft' | 'open' | 'decided' | 'tabled' | 'referred-back' | 'withdrawn'

/** The whole state of one proposal and the decision that it becomes: one item of the list, changed only by `evolve`. */
export interface DecisionState extends Proposal {
  readonly id: string
  readonly by: PersonId
  readonly createdAt: Instant
  readonly origin?: Origin
  readonly stage: DecisionStage
  readonly rounds: readonly Round[]
  /** Last day to answer, where no meeting decides when. */
  readonly deadline?: Day
  readonly meeting?: MeetingSnapshot
  /** At most one of each speaker for each administration. */
  readonly positions: readonly Position[]
  readonly proxies: PassedVotes
  readonly conflicts: readonly Conflict[]
  /** Delegates who were asked of a conflict of interest and have none. */
  readonly withoutConflict: readonly PersonId[]
  /** Sealed positions have been opened. */
  readonly opened: boolean
  /** Who chairs this item, when the chair has handed it over. */
  readonly chair?: PersonId
  readonly outcomes: readonly Outcome[]
}
