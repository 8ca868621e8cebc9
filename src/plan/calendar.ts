import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import type { Day, Instant } from '../kernel/time'
import { dayOf, ZONE } from '../kernel/zone'

/** People are reminded from this hour … */
const FIRST_HOUR = 9
/** … and never from this hour on. */
const LAST_HOUR = 17

const holidays = new Holidays('SE', { types: ['public'] })

/** Monday to Friday, and no Swedish public holiday. */
export function isWorkingDay(day: Day): boolean {
  const date = DateTime.fromISO(day, { zone: ZONE })
  return date.weekday <= 5 && !holidays.isHoliday(date.set({ hour: 12 }).toJSDate())
}

/** The day itself if it is a working day, else the nearest working day before it. */
export function workingDayOnOrBefore(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayBefore(day)
}

/** The nearest working day before this day. */
export function workingDayBefore(day: Day): Day {
  const before = addDays(day, -1)
  return isWorkingDay(before) ? before : workingDayBefore(before)
}

/** The day that is this many calendar days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: ZONE }).plus({ days }).toISODate() ?? day
}

/** True when people may be written to on their own: on a working day, between 9 and 17. */
export function isReminderTime(now: Instant): boolean {
  const { hour } = DateTime.fromISO(now, { zone: ZONE })
  return hour >= FIRST_HOUR && hour < LAST_HOUR && isWorkingDay(dayOf(now))
}
