import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, refuse } from '../kernel/decision'
import type { PersonId } from '../plan/model'
import { administrationOf, isAlternate } from '../representation/delegates'
import { isLive, lapsed, NO_BARS, reviewed } from '../representation/proxies'
import type { MeetingCommand } from './commands'
import type { MeetingEvent } from './events'
import { evolve } from './evolve'
import { groupAt, invitedTo, isPresent, mayLead } from './rules'
import type { Answer, MeetingState } from './state'

/** Coming, not coming, or not coming with somebody of the same administration instead; changeable until the meeting ends. */
export function decideAnswer(
  state: MeetingState,
  { kind, alternate }: Extract<MeetingCommand, { type: 'answer' }>,
  c: Circumstances,
): Decision<MeetingEvent> {
  if (state.stage === 'planned') return refuse('not-called')
  if (state.stage !== 'called' && state.stage !== 'ongoing')
    return refuse('meeting-over', { stage: state.stage })
  const person = c.actor.id
  if (!invitedTo(state, c.plan).includes(person)) return refuse('not-invited')
  if (alternate !== undefined) {
    if (state.kind !== 'steering' || !isAlternate(c.plan, { for: person, by: alternate }))
      return refuse('alternate-unfit')
    if (Object.entries(state.answers).some(([other, a]) => other !== person && a.alternate === alternate))
      return refuse('alternate-taken')
  }
  const answer: Answer = { kind, at: c.now, ...(kind === 'not-coming' && alternate ? { alternate } : {}) }
  const now = state.answers[person]
  const isSame = now?.kind === answer.kind && now.alternate === answer.alternate
  const answered: readonly MeetingEvent[] = isSame ? [] : [{ type: 'answered', person, answer }]
  // Who said that they come, passed the vote, and says so again takes it back, though the answer is the same.
  const takesPart = kind === 'coming' || answer.alternate !== undefined
  const after = answered.reduce(evolve, state)
  return accept(...answered, ...(takesPart ? endOfProxy(after, person, c) : []), ...votesOfOthers(after, c))
}

/** Attendance by one press; who leads the meeting notes it for others. A delegate who takes part after all takes their vote back. */
export function decideAttendance(
  state: MeetingState,
  { present, of }: Extract<MeetingCommand, { type: 'attend' }>,
  c: Circumstances,
): Decision<MeetingEvent> {
  if (state.stage !== 'ongoing')
    return refuse(state.stage === 'ended' ? 'meeting-over' : 'not-ongoing', { stage: state.stage })
  const person = of ?? c.actor.id
  if (person !== c.actor.id && !mayLead(state, c.actor)) return refuse('only-meeting-leaders')
  if (!c.plan.person(person)) return refuse('not-invited')
  if (isPresent(state, person) === present) return accept()
  const before = state.attendance[person]
  const attended: MeetingEvent = {
    type: 'attended',
    person,
    attendance: present
      ? { at: before?.at ?? c.now, by: c.actor.id }
      : { at: before?.at ?? c.now, by: before?.by ?? c.actor.id, left: c.now },
  }
  const after = evolve(state, attended)
  return accept(attended, ...(present ? endOfProxy(after, person, c) : []), ...votesOfOthers(after, c))
}

function endOfProxy(after: MeetingState, person: PersonId, c: Circumstances): readonly MeetingEvent[] {
  const alternate = after.answers[person]?.alternate
  const administration =
    administrationOf(groupAt(after, c.plan), person) ??
    (alternate === undefined ? undefined : administrationOf(groupAt(after, c.plan), alternate))
  const proxy = administration === undefined ? undefined : after.proxies[administration]
  return isLive(proxy) ? [{ type: 'proxy-changed', proxy: lapsed(proxy, 'took-part') }] : []
}

/** Who sits for whom has changed: a vote whose holder no longer has a seat is offered anew to who has. */
function votesOfOthers(after: MeetingState, c: Circumstances): readonly MeetingEvent[] {
  const group = groupAt(after, c.plan)
  return Object.values(after.proxies).flatMap((proxy): readonly MeetingEvent[] => {
    const now = reviewed(proxy, group, NO_BARS)
    return now === proxy ? [] : [{ type: 'proxy-changed', proxy: now }]
  })
}
