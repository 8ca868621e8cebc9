import {
  actions,
  bytesOf,
  card,
  type Element,
  literal,
  notice,
  openUrl,
  type Standing,
  title,
} from '../../cards/kit'
import { type CardView, sayDay } from '../../cards/view'
import { sortedNames } from '../../i18n/format'
import { cut } from '../../kernel/text'
import { dayOf } from '../../kernel/zone'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { seenBy } from '../reading'
import { chairsOf, currentRound, groupOf, isSealed, missingFor } from '../rules'
import type { DecisionState } from '../state'
import { ballot, conflictButtons, ownButtons, passedVotes } from './buttons'
import { deadlineLine } from './deadline-line'
import { missingLines } from './missing'
import { outcomeCard } from './outcome-card'
import { owesAnything, owing } from './owed'
import { type Me, meIn, ownLines, ownStanding } from './own-part'
import { changesInWords, changesOf } from './text-change'
import { answeredOf, type Detail, voiceRows } from './voices'
import { administrationName, paragraphs, type Say, said, titleOf, upTo } from './words'

/** Teams gives at most this many people a view of their own. */
const OWN_VIEWS = 60
const MISSING = 5
/** Longest process that is named, in UTF-16 units. */
const PROCESS = 100
/** What a card may weigh, in bytes, with something to spare below Teams' 28 KB. */
const ROOM = 27_000

interface Extent extends Detail {
  /** Length of the text, in UTF-16 units. */
  readonly text: number
  /** Whether it is told where the text has changed. */
  readonly changes: boolean
  /** Votes of others that the viewer answers for here. */
  readonly held: number
}

/** How much is told, from all to the least; a large group gets what fits. */
const EXTENTS: readonly Extent[] = [
  { quote: 160, names: true, text: 700, changes: true, held: 3 },
  { quote: 80, names: true, text: 400, changes: true, held: 2 },
  { quote: 80, names: false, text: 400, changes: true, held: 1 },
  { quote: 0, names: false, text: 200, changes: false, held: 1 },
]
const LEAST: Extent = { quote: 0, names: false, text: 100, changes: false, held: 1 }

/** The proposal as everybody in the channel sees it (`viewer` undefined) or as one person does. */
export function proposalCard(raw: DecisionState, view: CardView, viewer?: PersonId, say?: Say): Card {
  const state = seenBy(raw, viewer)
  if (state.stage !== 'open' && state.stage !== 'draft') return outcomeCard(state, view, viewer, say)
  return fitting((extent) => openCard(state, view, viewer, say, extent))
}

/**
 * The proposal in somebody's personal chat: their own part, without what others answered, or each answer would have to be
 * written to everybody. Teams asks for the whole card when the chat is opened, and a press is answered with it.
 */
export function proposalInChat(raw: DecisionState, view: CardView, viewer: PersonId, say?: Say): Card {
  const state = seenBy(raw, viewer)
  if (state.stage !== 'open') return proposalCard(raw, view, viewer, say)
  return fitting((extent) => chatCard(state, view, viewer, say, extent))
}

/** The card with as much in it as there is room for. */
function fitting(build: (extent: Extent) => Card): Card {
  for (const extent of EXTENTS) {
    const built = build(extent)
    if (bytesOf(built) <= ROOM) return built
  }
  return build(LEAST)
}

function chatCard(
  state: DecisionState,
  view: CardView,
  viewer: PersonId,
  say: Say | undefined,
  extent: Extent,
): Card {
  const me = meIn(state, view, viewer)
  const head = [...heading(state, me, view, true), ...said(say, view)]
  const text = [...proposalText(state, view, extent.text), ...changes(state, view, extent)]
  const own = me.owed.conflict
    ? [...head, ...conflictQuestion(state, me, view), ...text, deadlineLine(state, view)]
    : [
        ...head,
        ...ownLines(state, me, view, say),
        ...text,
        deadlineLine(state, view),
        ...ownAnswer(state, me, view),
        ...passedVotes(state, me, view, extent.held),
      ]
  return card(own, refreshFor(state, [viewer], view))
}

