import type { CardView } from '../cards/view'
import type { obstaclesSv } from '../i18n/obstacles.sv'
import type { Refusal } from '../kernel/decision'

type RefusalCode = keyof typeof obstaclesSv.refused

/** A refusal as a sentence: what happened, what is saved, what to do. */
export function refusalSentence(refusal: Refusal, view: CardView): string {
  // Which details a sentence names is known to the rule that refused; the catalogue's types cannot follow a code.
  const key: `obstacles.refused.${RefusalCode}` = `obstacles.refused.${refusal.refused as RefusalCode}`
  return view.t(key as 'obstacles.refused.not-found', { ...refusal.details })
}
