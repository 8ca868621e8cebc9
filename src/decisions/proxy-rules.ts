import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, refuse } from '../kernel/decision'
import { administrationOf, type SteeringGroup } from '../representation/delegates'
import {
  INSTRUCTION_LIMIT,
  isLive,
  type PassedVote,
  whyNotAnswered,
  whyNotPassed,
} from '../representation/proxies'
import type { DecisionCommand } from './commands'
import { whyNotOpen } from './entry-rules'
import type { DecisionEvent } from './events'
import { barsOf, conflictOf, groupOf, owesConflictAnswer, proxiesNow } from './rules'
import type { DecisionState } from './state'

/** An administration passes its vote on this item to another; the other has to accept. */
export function decidePass(
  state: DecisionState,
  { to, instruction }: Extract<DecisionCommand, { type: 'pass-vote' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const closed = whyNotOpen(state)
  if (closed) return closed
  const group = groupOf(state, c.plan)
  const from = administrationOf(group, c.actor.id)
  if (from === undefined) return refuse('only-delegates')
  const said = instruction.trim()
  if (said.length > INSTRUCTION_LIMIT) return refuse('instruction-too-long', { max: INSTRUCTION_LIMIT })
  const proxies = proxiesNow(state, group)
  const current = proxies[from]
  if (isLive(current) && current.to === to && current.instruction === said) return accept()
  const refusal = whyNotPassed(proxies, { from, to }, group, barsOf(state, group))
  if (refusal) return refusal
  // Who is disqualified can see to it that the administration is represented, but not say how.
  if (said && conflictOf(state, c.actor.id, from)) return refuse('instruction-disqualified')
  if (said && owesConflictAnswer(state, c.actor.id, group)) return refuse('conflict-unanswered')
  const proxy: PassedVote = {
    ...{ from, to, by: c.actor.id, instruction: said, at: c.now },
    scope: 'item',
    status: 'offered',
  }
  return accept(...whatBecomesOfProxies(state, group), { type: 'proxy-changed', proxy })
}

/**
 * What becomes of proxies when a conflict was declared or somebody left: to another delegate, or at an end. An excused
 * administration has no vote to pass. Written down before a new one rests on it, since who has left may come back.
 */
export function whatBecomesOfProxies(state: DecisionState, group: SteeringGroup): readonly DecisionEvent[] {
  return Object.values(proxiesNow(state, group))
    .filter((proxy) => proxy !== state.proxies[proxy.from])
    .map((proxy) => ({ type: 'proxy-changed', proxy }))
}

/** A delegate of the receiver takes the vote, and alone speaks through it; or declines, as long as it is unused. */
export function decideProxyAnswer(
  state: DecisionState,
  { from, accepts }: Extract<DecisionCommand, { type: 'answer-proxy' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const closed = whyNotOpen(state)
  if (closed) return closed
  const group = groupOf(state, c.plan)
  const proxy = proxiesNow(state, group)[from]
  const refusal = whyNotAnswered(proxy, c.actor.id, group, barsOf(state, group))
  if (refusal || !proxy) return refusal ?? refuse('proxy-gone')
  if (proxy.status === 'accepted' && proxy.holder !== c.actor.id) return refuse('proxy-taken')
  if (!accepts) {
    if (isUsed(state, proxy)) return refuse('proxy-used')
    return accept({ type: 'proxy-changed', proxy: { ...proxy, status: 'declined' } })
  }
  if (proxy.status === 'accepted') return accept()
  const { why: _, ...offered } = proxy
  return accept({ type: 'proxy-changed', proxy: { ...offered, status: 'accepted', holder: c.actor.id } })
}

/** The giver takes the vote back, until it has been used. */
export function decideProxyWithdrawal(state: DecisionState, c: Circumstances): Decision<DecisionEvent> {
  const closed = whyNotOpen(state)
  if (closed) return closed
  const group = groupOf(state, c.plan)
  const from = administrationOf(group, c.actor.id)
  if (from === undefined) return refuse('only-delegates')
  const proxy = proxiesNow(state, group)[from]
  if (!isLive(proxy)) return refuse('proxy-gone')
  if (isUsed(state, proxy)) return refuse('proxy-used')
  return accept({ type: 'proxy-changed', proxy: { ...proxy, status: 'withdrawn' } })
}

/** Whether its holder has spoken through the proxy. */
export function isUsed(state: DecisionState, { from, status, holder }: PassedVote): boolean {
  return (
    status === 'accepted' &&
    state.positions.some((p) => p.administration === from && p.through !== undefined && p.by === holder)
  )
}
