import { type CardView, sayDay } from '../cards/view'
import type { WaitingItem } from '../my-matters/waiting'
import { addDays } from '../plan/calendar'
import type { Person } from '../plan/model'
import { partOf } from './cards/standing'
import { administrationName, meetingName } from './cards/words'
import { mayLead } from './rules'
import type { MeetingState } from './state'

/** How many days before a meeting its notice is missed. */
const NOTICE_DAYS = 7

/** What of this meeting waits for this person: as one who is asked to come, and as one who leads it. */
export function waitingFor(state: MeetingState, person: Person, view: CardView): readonly WaitingItem[] {
  return [...asInvited(state, person, view), ...asLeader(state, person, view)]
}

type When = 'before' | 'meeting' | 'wasMeeting'

function item(state: MeetingState, view: CardView, what: string, when: When = 'before'): WaitingItem {
  const day = sayDay(view, state.day)
  return {
    key: `meetings/${state.id}/${what}`,
    what,
    about: meetingName(state, view),
    deadline: state.day,
    deadlineInWords: view.t(`meetings.waiting.${when}`, { day }),
    overdue: state.day < view.today,
    path: `meetings/${state.id}`,
  }
}

/** After its day a meeting is no longer waited for by who was to come. */
function asInvited(state: MeetingState, { id }: Person, view: CardView): readonly WaitingItem[] {
  const isAhead = state.stage === 'called' || state.stage === 'ongoing'
  if (!isAhead || state.day < view.today) return []
  const { t } = view
  const part = partOf(state, id, view.plan)
  const answers = state.stage === 'called' && part.isAsked ? [t('meetings.waiting.answer')] : []
  const offers = part.offers.map(({ from }) =>
    t('meetings.waiting.offer', { administration: administrationName(view, from) }),
  )
  return [...answers, ...offers].map((what) => item(state, view, what))
}

/** Those who made the meeting, chair it or write its minutes; a process leader who only stands in is not nagged. */
function asLeader(state: MeetingState, person: Person, view: CardView): readonly WaitingItem[] {
  const { by, chair, secretary, stage, day } = state
  if (!mayLead(state, person) || ![by, chair, secretary].includes(person.id)) return []
  const { t, today } = view
  const hasPassed = day < today
  if (hasPassed && stage === 'ongoing')
    return [item(state, view, t('meetings.waiting.notEnded'), 'wasMeeting')]
  if (hasPassed && (stage === 'planned' || stage === 'called'))
    return [item(state, view, t('meetings.waiting.notHeld'), 'wasMeeting')]
  return stage === 'planned' && day <= addDays(today, NOTICE_DAYS)
    ? [item(state, view, t('meetings.waiting.call'), 'meeting')]
    : []
}
