import { actions, card, type Element, execute, literal, notice, openUrl, title } from '../../cards/kit'
import { type CardView, nameOf, sayMoment } from '../../cards/view'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import type { AdministrationId } from '../../representation/delegates'
import { currentRound } from '../rules'
import type { DecisionState, Position } from '../state'
import { administrationName, kindInWords, paragraphs, pressed, type Say, said, titleOf } from './words'

const TEXT = 300

/** What the chair entered for somebody, who is asked whether it is what they said; also after the decision. */
export function entryCard(
  state: DecisionState,
  view: CardView,
  viewer: PersonId,
  administration: AdministrationId,
  say?: Say,
): Card {
  const { t, links } = view
  const entry = state.positions.find((p) => p.by === viewer && p.administration === administration)
  const isDone = entry?.enteredBy === undefined || entry.confirmedAt !== undefined
  const key = entry?.confirmedAt === undefined ? 'decisions.entry.standing' : 'decisions.entry.confirmed'
  return card([
    ...title(
      t('decisions.entry.title'),
      entry?.enteredBy === undefined ? undefined : { text: t(key), color: isDone ? 'Good' : 'Accent' },
    ),
    ...said(say, view),
    literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' }),
    ...paragraphs(currentRound(state).text, TEXT),
    ...(entry?.enteredBy === undefined
      ? [literal(t('decisions.entry.replaced'))]
      : [entryInWords(entry, view, isDone)]),
    ...(entry && !isDone && state.stage !== 'open' ? [literal(t('decisions.entry.tellChair'))] : []),
    actions(
      ...(entry && !isDone ? buttons(state, entry, view) : []),
      openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`)),
    ),
  ])
}

/** `Marianne Ekdal antecknade bifall för dig i dag 10.42.` */
function entryInWords(entry: Position, view: CardView, isDone: boolean): Element {
  const { t, plan } = view
  const words = {
    name: nameOf(view, entry.enteredBy ?? ''),
    kind: kindInWords(entry, t, TEXT),
    when: sayMoment(view, entry.at),
    administration: administrationName(plan, entry.administration),
  }
  const key = entry.through === undefined ? 'decisions.entry.entered' : 'decisions.entry.enteredFor'
  return notice(isDone ? 'good' : 'attention', t(key, words))
}

function buttons(state: DecisionState, entry: Position, { t }: CardView) {
  const about = { administration: entry.administration, on: 'entry' } as const
  const data = pressed(state, currentRound(state).no, about)
  const wrong =
    state.stage === 'open'
      ? [execute(t('decisions.button.entryWrong'), 'decisions.form', { ...data, form: 'answer' })]
      : []
  return [
    execute(
      t('decisions.button.entryRight'),
      'decisions.confirm-entry',
      { ...data, at: entry.at },
      { style: 'positive' },
    ),
    ...wrong,
  ]
}
