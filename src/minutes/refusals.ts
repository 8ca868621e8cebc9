import type { CardView } from '../cards/view'
import { sayDay } from '../cards/view'
import type { minutesSv } from '../i18n/minutes.sv'
import type { Refusal } from '../kernel/decision'

type RefusalCode = keyof typeof minutesSv.refused

/** A refusal as a sentence: what happened, what is saved, what to do. */
export function refusalSentence(refusal: Refusal, view: CardView): string {
  const details = { ...refusal.details }
  if (typeof details.deadline === 'string') details.deadline = sayDay(view, details.deadline)
  // Which details a sentence names is known to the rule that refused; the catalogue's types cannot follow a code.
  const key: `minutes.refused.${RefusalCode}` = `minutes.refused.${refusal.refused as RefusalCode}`
  return view.t(key as 'minutes.refused.locked', details)
}
