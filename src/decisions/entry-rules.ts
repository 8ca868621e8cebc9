import type { Circumstances } from '../kernel/circumstances'
import { type Refusal, refuse } from '../kernel/decision'
import { blocks, isDisqualified, isSealed, mayPreside } from './rules'
import type { DecisionState, Position } from './state'

/** Why this person cannot lead the item: they do not chair it, or a conflict of interest has taken them from it. */
export function whyNotPresiding(state: DecisionState, { actor, plan }: Circumstances): Refusal | undefined {
  if (!mayPreside(state, actor, plan)) return refuse('only-chair')
  return isDisqualified(state, actor.id, plan) ? refuse('chair-disqualified') : undefined
}

/** Why this person cannot enter what another said aloud: nothing is said aloud but in a meeting. */
export function whyNotEntering(state: DecisionState, c: Circumstances): Refusal | undefined {
  return (
    whyNotPresiding(state, c) ??
    (state.meeting?.stage === 'ongoing' ? undefined : refuse('entered-only-in-meeting'))
  )
}

/**
 * Whether what somebody has said in person would be undone by another: an objection is taken back by who made it, alone.
 * While positions are sealed no position tells apart from another, so that a refusal tells nothing either.
 */
export function areTheirOwn(state: DecisionState, positions: readonly Position[]): boolean {
  return positions.some(
    (p) => (p.enteredBy === undefined || p.confirmedAt !== undefined) && (isSealed(state) || blocks(p.kind)),
  )
}

/** Nothing is said on a proposal before the group is asked, nor after it has been dealt with. */
export function whyNotOpen({ stage }: DecisionState): Refusal | undefined {
  if (stage === 'open') return undefined
  return refuse(stage === 'draft' ? 'not-open' : 'too-late')
}
