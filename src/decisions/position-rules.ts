import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import type { PersonId } from '../plan/model'
import { type AdministrationId, administrationOf, type SteeringGroup } from '../representation/delegates'
import { isLive, lapsed } from '../representation/proxies'
import type { DecisionCommand } from './commands'
import { areTheirOwn, whyNotEntering } from './entry-rules'
import type { DecisionEvent } from './events'
import {
  absentBefore,
  conflictOf,
  currentRound,
  groupOf,
  isSealed,
  owesConflictAnswer,
  proxyInForce,
} from './rules'
import type { DecisionState, Position } from './state'

/** Longest reason or reservation, in UTF-16 units. */
export const REASON_LIMIT = 1_000
/** In a group larger than this each may write half as much, so that what all say fits into the item with the decision. */
const LARGE_GROUP = 30

/** A position by a delegate, for their own administration or for one that passed its vote to theirs; changeable until it closes. */
export function decidePosition(
  state: DecisionState,
  command: Extract<DecisionCommand, { type: 'state-position' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const speaker = command.of ?? c.actor.id
  const isEntry = speaker !== c.actor.id
  const group = groupOf(state, c.plan)
  const before = state.positions.filter(
    (p) => p.by === speaker && p.administration === command.administration,
  )
  const refusal =
    (isEntry ? whyNotEntering(state, c) : undefined) ??
    whyNotNow(state, command.round) ??
    whyNotSpeaking(state, speaker, command.administration, group) ??
    whatIsUnsaid(command, reasonLimit(group)) ??
    (isEntry && areTheirOwn(state, before) ? refuse('answered-themselves', { person: speaker }) : undefined)
  if (refusal) return refusal
  const own = administrationOf(group, speaker)
  const absent =
    own === command.administration ? absentBefore(state, speaker, command.administration, c.plan) : []
  const position: Position = {
    administration: command.administration,
    by: speaker,
    kind: command.kind,
    text: command.kind === 'consent' ? '' : command.text.trim(),
    round: currentRound(state).no,
    at: c.now,
    ...(own !== undefined && own !== command.administration ? { through: own } : {}),
    ...(isEntry ? { enteredBy: c.actor.id } : {}),
    ...(absent.length > 0 ? { inPlaceOf: absent } : {}),
  }
  const said: DecisionEvent = { type: 'positioned', position, sealed: isSealed(state) }
  // Who passed the vote and takes part after all speaks for themselves.
  const passed = state.proxies[command.administration]
  const ends: DecisionEvent[] =
    own === command.administration && isLive(passed)
      ? [{ type: 'proxy-changed', proxy: lapsed(passed, 'took-part') }]
      : []
  return accept(...ends, said)
}

/** Too late, too early, or about a text that has changed meanwhile. */
export function whyNotNow(state: DecisionState, round: number): Refusal | undefined {
  if (state.stage === 'draft') return refuse('not-open')
  if (state.stage !== 'open') return refuse('too-late')
  return currentRound(state).no === round
    ? undefined
    : refuse('text-changed', { round: currentRound(state).no })
}

/** Why this person cannot take a position for this administration, if not. */
export function whyNotSpeaking(
  state: DecisionState,
  speaker: PersonId,
  administration: AdministrationId,
  group: SteeringGroup,
): Refusal | undefined {
  const own = administrationOf(group, speaker)
  if (own === undefined) {
    const alternate = state.meeting?.alternates.find((a) => a.for === speaker)
    return alternate ? refuse('alternate-speaks') : refuse('only-delegates')
  }
  if (conflictOf(state, speaker, own)) return refuse('disqualified')
  if (owesConflictAnswer(state, speaker, group)) return refuse('conflict-unanswered')
  if (own === administration) return undefined
  return proxyInForce(state, administration, group)?.holder === speaker
    ? undefined
    : refuse('proxy-not-yours')
}

function reasonLimit(group: SteeringGroup): number {
  const delegates = group.reduce((sum, bench) => sum + bench.delegates.length, 0)
  return delegates > LARGE_GROUP ? REASON_LIMIT / 2 : REASON_LIMIT
}

function whatIsUnsaid({ kind, text }: Pick<Position, 'kind' | 'text'>, max: number): Refusal | undefined {
  const said = text.trim()
  if (said.length > max) return refuse('reason-too-long', { max })
  if (said) return undefined
  if (kind === 'objection') return refuse('objection-without-reason')
  return kind === 'reservation' ? refuse('reservation-without-text') : undefined
}

/** Whoever the chair entered a position for confirms that it is what they said; also after the decision. */
export function decideEntryConfirmation(
  state: DecisionState,
  { administration, at }: Extract<DecisionCommand, { type: 'confirm-entry' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const entered = state.positions.find(
    (p) => p.by === c.actor.id && p.administration === administration && p.enteredBy !== undefined,
  )
  if (!entered) return refuse('nothing-entered')
  if (at !== undefined && entered.at !== at) return refuse('entry-changed')
  if (entered.confirmedAt !== undefined) return accept()
  return accept({ type: 'entry-confirmed', administration, by: c.actor.id, at: c.now })
}
