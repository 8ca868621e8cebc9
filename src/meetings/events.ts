import type { Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { PassedVote } from '../representation/proxies'
import type { AgendaItem, Answer, Attendance, MeetingFrame, MeetingKind } from './state'

/** What happened to a meeting. */
export type MeetingEvent =
  | {
      type: 'planned'
      id: string
      kind: MeetingKind
      process?: ProcessNumber
      frame: MeetingFrame
      by: PersonId
      calendarKey: string
    }
  | { type: 'changed'; at: Instant; frame: MeetingFrame; moved: boolean }
  | { type: 'called'; at: Instant; by: PersonId }
  | { type: 'cancelled'; at: Instant; by: PersonId; reason: string }
  | { type: 'item-put'; item: AgendaItem }
  | { type: 'item-removed'; id: string; ref?: string }
  | { type: 'ordered'; ids: readonly string[] }
  | { type: 'answered'; person: PersonId; answer: Answer }
  | { type: 'proxy-changed'; proxy: PassedVote }
  | { type: 'started'; at: Instant; by: PersonId }
  | { type: 'attended'; person: PersonId; attendance: Attendance }
  | { type: 'went-to'; item: string }
  | { type: 'ended'; at: Instant; by: PersonId }
  | { type: 'minutes-drafted'; minutes: string }
