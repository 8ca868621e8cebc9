import { isLive, lapsed } from '../representation/proxies'
import type { MeetingEvent } from './events'
import type { AgendaItem, MeetingState } from './state'

/** The state after an event. */
export function evolve(state: MeetingState | undefined, event: MeetingEvent): MeetingState {
  if (event.type === 'planned') return planned(event)
  if (!state) throw new NoMeeting(event.type)
  switch (event.type) {
    case 'changed':
      return changed(state, event)
    case 'called':
      return { ...state, stage: 'called', calledAt: event.at }
    case 'cancelled':
      return { ...state, stage: 'cancelled', cancelReason: event.reason, sequence: state.sequence + 1 }
    case 'item-put':
      return { ...state, agenda: put(state.agenda, event.item) }
    case 'item-removed':
      return {
        ...state,
        agenda: state.agenda.filter(({ id }) => id !== event.id),
        removed: event.ref === undefined ? state.removed : [...state.removed, event.ref],
      }
    case 'ordered':
      return {
        ...state,
        agenda: event.ids.flatMap((id) => state.agenda.find((item) => item.id === id) ?? []),
      }
    case 'answered':
      return { ...state, answers: { ...state.answers, [event.person]: event.answer } }
    case 'proxy-changed':
      return { ...state, proxies: { ...state.proxies, [event.proxy.from]: event.proxy } }
    case 'started':
      return { ...state, stage: 'ongoing', startedAt: event.at, ...firstItem(state) }
    case 'attended':
      return { ...state, attendance: { ...state.attendance, [event.person]: event.attendance } }
    case 'went-to':
      return { ...state, current: event.item }
    case 'ended':
      return { ...state, stage: 'ended', endedAt: event.at }
    case 'minutes-drafted':
      return { ...state, minutesId: event.minutes }
  }
}

function planned(event: Extract<MeetingEvent, { type: 'planned' }>): MeetingState {
  const { id, kind, process, frame, by, calendarKey } = event
  return {
    ...frame,
    ...{ id, kind, by, calendarKey },
    ...(process ? { process } : {}),
    ...{ stage: 'planned', sequence: 0, agenda: [], removed: [], answers: {}, proxies: {}, attendance: {} },
    movedFrom: [],
  }
}

/**
 * Who has answered for another time is asked anew, and a vote passed for it has to be passed again. Before the notice
 * went out nobody has been told of a time.
 */
function changed(
  state: MeetingState,
  { at, frame, moved }: Extract<MeetingEvent, { type: 'changed' }>,
): MeetingState {
  if (state.stage === 'planned') return { ...state, ...frame }
  const after = { ...state, ...frame, sequence: state.sequence + 1 }
  if (!moved) return after
  const proxies = Object.values(state.proxies).map((proxy) =>
    isLive(proxy) ? lapsed(proxy, 'meeting-moved') : proxy,
  )
  return {
    ...after,
    answers: {},
    proxies: Object.fromEntries(proxies.map((proxy) => [proxy.from, proxy])),
    movedFrom: [...state.movedFrom, state.start],
    calledAt: at,
  }
}

function put(agenda: readonly AgendaItem[], item: AgendaItem): readonly AgendaItem[] {
  const known = agenda.some(({ id }) => id === item.id)
  return known ? agenda.map((other) => (other.id === item.id ? item : other)) : [...agenda, item]
}

function firstItem({ agenda }: MeetingState): { readonly current?: string } {
  const [first] = agenda
  return first ? { current: first.id } : {}
}

/** An event of a meeting that was never planned: the stored events are damaged. */
export class NoMeeting extends Error {
  constructor(type: string) {
    super(`The event ${type} belongs to no meeting`)
  }
}
