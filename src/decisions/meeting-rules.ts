import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, refuse } from '../kernel/decision'
import type { SteeringGroup } from '../representation/delegates'
import { isLive, type PassedVote, type PassedVotes, reviewed, whyNotPassed } from '../representation/proxies'
import type { DecisionCommand } from './commands'
import type { DecisionEvent } from './events'
import { evolve } from './evolve'
import { isUsed, whatBecomesOfProxies } from './proxy-rules'
import { barsOf, currentRound, groupOf, nextRoundNo, proxiesNow } from './rules'
import type { DecisionState, MeetingSnapshot } from './state'

/**
 * The proposal takes over what its meeting says: when it is, who chairs, alternates and proxies. On a notice that has gone
 * out the group is asked for its positions, also on what had been put off before.
 */
export function decideMeeting(
  state: DecisionState,
  { meeting, isOff }: Extract<DecisionCommand, { type: 'follow-meeting' }>,
  c: Circumstances,
): Decision<DecisionEvent> {
  const isHere = state.meeting?.id === meeting.id
  if (state.stage === 'decided' || state.stage === 'withdrawn') return accept()
  if (isHere && state.meeting && state.meeting.seq >= meeting.seq) return accept()
  if (isOff) return isHere ? accept({ type: 'meeting-left', meeting: meeting.id }) : accept()
  // What was put off at this very meeting stays put off.
  const putOffAt =
    state.stage === 'open' || state.stage === 'draft' ? undefined : state.outcomes.at(-1)?.meeting
  if (putOffAt === meeting.id)
    return isHere && state.meeting?.stage !== meeting.stage
      ? accept({ type: 'meeting-set', meeting })
      : accept()
  const isFree = !state.meeting || state.meeting.stage === 'ended' || state.meeting.id === putOffAt
  if (!isHere && !isFree) return refuse('in-another-meeting')
  // A meeting that is over takes up nothing more.
  if (!isHere && meeting.stage === 'ended') return accept()
  const set: DecisionEvent = { type: 'meeting-set', meeting }
  // What was given for a meeting holds for that meeting.
  const before: DecisionEvent[] =
    state.meeting && !isHere ? [{ type: 'meeting-left', meeting: state.meeting.id }] : []
  let events: readonly DecisionEvent[] = [...before, set, ...openedBy(state, meeting, c)]
  const group = groupOf(evolve(state, set), c.plan)
  events = [...events, ...whatBecomesOfProxies(events.reduce(evolve, state), group)]
  for (const proxy of endedFirst(meeting.proxies)) {
    const now = events.reduce(evolve, state)
    events = [...events, ...proxyFromMeeting(now, proxy, group)]
  }
  return accept(...events)
}

function openedBy(
  state: DecisionState,
  { stage }: MeetingSnapshot,
  c: Circumstances,
): readonly DecisionEvent[] {
  const round = currentRound(state)
  if (stage === 'planned' || stage === 'ended' || state.stage === 'open' || !round.text) return []
  return [
    {
      type: 'opened',
      round: { no: nextRoundNo(state), text: round.text, at: c.now, by: c.actor.id, askedAgain: [] },
    },
  ]
}

/** A vote that was taken back may have been passed anew, also the other way round. */
function endedFirst(proxies: PassedVotes): readonly PassedVote[] {
  const all = Object.values(proxies)
  return [...all.filter((proxy) => !isLive(proxy)), ...all.filter(isLive)]
}

/** A proxy given for the meeting holds for the item, unless the administration has said something else about the item. */
function proxyFromMeeting(
  state: DecisionState,
  given: PassedVote,
  group: SteeringGroup,
): readonly DecisionEvent[] {
  const proxies = proxiesNow(state, group)
  const current = proxies[given.from]
  const bars = barsOf(state, group)
  if (!isLive(given)) {
    if (!isLive(current) || current.scope === 'item') return []
    // Taken back after it was used here, it stays as it was used; where the giver takes part after all, it ends.
    if (given.status !== 'lapsed' && isUsed(state, current)) return []
    return [{ type: 'proxy-changed', proxy: given }]
  }
  if (bars.disqualified.includes(given.from) || bars.voted.includes(given.from)) return []
  const now = reviewed(given, group, bars)
  // What the item itself has said of this proxy since (accepted, taken over, ended) is not undone.
  if (isSame(current, given) && !(current?.status === 'offered' && now.status === 'accepted')) return []
  if (isLive(current) && (current.scope === 'item' || isUsed(state, current))) return []
  const { [given.from]: _, ...others } = proxies
  if (!isLive(now) || !whyNotPassed(others, given, group, bars))
    return [{ type: 'proxy-changed', proxy: now }]
  return isLive(current) ? [{ type: 'proxy-changed', proxy: { ...current, status: 'withdrawn' } }] : []
}

function isSame(current: PassedVote | undefined, given: PassedVote): boolean {
  return current?.scope === 'meeting' && current.at === given.at && current.to === given.to
}
