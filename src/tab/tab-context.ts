import { createContext, useContext } from 'react'
import type { Me, PublicPerson } from '../http/api'
import { formatDay, formatMoment } from '../i18n/format'
import type { Translate } from '../i18n/translator'
import type { Day, Instant } from '../kernel/time'
import type { Language, PersonId } from '../plan/model'
import type { Api } from './api'

/** What every page of a signed-in person has at hand. */
export interface Tab {
  readonly api: Api
  readonly me: Me
  readonly language: Language
  readonly t: Translate
  /** Answers seen before, by key, so that a page shows at once what it knew and is then made fresh. */
  readonly remembered: Map<string, unknown>
  /** Confirms in words what was done: on screen, and to screen readers. */
  say(sentence: string): void
}

export const TabContext = createContext<Tab | undefined>(undefined)

/** A page was drawn outside the signed-in tab: a mistake in the code. */
class OutsideTab extends Error {}

export function useTab(): Tab {
  const tab = useContext(TabContext)
  if (!tab) throw new OutsideTab()
  return tab
}

/** Days, moments and names as this person reads them. */
export function useWords() {
  const { me, language, t } = useTab()
  const person = (id: PersonId): PublicPerson | undefined => me.plan.people.find((p) => p.id === id)
  return {
    t,
    day: (day: Day) => formatDay(language, day, me.today),
    moment: (instant: Instant) => formatMoment(language, instant, me.today),
    person,
    name: (id: PersonId) => person(id)?.name ?? t('someone'),
    administration: (id: PersonId) => {
      const of = person(id)?.administration
      return me.plan.administrations.find((a) => a.id === of)?.shortName ?? ''
    },
  }
}

/** True for the process leaders, who hand in notes and see them through. */
export function leads(me: Me): boolean {
  return me.person.roles.includes('process-leader')
}
