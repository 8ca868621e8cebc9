import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import type { Day, Instant } from '../kernel/time'
import { dayOf, ZONE } from '../kernel/zone'

/** People are reminded from this hour … */
const FIRST_HOUR = 9
/** … and never from this hour on. */
const LAST_HOUR = 17

/**
 * Public holidays, and the eves of midsummer, Christmas and New Year ("bank"), which the law on holidays counts as
 * Sundays (semesterlagen 3 a §).
 */
const holidays = new Holidays('SE', { types: ['public', 'bank'] })

/** Looking a day up among the holidays is slow, and the same few days are asked for again and again. */
const known = new Map<Day, boolean>()
const knownBefore = new Map<Day, Day>()

/** Monday to Friday, and no Swedish holiday. */
export function isWorkingDay(day: Day): boolean {
  const remembered = known.get(day)
  if (remembered !== undefined) return remembered
  const date = DateTime.fromISO(day, { zone: ZONE })
  const working = date.weekday <= 5 && !holidays.isHoliday(date.set({ hour: 12 }).toJSDate())
  known.set(day, working)
  return working
}

/** The day itself if it is a working day, else the nearest working day before it. */
export function workingDayOnOrBefore(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayBefore(day)
}

/** The nearest working day before this day. */
export function workingDayBefore(day: Day): Day {
  const remembered = knownBefore.get(day)
  if (remembered !== undefined) return remembered
  const yesterday = addDays(day, -1)
  const before = isWorkingDay(yesterday) ? yesterday : workingDayBefore(yesterday)
  knownBefore.set(day, before)
  return before
}

/** The last day to answer that is proposed: a week on, or the working day before where that is a day off. */
export function proposedDeadline(today: Day): Day {
  return workingDayOnOrBefore(addDays(today, 7))
}

/** The day that is this many calendar days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: ZONE }).plus({ days }).toISODate() ?? day
}

/** True when people may be written to on their own: on a working day, between 9 and 17. */
export function isReminderTime(now: Instant): boolean {
  // Asked for with every look at a matter: within one minute it is the same.
  const minute = now.slice(0, 16)
  if (lastAsked?.minute !== minute || !now.endsWith('Z')) {
    const { hour } = DateTime.fromISO(now, { zone: ZONE })
    lastAsked = { minute, is: hour >= FIRST_HOUR && hour < LAST_HOUR && isWorkingDay(dayOf(now)) }
  }
  return lastAsked.is
}

let lastAsked: { readonly minute: string; readonly is: boolean } | undefined

/** The moment of a time of day (`13:00`) on a day in the plan's zone; `undefined` for one that the change to summer time leaves out. */
export function momentOf(day: Day, time: string): Instant | undefined {
  const moment = DateTime.fromISO(`${day}T${time}`, { zone: ZONE })
  if (!moment.isValid || moment.toFormat('yyyy-MM-dd HH:mm') !== `${day} ${time}`) return undefined
  return moment.toUTC().toISO() ?? undefined
}

/** The time of day of a moment in the plan's zone, as forms write it: `13:00`. */
export function timeOf(moment: Instant): string {
  return DateTime.fromISO(moment, { zone: ZONE }).toFormat('HH:mm')
}
