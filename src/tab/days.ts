import type { Day } from '../kernel/time'

/** The day that is this many calendar days later. The plan's own calendar brings the table of holidays with it. */
export function daysLater(day: Day, count: number): Day {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}
