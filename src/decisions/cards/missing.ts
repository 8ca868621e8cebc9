import { type CardView, sayDay } from '../../cards/view'
import { sortedNames } from '../../i18n/format'
import type { Translate } from '../../i18n/translator'
import type { Day } from '../../kernel/time'
import type { Plan } from '../../plan/model'
import type { Missing } from '../rules'
import { administrationName, oneOf, upTo } from './words'

/** What is missing for a decision, in a few words. `sayDate` says a day as the reader does; without it as in a document. */
export function sayMissing(
  missing: Missing,
  t: Translate,
  plan: Plan,
  sayDate: (day: Day) => string = (day) => day,
): string {
  const name = (id: string) => administrationName(plan, id)
  switch (missing.is) {
    case 'position': {
      const key = missing.again ? 'decisions.missing.positionAgain' : 'decisions.missing.position'
      return t(key, { administration: name(missing.administration), names: oneOf(missing.people, t, plan) })
    }
    case 'delegate':
      return t('decisions.missing.delegate', { administration: name(missing.administration) })
    case 'representation':
      return t('decisions.missing.representation', { administration: name(missing.administration) })
    case 'proxy-answer':
      return t('decisions.missing.proxyAnswer', {
        administration: name(missing.administration),
        to: name(missing.to),
      })
    case 'objection':
    case 'more-time': {
      const key = missing.is === 'objection' ? 'decisions.missing.objection' : 'decisions.missing.moreTime'
      const { administration, by } = missing.position
      return t(key, { administration: name(administration), name: oneOf([by], t, plan) })
    }
    case 'opening':
      return t('decisions.missing.opening')
    case 'anybody':
      return t('decisions.missing.anybody')
    case 'chair':
      return t('decisions.missing.chair', { names: oneOf(missing.people, t, plan) })
    case 'meeting':
      return t('decisions.missing.meeting', { day: sayDate(missing.date) })
  }
}

/**
 * What is missing as a card tells it, where who can answer stands beside each administration already: answers together,
 * everything else a line each. `total`: how many administrations take part.
 */
export function missingLines(missing: readonly Missing[], total: number, view: CardView): readonly string[] {
  const { t, plan } = view
  const standing = missing.flatMap((m) =>
    m.is === 'objection' || m.is === 'more-time' ? [m.position.administration] : [],
  )
  const answers = missing.flatMap((m) => (m.is === 'position' ? [m] : []))
  // Whose objection stands is not asked for twice.
  const unheard = answers.filter(({ administration }) => !standing.includes(administration))
  const rest = missing.filter(({ is }) => is !== 'position')
  return [
    ...answersFrom(
      unheard.filter(({ again }) => !again),
      'answers',
      total,
      view,
    ),
    ...answersFrom(
      unheard.filter(({ again }) => again),
      'answersAgain',
      total,
      view,
    ),
    ...rest.map((m) => sayMissing(m, t, plan, (day) => sayDay(view, day))),
  ]
}

function answersFrom(
  missing: readonly { readonly administration: string }[],
  key: 'answers' | 'answersAgain',
  total: number,
  { t, plan }: CardView,
): readonly string[] {
  if (missing.length === 0) return []
  if (missing.length === total && total > 1) return [t(`decisions.missing.${key}All`)]
  const all = sortedNames(missing.map(({ administration }) => administrationName(plan, administration)))
  return [t(`decisions.missing.${key}`, { names: upTo(all, t), count: all.length })]
}
