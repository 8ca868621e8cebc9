import {
  actions,
  type CardAction,
  card,
  type Element,
  execute,
  literal,
  notice,
  openUrl,
  type Standing,
  sentence,
  title,
} from '../../cards/kit'
import type { CardView } from '../../cards/view'
import { cut, flat } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { isLive } from '../../representation/proxies'
import { mayLead, unanswered } from '../rules'
import type { MeetingState } from '../state'
import { ownPart, standingInAWord } from './own-part'
import { agenda, answerLine, attendanceLine, nowAt, representationLines, where, which } from './parts'
import { attendanceOf, type Part, partOf } from './standing'
import { type Say, saidFirst, sayStart, sayWhen } from './words'

/** Teams gives at most this many people a view of their own. */
const OWN_VIEWS = 60
/** How much of the reason for cancelling a card tells, in UTF-16 units. */
const LONGEST_REASON = 600

/** For whom and where the notice is shown, besides to all in the channel. */
export interface Shown {
  readonly viewer?: PersonId
  readonly say?: Say | undefined
  /**
   * In somebody's own chat. What others have answered is not told there: each answer would rewrite the card in
   * everybody's chat.
   */
  readonly isPersonal?: boolean
}

/**
 * The notice of a meeting, as everybody in the channel sees it (`viewer` left out) or as one person does; while the
 * meeting goes on and afterwards it says so. A meeting that has not been called has none.
 */
export function noticeCard(
  state: MeetingState,
  view: CardView,
  invitationUrl: string,
  shown: Shown = {},
): Card {
  switch (state.stage) {
    case 'planned':
      return card(title(view.t('meetings.card.notCalled')))
    case 'called':
      return calledCard(state, view, invitationUrl, shown)
    case 'ongoing':
      return ongoingCard(state, view, shown)
    case 'ended':
      return endedCard(state, view, shown)
    case 'cancelled':
      return cancelledCard(state, view, shown.say)
  }
}

/** What stands in the place of the notice of an earlier time. */
export function replacedCard(state: MeetingState, no: number, view: CardView): Card {
  const { t } = view
  const was = state.movedFrom[no]
  return card([
    ...title(t('meetings.card.replaced')),
    ...which(state, view).slice(0, 1),
    ...(was ? [literal(t('meetings.card.wasAt', { when: sayStart(view, was) }), { spacing: 'None' })] : []),
    sentence(t('meetings.card.newTime', { when: sayWhen(view, state.start, state.end) }), {
      weight: 'Bolder',
    }),
    actions(readAll(state, view)),
  ])
}

/** What stands in the place of the notice to somebody who is no longer asked to come. */
export function notInvitedCard(state: MeetingState, view: CardView): Card {
  return card([...title(view.t('meetings.card.notInvited')), ...which(state, view)])
}

function calledCard(state: MeetingState, view: CardView, invitationUrl: string, shown: Shown): Card {
  const { t } = view
  const { viewer, say, isPersonal } = shown
  const part = viewer === undefined ? undefined : partOf(state, viewer, view.plan)
  const isMoved = state.movedFrom.length > 0
  const calendar = [
    t(isMoved ? 'meetings.card.updateCalendar' : 'meetings.card.addToCalendar'),
    invitationUrl,
  ] as const
  const isOnButton = part?.answer?.kind === 'coming' && !isLive(part.passed)
  const isAsked = part === undefined || part.isAsked
  return card(
    [
      ...title(t(`meetings.card.called.${state.kind}`), part && standingInAWord(state, part, view)),
      ...movedLine(state, view, isAsked),
      ...which(state, view),
      ...where(state, view, isOnButton ? [] : [calendar]),
      ...(viewer === undefined ? saidFirst(say, view) : ownPart(state, view, viewer, say)),
      ...agenda(state, view),
      ...(isAsked
        ? [sentence(t('meetings.card.answerBefore'), { weight: 'Bolder', spacing: 'Medium' })]
        : []),
      ...(isPersonal ? [] : [answerLine(state, view), ...representationLines(state, view)]),
      actions(...(part ? ownButtons(state, view, part, calendar) : buttonsForAll(state, view))),
    ],
    viewer === undefined ? ownViews(state, unanswered(state, view.plan), view) : {},
  )
}

function movedLine(state: MeetingState, view: CardView, isAsked: boolean): readonly Element[] {
  const was = state.movedFrom.at(-1)
  if (was === undefined) return []
  const { t } = view
  const to = sayWhen(view, state.start, state.end)
  const said =
    was === state.start
      ? t('meetings.card.newHours', { to })
      : t('meetings.card.moved', { from: sayStart(view, was), to })
  return [notice('warning', isAsked ? `${said} ${t('meetings.card.answerAgain')}` : said)]
}

function buttonsForAll(state: MeetingState, view: CardView): readonly CardAction[] {
  const { t } = view
  const isSteering = state.kind === 'steering'
  return [
    come(state, t('meetings.card.come'), { style: 'positive' }),
    notComing(state, t('meetings.card.notComing'), isSteering),
    ...(isSteering ? [pass(state, view)] : []),
    readAll(state, view),
  ]
}

