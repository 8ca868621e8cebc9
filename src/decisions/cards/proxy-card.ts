import { actions, card, type Element, execute, literal, openUrl, type Standing, title } from '../../cards/kit'
import { type CardView, nameOf, sayMoment } from '../../cards/view'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { type AdministrationId, administrationOf } from '../../representation/delegates'
import type { PassedVote } from '../../representation/proxies'
import { seenBy } from '../reading'
import { currentRound, groupOf, proxiesNow } from '../rules'
import type { DecisionState } from '../state'
import { heldVote, instruction } from './buttons'
import { deadlineLine } from './deadline-line'
import { type Me, meIn } from './own-part'
import { administrationName, paragraphs, pressed, type Say, said, titleOf } from './words'

const TEXT = 300

/** How a passed vote stands to one delegate of the administration that it was passed to. */
type Standpoint =
  | 'offered'
  | 'acceptedByMe'
  | 'acceptedByColleague'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'
  | 'elsewhere'
  | 'gone'

/** The personal card about a vote that another administration passes to the viewer's: the question, and what became of it. */
export function proxyCard(
  raw: DecisionState,
  view: CardView,
  viewer: PersonId,
  from: AdministrationId,
  say?: Say,
): Card {
  const state = seenBy(raw, viewer)
  const { t, plan, links } = view
  const me = meIn(state, view, viewer)
  const proxy = proxiesNow(state, groupOf(state, plan))[from]
  const is = standpoint(state, proxy, me, view)
  const words = { administration: administrationName(plan, from), name: nameOf(view, proxy?.holder ?? '') }
  const readAll = openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`))
  const buttons = proxy && is === 'offered' && !me.owed.conflict ? answerButtons(state, proxy, view) : []
  return card([
    ...title(t(`decisions.proxy.${is === 'offered' ? 'question' : 'title'}`), standing(is, view)),
    literal(t(`decisions.proxy.${is}`, words), { weight: 'Bolder', spacing: 'Small' }),
    ...said(say, view),
    literal(titleOf(state), { weight: 'Bolder' }),
    ...paragraphs(currentRound(state).text, TEXT),
    ...(is === 'offered' || is === 'acceptedByMe' ? [deadlineLine(state, view)] : []),
    ...(proxy ? details(state, proxy, is, me, view) : []),
    actions(...buttons, readAll),
  ])
}

function standpoint(
  state: DecisionState,
  proxy: PassedVote | undefined,
  me: Me,
  { plan }: CardView,
): Standpoint {
  if (!proxy) return 'gone'
  if (administrationOf(groupOf(state, plan), me.id) !== proxy.to) return 'elsewhere'
  if (proxy.status === 'accepted') return proxy.holder === me.id ? 'acceptedByMe' : 'acceptedByColleague'
  if (proxy.status === 'offered') return state.stage === 'open' ? 'offered' : 'gone'
  return proxy.status
}

function standing(is: Standpoint, { t }: CardView): Standing | undefined {
  return is === 'offered' ? { text: t('decisions.card.standing.mine'), color: 'Accent' } : undefined
}

function details(
  state: DecisionState,
  proxy: PassedVote,
  is: Standpoint,
  me: Me,
  view: CardView,
): readonly Element[] {
  const { t, plan } = view
  if (is === 'acceptedByMe') return [...heldVote(state, proxy, me, view, { on: 'proxy' })]
  if (is === 'lapsed' && proxy.why) {
    const words = {
      administration: administrationName(plan, proxy.from),
      receiver: administrationName(plan, proxy.to),
    }
    return [literal(t(`decisions.proxy.why.${proxy.why}`, words))]
  }
  if (is !== 'offered') return []
  const again = proxy.why !== undefined ? [literal(t('decisions.proxy.again'))] : []
  return [
    ...again,
    literal(
      t('decisions.proxy.passedBy', { name: nameOf(view, proxy.by), when: sayMoment(view, proxy.at) }),
      {
        isSubtle: true,
        spacing: 'Small',
      },
    ),
    ...instruction(proxy, view),
    literal(t('decisions.proxy.explained', { administration: administrationName(plan, proxy.from) }), {
      spacing: 'Small',
    }),
  ]
}

function answerButtons(state: DecisionState, { from }: PassedVote, { t }: CardView) {
  const data = { ...pressed(state, currentRound(state).no, { administration: from, on: 'proxy' }), from }
  return [
    execute(
      t('decisions.button.accept'),
      'decisions.answer-proxy',
      { ...data, accepts: true },
      { style: 'positive' },
    ),
    execute(t('decisions.button.decline'), 'decisions.answer-proxy', { ...data, accepts: false }),
  ]
}
