import { formatDay, formatMoment, sortedNames } from '../i18n/format'
import { type Translate, translator } from '../i18n/translator'
import type { Day, Instant } from '../kernel/time'
import type { Language, PersonId, Plan } from '../plan/model'

/** Addresses of pages in the tab. */
export interface Links {
  minutes(id: string, version?: number): string
  newMinutes(): string
  /** A page by its path in the tab, such as `minutes/abc`. */
  page(path: string): string
  home(): string
}

/** What a card is rendered with besides the state: a language, a day, who is who, and where the tab is. */
export interface CardView {
  readonly t: Translate
  readonly language: Language
  readonly today: Day
  readonly plan: Plan
  readonly links: Links
}

export function cardView(language: Language, today: Day, plan: Plan, links: Links): CardView {
  return { t: translator(language), language, today, plan, links }
}

export function sayDay(view: CardView, day: Day): string {
  return formatDay(view.language, day, view.today)
}

export function sayMoment(view: CardView, instant: Instant): string {
  return formatMoment(view.language, instant, view.today)
}

/** Longest name that a card shows whole, in UTF-16 units: sixty of them still fit into one card. */
const LONGEST_NAME = 60
/** The most people whom a card names. */
export const MOST_NAMES = 60

/** A person's name; one who is no longer in the plan is somebody. */
export function nameOf(view: CardView, id: PersonId): string {
  return shown(view.plan.person(id)?.name ?? view.t('someone'))
}

/** A name as cards show it: cut where it is longer than names are. */
export function shown(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`
}

/** Names in Swedish order: up to five, then how many more. */
export function sayNames(view: CardView, ids: readonly PersonId[], most = 5): string {
  const names = sortedNames(ids.map((id) => nameOf(view, id)))
  if (names.length <= most) return names.join(', ')
  return view.t('namesAndMore', { names: names.slice(0, most).join(', '), count: names.length - most })
}
