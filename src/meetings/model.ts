import { type Circumstances, SAMSYN } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import { hasRole } from '../plan/model'
import { mayPrepare } from '../representation/delegates'
import { decideGathering, decideItem, decideNotes, decideOrder, decideRemoval } from './agenda-rules'
import { decideAnswer, decideAttendance } from './attendance-rules'
import type { MeetingCommand } from './commands'
import type { MeetingEvent } from './events'
import { decidePass, decideProxyAnswer, decideProxyWithdrawal } from './proxy-rules'
import { mayLead, mayRead } from './rules'
import type { MeetingFrame, MeetingState } from './state'

const TITLE_LIMIT = 200
const REASON_LIMIT = 1_000
const DAY_IN_MS = 24 * 60 * 60 * 1_000

/** The rules of meetings: what follows from a command, or why it is refused. Pure. */
export function decide(
  state: MeetingState | undefined,
  command: MeetingCommand,
  c: Circumstances,
): Decision<MeetingEvent> {
  if (command.type === 'plan') return decidePlan(state, command, c)
  if (!state || (!isSystem(c) && !mayRead(state, c.actor, c.plan))) return refuse('not-found')
  switch (command.type) {
    case 'change':
      return onlyLeaders(state, c) ?? decideChange(state, command.frame, c)
    case 'call':
      return onlyLeaders(state, c) ?? decideCall(state, c)
    case 'cancel':
      return onlyLeaders(state, c) ?? decideCancel(state, command.reason, c)
    case 'put-item':
      return decideItem(state, command.item, c)
    case 'remove-item':
      return decideRemoval(state, command.id, c)
    case 'order':
      return onlyLeaders(state, c) ?? decideOrder(state, command.ids)
    case 'gather':
      return onlySystem(c) ?? decideGathering(state, command.items)
    case 'note':
      return onlyLeaders(state, c) ?? decideNotes(state, command)
    case 'answer':
      return decideAnswer(state, command, c)
    case 'pass-vote':
      return decidePass(state, command, c)
    case 'answer-proxy':
      return decideProxyAnswer(state, command, c)
    case 'withdraw-proxy':
      return decideProxyWithdrawal(state, c)
    case 'start':
      return onlyLeaders(state, c) ?? decideStart(state, c)
    case 'attend':
      return decideAttendance(state, command, c)
    case 'go-to':
      return onlyLeaders(state, c) ?? decideGoing(state, command.item)
    case 'end':
      return onlyLeaders(state, c) ?? decideEnd(state, c)
    case 'minutes-drafted':
      return (
        onlySystem(c) ??
        (state.minutesId ? accept() : accept({ type: 'minutes-drafted', minutes: command.minutes }))
      )
  }
}

function isSystem({ actor }: Circumstances): boolean {
  return actor.id === SAMSYN.id
}

function onlySystem(c: Circumstances): Refusal | undefined {
  return isSystem(c) ? undefined : refuse('not-found')
}

function onlyLeaders(state: MeetingState, c: Circumstances): Refusal | undefined {
  return mayLead(state, c.actor) ? undefined : refuse('only-meeting-leaders')
}

function decidePlan(
  state: MeetingState | undefined,
  { kind, process, frame, calendarKey }: Extract<MeetingCommand, { type: 'plan' }>,
  c: Circumstances,
): Decision<MeetingEvent> {
  if (state) return accept()
  const mayPlan = kind === 'steering' ? mayPrepare(c.actor) : hasRole(c.actor, 'process-leader')
  if (!mayPlan) return refuse('only-meeting-leaders')
  if (kind === 'process' && !c.plan.process(process ?? '')) return refuse('process-unknown')
  const refusal = whyNotSo(frame, c) ?? whyNotThen(frame, c)
  if (refusal) return refusal
  return accept({
    type: 'planned',
    id: c.matterId,
    kind,
    ...(kind === 'process' && process ? { process } : {}),
    frame,
    by: c.actor.id,
    calendarKey,
  })
}

function whyNotSo(frame: MeetingFrame, { plan }: Circumstances): Refusal | undefined {
  if (!frame.title.trim()) return refuse('title-missing')
  if (frame.title.length > TITLE_LIMIT) return refuse('title-too-long', { max: TITLE_LIMIT })
  if (!plan.person(frame.chair)) return refuse('chair-missing')
  const secretary = plan.person(frame.secretary)
  return secretary && hasRole(secretary, 'process-leader') ? undefined : refuse('secretary-missing')
}

function whyNotThen(frame: MeetingFrame, { now }: Circumstances): Refusal | undefined {
  if (frame.end <= frame.start) return refuse('ends-before-start')
  if (Date.parse(frame.end) - Date.parse(frame.start) > DAY_IN_MS) return refuse('longer-than-a-day')
  return frame.start <= now ? refuse('meeting-past') : undefined
}

/** A meeting that has been called can be moved; who had answered is asked anew. */
function decideChange(state: MeetingState, frame: MeetingFrame, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage !== 'planned' && state.stage !== 'called')
    return refuse('meeting-over', { stage: state.stage })
  const moved = frame.start !== state.start || frame.end !== state.end
  const refusal = whyNotSo(frame, c) ?? (moved ? whyNotThen(frame, c) : undefined)
  if (refusal) return refusal
  const isSame = (Object.keys(frame) as (keyof MeetingFrame)[]).every((key) => frame[key] === state[key])
  return isSame ? accept() : accept({ type: 'changed', at: c.now, frame, moved })
}

function decideCall(state: MeetingState, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'called') return accept()
  if (state.stage !== 'planned') return refuse('meeting-over', { stage: state.stage })
  if (state.start <= c.now) return refuse('meeting-past')
  if (state.agenda.length === 0) return refuse('agenda-empty')
  return accept({ type: 'called', at: c.now, by: c.actor.id })
}

function decideCancel(state: MeetingState, reason: string, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'cancelled') return accept()
  if (state.stage !== 'planned' && state.stage !== 'called')
    return refuse('meeting-over', { stage: state.stage })
  const said = reason.trim()
  if (!said) return refuse('reason-missing')
  if (said.length > REASON_LIMIT) return refuse('reason-too-long', { max: REASON_LIMIT })
  return accept({ type: 'cancelled', at: c.now, by: c.actor.id, reason: said })
}

function decideStart(state: MeetingState, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'ongoing') return accept()
  if (state.stage === 'planned') return refuse('not-called')
  if (state.stage !== 'called') return refuse('meeting-over', { stage: state.stage })
  return accept({ type: 'started', at: c.now, by: c.actor.id })
}

function decideGoing(state: MeetingState, item: string): Decision<MeetingEvent> {
  if (state.stage !== 'ongoing') return refuse('not-ongoing')
  if (!state.agenda.some(({ id }) => id === item)) return refuse('item-gone')
  return state.current === item ? accept() : accept({ type: 'went-to', item })
}

function decideEnd(state: MeetingState, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'ended') return accept()
  if (state.stage !== 'ongoing') return refuse('not-ongoing')
  return accept({ type: 'ended', at: c.now, by: c.actor.id })
}
