import type { MinutesEvent } from './events'
import type { MinutesState, Round, Suggestion, SuggestionStatus } from './state'

/** The state after an event. Pure; the only way in which a set of minutes changes. */
export function evolve(state: MinutesState | undefined, event: MinutesEvent): MinutesState
export function evolve(state: MinutesState, event: MinutesEvent): MinutesState
export function evolve(state: MinutesState | undefined, event: MinutesEvent): MinutesState {
  if (event.type === 'drafted') return drafted(event)
  if (!state) throw new EventBeforeDraft(event.type)
  switch (event.type) {
    case 'revised':
      return {
        ...state,
        versions: [...state.versions, event.version],
        parts: { ...state.parts, ...event.parts },
        brief: event.brief,
        actions: event.actions,
      }
    case 'suggested':
      return suggested(state, event)
    case 'suggestion-taken':
      return answered(state, event, 'taken')
    case 'suggestion-declined':
      return answered(state, event, 'declined')
    case 'suggestion-withdrawn':
      return answered(state, event, 'withdrawn')
    case 'sent':
      return { ...state, stage: 'approval', rounds: [...state.rounds, event.round] }
    case 'approved':
      return approved(state, event)
    case 'absence-declared':
      return { ...state, absent: { ...state.absent, [event.by]: event.at } }
    case 'extended':
      return { ...state, rounds: withLast(state.rounds, { deadline: event.deadline }) }
    case 'locked':
      return { ...state, stage: 'locked', lockedAt: event.at }
    case 'finished':
      return { ...state, stage: 'finished', finish: event.finish }
    case 'reopened':
      return reopened(state, event)
  }
}

/** An event of minutes that were never drafted: the store holds something that Samsyn did not write. */
export class EventBeforeDraft extends Error {
  constructor(type: string) {
    super(`The event ${type} belongs to minutes that do not exist`)
  }
}

type EventOf<T extends MinutesEvent['type']> = Extract<MinutesEvent, { type: T }>

function drafted({ type: _, version, ...rest }: EventOf<'drafted'>): MinutesState {
  return {
    ...rest,
    stage: 'draft',
    versions: [version],
    rounds: [],
    suggestions: [],
    approvals: {},
    absent: {},
    reopenings: [],
  }
}

function approved(state: MinutesState, { by, version, at }: EventOf<'approved'>): MinutesState {
  const { [by]: _, ...absent } = state.absent
  const approvals = { ...state.approvals, [by]: [...(state.approvals[by] ?? []), { version, at }] }
  return { ...state, approvals, absent }
}

/** Who suggests a change to a part does not stand by an earlier approval of it any more. */
function suggested(state: MinutesState, { suggestion }: EventOf<'suggested'>): MinutesState {
  const { by, partId } = suggestion
  const own = state.approvals[by]?.map((a) => ({ ...a, except: [...(a.except ?? []), partId] }))
  const approvals = own ? { ...state.approvals, [by]: own } : state.approvals
  return { ...state, approvals, suggestions: [...state.suggestions, suggestion] }
}

function reopened(state: MinutesState, { at, by, reason }: EventOf<'reopened'>): MinutesState {
  const { finish, lockedAt: _, ...rest } = state
  const reopening = { at, by, reason, ...(finish ? { finish } : {}) }
  return { ...rest, stage: 'draft', reopenings: [...state.reopenings, reopening] }
}

function answered(
  state: MinutesState,
  event: EventOf<'suggestion-taken' | 'suggestion-declined' | 'suggestion-withdrawn'>,
  status: SuggestionStatus,
): MinutesState {
  const answer = (s: Suggestion): Suggestion => ({
    ...s,
    status,
    answeredBy: event.by,
    answeredAt: event.at,
    ...(event.type === 'suggestion-declined' ? { reason: event.reason } : {}),
    ...(event.type === 'suggestion-taken' ? { workedIn: event.workedIn } : {}),
  })
  return { ...state, suggestions: state.suggestions.map((s) => (s.id === event.suggestion ? answer(s) : s)) }
}

function withLast(rounds: readonly Round[], change: Partial<Round>): readonly Round[] {
  return rounds.map((round, i) => (i === rounds.length - 1 ? { ...round, ...change } : round))
}
