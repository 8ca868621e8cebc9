import type { Day, Instant } from './time'

/** The plan's time zone. Days, deadlines and reminders are reckoned in it wherever the server or the reader is. */
export const ZONE = 'Europe/Stockholm'

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day of a moment in the plan's time zone. */
export function dayOf(instant: Instant): Day {
  return dayFormat.format(new Date(instant))
}