function openCard(
  state: DecisionState,
  view: CardView,
  viewer: PersonId | undefined,
  say: Say | undefined,
  extent: Extent,
): Card {
  const me = viewer === undefined ? undefined : meIn(state, view, viewer)
  const head = [...heading(state, me, view), ...said(say, view)]
  const text = [...proposalText(state, view, extent.text), ...changes(state, view, extent)]
  if (state.stage === 'draft') return card([...head, ...text])
  if (me?.owed.conflict)
    return card([...head, ...conflictQuestion(state, me, view), ...text, deadlineLine(state, view)])
  const more = viewer === undefined ? ownViews(state, view) : {}
  return card(
    [
      ...head,
      ...(me ? ownLines(state, me, view, say) : []),
      ...text,
      deadlineLine(state, view),
      ...positions(state, view, extent),
      ...missing(state, view, me),
      ...(me
        ? [...ownAnswer(state, me, view), ...passedVotes(state, me, view, extent.held)]
        : [ballot(state, view)]),
    ],
    more,
  )
}

function heading(
  state: DecisionState,
  me: Me | undefined,
  view: CardView,
  isOwnOnly = false,
): readonly Element[] {
  const { t, plan } = view
  const isDraft = state.stage === 'draft'
  const forGroup = () => (isOwnOnly ? undefined : standingOf(state, view))
  const standing: Standing | undefined = isDraft
    ? { text: t('decisions.card.standing.draft') }
    : ((me && ownStanding(me, view)) ?? forGroup())
  const process = plan.process(state.process ?? '')
  return [
    ...title(t(isDraft ? 'decisions.card.draft' : 'decisions.card.proposal'), standing),
    literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' }),
    ...(process
      ? [
          literal(
            t('decisions.card.process', { process: cut(`${process.number} ${process.title}`, PROCESS) }),
            {
              isSubtle: true,
              spacing: 'None',
            },
          ),
        ]
      : []),
  ]
}

/** In a word how it stands for the group. */
function standingOf(state: DecisionState, view: CardView): Standing {
  const { t } = view
  const left = missingFor(state, view.plan)
  if (left.length === 0) return { text: t('decisions.card.standing.ready'), color: 'Good' }
  const objections = left.filter(({ is }) => is === 'objection').length
  if (objections > 0) {
    const key = objections > 1 ? 'objections' : 'objection'
    return { text: t(`decisions.card.standing.${key}`), color: 'Attention' }
  }
  if (left.some(({ is }) => is === 'more-time')) return { text: t('decisions.card.standing.moreTime') }
  return { text: t('decisions.card.standing.answered', answeredOf(state, view)) }
}

/** The text, the rest of it and everything else behind one large target for the thumb. */
function proposalText(state: DecisionState, view: CardView, max: number): readonly Element[] {
  return [...paragraphs(currentRound(state).text, max), readAll(state, view)]
}

