import type { Day, Instant } from '../kernel/time'
import type { PersonId } from '../plan/model'
import type { AdministrationId } from '../representation/delegates'
import type { PassedVote } from '../representation/proxies'
import type {
  Conflict,
  MeetingSnapshot,
  Origin,
  Outcome,
  Paragraph,
  Position,
  Proposal,
  Round,
} from './state'

/** What happened to a proposal. */
export type DecisionEvent =
  | {
      type: 'proposed'
      id: string
      by: PersonId
      at: Instant
      proposal: Proposal
      text: string
      deadline?: Day
      origin?: Origin
    }
  | { type: 'revised'; proposal: Proposal; text: string; by: PersonId; at: Instant }
  /** The group is asked for its positions, for the first time or again after the proposal had been put off. */
  | { type: 'opened'; round: Round }
  | { type: 'deadline-set'; deadline: Day }
  /** `sealed`: what was said must not be told before the positions are opened. */
  | { type: 'positioned'; position: Position; sealed: boolean }
  | { type: 'entry-confirmed'; administration: AdministrationId; by: PersonId; at: Instant }
  /** `people` leave the item: the delegate, or all delegates of the administration. */
  | { type: 'conflict-declared'; conflict: Conflict; people: readonly PersonId[] }
  | { type: 'conflict-withdrawn'; person: PersonId }
  | { type: 'conflict-denied'; person: PersonId }
  | { type: 'proxy-changed'; proxy: PassedVote }
  | { type: 'positions-opened'; by: PersonId; at: Instant; positions: readonly Position[] }
  | { type: 'amended'; round: Round }
  | { type: 'ended'; outcome: Outcome }
  | { type: 'numbered'; outcome: number; paragraph: Paragraph }
  | { type: 'chair-handed-over'; to: PersonId }
  | { type: 'meeting-set'; meeting: MeetingSnapshot }
  | { type: 'meeting-left'; meeting: string }
