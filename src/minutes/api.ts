import type { Piece } from '../documents/word-pieces'
import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { MinutesContent, MinutesKind } from './content'
import type { Finish, Reopening, Stage, SuggestionKind, SuggestionStatus } from './state'

/** Minutes as a line in a list. */
export interface MinutesSummary {
  readonly id: string
  readonly kind: MinutesKind
  readonly process?: ProcessNumber
  /** The meeting in words. */
  readonly meeting: string
  readonly title: string
  readonly meetingDate: Day | ''
  readonly dnr: string
  readonly stage: Stage
  readonly version: number
  readonly deadline?: Day
  readonly answered: number
  readonly approvers: number
}

/** Everything that the page of one set of minutes shows to one person. */
export interface MinutesPage extends MinutesSummary {
  /** Version shown; `newest` is the newest that this person may see. */
  readonly shown: number
  readonly newest: number
  readonly hash: string
  readonly content: MinutesContent
  readonly versions: readonly VersionLine[]
  readonly round?: RoundPage
  readonly suggestions: readonly SuggestionLine[]
  /** Sections (by id) of the version out for approval that this person has not yet approved. */
  readonly toApprove: readonly string[]
  readonly mine: 'approved' | 'absent' | 'remarked' | 'waiting' | 'not-asked'
  readonly may: MayDo
  readonly finish?: Finish
  readonly lockedAt?: Instant
  readonly reopenings: readonly Reopening[]
}

/** Which buttons a person gets; the rules are asked again when one is pressed. */
export interface MayDo {
  readonly approve: boolean
  readonly absent: boolean
  readonly suggest: boolean
  readonly edit: boolean
  readonly send: boolean
  readonly extend: boolean
  readonly finish: boolean
  readonly reopen: boolean
  readonly answerSuggestions: boolean
}

export interface VersionLine {
  readonly no: number
  readonly at: Instant
  readonly by: PersonId
  /** When it went out for approval, if it did. */
  readonly sentAt?: Instant
}

export interface RoundPage {
  readonly version: number
  readonly deadline: Day
  readonly overdue: boolean
  readonly awaitsChair: boolean
  readonly approvers: readonly ApproverLine[]
}

export interface ApproverLine {
  readonly id: PersonId
  readonly standing: 'approved' | 'absent' | 'remarked' | 'waiting'
  readonly at?: Instant
  readonly version?: number
}

export interface SuggestionLine {
  readonly id: string
  readonly kind: SuggestionKind
  readonly by: PersonId
  readonly at: Instant
  readonly version: number
  readonly partId: string
  readonly text: string
  readonly status: SuggestionStatus
  /** Taken, but the text does not say it yet. */
  readonly toBeWorkedIn: boolean
  readonly answeredBy?: PersonId
  readonly reason?: string
}

/** What was read from a document or a pasted text, as minutes to correct. */
export interface NotesRead {
  readonly content: MinutesContent
  /** Participants found who are people of the plan. */
  readonly matched: number
  /** Names found that are not. */
  readonly unmatched: readonly string[]
}

/** The difference between two versions, section by section, word by word. */
export interface VersionsCompared {
  readonly from: number
  readonly to: number
  readonly sections: readonly SectionCompared[]
}

export interface SectionCompared {
  readonly id: string
  readonly heading: string
  readonly change: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** Present when the section changed: the words in order, each piece kept, put in or taken out. */
  readonly pieces: readonly Piece[]
}

/** What a mutating call may answer with besides the page: why it was refused, in words, and the page as it now is. */
export interface RefusedAnswer {
  readonly refused: string
  readonly sentence: string
  readonly page?: MinutesPage
}
