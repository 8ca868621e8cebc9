import { type Circumstances, SAMSYN } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import type { Day } from '../kernel/time'
import type { PersonId } from '../plan/model'
import { mayPrepare } from '../representation/delegates'
import type { DecisionCommand } from './commands'
import { decideConflict, decideConflictAnswer, decideConflictWithdrawal } from './conflict-rules'
import { whyNotPresiding } from './entry-rules'
import type { DecisionEvent } from './events'
import { decideMeeting } from './meeting-rules'
import { decideAmendment, decideConfirmation, decideNumber, decidePuttingOff } from './outcome-rules'
import { decideEntryConfirmation, decidePosition } from './position-rules'
import { decidePass, decideProxyAnswer, decideProxyWithdrawal } from './proxy-rules'
import { readingOf } from './reading'
import { awaitsAnswers, currentRound, groupOf, isSealed, mayPreside, nextRoundNo } from './rules'
import { type DecisionState, type Proposal, TEXT_LIMIT } from './state'

/** The rules of proposals and decisions: what follows from a command, or why it is refused. Pure. */
export function decide(
  state: DecisionState | undefined,
  command: DecisionCommand,
  c: Circumstances,
): Decision<DecisionEvent> {
  if (command.type === 'propose') return decideProposal(state, command, c)
  if (!state || (!isSystem(c) && readingOf(state, c.actor, c.plan) === 'nothing')) return refuse('not-found')
  switch (command.type) {
    case 'revise':
      return decideRevision(state, command, c)
    case 'open':
      return onlyPreparers(c) ?? decideOpening(state, c)
    case 'take-up':
      return onlyPreparers(c) ?? decideTakingUp(state, command, c)
    case 'set-deadline':
      return onlyPreparers(c) ?? decideDeadline(state, command.deadline, c)
    case 'state-position':
      return decidePosition(state, command, c)
    case 'confirm-entry':
      return decideEntryConfirmation(state, command, c)
    case 'declare-conflict':
      return decideConflict(state, command, c)
    case 'deny-conflict':
      return decideConflictAnswer(state, c)
    case 'withdraw-conflict':
      return decideConflictWithdrawal(state, command.of, c)
    case 'pass-vote':
      return decidePass(state, command, c)
    case 'answer-proxy':
      return decideProxyAnswer(state, command, c)
    case 'withdraw-proxy':
      return decideProxyWithdrawal(state, c)
    case 'open-positions':
      return whyNotPresiding(state, c) ?? decidePositionsOpening(state, c)
    case 'amend':
      return whyNotPresiding(state, c) ?? decideAmendment(state, command, c)
    case 'confirm':
      return whyNotPresiding(state, c) ?? decideConfirmation(state, command.round, c)
    case 'table':
    case 'refer-back':
    case 'withdraw':
      return decidePuttingOff(state, command, c)
    case 'hand-over-chair':
      // Also who is disqualified: it is how they leave the chair.
      return onlyChair(state, c) ?? decideHandingOver(state, command.to, c)
    case 'follow-meeting':
      return onlySystem(c) ?? decideMeeting(state, command, c)
    case 'number':
      return onlySystem(c) ?? decideNumber(state, command)
  }
}

function isSystem({ actor }: Circumstances): boolean {
  return actor.id === SAMSYN.id
}

function onlySystem(c: Circumstances): Refusal | undefined {
  return isSystem(c) ? undefined : refuse('not-found')
}

function onlyPreparers(c: Circumstances): Refusal | undefined {
  return mayPrepare(c.actor) ? undefined : refuse('only-preparers')
}

/** One of the few rules that everything rests on: only who chairs the item brings it to its end. */
function onlyChair(state: DecisionState, c: Circumstances): Refusal | undefined {
  return mayPreside(state, c.actor, c.plan) ? undefined : refuse('only-chair')
}

