import type { Day, Instant } from '../kernel/time'
import { dayOf, ZONE } from '../kernel/zone'
import type { Language } from '../plan/model'

const LOCALE: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are costly to build and few. */
function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], options)
  formats.set(key, made)
  return made
}

/** A day as people say it: `tis 26 mars`, with the year when it is not this one; without the weekday if so wished. */
export function formatDay(language: Language, day: Day, today: Day, weekday = true): string {
  const thisYear = day.slice(0, 4) === today.slice(0, 4)
  const made = format(language, `day ${weekday} ${thisYear}`, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(weekday ? { weekday: 'short' } : {}),
    ...(thisYear ? {} : { year: 'numeric' }),
  })
  return made.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
}

/** A time of day in the plan's zone: `10.42` in Swedish, `10:42` in English. */
export function formatTime(language: Language, instant: Instant): string {
  const options = { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const text = format(language, 'time', options).format(new Date(instant))
  return language === 'sv' ? text.replace(':', '.') : text
}

/** A moment as people say it: `i dag 10.42`, `26 mars 10.42`. */
export function formatMoment(language: Language, instant: Instant, today: Day): string {
  const day = dayOf(instant)
  const word = language === 'sv' ? 'i dag' : 'today'
  return `${day === today ? word : formatDay(language, day, today, false)} ${formatTime(language, instant)}`
}

const collator = new Intl.Collator('sv-SE')

/** Sorts names as Swedes do: å ä ö last. */
export function sortedNames(names: readonly string[]): readonly string[] {
  return [...names].sort(collator.compare)
}
