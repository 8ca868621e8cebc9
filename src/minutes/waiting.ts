import { type CardView, sayDay } from '../cards/view'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import { openRemarks } from './cards/leader-card'
import { meetingName } from './cards/words'
import {
  askedNow,
  currentRound,
  deadlinePassed,
  isToBeWorkedIn,
  isUnwritten,
  mayLead,
  newestVersion,
  standingOf,
} from './rules'
import type { MinutesState } from './state'

/** What of these minutes waits for this person: as one who approves, and as their author. */
export function waitingFor(state: MinutesState, person: Person, view: CardView): readonly WaitingItem[] {
  const wanted = [wantedOfApprover(state, person, view), wantedOfLeader(state, person, view)]
  return wanted.flatMap((what) => (what === undefined ? [] : [item(what, state, view)]))
}

function item(what: string, state: MinutesState, view: CardView): WaitingItem {
  const round = currentRound(state)
  const when = state.brief.meetingDate ? ` · ${sayDay(view, state.brief.meetingDate)}` : ''
  const deadline = state.stage === 'approval' ? round?.deadline : undefined
  return {
    key: `minutes/${state.id}/${what}`,
    what,
    about: `${meetingName(state, view)}${when}`,
    ...(deadline
      ? { deadline, deadlineInWords: view.t('minutes.waiting.by', { day: sayDay(view, deadline) }) }
      : {}),
    overdue: deadlinePassed(state, view.today),
    path: `minutes/${state.id}`,
  }
}

function wantedOfApprover(state: MinutesState, person: Person, view: CardView): string | undefined {
  const { t } = view
  if (askedNow(state).includes(person.id) && standingOf(state, person.id).is === 'waiting') {
    const out = currentRound(state)?.version ?? 0
    const changesOnly = (state.approvals[person.id] ?? []).some((a) => a.version < out)
    return changesOnly ? t('minutes.waiting.approveChanges') : t('minutes.waiting.approve')
  }
  return undefined
}

function wantedOfLeader(state: MinutesState, person: Person, view: CardView): string | undefined {
  return mayLead(person) && state.author === person.id ? wantedOfAuthor(state, view) : undefined
}

function wantedOfAuthor(state: MinutesState, { t, today }: CardView): string | undefined {
  const newest = newestVersion(state)?.no ?? 0
  const remarks = openRemarks(state).length
  const toWorkIn = state.suggestions.filter((s) => isUnwritten(state, s) && isToBeWorkedIn(state, s))
  if (state.stage === 'locked') return t('minutes.waiting.finish')
  if (remarks > 0) return t('minutes.waiting.remarks', { count: remarks })
  if (deadlinePassed(state, today)) return t('minutes.waiting.overdue')
  if (toWorkIn.length > 0) return t('minutes.waiting.workIn', { count: toWorkIn.length })
  if (state.stage === 'draft') return t('minutes.waiting.draft')
  const isUnsent = state.stage === 'approval' && currentRound(state)?.version !== newest
  return isUnsent ? t('minutes.waiting.unsent', { version: newest }) : undefined
}
