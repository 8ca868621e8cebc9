import { translator } from '../i18n/translator'
import { oneLine } from '../lists/definition'
import type { Fields } from '../lists/port'
import type { MatterType } from '../matters/matter-type'
import { matterList } from '../matters/stored-matter'
import type { Plan } from '../plan/model'
import type { MeetingCommand } from './commands'
import type { MeetingEvent } from './events'
import { evolve } from './evolve'
import { decide } from './model'
import { unanswered } from './rules'
import type { MeetingState } from './state'

/** Meetings as people read them in the list. */
export const meetingsList = matterList('Meetings', 'Möten', {
  Title: { title: 'Rubrik', kind: 'text' },
  Day: { title: 'Datum', kind: 'text', indexed: true },
  Start: { title: 'Börjar', kind: 'dateTime', indexed: true },
  Kind: { kind: 'text', indexed: true, technical: true },
  Process: { title: 'Process', kind: 'text', indexed: true },
  Stage: { title: 'Status', kind: 'text', indexed: true },
  Place: { title: 'Plats', kind: 'text' },
  Unanswered: { title: 'Har inte svarat', kind: 'longText' },
  CalendarKey: { kind: 'text', indexed: true, technical: true },
})

/** Meetings as the runtime of matters knows them. */
export const meetingType: MatterType<MeetingState, MeetingCommand, MeetingEvent> = {
  list: meetingsList,
  idPrefix: 'meeting-',
  decide,
  evolve,
  columns,
  isActive: ({ stage }) => stage === 'planned' || stage === 'called' || stage === 'ongoing',
  auditDetail: (event) => event,
}

/** The list is read by people, in Swedish. */
const t = translator('sv')

function columns(state: MeetingState, plan: Plan): Fields {
  const missing = state.stage === 'called' ? unanswered(state, plan) : []
  return {
    Title: oneLine(state.title),
    Day: state.day,
    Start: state.start,
    Kind: state.kind,
    Process: state.process ?? null,
    Stage: t(`meetings.stage.${state.stage}`),
    Place: oneLine(state.place) || null,
    Unanswered: missing.map((id) => plan.person(id)?.name ?? id).join('\n'),
    CalendarKey: state.calendarKey,
  }
}
