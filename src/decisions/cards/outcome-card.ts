import { actions, bytesOf, card, type Element, literal, openUrl, type Standing, title } from '../../cards/kit'
import { type CardView, nameOf, sayDay } from '../../cards/view'
import { cut } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import type { DecisionState, Outcome } from '../state'
import { ownPosition } from './own-part'
import { type Detail, recordedRows } from './voices'
import { administrationName, paragraphName, paragraphs, type Say, said, titleOf } from './words'

const RECIPIENTS = 6
const REASON = 600
/** What a card may weigh, in bytes, with something to spare below Teams' 28 KB. */
const ROOM = 27_000

const DETAILS: readonly (Detail & { readonly text: number })[] = [
  { quote: 200, names: true, text: 1_200 },
  { quote: 80, names: true, text: 600 },
  { quote: 40, names: false, text: 400 },
]
const LEAST = { quote: 0, names: false, text: 200 }

/**
 * How the group's treatment of a proposal ended, the newest time or another: the decision with who took part, or why it
 * was put off. With a viewer, also what waits for them still.
 */
export function outcomeCard(
  state: DecisionState,
  view: CardView,
  viewer?: PersonId,
  say?: Say,
  outcome = state.outcomes.at(-1),
): Card {
  if (!outcome) return card(title(view.t('decisions.card.draft')))
  const build = (detail: typeof LEAST) => whole(state, outcome, view, viewer, say, detail)
  for (const detail of DETAILS) {
    const built = build(detail)
    if (bytesOf(built) <= ROOM) return built
  }
  return build(LEAST)
}

function whole(
  state: DecisionState,
  outcome: Outcome,
  view: CardView,
  viewer: PersonId | undefined,
  say: Say | undefined,
  detail: typeof LEAST,
): Card {
  const { t, links } = view
  const isDecided = outcome.kind === 'decided'
  const page = links.page(`decisions/${state.id}`)
  return card([
    ...outcomeHeading(state, outcome, view),
    ...said(say, view),
    ...(viewer === undefined ? [] : ownRecorded(state, outcome, view, viewer)),
    ...(isDecided ? [] : [reason(outcome, view)]),
    ...paragraphs(outcome.text, isDecided ? detail.text : Math.min(detail.text, 400)),
    ...(isDecided ? decided(state, outcome, view, detail) : []),
    by(outcome, view),
    actions(openUrl(t(isDecided ? 'decisions.button.readDecision' : 'decisions.button.readProposal'), page)),
  ])
}

/** What it is, with its paragraph, and how it ended. */
export function outcomeHeading(
  state: DecisionState,
  { kind, paragraph, day }: Outcome,
  view: CardView,
): readonly Element[] {
  const { t } = view
  const number = paragraph ? paragraphName(paragraph, view) : ''
  const what =
    kind !== 'decided'
      ? `${t(`decisions.card.${kind}`)}${number ? ` · ${number}` : ''}`
      : number
        ? t('decisions.card.decision', { paragraph: number })
        : t('decisions.card.decisionUnnumbered')
  const standing: Standing = {
    text: t(`decisions.card.standing.${kind}`, { day: sayDay(view, day) }),
    ...(kind === 'decided' ? { color: 'Good' as const } : {}),
  }
  return [...title(what, standing), literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' })]
}

/** What the viewer said in the decision, so that nobody has to wonder whether it was in time. */
function ownRecorded(
  state: DecisionState,
  { voices }: Outcome,
  view: CardView,
  viewer: PersonId,
): readonly Element[] {
  return voices
    .flatMap(({ positions }) => positions.filter(({ by }) => by === viewer))
    .map(({ enteredBy: _, ...p }) => {
      const other = p.through === undefined ? undefined : administrationName(view.plan, p.administration)
      return ownPosition(state, p, view, other)
    })
}

function reason({ kind, reason: text }: Outcome, { t }: CardView): Element {
  const key = kind === 'referred-back' ? 'decisions.card.wanted' : 'decisions.card.reason'
  return literal(t(key, { reason: cut(text, REASON) }))
}

function decided(state: DecisionState, outcome: Outcome, view: CardView, detail: Detail): readonly Element[] {
  const { t } = view
  return [
    literal(t('decisions.card.tookPart'), { weight: 'Bolder', separator: true }),
    ...recordedRows(outcome, state, view, detail),
    ...(state.recipients.length > 0
      ? [literal(t('decisions.card.recipients', { names: sayRecipients(state.recipients, view) }))]
      : []),
  ]
}

function sayRecipients(recipients: readonly string[], { t }: CardView): string {
  const names = recipients
    .slice(0, RECIPIENTS)
    .map((name) => cut(name, 80))
    .join(', ')
  const more = recipients.length - RECIPIENTS
  return more > 0 ? t('decisions.card.moreRecipients', { names, count: more }) : names
}

function by({ kind, by: person }: Outcome, view: CardView): Element {
  const name = nameOf(view, person)
  const key = kind === 'withdrawn' ? 'decisions.card.withdrawnBy' : 'decisions.card.chairedBy'
  return literal(view.t(key, { name }), { isSubtle: true, spacing: 'Small' })
}

/** What stands in the channel in the place of a round's card when the round is over. */
export function endedCard(state: DecisionState, outcome: Outcome, view: CardView): Card {
  const { t, links } = view
  return card([
    ...outcomeHeading(state, outcome, view),
    literal(t('decisions.card.ended')),
    actions(openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`))),
  ])
}
