import { type CardView, sayDay } from '../cards/view'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import { openRemarks } from './cards/leader-card'
import { meetingName } from './cards/words'
import { askedNow, currentRound, deadlinePassed, mayLead, newestVersion, standingOf } from './rules'
import type { MinutesState } from './state'

/** What of these minutes waits for this person, if anything: the one most pressing thing. */
export function waitingFor(state: MinutesState, person: Person, view: CardView): WaitingItem | undefined {
  const what = whatIsWanted(state, person, view)
  if (what === undefined) return undefined
  const round = currentRound(state)
  const when = state.brief.meetingDate ? ` · ${sayDay(view, state.brief.meetingDate)}` : ''
  const deadline = state.stage === 'approval' ? round?.deadline : undefined
  return {
    key: `minutes/${state.id}`,
    what,
    about: `${meetingName(state, view)}${when}`,
    ...(deadline
      ? { deadline, deadlineInWords: view.t('minutes.waiting.by', { day: sayDay(view, deadline) }) }
      : {}),
    overdue: deadlinePassed(state, view.today),
    path: `minutes/${state.id}`,
  }
}

function whatIsWanted(state: MinutesState, person: Person, view: CardView): string | undefined {
  const { t } = view
  if (askedNow(state).includes(person.id) && standingOf(state, person.id).is === 'waiting') {
    const out = currentRound(state)?.version ?? 0
    const changesOnly = (state.approvals[person.id] ?? []).some((a) => a.version < out)
    return changesOnly ? t('minutes.waiting.approveChanges') : t('minutes.waiting.approve')
  }
  return mayLead(person) && state.author === person.id ? wantedOfAuthor(state, view) : undefined
}

function wantedOfAuthor(state: MinutesState, { t, today }: CardView): string | undefined {
  const newest = newestVersion(state)?.no ?? 0
  const remarks = openRemarks(state).length
  if (state.stage === 'locked') return t('minutes.waiting.finish')
  if (remarks > 0) return t('minutes.waiting.remarks', { count: remarks })
  if (state.stage === 'draft') return t('minutes.waiting.draft')
  if (state.stage === 'approval' && currentRound(state)?.version !== newest)
    return t('minutes.waiting.unsent', { version: newest })
  return deadlinePassed(state, today) ? t('minutes.waiting.overdue') : undefined
}
