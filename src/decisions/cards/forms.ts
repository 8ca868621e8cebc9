import { actions, card, type Element, execute, literal, notice, openUrl, title } from '../../cards/kit'
import type { CardView } from '../../cards/view'
import { cut } from '../../kernel/text'
import { proposedDeadline } from '../../plan/calendar'
import type { Card } from '../../reconcile/posting'
import { INSTRUCTION_LIMIT } from '../../representation/proxies'
import { REASON_LIMIT } from '../position-rules'
import { currentRound, isSealed } from '../rules'
import { type DecisionState, POSITION_KINDS } from '../state'
import { receivers } from './menu'
import type { Me } from './own-part'
import { type About, administrationName, paragraphs, pressed, titleOf } from './words'

/** What can be asked for in a form. Those of positions and outcomes are named as what they make. */
export const FORMS = [
  'reservation',
  'objection',
  'more-time',
  'stand-aside',
  'answer',
  'conflict',
  'pass',
  'tabled',
  'referred-back',
  'withdrawn',
  'extend',
] as const
export type FormKind = (typeof FORMS)[number]

/** What a person has written or chosen so far; it comes back with the form when something was wrong. */
export interface Draft {
  readonly kind?: string | undefined
  readonly text?: string | undefined
  readonly scope?: string | undefined
  readonly to?: string | undefined
  readonly deadline?: string | undefined
}

/** Which form, and about whose answer. */
export interface FormAt extends About {
  readonly form: FormKind
}

/** How much of the proposal a form shows, in UTF-16 units. */
const TEXT = 1_500

/** A form in the place of the card. `problem`: why it is shown again; `isNewText`: because the proposal reads otherwise now. */
export function decisionForm(
  state: DecisionState,
  me: Me,
  view: CardView,
  at: FormAt,
  draft: Draft = {},
  problem?: { readonly text: string; readonly isNewText?: boolean },
): Card {
  const { t, plan, links } = view
  const { form, administration } = at
  const isOther = administration !== undefined && administration !== me.administration
  const words = { administration: administrationName(plan, administration ?? '') }
  const data = { ...pressed(state, currentRound(state).no, at), form }
  return card([
    ...title(
      t(isOther && form === 'answer' ? 'decisions.form.answer.titleOther' : `decisions.form.${form}.title`),
    ),
    literal(titleOf(state), { weight: 'Bolder', spacing: 'Small' }),
    ...(isOther ? [literal(t('decisions.form.for', words), { weight: 'Bolder', spacing: 'Small' })] : []),
    ...(problem ? [notice('warning', problem.text)] : []),
    ...(problem?.isNewText ? newText(state, view) : []),
    ...inputs(state, me, view, at, draft),
    ...hints(state, form, view).map((hint) => literal(hint, { isSubtle: true, spacing: 'Small' })),
    actions(
      execute(t(`decisions.form.${form}.send`), verbOf(form), sent(form, data), { style: 'positive' }),
      execute(t('decisions.button.back'), 'decisions.view', data, { associatedInputs: 'none' }),
      openUrl(t('decisions.card.readAll'), links.page(`decisions/${state.id}`)),
    ),
  ])
}

function newText(state: DecisionState, { t }: CardView): readonly Element[] {
  return [
    literal(t('decisions.form.newText'), { weight: 'Bolder', spacing: 'Small' }),
    ...paragraphs(cut(currentRound(state).text, TEXT), TEXT),
  ]
}

function verbOf(form: FormKind): string {
  switch (form) {
    case 'conflict':
      return 'decisions.conflict'
    case 'pass':
      return 'decisions.pass'
    case 'extend':
      return 'decisions.extend'
    case 'tabled':
    case 'referred-back':
    case 'withdrawn':
      return 'decisions.put-off'
    default:
      return 'decisions.position'
  }
}

/** A form for one kind of position says which; in the form for all of them it is chosen. */
function sent(form: FormKind, data: Readonly<Record<string, unknown>>) {
  return verbOf(form) === 'decisions.position' && form !== 'answer' ? { ...data, kind: form } : data
}