/** What the person would do next comes first; what they have answered already is not offered again. */
function ownButtons(
  state: MeetingState,
  view: CardView,
  part: Part,
  [label, url]: readonly [string, string],
): readonly CardAction[] {
  const { t } = view
  const read = readAll(state, view)
  const { isInvited, passed, answer } = part
  if (!isInvited) return [read]
  const passing = (more: Element = {}) => (part.mayPass ? [pass(state, view, more)] : [])
  if (isLive(passed)) return [takeBack(state, view), come(state, t('meetings.card.comeAfterAll')), read]
  if (part.isAsked || !answer)
    return [
      come(state, t('meetings.card.come'), { style: 'positive' }),
      notComing(state, t('meetings.card.notComing'), part.mayNameAlternate),
      ...passing(),
      read,
    ]
  if (answer.kind === 'coming')
    return [
      openUrl(label, url),
      notComing(state, t('meetings.card.notComing'), part.mayNameAlternate),
      ...passing(),
      read,
    ]
  const comeAfterAll = come(state, t('meetings.card.comeAfterAll'))
  const change = part.mayNameAlternate ? [notComing(state, t('meetings.card.changeAlternate'), true)] : []
  return part.nobodyComes
    ? [...passing({ style: 'positive' }), comeAfterAll, ...change, read]
    : [comeAfterAll, ...change, ...passing(), read]
}

function ongoingCard(state: MeetingState, view: CardView, { viewer, say, isPersonal }: Shown): Card {
  const { t } = view
  const part = viewer === undefined ? undefined : partOf(state, viewer, view.plan)
  const standing: Standing = { text: t('meetings.card.standing.ongoing'), color: 'Accent' }
  const heading = title(
    t(`meetings.kind.${state.kind}`),
    part ? standingInAWord(state, part, view) : standing,
  )
  return card(
    [
      ...heading,
      ...which(state, view),
      ...where(state, view),
      ...(viewer === undefined ? saidFirst(say, view) : ownPart(state, view, viewer, say)),
      ...(isPersonal
        ? []
        : [...nowAt(state, view), attendanceLine(state, view), ...representationLines(state, view)]),
      actions(...ongoingButtons(state, view, part)),
    ],
    viewer === undefined ? ownViews(state, attendanceOf(state, view.plan).missing, view) : {},
  )
}

function ongoingButtons(state: MeetingState, view: CardView, part: Part | undefined): readonly CardAction[] {
  const { t } = view
  const attend = (label: string, present: boolean, more: Element = {}) =>
    execute(label, 'meetings.attend', { id: state.id, present }, more)
  const open = (more: Element = {}) => openUrl(t('meetings.card.open'), pageOf(state, view), more)
  const here = () => attend(t('meetings.card.attend'), true, { style: 'positive' })
  if (part?.isPresent) return [open({ style: 'positive' }), attend(t('meetings.card.leave'), false)]
  if (isLive(part?.passed)) return [here(), takeBack(state, view), open()]
  return part?.mayPass ? [here(), pass(state, view), open()] : [here(), open()]
}

function endedCard(state: MeetingState, view: CardView, { viewer, say, isPersonal }: Shown): Card {
  const { t } = view
  const { minutesId } = state
  const person = viewer === undefined ? undefined : view.plan.person(viewer)
  const writes = person !== undefined && mayLead(state, person)
  const key = writes ? 'meetings.card.writeMinutes' : 'meetings.card.readMinutes'
  return card([
    ...title(t(`meetings.kind.${state.kind}`), {
      text: t('meetings.card.standing.ended'),
      color: 'Good',
    }),
    ...which(state, view),
    ...(viewer === undefined ? saidFirst(say, view) : ownPart(state, view, viewer, say)),
    ...(isPersonal ? [] : [attendanceLine(state, view), ...representationLines(state, view)]),
    sentence(t(writes && minutesId ? 'meetings.card.minutesToWrite' : 'meetings.card.minutesComing')),
    actions(
      ...(minutesId
        ? [openUrl(t(key), view.links.minutes(minutesId), writes ? { style: 'positive' } : {})]
        : []),
      readAll(state, view),
    ),
  ])
}

function cancelledCard(state: MeetingState, view: CardView, say: Say | undefined): Card {
  const { t } = view
  const reason = cut(flat(state.cancelReason ?? ''), LONGEST_REASON)
  return card([
    ...title(t(`meetings.kind.${state.kind}`), {
      text: t('meetings.card.standing.cancelled'),
      color: 'Attention',
    }),
    ...which(state, view),
    ...saidFirst(say, view),
    ...(reason ? [literal(t('meetings.card.reason', { reason }))] : []),
    sentence(t('meetings.card.removeFromCalendar')),
    actions(readAll(state, view)),
  ])
}

function come({ id }: MeetingState, label: string, more: Element = {}): CardAction {
  return execute(label, 'meetings.come', { id }, more)
}

/** At a steering meeting the form asks who comes instead. */
function notComing({ id }: MeetingState, label: string, asks: boolean): CardAction {
  return execute(label, asks ? 'meetings.not-coming-form' : 'meetings.not-coming', { id })
}

function pass({ id }: MeetingState, { t }: CardView, more: Element = {}): CardAction {
  return execute(t('meetings.card.pass'), 'meetings.pass-form', { id }, more)
}

function takeBack({ id }: MeetingState, { t }: CardView): CardAction {
  return execute(t('meetings.card.takeBack'), 'meetings.withdraw-proxy', { id })
}

function readAll(state: MeetingState, view: CardView): CardAction {
  return openUrl(view.t('meetings.card.readAll'), pageOf(state, view))
}

function pageOf({ id }: MeetingState, { links }: CardView): string {
  return links.page(`meetings/${id}`)
}

/** Those who still have something to do see the card with their own part in it, at most as many as Teams allows. */
function ownViews({ id }: MeetingState, people: readonly PersonId[], { plan }: CardView): Element {
  const userIds = people.flatMap((person) => plan.person(person)?.entraId ?? []).slice(0, OWN_VIEWS)
  if (userIds.length === 0) return {}
  const data = { id, verb: 'meetings.view' }
  return { refresh: { action: { type: 'Action.Execute', verb: 'meetings.view', data }, userIds } }
}
