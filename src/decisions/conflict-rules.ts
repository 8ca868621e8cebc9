import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, refuse } from '../kernel/decision'
import type { PersonId } from '../plan/model'
import {
  type AdministrationId,
  administrationOf,
  delegatesOf,
  standsInFor,
  steeringGroup,
} from '../representation/delegates'
import type { DecisionCommand } from './commands'
import { areTheirOwn, whyNotEntering, whyNotOpen, whyNotPresiding } from './entry-rules'
import type { DecisionEvent } from './events'
import { evolve } from './evolve'
import { REASON_LIMIT } from './position-rules'
import { whatBecomesOfProxies } from './proxy-rules'
import { conflictOf, groupOf } from './rules'
import type { Conflict, DecisionState, Position } from './state'

/** A delegate leaves the item; with the whole administration where the item favours it. Proxies through them are looked at again. */
export function decideConflict(
  state: DecisionState,
  command: Extract<DecisionCommand, { type: 'declare-conflict' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const person = command.of ?? c.actor.id
  const isEntry = person !== c.actor.id
  const refusal = (isEntry ? whyNotEntering(state, c) : undefined) ?? whyNotOpen(state)
  if (refusal) return refusal
  const group = groupOf(state, c.plan)
  const administration = administrationOf(group, person)
  if (administration === undefined) return refuse('only-delegates')
  const reason = command.reason.trim()
  if (!reason) return refuse('conflict-without-reason')
  if (reason.length > REASON_LIMIT) return refuse('reason-too-long', { max: REASON_LIMIT })
  // What a colleague has declared for the administration can be taken back by them; one's own declaration stands by itself.
  const known = state.conflicts.find((conflict) => conflict.person === person)
  if (known?.scope === 'administration' || known?.scope === command.scope) return accept()
  const conflict: Conflict = {
    person,
    administration,
    scope: command.scope,
    reason,
    at: c.now,
    ...(isEntry ? { enteredBy: c.actor.id } : {}),
  }
  const people =
    command.scope === 'administration' ? [...delegatesOf(group, administration), person] : [person]
  const others = saidByOthers(
    state,
    people,
    command.scope === 'administration' ? administration : undefined,
    c,
  )
  if (areTheirOwn(state, others)) return refuse('answered-themselves', { person: others[0]?.by ?? '' })
  const declared: DecisionEvent = { type: 'conflict-declared', conflict, people }
  return accept(declared, ...whatBecomesOfProxies(evolve(state, declared), group))
}

/** Positions that would be undone: of those who leave the item, and of a delegate who is only away from the meeting. */
function saidByOthers(
  state: DecisionState,
  leaving: readonly PersonId[],
  administration: AdministrationId | undefined,
  { actor, plan }: Circumstances,
): readonly Position[] {
  const members = administration === undefined ? [] : delegatesOf(steeringGroup(plan), administration)
  const own = leaving.includes(actor.id)
    ? [actor.id, ...standsInFor(plan, state.meeting?.alternates ?? [], actor.id)]
    : []
  return state.positions.filter((p) => [...leaving, ...members].includes(p.by) && !own.includes(p.by))
}

/** The answer "no" to the question that is put to delegates of an administration that may be favoured. */
export function decideConflictAnswer(state: DecisionState, c: Circumstances): Decision<DecisionEvent> {
  const refusal = whyNotOpen(state)
  if (refusal) return refusal
  const administration = administrationOf(groupOf(state, c.plan), c.actor.id)
  if (administration === undefined) return refuse('only-delegates')
  if (conflictOf(state, c.actor.id, administration)) return refuse('disqualified')
  if (state.withoutConflict.includes(c.actor.id)) return accept()
  return accept({ type: 'conflict-denied', person: c.actor.id })
}

/** A declaration is taken back by who made it, until the item closes; by the chair where a chair entered it, or where they have left. */
export function decideConflictWithdrawal(
  state: DecisionState,
  of: PersonId | undefined,
  c: Circumstances,
): Decision<DecisionEvent> {
  const person = of ?? c.actor.id
  const isOthers = person !== c.actor.id
  const refusal = (isOthers ? whyNotPresiding(state, c) : undefined) ?? whyNotOpen(state)
  if (refusal) return refusal
  const conflict = state.conflicts.find((declared) => declared.person === person)
  if (!conflict) return accept()
  const sits = administrationOf(groupOf(state, c.plan), person) !== undefined
  if (isOthers && sits && conflict.enteredBy === undefined) return refuse('declared-themselves', { person })
  return accept({ type: 'conflict-withdrawn', person })
}
