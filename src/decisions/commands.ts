import type { Day, Instant } from '../kernel/time'
import type { PersonId } from '../plan/model'
import type { AdministrationId } from '../representation/delegates'
import type { Conflict, MeetingSnapshot, Origin, Paragraph, PositionKind, Proposal } from './state'

/** What can be done with a proposal. `round` is the wording that the person had before them. */
export type DecisionCommand =
  | { type: 'propose'; proposal: Proposal; text: string; deadline?: Day; origin?: Origin; by?: PersonId }
  | { type: 'revise'; proposal: Proposal; text: string }
  | { type: 'open' }
  | { type: 'take-up'; deadline: Day; text?: string }
  | { type: 'set-deadline'; deadline: Day }
  /** `of`: the delegate on whose behalf the chair enters it. */
  | {
      type: 'state-position'
      round: number
      administration: AdministrationId
      kind: PositionKind
      text: string
      of?: PersonId
    }
  /** `at`: when what the person read was entered; the chair may have entered something else since. */
  | { type: 'confirm-entry'; administration: AdministrationId; at?: Instant }
  | { type: 'declare-conflict'; scope: Conflict['scope']; reason: string; of?: PersonId }
  | { type: 'deny-conflict' }
  | { type: 'withdraw-conflict'; of?: PersonId }
  | { type: 'pass-vote'; to: AdministrationId; instruction: string }
  | { type: 'answer-proxy'; from: AdministrationId; accepts: boolean }
  | { type: 'withdraw-proxy' }
  | { type: 'open-positions' }
  | { type: 'amend'; round: number; text: string; askAgain: readonly AdministrationId[] }
  | { type: 'confirm'; round: number }
  /** `of`: who ended the meeting that did not come to the item; only Samsyn itself tables for somebody. */
  | { type: 'table'; reason: string; of?: PersonId }
  | { type: 'refer-back'; reason: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'hand-over-chair'; to: PersonId }
  /** `isOff`: the proposal is no longer on that meeting's agenda. */
  | { type: 'follow-meeting'; meeting: MeetingSnapshot; isOff: boolean }
  | { type: 'number'; outcome: number; paragraph: Paragraph }
