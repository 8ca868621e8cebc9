import { type Circumstances, SAMSYN } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import type { DecisionCommand } from './commands'
import { whyNotOpen, whyNotPresiding } from './entry-rules'
import type { DecisionEvent } from './events'
import { REASON_LIMIT } from './position-rules'
import {
  currentRound,
  groupOf,
  isDisqualified,
  isSealed,
  mayPreside,
  missingFor,
  proxyInForce,
  standingObjections,
  voicesOf,
} from './rules'
import { type DecisionState, type Outcome, type RecordedVoice, TEXT_LIMIT } from './state'

const MAX_ROUNDS = 20

/**
 * An objection is answered by an amended text. Asked again are the administrations for which the chair says that the
 * text changed in substance, those that are silent anyway, and always those whose objection stands.
 */
export function decideAmendment(
  state: DecisionState,
  command: Extract<DecisionCommand, { type: 'amend' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const closed = whyNotOpen(state)
  if (closed) return closed
  if (isSealed(state)) return refuse('open-positions-first')
  const round = currentRound(state)
  const text = command.text.trim()
  if (text === round.text) return accept()
  if (round.no !== command.round) return refuse('edited-meanwhile')
  if (!text) return refuse('text-missing')
  if (text.length > TEXT_LIMIT) return refuse('text-too-long', { max: TEXT_LIMIT })
  if (round.no >= MAX_ROUNDS) return refuse('too-many-rounds')
  const group = groupOf(state, c.plan)
  const chosen = command.askAgain.filter((id) => group.some(({ administration }) => administration === id))
  const objectors = standingObjections(state, group).map((p) => p.administration)
  const askedAgain = [...new Set([...chosen, ...objectors])]
  return accept({
    type: 'amended',
    round: { no: round.no + 1, text, at: c.now, by: c.actor.id, askedAgain },
  })
}

/** The chair finds that the group decides as proposed: only when nothing is missing (domain S4). */
export function decideConfirmation(
  state: DecisionState,
  round: number,
  c: Circumstances,
): Decision<DecisionEvent> {
  if (state.stage === 'decided') return refuse('already-decided')
  const closed = whyNotOpen(state)
  if (closed) return closed
  if (currentRound(state).no !== round) return refuse('text-changed', { round: currentRound(state).no })
  const missing = missingFor(state, c.plan)
  if (missing.length > 0) return refuse('not-ready', { count: missing.length })
  return accept({ type: 'ended', outcome: outcomeOf(state, 'decided', '', c) })
}

/** Tabled, or referred back with what is wanted, or withdrawn: by who chairs the item; a proposer may withdraw their own. */
export function decidePuttingOff(
  state: DecisionState,
  command: Extract<DecisionCommand, { type: 'table' | 'refer-back' | 'withdraw' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const withdraws = command.type === 'withdraw'
  // A meeting that ends before it came to the item tables it, whoever ended it.
  const unreached = command.type === 'table' && c.actor.id === SAMSYN.id
  const mayEnd = unreached || (withdraws && state.by === c.actor.id)
  const notLeading = mayEnd ? undefined : whyNotPresiding(state, c)
  // Where nobody is left to take the chair, the item can still be put off; it cannot be decided.
  if (notLeading && !(mayPreside(state, c.actor, c.plan) && isLeaderless(state, c))) return notLeading
  const isPending =
    state.stage === 'open' || (withdraws && state.stage !== 'decided' && state.stage !== 'withdrawn')
  if (!isPending) return refuse(state.stage === 'draft' ? 'not-open' : 'too-late')
  const refusal = whatIsUnsaid(command.reason)
  if (refusal) return refusal
  const kind = ({ table: 'tabled', 'refer-back': 'referred-back', withdraw: 'withdrawn' } as const)[
    command.type
  ]
  const by = unreached && command.of !== undefined ? command.of : c.actor.id
  return accept({ type: 'ended', outcome: { ...outcomeOf(state, kind, command.reason.trim(), c), by } })
}

function isLeaderless(state: DecisionState, { plan }: Circumstances): boolean {
  const everybody = groupOf(state, plan).flatMap(({ delegates }) => delegates)
  return everybody.every((person) => isDisqualified(state, person, plan))
}

function whatIsUnsaid(reason: string): Refusal | undefined {
  if (!reason.trim()) return refuse('reason-missing')
  return reason.trim().length > REASON_LIMIT ? refuse('reason-too-long', { max: REASON_LIMIT }) : undefined
}

function outcomeOf(state: DecisionState, kind: Outcome['kind'], reason: string, c: Circumstances): Outcome {
  const { no, text } = currentRound(state)
  return {
    no: state.outcomes.length + 1,
    ...{ kind, at: c.now, day: c.today, by: c.actor.id, round: no, text, reason },
    ...(state.meeting ? { meeting: state.meeting.id } : {}),
    voices: kind === 'decided' ? recorded(state, c) : [],
  }
}

function recorded(state: DecisionState, { plan }: Circumstances): readonly RecordedVoice[] {
  const group = groupOf(state, plan)
  return voicesOf(state, group).map(({ administration, is, positions }) => {
    const proxy = proxyInForce(state, administration, group)
    return {
      administration,
      name: plan.administrations.find(({ id }) => id === administration)?.name ?? administration,
      how: is === 'excused' ? 'excused' : proxy ? 'proxy' : 'self',
      ...(proxy && is !== 'excused' ? { proxy } : {}),
      positions,
      conflicts: state.conflicts.filter((conflict) => conflict.administration === administration),
    }
  })
}

/** The paragraph that the year's count gave an outcome; it never changes. */
export function decideNumber(
  state: DecisionState,
  { outcome, paragraph }: Extract<DecisionCommand, { type: 'number' }>,
): Decision<DecisionEvent> {
  const known = state.outcomes.find(({ no }) => no === outcome)
  if (!known) return refuse('not-found')
  return known.paragraph ? accept() : accept({ type: 'numbered', outcome, paragraph })
}
