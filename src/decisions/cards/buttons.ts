import { actions, type CardAction, type Element, execute, literal, sentence } from '../../cards/kit'
import type { CardView } from '../../cards/view'
import { cut, flat } from '../../kernel/text'
import type { PassedVote } from '../../representation/proxies'
import { currentRound } from '../rules'
import type { DecisionState } from '../state'
import { hasMenu, mayExtend } from './menu'
import { type Me, maySpeak, ownPosition } from './own-part'
import { type About, administrationName, pressed } from './words'

const INSTRUCTION = 200

const FIRST = { style: 'positive' } as const

/** What everybody is offered: none of the answers is coloured, as none of them is the wanted one. */
export function ballot(state: DecisionState, view: CardView): Element {
  const { t } = view
  const data = pressed(state, currentRound(state).no)
  return actions(
    execute(t('decisions.button.consent'), 'decisions.position', { ...data, kind: 'consent' }),
    execute(t('decisions.button.reservation'), 'decisions.form', { ...data, form: 'reservation' }),
    execute(t('decisions.button.objection'), 'decisions.form', { ...data, form: 'objection' }),
    execute(t('decisions.button.more'), 'decisions.menu', data),
  )
}

/** The question that comes before everything else to a delegate of an administration that may be favoured. */
export function conflictButtons(state: DecisionState, { t }: CardView): Element {
  const data = pressed(state, currentRound(state).no)
  return actions(
    execute(t('decisions.button.noConflict'), 'decisions.no-conflict', data),
    execute(t('decisions.button.conflict'), 'decisions.form', { ...data, form: 'conflict', scope: 'person' }),
    execute(t('decisions.button.conflictAll'), 'decisions.form', {
      ...data,
      form: 'conflict',
      scope: 'administration',
    }),
  )
}

/** The buttons of a person's own view: what is wanted of them first. */
export function ownButtons(state: DecisionState, me: Me, view: CardView): readonly Element[] {
  const { administration } = me
  const entry = entryButton(state, me, view, { administration })
  const first = [...chairButton(state, me, view), ...entry].slice(0, 1)
  const isUnheard = maySpeak(me) && !me.own && !me.others && !me.passed
  const isAskedAgain = me.own?.askedAgain === true && maySpeak(me)
  if (first.length === 0 && (isUnheard || isAskedAgain)) return [ballot(state, view)]
  const data = pressed(state, currentRound(state).no)
  const { t } = view
  const label = me.own ? 'change' : me.passed ? 'answerMyself' : 'answer'
  const answer = maySpeak(me)
    ? [execute(t(`decisions.button.${label}`), 'decisions.form', { ...data, form: 'answer' })]
    : []
  const more = hasMenu(state, me, view) ? [execute(t('decisions.button.more'), 'decisions.menu', data)] : []
  const all = [...first, ...answer, ...more]
  return all.length > 0 ? [actions(...all)] : []
}

function chairButton(state: DecisionState, me: Me, { t, plan }: CardView): readonly CardAction[] {
  const { task } = me
  const data = pressed(state, currentRound(state).no)
  if (task === 'confirm') return [execute(t('decisions.button.confirm'), 'decisions.confirm', data, FIRST)]
  if (task === 'open') return [execute(t('decisions.button.open'), 'decisions.open-positions', data, FIRST)]
  if (task !== 'overdue' || !mayExtend(state, me, plan)) return []
  return [execute(t('decisions.button.extend'), 'decisions.form', { ...data, form: 'extend' }, FIRST)]
}

/** What the chair entered for the viewer, to be confirmed. */
function entryButton(
  state: DecisionState,
  { owed }: Me,
  { t }: CardView,
  about: About,
): readonly CardAction[] {
  const entry = owed.entries.find((p) => p.administration === about.administration && !p.askedAgain)
  if (!entry) return []
  const data = { ...pressed(state, currentRound(state).no, about), at: entry.at }
  return [execute(t('decisions.button.entryRight'), 'decisions.confirm-entry', data, FIRST)]
}

/**
 * Votes that are offered to the viewer's administration, and those that they speak for: each apart from their own. Of each
 * at most so many; a delegate who speaks for more finds them in the tab.
 */
export function passedVotes(state: DecisionState, me: Me, view: CardView, most: number): readonly Element[] {
  const { t } = view
  const more = Math.max(me.held.length - most, 0) + Math.max(me.owed.offers.length - most, 0)
  return [
    ...me.owed.offers.slice(0, most).map((proxy) => offerBlock(state, proxy, view)),
    ...me.held.slice(0, most).map((proxy) => {
      const administration = administrationName(view.plan, proxy.from)
      const whose = literal(t('decisions.own.holds', { administration }), { weight: 'Bolder' })
      return block([whose, ...heldVote(state, proxy, me, view)])
    }),
    ...(more > 0 ? [sentence(t('decisions.own.moreHeld', { count: more }))] : []),
  ]
}

function offerBlock(state: DecisionState, proxy: PassedVote, view: CardView): Element {
  const { t, plan } = view
  const administration = administrationName(plan, proxy.from)
  const data = { ...pressed(state, currentRound(state).no), from: proxy.from }
  return block([
    literal(t('decisions.own.offers', { administration }), { weight: 'Bolder' }),
    ...instruction(proxy, view),
    actions(
      execute(t('decisions.button.acceptFrom', { administration }), 'decisions.answer-proxy', {
        ...data,
        accepts: true,
      }),
      execute(t('decisions.button.declineFrom', { administration }), 'decisions.answer-proxy', {
        ...data,
        accepts: false,
      }),
    ),
  ])
}

/** One vote that the viewer speaks for: what was said for it, and the buttons to say it. */
export function heldVote(
  state: DecisionState,
  proxy: PassedVote,
  me: Me,
  view: CardView,
  about: About = {},
): readonly Element[] {
  const { t, plan } = view
  const administration = administrationName(plan, proxy.from)
  const position = state.positions.find((p) => p.administration === proxy.from && p.by === me.id)
  const whose = { ...about, administration: proxy.from }
  const data = pressed(state, currentRound(state).no, whose)
  const isDone = position !== undefined && !position.askedAgain
  const form = { ...data, form: 'answer' }
  const buttons = isDone
    ? [
        ...entryButton(state, me, view, whose),
        execute(t('decisions.button.changeFor', { administration }), 'decisions.form', form),
      ]
    : [
        execute(t('decisions.button.consentFor', { administration }), 'decisions.position', {
          ...data,
          kind: 'consent',
        }),
        execute(t('decisions.button.otherFor', { administration }), 'decisions.form', form),
      ]
  return [
    ...instruction(proxy, view),
    ...(position ? [ownPosition(state, position, view, administration)] : []),
    ...(state.stage === 'open' && !me.owed.conflict ? [actions(...buttons)] : []),
  ]
}

/** Read only by those who give a vote and those who are to use it. */
export function instruction(
  { instruction: text, from }: PassedVote,
  { t, plan }: CardView,
): readonly Element[] {
  if (!text) return []
  const administration = administrationName(plan, from)
  const words = { administration, text: cut(flat(text), INSTRUCTION) }
  return [literal(t('decisions.own.holdsInstruction', words), { spacing: 'Small' })]
}

function block(items: readonly Element[]): Element {
  return { type: 'Container', style: 'emphasis', spacing: 'Medium', items }
}
