import type { PersonId, ProcessNumber } from '../plan/model'
import type { AdministrationId } from '../representation/delegates'
import type { AgendaItem, AgreedAction, Answer, MeetingFrame, MeetingKind } from './state'

/** An item as it is put on the agenda, without what is written at the meeting. */
export type NewItem = Omit<AgendaItem, 'by' | 'notes' | 'actions'>

/** What can be done with a meeting. */
export type MeetingCommand =
  | { type: 'plan'; kind: MeetingKind; process?: ProcessNumber; frame: MeetingFrame; calendarKey: string }
  | { type: 'change'; frame: MeetingFrame }
  | { type: 'call' }
  | { type: 'cancel'; reason: string }
  /** Adds an item, or changes the one with the same id. */
  | { type: 'put-item'; item: NewItem }
  | { type: 'remove-item'; id: string }
  | { type: 'order'; ids: readonly string[] }
  | { type: 'gather'; items: readonly NewItem[] }
  | { type: 'note'; item: string; notes: string; actions: readonly AgreedAction[] }
  | { type: 'answer'; kind: Answer['kind']; alternate?: PersonId }
  | { type: 'pass-vote'; to: AdministrationId; instruction: string }
  | { type: 'answer-proxy'; from: AdministrationId; accepts: boolean }
  | { type: 'withdraw-proxy' }
  | { type: 'start' }
  /** `of`: somebody whom the one who leads the meeting notes. */
  | { type: 'attend'; present: boolean; of?: PersonId }
  | { type: 'go-to'; item: string }
  | { type: 'end' }
  | { type: 'minutes-drafted'; minutes: string }
