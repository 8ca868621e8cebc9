import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { Action, MinutesKind } from './content'

/** Hash of one approvable part of the minutes; equal text has an equal hash, whatever version it stands in. */
export type PartHash = string

export interface Part {
  /** Section id, or `front`. */
  readonly id: string
  /** Number and heading, cut to what a card shows; empty for the front part. */
  readonly heading: string
}

/** One immutable version of the minutes; its text is a row of its own, named by `textKey`. */
export interface Version {
  readonly no: number
  readonly at: Instant
  readonly by: PersonId
  readonly textKey: string
  /** SHA-256 of the whole content, hex. */
  readonly hash: string
  readonly parts: readonly PartHash[]
}

/** What cards and lists show of the newest version without reading its text. */
export interface Brief {
  readonly title: string
  readonly meetingDate: Day | ''
  readonly dnr: string
  readonly chair: PersonId | ''
  readonly present: readonly PersonId[]
  /** The decisions in short, each one line. */
  readonly decisions: readonly string[]
  /** How many decisions there are beyond those in `decisions`. */
  readonly moreDecisions: number
}

/** The actions of the newest version: what is still open, and the ids of those that it notes as done. */
export interface ActionsInBrief {
  readonly open: readonly Action[]
  readonly done: readonly string[]
}

/** A version that has been sent for approval. */
export interface Round {
  readonly version: number
  readonly at: Instant
  readonly by: PersonId
  /** Last day to answer. */
  readonly deadline: Day
  readonly approvers: readonly PersonId[]
  readonly brief: Brief
}

export type SuggestionKind = 'remark' | 'wording'
export type SuggestionStatus = 'open' | 'taken' | 'declined' | 'withdrawn'

/** A remark on a part, or a new wording for it. Long texts are rows of their own (`textKey`); `excerpt` is what a card shows. */
export interface Suggestion {
  readonly id: string
  readonly kind: SuggestionKind
  readonly by: PersonId
  readonly at: Instant
  readonly version: number
  readonly partId: string
  readonly excerpt: string
  readonly textKey: string
  readonly status: SuggestionStatus
  readonly answeredBy?: PersonId
  /** The version in which it is worked in, once taken: that one, or a later one, is the first without what it objects to. */
  readonly workedIn?: number
  readonly answeredAt?: Instant
  readonly reason?: string
}

export interface Approval {
  readonly version: number
  readonly at: Instant
  /** Ids of parts on which the person has remarked since: of those the approval is taken back. */
  readonly except?: readonly string[]
}

/** How minutes came to their end: approved by all, or closed by a process leader with the missing named. */
export interface Finish {
  readonly at: Instant
  readonly by: PersonId
  readonly version: number
  readonly missing: readonly PersonId[]
}

export interface Reopening {
  readonly at: Instant
  readonly by: PersonId
  readonly reason: string
  /** The finish that was undone, if the minutes had been finished. */
  readonly finish?: Finish
}

/** `locked`: approved by all, waiting for the explicit act that finishes them. */
export type Stage = 'draft' | 'approval' | 'locked' | 'finished'

/** The whole state of one set of minutes: one item of the list, changed only by `evolve`. */
export interface MinutesState {
  readonly id: string
  readonly kind: MinutesKind
  /** The process, for minutes of a process meeting. */
  readonly process?: ProcessNumber
  readonly author: PersonId
  readonly stage: Stage
  readonly versions: readonly Version[]
  /** Every part that ever stood in a version, by its hash. */
  readonly parts: Readonly<Record<PartHash, Part>>
  readonly brief: Brief
  readonly actions: ActionsInBrief
  readonly rounds: readonly Round[]
  readonly suggestions: readonly Suggestion[]
  readonly approvals: Readonly<Record<PersonId, readonly Approval[]>>
  readonly absent: Readonly<Record<PersonId, Instant>>
  readonly lockedAt?: Instant
  readonly finish?: Finish
  readonly reopenings: readonly Reopening[]
}
