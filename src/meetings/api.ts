import type { DecisionStage, Paragraph } from '../decisions/state'
import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { AdministrationId } from '../representation/delegates'
import type { PassedVote } from '../representation/proxies'
import type {
  AgendaItem,
  AgreedAction,
  Answer,
  Attendance,
  ItemKind,
  MeetingKind,
  MeetingStage,
} from './state'

/** A meeting as a line in a list. */
export interface MeetingSummary {
  readonly id: string
  readonly kind: MeetingKind
  readonly process?: ProcessNumber
  readonly title: string
  readonly day: Day
  /** `13.00–15.00` as the reader's language writes it. */
  readonly hours: string
  readonly place: string
  readonly stage: MeetingStage
  readonly items: number
  readonly waitsForMe: boolean
}

/** An item of the agenda, with how the proposal that it is about stands. */
export interface ItemLine extends AgendaItem {
  /** How the proposal stands, with its paragraph once it has one. */
  readonly stage?: DecisionStage
  readonly paragraph?: Paragraph
  /** Path of its own page in the tab. */
  readonly path?: string
  /** Still to be decided, tabled or referred back. */
  readonly isOpen: boolean
}

/** One who is asked to come. */
export interface InvitedLine {
  readonly person: PersonId
  readonly answer?: Answer
  readonly attendance?: Attendance
  readonly isPresent: boolean
}

/** Which buttons a person gets; the rules are asked again when one is pressed. */
export interface MeetingMayDo {
  readonly change: boolean
  readonly call: boolean
  readonly cancel: boolean
  readonly lead: boolean
  readonly addItem: boolean
  readonly answer: boolean
  readonly passVote: boolean
  readonly attend: boolean
  readonly start: boolean
  readonly end: boolean
}

/** Everything that the page of one meeting shows to one person; also its side panel. */
export interface MeetingPage extends MeetingSummary {
  readonly start: Instant
  readonly end: Instant
  /** Times in the plan's zone, `13:00`. */
  readonly startTime: string
  readonly endTime: string
  readonly link: string
  readonly chair: PersonId
  readonly secretary: PersonId
  readonly agenda: readonly ItemLine[]
  readonly current?: string
  readonly invited: readonly InvitedLine[]
  /** Others who are or were there. */
  readonly guests: readonly InvitedLine[]
  readonly unanswered: readonly PersonId[]
  readonly proxies: readonly PassedVote[]
  /** Administrations neither present nor represented, once the meeting has begun. */
  readonly unrepresented: readonly AdministrationId[]
  readonly movedFrom: readonly Instant[]
  readonly cancelReason?: string
  readonly minutesId?: string
  /** Address of the invitation for calendars. */
  readonly invitation: string
  /** Ready for the group but not on this agenda. */
  readonly ready: readonly ReadyItem[]
  readonly mine: {
    readonly answer?: Answer
    readonly administration?: AdministrationId
    readonly isPresent: boolean
    readonly canPassTo: readonly AdministrationId[]
    readonly passed?: PassedVote
    readonly offers: readonly PassedVote[]
    /** Who could come instead. */
    readonly alternates: readonly PersonId[]
  }
  readonly may: MeetingMayDo
}

/** Something that could be put on the agenda. */
export interface ReadyItem {
  readonly kind: ItemKind
  readonly ref: string
  readonly title: string
}

/** A new meeting, or its new frame: POST /api/meetings, POST /api/meetings/:id/do { act: 'change' }. Times in the plan's zone. */
export interface MeetingForm {
  readonly title: string
  readonly day: Day
  /** `13:00` */
  readonly from: string
  readonly to: string
  readonly place: string
  readonly link: string
  readonly chair: PersonId
  readonly secretary: PersonId
}

export interface NewMeeting extends MeetingForm {
  readonly key?: string
  readonly kind: MeetingKind
  readonly process?: ProcessNumber
}

/** A command as the tab sends it: POST /api/meetings/:id/do */
export type MeetingAct =
  | ({ act: 'change' } & MeetingForm)
  | { act: 'call' }
  | { act: 'cancel'; reason: string }
  | {
      act: 'put-item'
      item: {
        readonly id: string
        readonly kind: ItemKind
        readonly title: string
        readonly ref?: string
        readonly presenter?: PersonId
        readonly minutes?: number
      }
    }
  | { act: 'remove-item'; id: string }
  | { act: 'order'; ids: readonly string[] }
  | { act: 'note'; item: string; notes: string; actions: readonly AgreedAction[] }
  | { act: 'answer'; kind: Answer['kind']; alternate?: PersonId }
  | { act: 'pass-vote'; to: AdministrationId; instruction: string }
  | { act: 'answer-proxy'; from: AdministrationId; accepts: boolean }
  | { act: 'withdraw-proxy' }
  | { act: 'start' }
  | { act: 'attend'; present: boolean; of?: PersonId }
  | { act: 'go-to'; item: string }
  /** What is still open on the agenda is tabled. */
  | { act: 'end' }