function decideProposal(
  state: DecisionState | undefined,
  command: Extract<DecisionCommand, { type: 'propose' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const proposes = mayPrepare(c.actor) || c.actor.roles.includes('steering-member') || isSystem(c)
  if (!proposes) return refuse('only-members-propose')
  if (state) return accept()
  const refusal = whyNotSaid(command, c)
  if (refusal) return refusal
  const { proposal, text, deadline, origin } = command
  return accept({
    type: 'proposed',
    id: c.matterId,
    // What follows from an obstacle is proposed by who lifted it.
    by: isSystem(c) ? (command.by ?? c.actor.id) : c.actor.id,
    at: c.now,
    proposal,
    text: text.trim(),
    ...(deadline ? { deadline } : {}),
    ...(origin ? { origin } : {}),
  })
}

/** Why a proposal cannot be put so. */
function whyNotSaid(
  { proposal, text }: { proposal: Proposal; text: string },
  c: Circumstances,
): Refusal | undefined {
  if (!proposal.title.trim()) return refuse('title-missing')
  if (text.trim().length > TEXT_LIMIT) return refuse('text-too-long', { max: TEXT_LIMIT })
  if (proposal.process !== undefined && !c.plan.process(proposal.process)) return refuse('process-unknown')
  return undefined
}

function decideRevision(
  state: DecisionState,
  command: Extract<DecisionCommand, { type: 'revise' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  if (!mayPrepare(c.actor) && c.actor.id !== state.by) return refuse('only-preparers')
  if (state.stage !== 'draft' && state.stage !== 'referred-back') return refuse('not-draft')
  const refusal = whyNotSaid(command, c)
  if (refusal) return refusal
  const { proposal, text } = command
  return accept({ type: 'revised', proposal, text: text.trim(), by: c.actor.id, at: c.now })
}

function decideOpening(state: DecisionState, c: Circumstances): Decision<DecisionEvent> {
  if (state.stage === 'open') return accept()
  if (state.stage !== 'draft') return refuse('not-draft')
  const { text } = currentRound(state)
  if (!text) return refuse('text-missing')
  if (!state.meeting && !state.deadline) return refuse('deadline-missing')
  if (!state.meeting && state.deadline && state.deadline < c.today) return refuse('deadline-past')
  const round = { no: nextRoundNo(state), text, at: c.now, by: c.actor.id, askedAgain: [] }
  return accept({ type: 'opened', round })
}

/** A proposal that was put off comes back: everybody is asked anew, on the same text or a new one. */
function decideTakingUp(
  state: DecisionState,
  { deadline, text }: Extract<DecisionCommand, { type: 'take-up' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  if (state.stage !== 'tabled' && state.stage !== 'referred-back') return refuse('not-put-off')
  if (deadline < c.today) return refuse('deadline-past')
  const said = text?.trim() ?? currentRound(state).text
  if (!said) return refuse('text-missing')
  if (said.length > TEXT_LIMIT) return refuse('text-too-long', { max: TEXT_LIMIT })
  const round = { no: nextRoundNo(state), text: said, at: c.now, by: c.actor.id, askedAgain: [] }
  return accept({ type: 'deadline-set', deadline }, ...afterMeeting(state), { type: 'opened', round })
}

/** A meeting that has ended decides nothing more: what has a new deadline no longer waits for it. */
function afterMeeting({ meeting }: DecisionState): readonly DecisionEvent[] {
  return meeting?.stage === 'ended' ? [{ type: 'meeting-left', meeting: meeting.id }] : []
}

function decideDeadline(state: DecisionState, deadline: Day, c: Circumstances): Decision<DecisionEvent> {
  if (state.stage !== 'open' && state.stage !== 'draft') return refuse('too-late')
  if (deadline < c.today) return refuse('deadline-past')
  const left = afterMeeting(state)
  if (deadline === state.deadline && left.length === 0) return accept()
  return accept({ type: 'deadline-set', deadline }, ...left)
}

/** Positions are opened once nobody owes an answer, so that nobody answers knowing what the others said. */
function decidePositionsOpening(state: DecisionState, c: Circumstances): Decision<DecisionEvent> {
  if (state.stage !== 'open') return refuse('not-open')
  if (!isSealed(state)) return accept()
  if (awaitsAnswers(state, groupOf(state, c.plan))) return refuse('answers-missing')
  return accept({ type: 'positions-opened', by: c.actor.id, at: c.now, positions: state.positions })
}

/** The chair who is disqualified, or cannot be there, lets another delegate lead the item. */
function decideHandingOver(state: DecisionState, to: PersonId, c: Circumstances): Decision<DecisionEvent> {
  if (state.stage !== 'open') return refuse('not-open')
  const group = groupOf(state, c.plan)
  const bench = group.find(({ delegates }) => delegates.includes(to))
  const conflicted = state.conflicts.some(
    (x) => x.person === to || (x.scope === 'administration' && x.administration === bench?.administration),
  )
  if (!bench || conflicted) return refuse('cannot-chair')
  return state.chair === to ? accept() : accept({ type: 'chair-handed-over', to })
}
