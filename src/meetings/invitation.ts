import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type CardView, nameOf } from '../cards/view'
import { flat } from '../kernel/text'
import type { Instant } from '../kernel/time'
import { meetingName, webAddress } from './cards/words'
import type { AgendaItem, MeetingState } from './state'

/** How calendars know who made the file. */
const PRODUCT = { company: 'Samsyn', product: 'Samsyn' } as const

/** Signs that a calendar file cannot hold (RFC 5545 §3.1), and marks that could turn the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g

/**
 * The meeting as a calendar file (RFC 5545). Calendars know it by its UID, so that fetched again it replaces what they
 * had: moved, with a higher SEQUENCE, or cancelled. Times are in UTC, so the change to summer time does not touch them.
 * `stamp` is when what it says was made; nothing else in it depends on when it is fetched.
 */
export function invitationIcs(state: MeetingState, view: CardView, stamp: Instant): string {
  const page = view.links.page(`meetings/${state.id}`)
  const isCancelled = state.stage === 'cancelled'
  const calendar = new ICalCalendar({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { ...PRODUCT, language: view.language },
  })
  calendar.createEvent({
    id: `${state.id}@samsyn`,
    sequence: state.sequence,
    stamp: new Date(stamp),
    start: new Date(state.start),
    end: new Date(state.end),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: printable(flat(summaryOf(state, view))),
    description: printable(descriptionOf(state, view, page)),
    url: page,
    ...(state.place.trim() ? { location: printable(flat(state.place)) } : {}),
  })
  // Every line ends so, the last one too (RFC 5545 §3.1).
  return `${calendar.toString()}\r\n`
}

function summaryOf(state: MeetingState, view: CardView): string {
  const about = state.kind === 'process' ? meetingName(state, view) : ''
  return about && !state.title.includes(about) ? `${state.title} · ${about}` : state.title
}

function descriptionOf(state: MeetingState, view: CardView, page: string): string {
  const { t } = view
  const link = webAddress(state.link)
  const more = t('meetings.invitation.page', { page })
  if (state.stage === 'cancelled')
    return [t('meetings.invitation.cancelled', { reason: state.cancelReason ?? '' }).trim(), more].join(
      '\n\n',
    )
  return [
    ...(link ? [t('meetings.invitation.join', { link })] : []),
    t('meetings.invitation.chair', { name: nameOf(view, state.chair) }),
    ...agendaOf(state.agenda, view),
    more,
  ].join('\n\n')
}

function agendaOf(agenda: readonly AgendaItem[], view: CardView): readonly string[] {
  if (agenda.length === 0) return []
  const items = agenda.map(({ title, presenter, minutes }, i) => {
    const who = presenter === undefined ? '' : ` (${nameOf(view, presenter)})`
    const long = minutes === undefined ? '' : `, ${view.t('meetings.card.minutes', { minutes })}`
    return `${i + 1}. ${title}${who}${long}`
  })
  return [[view.t('meetings.invitation.agenda'), ...items].join('\n')]
}

/** What of a text a calendar can hold; a surrogate without its other half becomes the sign for what cannot be read. */
function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '').trim()
}
