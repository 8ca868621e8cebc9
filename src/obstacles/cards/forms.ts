import {
  actions,
  bytesOf,
  card,
  type Element,
  execute,
  literal,
  notice,
  openUrl,
  sentence,
  title,
} from '../../cards/kit'
import { type CardView, shown } from '../../cards/view'
import type { Process } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { MEASURE_LIMIT, type ObstacleState, REASON_LIMIT, TEXT_LIMIT, TITLE_LIMIT } from '../state'
import type { FormAct } from './obstacle-card'
import { excerpt, lastStep, stepInWords, whichObstacle } from './words'

/** Room for what somebody wrote in the form for a new obstacle, and for the processes to choose from, in bytes. */
export const RAISE_ROOM = 14_000
const CHOICES_ROOM = 11_000
/** Room for what somebody wrote in one of the other forms, in bytes; it may have to stand beside the whole obstacle. */
export const ACT_ROOM = 12_000

/** What a person has written so far; it comes back with the form when something was wrong. */
export interface ObstacleDraft {
  /** Makes two presses one obstacle. */
  readonly key: string
  readonly process: string
  readonly title: string
  readonly text: string
}

/** The form by which an obstacle is raised in one of these processes. */
export function raiseForm(
  draft: ObstacleDraft,
  processes: readonly Process[],
  view: CardView,
  problem?: string,
): Card {
  const { t, links } = view
  const { choices, left } = choicesOf(processes, draft.process)
  const [only] = processes.length === 1 ? processes : []
  return card([
    ...title(t('obstacles.raise.title')),
    sentence(t('obstacles.raise.intro')),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'process',
      label: t('obstacles.raise.process'),
      choices,
      value: draft.process || only?.number || '',
      isRequired: true,
      errorMessage: t('obstacles.raise.processMissing'),
    },
    ...(left > 0
      ? [sentence(t('obstacles.raise.moreProcesses', { count: left }), { spacing: 'Small' })]
      : []),
    textInput(
      'title',
      t('obstacles.raise.heading'),
      draft.title,
      TITLE_LIMIT,
      t('obstacles.raise.headingMissing'),
    ),
    {
      ...textInput(
        'text',
        t('obstacles.raise.text'),
        draft.text,
        TEXT_LIMIT,
        t('obstacles.raise.textMissing'),
      ),
      isMultiline: true,
    },
    actions(
      execute(t('obstacles.raise.send'), 'obstacles.raise', { key: draft.key }, { style: 'positive' }),
      openUrl(t('bot.openTab'), links.page('obstacles/new')),
    ),
  ])
}

/** The processes that fit into the card, in their order; the one chosen already is always among them. */
function choicesOf(processes: readonly Process[], chosen: string) {
  let room = CHOICES_ROOM
  const all = processes.map(({ number, title }) => ({ title: shown(`${number} ${title}`), value: number }))
  const choices = all.filter((choice) => {
    room -= bytesOf(choice) + 2
    return room >= 0 || choice.value === chosen
  })
  return { choices, left: all.length - choices.length }
}

function textInput(
  id: string,
  label: string,
  value: string,
  maxLength: number,
  errorMessage: string,
): Element {
  return { type: 'Input.Text', id, label, value, maxLength, isRequired: true, errorMessage }
}

/** The form for what somebody does with an obstacle: what was done, what is proposed, or why. */
export function actForm(
  act: FormAct,
  state: ObstacleState,
  view: CardView,
  written = '',
  problem?: string,
): Card {
  const { t, links } = view
  const limit = act === 'solve' || act === 'lift' ? MEASURE_LIMIT : REASON_LIMIT
  const data = { id: state.id, version: state.version }
  const step = lastStep(state)
  const input = textInput(
    'text',
    t(`obstacles.act.${act}.label`),
    written,
    limit,
    t(`obstacles.act.${act}.missing`),
  )
  return card([
    ...title(t(`obstacles.act.${act}.title`)),
    ...(problem ? [notice('warning', problem)] : []),
    ...whichObstacle(state, view),
    literal(excerpt(state.text), { spacing: 'Small' }),
    ...(step ? stepInWords(step, view) : []),
    { ...input, isMultiline: true },
    literal(t(`obstacles.act.${act}.hint`), { isSubtle: true, spacing: 'Small' }),
    actions(
      execute(t(`obstacles.act.${act}.send`), `obstacles.${act}`, data, { style: 'positive' }),
      execute(t('obstacles.act.back'), 'obstacles.view', { id: state.id }, { associatedInputs: 'none' }),
      openUrl(t('obstacles.card.readAll'), links.page(`obstacles/${state.id}`)),
    ),
  ])
}
