import { actions, card, execute, literal, notice, openUrl, title } from '../../cards/kit'
import type { CardView } from '../../cards/view'
import type { Card } from '../../reconcile/posting'
import { type AdministrationId, mayPrepare } from '../../representation/delegates'
import { whyNotPassed } from '../../representation/proxies'
import { isUsed } from '../proxy-rules'
import { barsOf, currentRound, groupOf, proxiesNow } from '../rules'
import type { DecisionState } from '../state'
import { type Me, maySpeak } from './own-part'
import { administrationName, pressed, titleOf } from './words'

/** What can be chosen under *Fler val*; what has a form is named as the form. `give-back` names whose vote. */
export const CHOICES = [
  'stand-aside',
  'more-time',
  'conflict',
  'not-conflicted',
  'pass',
  'take-back',
  'give-back',
  'extend',
  'tabled',
  'referred-back',
  'withdrawn',
] as const
export type Choice = (typeof CHOICES)[number]

interface Offered {
  readonly choice: Choice
  /** Whose vote it is about. */
  readonly administration?: AdministrationId
}

/** Everything else that this person can do now. */
function choicesOf(state: DecisionState, me: Me, { plan }: CardView): readonly Offered[] {
  if (state.stage !== 'open') return []
  const { administration } = me
  const own: Choice[] = maySpeak(me) ? ['stand-aside', 'more-time'] : []
  const isOwnConflict = state.conflicts.some(({ person }) => person === me.id)
  if (administration !== undefined && !me.conflict) own.push('conflict')
  if (isOwnConflict) own.push('not-conflicted')
  if (receivers(state, me, plan).length > 0) own.push('pass')
  const takesBack = me.passed && !isUsed(state, me.passed) ? [me.passed.to] : []
  const givesBack = me.held.filter((proxy) => !isUsed(state, proxy)).map(({ from }) => from)
  const chairs: Choice[] = me.leads ? ['tabled', 'referred-back', 'withdrawn'] : []
  if (!me.leads && state.by === me.id) chairs.push('withdrawn')
  if (mayExtend(state, me, plan)) chairs.unshift('extend')
  return [
    ...own.map((choice) => ({ choice })),
    ...takesBack.map((to) => ({ choice: 'take-back' as const, administration: to })),
    ...givesBack.map((from) => ({ choice: 'give-back' as const, administration: from })),
    ...chairs.map((choice) => ({ choice })),
  ]
}

/** Whether they may give more time; where a meeting decides, there is no last day. */
export function mayExtend(state: DecisionState, { id }: Me, plan: CardView['plan']): boolean {
  const person = plan.person(id)
  return state.stage === 'open' && !state.meeting && person !== undefined && mayPrepare(person)
}

export function hasMenu(state: DecisionState, me: Me, view: CardView): boolean {
  return choicesOf(state, me, view).length > 0
}

/** The administrations to which this person's could pass its vote now. */
export function receivers(
  state: DecisionState,
  { administration: from }: Me,
  plan: CardView['plan'],
): readonly AdministrationId[] {
  if (from === undefined) return []
  const group = groupOf(state, plan)
  const bars = barsOf(state, group)
  const proxies = proxiesNow(state, group)
  return group
    .map(({ administration }) => administration)
    .filter((to) => whyNotPassed(proxies, { from, to }, group, bars) === undefined)
}

/** A choice as the form sends it. */
export function choiceValue({ choice, administration }: Offered): string {
  return choice === 'give-back' && administration ? `${choice}:${administration}` : choice
}

/**
 * The card *Fler val*: everything besides the three most common answers; none where there is nothing more to choose.
 * `problem` says why it is shown again.
 */
export function menuCard(state: DecisionState, me: Me, view: CardView, problem?: string): Card | undefined {
  const { t, plan, links } = view
  const data = pressed(state, currentRound(state).no)
  const choices = choicesOf(state, me, view).map((offered) => ({
    title: t(`decisions.menu.${offered.choice}`, {
      administration: offered.administration ? administrationName(plan, offered.administration) : '',
    }),
    value: choiceValue(offered),
  }))
  if (choices.length === 0) return undefined
  return card([
    ...title(t('decisions.menu.title')),
    literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' }),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'choice',
      label: t('decisions.menu.question'),
      style: 'expanded',
      wrap: true,
      choices,
      isRequired: true,
      errorMessage: t('decisions.menu.missing'),
    },
    ...(me.leads ? [literal(t('decisions.menu.hintChair'), { isSubtle: true, spacing: 'Small' })] : []),
    actions(
      execute(t('decisions.menu.next'), 'decisions.choose', data, { style: 'positive' }),
      execute(t('decisions.button.back'), 'decisions.view', data, { associatedInputs: 'none' }),
      openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`)),
    ),
  ])
}
