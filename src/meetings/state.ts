import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { PassedVotes } from '../representation/proxies'

export type MeetingKind = 'steering' | 'process'

/** When and where a meeting is, and who leads it. */
export interface MeetingFrame {
  readonly title: string
  readonly start: Instant
  readonly end: Instant
  /** The calendar day of the start in the plan's zone. */
  readonly day: Day
  readonly place: string
  /** Address of the online meeting; may be empty. */
  readonly link: string
  readonly chair: PersonId
  /** The process leader who completes the minutes. */
  readonly secretary: PersonId
}

/** `decision`, `minutes`: another matter, named by `ref`; `process`: a process by its number. */
export type ItemKind = 'decision' | 'minutes' | 'process' | 'other'

/** Something to be done that was agreed on at an item. */
export interface AgreedAction {
  readonly id: string
  readonly what: string
  readonly who: string
  readonly due: Day | ''
}

export interface AgendaItem {
  readonly id: string
  readonly kind: ItemKind
  readonly title: string
  readonly ref?: string
  readonly presenter?: PersonId
  /** How long it may take. */
  readonly minutes?: number
  /** Who added it; Samsyn, when it was gathered. */
  readonly by: PersonId
  /** What was said, for the minutes. */
  readonly notes: string
  readonly actions: readonly AgreedAction[]
}

/** What somebody answered the notice. Passing the vote is a proxy, not an answer. */
export interface Answer {
  readonly kind: 'coming' | 'not-coming'
  readonly at: Instant
  /** Who comes instead, of the same administration. */
  readonly alternate?: PersonId
}

export interface Attendance {
  readonly at: Instant
  /** Who noted it: the person, or who leads the meeting. */
  readonly by: PersonId
  readonly left?: Instant
}

export type MeetingStage = 'planned' | 'called' | 'ongoing' | 'ended' | 'cancelled'

/** The whole state of one meeting: one item of the list, changed only by `evolve`. */
export interface MeetingState extends MeetingFrame {
  readonly id: string
  readonly kind: MeetingKind
  readonly process?: ProcessNumber
  readonly by: PersonId
  readonly stage: MeetingStage
  /** Counts the changes of the invitation (RFC 5545 SEQUENCE). */
  readonly sequence: number
  /** The secret part of the invitation's address. */
  readonly calendarKey: string
  readonly agenda: readonly AgendaItem[]
  /** What was taken off the agenda by a person, and is not gathered again. */
  readonly removed: readonly string[]
  readonly answers: Readonly<Record<PersonId, Answer>>
  readonly proxies: PassedVotes
  readonly attendance: Readonly<Record<PersonId, Attendance>>
  /** The item that the meeting is at. */
  readonly current?: string
  /** When the notice of its present time went out. */
  readonly calledAt?: Instant
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly cancelReason?: string
  /** Times at which it was to be before it was moved. */
  readonly movedFrom: readonly Instant[]
  readonly minutesId?: string
}
