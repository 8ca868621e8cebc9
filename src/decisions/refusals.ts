import type { CardView } from '../cards/view'
import type { decisionRefusalsSv } from '../i18n/decision-refusals.sv'
import type { Refusal } from '../kernel/decision'
import { administrationName, personName } from './cards/words'

type Refused = typeof decisionRefusalsSv
type RefusalCode = Exclude<keyof Refused, `not-ready_${string}`> | 'not-ready'

/** A refusal as a sentence: what happened, what is saved, what to do. */
export function refusalSentence(refusal: Refusal, view: CardView): string {
  const { administration, person, ...details } = { ...refusal.details }
  const names = {
    ...(typeof administration === 'string'
      ? { administration: administrationName(view.plan, administration) }
      : {}),
    ...(typeof person === 'string' ? { person: personName(person, view) } : {}),
  }
  // Which details a sentence names is known to the rule that refused; the catalogue's types cannot follow a code.
  const key: `decisions.refused.${RefusalCode}` = `decisions.refused.${refusal.refused as RefusalCode}`
  return view.t(key as 'decisions.refused.too-late', { ...details, ...names })
}
