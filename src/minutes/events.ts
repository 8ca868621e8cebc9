import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { MinutesKind } from './content'
import type { ActionsInBrief, Brief, Finish, Part, PartHash, Round, Suggestion, Version } from './state'

/** What can have happened to a set of minutes. Events are what the audit trail records. */
export type MinutesEvent =
  | {
      type: 'drafted'
      id: string
      kind: MinutesKind
      process?: ProcessNumber
      author: PersonId
      version: Version
      parts: Readonly<Record<PartHash, Part>>
      brief: Brief
      actions: ActionsInBrief
    }
  | {
      type: 'revised'
      version: Version
      parts: Readonly<Record<PartHash, Part>>
      brief: Brief
      actions: ActionsInBrief
    }
  | { type: 'suggested'; suggestion: Suggestion }
  | { type: 'suggestion-taken'; suggestion: string; by: PersonId; at: Instant; workedIn: number }
  | { type: 'suggestion-declined'; suggestion: string; by: PersonId; at: Instant; reason: string }
  | { type: 'suggestion-withdrawn'; suggestion: string; by: PersonId; at: Instant }
  | { type: 'sent'; round: Round }
  | { type: 'approved'; by: PersonId; version: number; at: Instant }
  | { type: 'absence-declared'; by: PersonId; at: Instant }
  | { type: 'extended'; deadline: Day }
  | { type: 'locked'; at: Instant }
  | { type: 'finished'; finish: Finish }
  | { type: 'reopened'; at: Instant; by: PersonId; reason: string }
