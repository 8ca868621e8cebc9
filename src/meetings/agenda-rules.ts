import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, refuse } from '../kernel/decision'
import { administrationOf } from '../representation/delegates'
import type { NewItem } from './commands'
import type { MeetingEvent } from './events'
import { groupAt, invitedTo, mayLead } from './rules'
import type { AgreedAction, MeetingState } from './state'

const MAX_ITEMS = 60
const TITLE_LIMIT = 200
export const NOTES_LIMIT = 4_000

/** Members add items of their own; who leads the meeting changes all of them, until it has ended. */
export function decideItem(state: MeetingState, item: NewItem, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'ended' || state.stage === 'cancelled')
    return refuse('meeting-over', { stage: state.stage })
  const known = state.agenda.find(({ id }) => id === item.id)
  const mine = known === undefined || known.by === c.actor.id
  const isMember =
    state.kind === 'process'
      ? invitedTo(state, c.plan).includes(c.actor.id)
      : administrationOf(groupAt(state, c.plan), c.actor.id) !== undefined
  if (!mayLead(state, c.actor) && !(isMember && mine)) return refuse('only-own-items')
  if (!item.title.trim()) return refuse('title-missing')
  if (item.title.length > TITLE_LIMIT) return refuse('title-too-long', { max: TITLE_LIMIT })
  if (item.presenter !== undefined && !c.plan.person(item.presenter)) return refuse('presenter-unknown')
  if (!known && state.agenda.length >= MAX_ITEMS) return refuse('agenda-full', { max: MAX_ITEMS })
  if (!known && item.ref !== undefined && state.agenda.some(({ ref }) => ref === item.ref)) return accept()
  const put = {
    ...item,
    by: known?.by ?? c.actor.id,
    notes: known?.notes ?? '',
    actions: known?.actions ?? [],
  }
  return accept({ type: 'item-put', item: put })
}

export function decideRemoval(state: MeetingState, id: string, c: Circumstances): Decision<MeetingEvent> {
  if (state.stage === 'ended' || state.stage === 'cancelled')
    return refuse('meeting-over', { stage: state.stage })
  const item = state.agenda.find((known) => known.id === id)
  if (!item) return accept()
  if (!mayLead(state, c.actor) && item.by !== c.actor.id) return refuse('only-own-items')
  if (state.stage === 'ongoing' && state.current === id) return refuse('item-current')
  return accept({ type: 'item-removed', id, ...(item.ref ? { ref: item.ref } : {}) })
}

/** A new order names the items that there are; one that was added meanwhile goes last. */
export function decideOrder(state: MeetingState, ids: readonly string[]): Decision<MeetingEvent> {
  if (state.stage === 'ended' || state.stage === 'cancelled')
    return refuse('meeting-over', { stage: state.stage })
  const now = state.agenda.map(({ id }) => id)
  const known = [...new Set(ids)].filter((id) => now.includes(id))
  const order = [...known, ...now.filter((id) => !known.includes(id))]
  return order.every((id, i) => id === now[i]) ? accept() : accept({ type: 'ordered', ids: order })
}

/** What is ready for the group comes on the agenda by itself until the notice goes out, unless somebody took it off. */
export function decideGathering(state: MeetingState, items: readonly NewItem[]): Decision<MeetingEvent> {
  if (state.stage !== 'planned') return accept()
  const refs = new Set([...state.agenda.map(({ ref }) => ref), ...state.removed])
  const ids = new Set(state.agenda.map(({ id }) => id))
  const ready = items
    .filter(({ id, ref }) => {
      const isNew = ref !== undefined && !refs.has(ref) && !ids.has(id)
      refs.add(ref)
      ids.add(id)
      return isNew
    })
    .slice(0, MAX_ITEMS - state.agenda.length)
  return accept(
    ...ready.map(
      (item) => ({ type: 'item-put', item: { ...item, by: 'samsyn', notes: '', actions: [] } }) as const,
    ),
  )
}

export function decideNotes(
  state: MeetingState,
  command: { readonly item: string; readonly notes: string; readonly actions: readonly AgreedAction[] },
): Decision<MeetingEvent> {
  if (state.stage !== 'ongoing') return refuse('not-ongoing')
  const item = state.agenda.find(({ id }) => id === command.item)
  if (!item) return refuse('item-gone')
  if (command.notes.length > NOTES_LIMIT) return refuse('notes-too-long', { max: NOTES_LIMIT })
  return accept({ type: 'item-put', item: { ...item, notes: command.notes, actions: command.actions } })
}
