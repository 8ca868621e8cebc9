import type { Day, Instant } from './time'

/** The plan's time zone. Days, deadlines and reminders are reckoned in it wherever the server or the reader is. */
export const ZONE = 'Europe/Stockholm'

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

let last: { readonly minute: string; readonly day: Day } | undefined

/** The calendar day of a moment in the plan's time zone. */
export function dayOf(instant: Instant): Day {
  // Asked for with every command: within one minute the day is the same (zones turn at whole minutes).
  const minute = instant.slice(0, 16)
  if (last?.minute !== minute || !instant.endsWith('Z'))
    last = { minute, day: dayFormat.format(new Date(instant)) }
  return last.day
}