function inputs(state: DecisionState, me: Me, view: CardView, at: FormAt, draft: Draft): readonly Element[] {
  switch (at.form) {
    case 'reservation':
    case 'objection':
    case 'tabled':
    case 'referred-back':
    case 'withdrawn':
      return [requiredText(at.form, view, draft)]
    case 'more-time':
    case 'stand-aside':
      return [textInput(view.t(`decisions.form.${at.form}.text`), draft.text)]
    case 'answer':
      return [kinds(state, me, view, at, draft)].concat(
        textInput(view.t('decisions.form.answer.text'), draft.text ?? current(state, me, at)?.text),
      )
    case 'conflict':
      return conflictInputs(me, view, draft)
    case 'pass':
      return passInputs(state, me, view, draft)
    case 'extend':
      return [deadlineInput(state, view, draft)]
  }
}

type WithReason = 'reservation' | 'objection' | 'tabled' | 'referred-back' | 'withdrawn'

function requiredText(form: WithReason, { t }: CardView, { text }: Draft): Element {
  return {
    ...textInput(t(`decisions.form.${form}.text`), text),
    isRequired: true,
    errorMessage: t(`decisions.form.${form}.textMissing`),
  }
}

function textInput(label: string, value = '', maxLength = REASON_LIMIT): Element {
  return { type: 'Input.Text', id: 'text', label, isMultiline: true, maxLength, value }
}

/** What they have said already for that administration, where it still counts. */
function current(state: DecisionState, me: Me, { administration = me.administration }: About) {
  return state.positions.find((p) => p.by === me.id && p.administration === administration && !p.askedAgain)
}

function kinds(state: DecisionState, me: Me, { t }: CardView, at: FormAt, { kind }: Draft): Element {
  const chosen = kind ?? current(state, me, at)?.kind
  return {
    type: 'Input.ChoiceSet',
    id: 'kind',
    label: t('decisions.form.answer.kind'),
    style: 'expanded',
    wrap: true,
    choices: POSITION_KINDS.map((value) => ({ title: t(`decisions.form.choice.${value}`), value })),
    ...(chosen ? { value: chosen } : {}),
    isRequired: true,
    errorMessage: t('decisions.form.answer.kindMissing'),
  }
}

function conflictInputs(me: Me, { t, plan }: CardView, { scope, text }: Draft): readonly Element[] {
  const administration = administrationName(plan, me.administration ?? '')
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'scope',
      label: t('decisions.form.conflict.scope'),
      style: 'expanded',
      wrap: true,
      choices: [
        { title: t('decisions.form.conflict.person'), value: 'person' },
        { title: t('decisions.form.conflict.administration', { administration }), value: 'administration' },
      ],
      value: scope ?? 'person',
      isRequired: true,
      errorMessage: t('decisions.form.conflict.scope'),
    },
    {
      ...textInput(t('decisions.form.conflict.reason'), text),
      isRequired: true,
      errorMessage: t('decisions.form.conflict.reasonMissing'),
    },
  ]
}

function passInputs(
  state: DecisionState,
  me: Me,
  { t, plan }: CardView,
  { to, text }: Draft,
): readonly Element[] {
  const choices = receivers(state, me, plan).map((id) => ({ title: administrationName(plan, id), value: id }))
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'to',
      label: t('decisions.form.pass.to'),
      style: 'compact',
      choices,
      ...(choices.some(({ value }) => value === to) ? { value: to } : {}),
      isRequired: true,
      errorMessage: t('decisions.form.pass.toMissing'),
    },
    // Who is disqualified sees to it that the administration is represented, but does not say how.
    ...(me.conflict && !text ? [] : [textInput(t('decisions.form.pass.text'), text, INSTRUCTION_LIMIT)]),
  ]
}

function deadlineInput(
  { deadline: known = '' }: DecisionState,
  { t, today }: CardView,
  { deadline }: Draft,
): Element {
  return {
    type: 'Input.Date',
    id: 'deadline',
    label: t('decisions.form.extend.deadline'),
    value: deadline || proposedDeadline(known > today ? known : today),
    min: today,
    isRequired: true,
    errorMessage: t('decisions.form.extend.deadlineMissing'),
  }
}

function hints(state: DecisionState, form: FormKind, { t }: CardView): readonly string[] {
  if (form === 'extend') return []
  const seen = t(isSealed(state) ? 'decisions.form.seenLater' : 'decisions.form.seenByAll')
  if (form === 'answer') return [seen]
  const isPosition = verbOf(form) === 'decisions.position'
  return [...(isPosition ? [seen] : []), t(`decisions.form.${form}.hint`)]
}
