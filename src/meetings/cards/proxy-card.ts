import {
  actions,
  type CardAction,
  card,
  type Element,
  execute,
  literal,
  openUrl,
  type Standing,
  title,
} from '../../cards/kit'
import { type CardView, nameOf, sayMoment } from '../../cards/view'
import { flat } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { administrationOf } from '../../representation/delegates'
import type { PassedVote } from '../../representation/proxies'
import { groupAt } from '../rules'
import type { MeetingState } from '../state'
import { which } from './parts'
import { administrationName, type Say, saidFirst } from './words'

/** The vote of another administration for the whole meeting, as a delegate of the receiver sees it: offered, taken, or over. */
export function proxyCard(
  state: MeetingState,
  proxy: PassedVote,
  view: CardView,
  viewer: PersonId,
  say?: Say,
): Card {
  const over = whyOver(state, proxy, view, viewer)
  if (over)
    return card([
      ...head(state, view, 'accepted', OVER),
      ...saidFirst(say, view),
      literal(over),
      readOnly(state, view),
    ])
  if (proxy.status === 'accepted') return acceptedCard(state, proxy, view, viewer, say)
  const { t } = view
  const administration = administrationName(view, proxy.from)
  return card([
    ...head(state, view, 'offered', WAITING),
    ...saidFirst(say, view),
    literal(t('meetings.proxy.offeredBy', { administration }), { weight: 'Bolder', spacing: 'Medium' }),
    ...wish(proxy, view),
    literal(t('meetings.proxy.by', { name: nameOf(view, proxy.by), when: sayMoment(view, proxy.at) }), {
      spacing: 'Small',
    }),
    literal(t('meetings.proxy.explained', { administration }), { spacing: 'Small' }),
    actions(
      answer(state, proxy, true, t('meetings.proxy.accept'), { style: 'positive' }),
      answer(state, proxy, false, t('meetings.proxy.decline')),
      readAll(state, view),
    ),
  ])
}

/** What the giver is told when the receiver declines: another has to represent them, or they come. */
export function declinedCard(state: MeetingState, proxy: PassedVote, view: CardView, say?: Say): Card {
  const { t } = view
  const data = { id: state.id }
  return card([
    ...title(t('meetings.proxy.answerTitle'), {
      text: t('meetings.proxy.standing.unrepresented'),
      color: 'Attention',
    }),
    ...which(state, view),
    ...saidFirst(say, view),
    literal(t('meetings.proxy.answerDeclined', { administration: administrationName(view, proxy.to) }), {
      spacing: 'Medium',
    }),
    literal(t('meetings.proxy.answerWhat'), { spacing: 'Small' }),
    actions(
      execute(t('meetings.card.pass'), 'meetings.pass-form', data, { style: 'positive' }),
      execute(t('meetings.card.come'), 'meetings.come', data),
      readAll(state, view),
    ),
  ])
}

const OVER = { text: 'over' } as const
const WAITING = { text: 'waiting', color: 'Accent' } as const

function head(
  state: MeetingState,
  view: CardView,
  what: 'offered' | 'accepted',
  standing: { text: 'over' | 'waiting' | 'mine' | 'colleague'; color?: NonNullable<Standing['color']> },
): readonly Element[] {
  const { t } = view
  const text = t(`meetings.proxy.standing.${standing.text}`)
  return [...title(t(`meetings.proxy.${what}`), { ...standing, text }), ...which(state, view)]
}

function acceptedCard(
  state: MeetingState,
  proxy: PassedVote,
  view: CardView,
  viewer: PersonId,
  say?: Say,
): Card {
  const { t } = view
  const administration = administrationName(view, proxy.from)
  const isMine = proxy.holder === viewer
  const name = nameOf(view, proxy.holder ?? '')
  const said = isMine
    ? t('meetings.proxy.acceptedByMe', { administration })
    : t('meetings.proxy.acceptedByColleague', { name, administration })
  return card([
    ...head(state, view, 'accepted', { text: isMine ? 'mine' : 'colleague', color: 'Good' }),
    ...saidFirst(say, view),
    literal(said, { weight: 'Bolder', spacing: 'Medium' }),
    ...wish(proxy, view),
    actions(
      readAll(state, view),
      ...(isMine ? [answer(state, proxy, false, t('meetings.proxy.giveBack'))] : []),
    ),
  ])
}

function whyOver(
  state: MeetingState,
  proxy: PassedVote,
  view: CardView,
  viewer: PersonId,
): string | undefined {
  const { t } = view
  const administration = administrationName(view, proxy.from)
  if (state.stage === 'cancelled') return t('meetings.proxy.cancelled')
  if (proxy.status === 'declined') return t('meetings.proxy.declined', { administration })
  if (proxy.status === 'withdrawn') return t('meetings.proxy.withdrawn', { administration })
  if (proxy.status === 'lapsed')
    return t(`meetings.proxy.lapsed.${proxy.why ?? 'took-part'}`, { administration })
  if (state.stage === 'ended') return t('meetings.proxy.over')
  const isOurs = administrationOf(groupAt(state, view.plan), viewer) === proxy.to
  return isOurs ? undefined : t('meetings.proxy.elsewhere', { administration })
}

function wish(proxy: PassedVote, view: CardView): readonly Element[] {
  const text = flat(proxy.instruction)
  const administration = administrationName(view, proxy.from)
  return text
    ? [literal(view.t('meetings.own.theirInstruction', { administration, text }), { spacing: 'Small' })]
    : []
}

/** Says which offer was seen: another one, with other wishes, is not answered unseen. */
function answer(
  { id }: MeetingState,
  { from, at }: PassedVote,
  accepts: boolean,
  label: string,
  more: Element = {},
): CardAction {
  return execute(label, 'meetings.answer-proxy', { id, from, at, accepts }, more)
}

function readAll({ id }: MeetingState, { t, links }: CardView): CardAction {
  return openUrl(t('meetings.card.readAll'), links.page(`meetings/${id}`))
}

function readOnly(state: MeetingState, view: CardView): Element {
  return actions(readAll(state, view))
}
