import { fitsIntoForm } from '../../cards/kit'
import { type CardAnswer, type CardHolds, FORM_TIME, type Press } from '../../cards/press'
import { isRefusal, type Refusal } from '../../kernel/decision'
import type { Card } from '../../reconcile/posting'
import type { DecisionCommand } from '../commands'
import { readingOf, seenBy } from '../reading'
import { refusalSentence } from '../refusals'
import { currentRound } from '../rules'
import type { DecisionAnswer, Decisions } from '../service'
import type { DecisionState } from '../state'
import { entryCard } from './entry-card'
import { type Draft, decisionForm, type FormKind } from './forms'
import { meIn } from './own-part'
import type { AboutPress } from './press-data'
import { proposalCard } from './proposal-card'
import { proxyCard } from './proxy-card'
import { whyNoForm } from './why-no-form'
import type { Say } from './words'

/** Room for what somebody wrote in a form, in bytes. */
const WRITTEN = 12_000

/** The card from which it was pressed, as this person now sees it; a sentence where there is nothing for them to see. */
export function viewAnswer(
  press: Press,
  state: DecisionState | undefined,
  about: Partial<AboutPress>,
  say?: Say,
): CardAnswer {
  const { person, view } = press
  if (!state || readingOf(state, person, view.plan) === 'nothing')
    return { message: view.t('decisions.refused.not-found') }
  return { card: cardFor(press, state, about, say) }
}

function cardFor({ person, view }: Press, state: DecisionState, about: Partial<AboutPress>, say?: Say): Card {
  const { on, administration } = about
  if (on === 'proxy' && administration) return proxyCard(state, view, person.id, administration, say)
  if (on === 'entry' && administration) return entryCard(state, view, person.id, administration, say)
  return proposalCard(state, view, person.id, say)
}

/** The answer to a press: what happened, once, or why nothing did. */
export function pressAnswer(
  press: Press,
  answer: DecisionAnswer,
  about: Partial<AboutPress>,
  said: { readonly text: string; readonly isOwnAnswer?: true | undefined },
  kept = '',
): CardAnswer {
  const { text, isOwnAnswer } = said
  const good: Say = { kind: 'good', text, ...(isOwnAnswer ? { isOwnAnswer } : {}) }
  if (!isRefusal(answer)) return viewAnswer(press, answer.state, about, answer.changed ? good : undefined)
  if (answer.refused === 'not-found') return { message: refusalSentence(answer, press.view) }
  return viewAnswer(press, answer.state, about, warning(answer, press, kept))
}

function warning(refusal: Refusal, { view }: Press, kept = ''): Say {
  return { kind: 'warning', text: refusalSentence(refusal, view), ...(kept ? { kept } : {}) }
}

/** Opens a form in the place of the card, which stands still while somebody writes; or says why not, before they write in vain. */
export function formAnswer(
  press: Press,
  holds: CardHolds,
  state: DecisionState,
  at: AboutPress & { readonly form: FormKind },
  draft: Draft,
  refusal: Refusal | undefined,
): CardAnswer {
  const { person, view, place } = press
  if (refusal) return viewAnswer(press, state, at, warning(refusal, press))
  holds.hold(state.id, place, person.id, FORM_TIME)
  const seen = seenBy(state, person.id)
  return { card: decisionForm(seen, meIn(seen, view, person.id), view, at, draft) }
}

/** A form that has been filled in. */
export interface Sent {
  /** Without a form it was a button. */
  readonly at: AboutPress & { readonly form?: FormKind | undefined }
  readonly draft: Draft
  readonly command: DecisionCommand
  readonly said: string
  /** It tells the sender's own answer, which then need not be told again. */
  readonly isOwnAnswer?: true | undefined
}

/** Sends a form. Refused, it comes back with what was written, as long as there is something to do in it. */
export async function sendForm(
  press: Press,
  decisions: Decisions,
  holds: CardHolds,
  { at, draft, command, said, isOwnAnswer }: Sent,
): Promise<CardAnswer> {
  const { person, place } = press
  const answer = await decisions.execute(person, at.id, command)
  const { form } = at
  if (!isRefusal(answer) || form === undefined || !canGoOn(press, answer.state, { ...at, form })) {
    holds.release(at.id, place, person.id)
    return pressAnswer(press, answer, at, { text: said, isOwnAnswer }, draft.text)
  }
  const problem = { text: refusalSentence(answer, press.view), isNewText: answer.refused === 'text-changed' }
  return formAgain(press, holds, answer.state, { ...at, form }, draft, problem)
}

/** Whether there is still something to fill in, now that it has been refused; a text that has changed can be answered. */
function canGoOn(
  { person, view }: Press,
  state: DecisionState | undefined,
  at: AboutPress & { readonly form: FormKind },
): state is DecisionState {
  if (!state || readingOf(state, person, view.plan) === 'nothing') return false
  const now = { ...at, round: currentRound(state).no }
  return whyNoForm(state, meIn(state, view, person.id), now, view.plan) === undefined
}

/** The form once more, with what was written and what is wrong with it. */
export function formAgain(
  press: Press,
  holds: CardHolds,
  state: DecisionState,
  at: AboutPress & { readonly form: FormKind },
  draft: Draft,
  problem: { readonly text: string; readonly isNewText?: boolean },
): CardAnswer {
  const { person, view, place } = press
  // A longer text stays in the form as it is in the client: only a sentence is put beside it.
  if (!fitsIntoForm(draft.text ?? '', WRITTEN)) return { message: problem.text }
  holds.hold(state.id, place, person.id, FORM_TIME)
  const seen = seenBy(state, person.id)
  return { card: decisionForm(seen, meIn(seen, view, person.id), view, at, draft, problem) }
}