/** A line that leads to the page of the proposal; it takes no button's place. */
function readAll(state: DecisionState, { t, links }: CardView): Element {
  return {
    type: 'Container',
    spacing: 'Small',
    selectAction: openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`)),
    items: [literal(`${t('decisions.card.readAll')} ›`, { color: 'Accent', weight: 'Bolder' })],
  }
}

/** That the text is another one than before, where, and who is asked again. */
function changes(state: DecisionState, view: CardView, extent: Extent): readonly Element[] {
  const { t, plan } = view
  const round = currentRound(state)
  if (round.no <= 1 || state.stage !== 'open') return []
  const day = sayDay(view, dayOf(round.at))
  const before = state.rounds.findLast(({ no }) => no < round.no)
  const changed = changesInWords(changesOf(before?.text ?? '', round), view)
  const key = changed.length > 0 ? 'decisions.card.changed' : 'decisions.card.takenUp'
  const again = sortedNames(round.askedAgain.map((id) => administrationName(plan, id)))
  const shown = extent.changes ? changed : []
  return [
    literal(t(key, { day, round: round.no }), { weight: 'Bolder' }),
    ...shown.map((text) => literal(`– ${text}`, { spacing: 'Small' })),
    ...(again.length > 0
      ? [literal(t('decisions.card.askedAgain', { names: upTo(again, t) }), { spacing: 'Small' })]
      : []),
  ]
}

function conflictQuestion(state: DecisionState, me: Me, view: CardView): readonly Element[] {
  const { t, plan } = view
  const administration = administrationName(plan, me.administration ?? '')
  return [
    notice('attention', t('decisions.own.conflictQuestion', { administration })),
    literal(t('decisions.own.conflictWhy'), { isSubtle: true, spacing: 'Small' }),
    conflictButtons(state, view),
  ]
}

function positions(state: DecisionState, view: CardView, detail: Detail): readonly Element[] {
  const { t } = view
  return [
    literal(t('decisions.card.positions'), { weight: 'Bolder', separator: true }),
    ...(isSealed(state) ? [literal(t('decisions.card.sealed'), { isSubtle: true, spacing: 'Small' })] : []),
    ...voiceRows(state, view, detail),
  ]
}

/** The viewer's own buttons; where other votes are asked about, too, it is said whose answer they give. */
function ownAnswer(state: DecisionState, me: Me, view: CardView): readonly Element[] {
  const isOneOfSeveral = me.administration !== undefined && me.held.length + me.owed.offers.length > 0
  const administration = administrationName(view.plan, me.administration ?? '')
  return [
    ...(isOneOfSeveral
      ? [literal(view.t('decisions.own.ownAnswer', { administration }), { weight: 'Bolder' })]
      : []),
    ...ownButtons(state, me, view),
  ]
}

/** What is missing for a decision; nothing exactly when the chair can confirm, who is told so at the top. */
function missing(state: DecisionState, view: CardView, me: Me | undefined): readonly Element[] {
  const { t, plan } = view
  const left = missingFor(state, plan)
  if (left.length === 0) return me?.task ? [] : [notice('good', t('decisions.card.nothingMissing'))]
  const lines = missingLines(left, answeredOf(state, view).total, view)
  const more = lines.length - MISSING
  return [
    literal(t('decisions.card.missing'), { weight: 'Bolder' }),
    ...lines.slice(0, MISSING).map((text) => literal(`– ${text}`, { spacing: 'Small' })),
    ...(more > 0 ? [literal(t('decisions.card.moreMissing', { count: more }), { spacing: 'Small' })] : []),
  ]
}

/** Those who still have something to do see the card with their own part in it, at most as many as Teams allows. */
function ownViews(state: DecisionState, view: CardView): Element {
  const owed = owing(state, view.plan)
  const chairs = chairsOf(state, view.plan)
  const delegates = groupOf(state, view.plan).flatMap((bench) => bench.delegates)
  return refreshFor(state, [...chairs, ...delegates.filter((id) => owesAnything(owed(id)))], view)
}

function refreshFor(state: DecisionState, people: readonly PersonId[], { plan }: CardView): Element {
  const userIds = [...new Set(people)].flatMap((id) => plan.person(id)?.entraId ?? []).slice(0, OWN_VIEWS)
  if (userIds.length === 0) return {}
  const data = { id: state.id, verb: 'decisions.view' }
  return { refresh: { action: { type: 'Action.Execute', verb: 'decisions.view', data }, userIds } }
}

/** What stands in the place of an earlier round's card when the text has been changed. */
export function replacedCard(state: DecisionState, round: number, newer: number, view: CardView): Card {
  const { t, links } = view
  return card([
    ...title(t('decisions.card.replaced')),
    literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' }),
    literal(t('decisions.card.replacedBy', { round, newer }), { spacing: 'Small' }),
    actions(openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`))),
  ])
}
