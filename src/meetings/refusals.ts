import type { CardView } from '../cards/view'
import type { meetingsSv } from '../i18n/meetings.sv'
import type { Refusal } from '../kernel/decision'
import { administrationName } from './cards/words'
import type { MeetingStage } from './state'

type RefusalCode = keyof typeof meetingsSv.refused

/** A refusal as a sentence: what happened, what is saved, what to do. */
export function refusalSentence(refusal: Refusal, view: CardView): string {
  const details: Record<string, string | number> = { ...refusal.details }
  if (typeof details.administration === 'string')
    details.administration = administrationName(view, details.administration)
  if (typeof details.stage === 'string')
    details.stage = view.t(`meetings.over.${details.stage as MeetingStage}`)
  // Which details a sentence names is known to the rule that refused; the catalogue's types cannot follow a code.
  const key: `meetings.refused.${RefusalCode}` = `meetings.refused.${refusal.refused as RefusalCode}`
  return view.t(key as 'meetings.refused.title-missing', details)
}
