import type { Day, Instant } from '../kernel/time'
import type { PersonId, ProcessNumber } from '../plan/model'
import type { AdministrationId } from '../representation/delegates'
import type { LapseReason } from '../representation/proxies'
import type {
  Conflict,
  DecisionStage,
  Mandate,
  Origin,
  Outcome,
  Paragraph,
  Position,
  Proposal,
} from './state'

/** A proposal or a decision as a line in a list. */
export interface DecisionSummary {
  readonly id: string
  readonly title: string
  readonly stage: DecisionStage
  readonly process?: ProcessNumber
  /** Of the newest outcome. */
  readonly paragraph?: Paragraph
  /** Day of the newest outcome. */
  readonly day?: Day
  readonly deadline?: Day
  readonly meeting?: { readonly id: string; readonly date: Day }
  readonly dnr: readonly string[]
  /** How many things are missing for a decision. */
  readonly missing: number
  /** Whether something is wanted of this person. */
  readonly waitsForMe: boolean
}

/** Where a proxy stands; times and names are looked up in the plan. */
export interface ProxyLine {
  readonly from: AdministrationId
  readonly to: AdministrationId
  readonly by: PersonId
  readonly instruction: string
  readonly scope: 'meeting' | 'item'
  readonly status: 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'
  readonly holder?: PersonId
  readonly why?: LapseReason
}

/** How one administration stands. */
export interface VoiceLine {
  readonly administration: AdministrationId
  readonly is: 'answered' | 'silent' | 'unrepresented' | 'excused'
  readonly delegates: readonly PersonId[]
  readonly conflicts: readonly Conflict[]
  readonly proxy?: ProxyLine
  readonly positions: readonly Position[]
  /** From before the text changed, or of somebody who has left the group. */
  readonly earlier: readonly Position[]
}

/** A wording, with what changed since the one before. */
export interface RoundLine {
  readonly no: number
  readonly at: Instant
  readonly by: PersonId
  readonly text: string
  readonly pieces: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[]
  readonly askedAgain: readonly AdministrationId[]
}

/** What this person has to do with the proposal. */
export interface MyPart {
  /** The administration that the person speaks for; none for observers. */
  readonly administration?: AdministrationId
  /** Their own voice first, then each that was passed to them. */
  readonly voices: readonly {
    readonly administration: AdministrationId
    readonly position?: Position
    /** Still wanted: there is none, or the text has changed. */
    readonly wanted: boolean
  }[]
  readonly owesConflictAnswer: boolean
  readonly conflict?: Conflict
  /** Administrations to which the vote can be passed. */
  readonly canPassTo: readonly AdministrationId[]
  /** The vote of one's own administration, passed on. */
  readonly passed?: ProxyLine
  /** Votes offered to one's administration. */
  readonly offers: readonly ProxyLine[]
  /** Positions that the chair entered and the person has yet to confirm. */
  readonly entered: readonly Position[]
}

/** Which buttons a person gets; the rules are asked again when one is pressed. */
export interface DecisionMayDo {
  readonly revise: boolean
  readonly open: boolean
  readonly takeUp: boolean
  readonly setDeadline: boolean
  /** Leads the item: amends, enters positions, tables, refers back, hands over the chair. */
  readonly preside: boolean
  /** Enters what delegates say aloud, at the meeting. */
  readonly enter: boolean
  readonly confirm: boolean
  readonly openPositions: boolean
  readonly withdraw: boolean
}

/** Everything that the page of one proposal or decision shows to one person. */
export interface DecisionPage
  extends DecisionSummary,
    Pick<Proposal, 'background' | 'links' | 'recipients' | 'askedOfConflict' | 'sealed'> {
  readonly by: PersonId
  readonly createdAt: Instant
  readonly mandates: readonly Mandate[]
  readonly origin?: Origin
  /** The wording as it now is. */
  readonly text: string
  readonly round: number
  readonly rounds: readonly RoundLine[]
  /** Positions are hidden at present. */
  readonly isSealed: boolean
  readonly chairs: readonly PersonId[]
  readonly voices: readonly VoiceLine[]
  /** What is missing for a decision, in sentences. */
  readonly missingInWords: readonly string[]
  /** Newest last. */
  readonly outcomes: readonly Outcome[]
  readonly mine: MyPart
  readonly may: DecisionMayDo
}

/** What the register is asked for; everything is optional. */
export interface RegisterQuery {
  readonly q?: string | undefined
  readonly process?: ProcessNumber | undefined
  readonly administration?: AdministrationId | undefined
  readonly year?: string | undefined
  readonly paragraph?: string | undefined
  readonly dnr?: string | undefined
}

/** A decision in the register. */
export interface RegisterLine {
  readonly id: string
  readonly outcome: number
  readonly paragraph?: Paragraph
  readonly day: Day
  readonly kind: Outcome['kind']
  readonly title: string
  /** The beginning of the text, around what was searched for. */
  readonly excerpt: string
  readonly process?: ProcessNumber
  readonly dnr: readonly string[]
}

/** A command as the tab sends it: POST /api/decisions/:id/do */
export type DecisionAct =
  | { act: 'revise'; proposal: Proposal; text: string }
  | { act: 'open' }
  | { act: 'take-up'; deadline: Day; text?: string }
  | { act: 'set-deadline'; deadline: Day }
  | {
      act: 'state-position'
      round: number
      administration: AdministrationId
      kind: string
      text: string
      of?: PersonId
    }
  | { act: 'confirm-entry'; administration: AdministrationId; at: Instant }
  | { act: 'declare-conflict'; scope: 'person' | 'administration'; reason: string; of?: PersonId }
  | { act: 'deny-conflict' }
  | { act: 'withdraw-conflict'; of?: PersonId }
  | { act: 'pass-vote'; to: AdministrationId; instruction: string }
  | { act: 'answer-proxy'; from: AdministrationId; accepts: boolean }
  | { act: 'withdraw-proxy' }
  | { act: 'open-positions' }
  | { act: 'amend'; round: number; text: string; askAgain: readonly AdministrationId[] }
  | { act: 'confirm'; round: number }
  | { act: 'table' | 'refer-back' | 'withdraw'; reason: string }
  | { act: 'hand-over-chair'; to: PersonId }

/** A new proposal: POST /api/decisions. `key` is made by the tab, so that a proposal whose answer was lost is not made twice. */
export interface NewProposal {
  readonly key?: string
  readonly proposal: Proposal
  readonly text: string
  readonly deadline?: Day
}
