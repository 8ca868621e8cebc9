import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import { administrationOf } from '../representation/delegates'
import { INSTRUCTION_LIMIT, isLive, NO_BARS, whyNotAnswered, whyNotPassed } from '../representation/proxies'
import type { MeetingCommand } from './commands'
import type { MeetingEvent } from './events'
import { groupAt, presentAdministrations } from './rules'
import type { MeetingState } from './state'

/** An administration passes its vote for the whole meeting to another; the other has to accept. */
export function decidePass(
  state: MeetingState,
  { to, instruction }: Extract<MeetingCommand, { type: 'pass-vote' }>,
  c: Circumstances,
): Decision<MeetingEvent> {
  const refusal = whyNotNow(state)
  if (refusal) return refusal
  const group = groupAt(state, c.plan)
  const from = administrationOf(group, c.actor.id)
  if (from === undefined) return refuse('only-delegates')
  const said = instruction.trim()
  if (said.length > INSTRUCTION_LIMIT) return refuse('instruction-too-long', { max: INSTRUCTION_LIMIT })
  const current = state.proxies[from]
  if (isLive(current) && current.to === to && current.instruction === said) return accept()
  if (presentAdministrations(state, c.plan).includes(from)) return refuse('proxy-while-present')
  const why = whyNotPassed(state.proxies, { from, to }, group, NO_BARS)
  if (why) return why
  return accept({
    type: 'proxy-changed',
    proxy: { from, to, by: c.actor.id, instruction: said, at: c.now, scope: 'meeting', status: 'offered' },
  })
}

export function decideProxyAnswer(
  state: MeetingState,
  { from, accepts }: Extract<MeetingCommand, { type: 'answer-proxy' }>,
  c: Circumstances,
): Decision<MeetingEvent> {
  const proxy = state.proxies[from]
  const refusal = whyNotNow(state) ?? whyNotAnswered(proxy, c.actor.id, groupAt(state, c.plan))
  if (refusal || !proxy) return refusal ?? refuse('proxy-gone')
  if (proxy.status === 'accepted' && proxy.holder !== c.actor.id) return refuse('proxy-taken')
  if (!accepts) return accept({ type: 'proxy-changed', proxy: { ...proxy, status: 'declined' } })
  if (proxy.status === 'accepted') return accept()
  return accept({ type: 'proxy-changed', proxy: { ...proxy, status: 'accepted', holder: c.actor.id } })
}

/** Taken back for what has not been decided through it; where it has been used on an item it stays used there. */
export function decideProxyWithdrawal(state: MeetingState, c: Circumstances): Decision<MeetingEvent> {
  const refusal = whyNotNow(state)
  if (refusal) return refusal
  const from = administrationOf(groupAt(state, c.plan), c.actor.id)
  if (from === undefined) return refuse('only-delegates')
  const proxy = state.proxies[from]
  if (!isLive(proxy)) return refuse('proxy-gone')
  return accept({ type: 'proxy-changed', proxy: { ...proxy, status: 'withdrawn' } })
}

function whyNotNow(state: MeetingState): Refusal | undefined {
  if (state.kind !== 'steering') return refuse('no-votes-here')
  if (state.stage === 'planned') return refuse('not-called')
  return state.stage === 'called' || state.stage === 'ongoing'
    ? undefined
    : refuse('meeting-over', { stage: state.stage })
}
