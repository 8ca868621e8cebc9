import {
  actions,
  bytesOf,
  card,
  execute,
  line,
  literal,
  notice,
  openUrl,
  sentence,
  title,
} from '../../cards/kit'
import { type CardView, sayDay } from '../../cards/view'
import type { Card } from '../../reconcile/posting'
import { currentRound, versionNo } from '../rules'
import type { MinutesState } from '../state'
import { meetingName, partName } from './words'

/** Longest remark that the card takes, in UTF-16 units; longer wordings are suggested in the tab. */
const LONGEST_REMARK = 2_000

/** What a person has written so far; it comes back with the form when something was wrong. */
export interface RemarkDraft {
  readonly part?: string | undefined
  readonly text?: string | undefined
}

interface Choice {
  readonly title: string
  readonly value: string
}

/** Room for the sections to choose from and what has been written, in bytes; the rest of the card needs what remains. */
const ROOM = 21_000

/** The sections that fit into the card, in their order; the one chosen already is always among them. */
function sectionChoices(
  all: readonly Choice[],
  draft: RemarkDraft,
): { choices: readonly Choice[]; left: number } {
  let room = ROOM - bytesOf(draft.text ?? '')
  const chosen = all.find((choice) => choice.value === draft.part)
  if (chosen) room -= bytesOf(chosen)
  const choices = all.filter((choice) => {
    if (choice === chosen) return true
    room -= bytesOf(choice) + 2
    return room >= 0
  })
  return { choices, left: all.length - choices.length }
}

/** The form for a remark on one section. `problem` says what is wrong with what was sent. */
export function remarkForm(
  state: MinutesState,
  view: CardView,
  draft: RemarkDraft = {},
  problem?: string,
): Card {
  const { t } = view
  const round = currentRound(state)
  const version = round?.version ?? state.versions.length
  const data = { id: state.id, version }
  const parts = (versionNo(state, version)?.parts ?? []).flatMap((hash) => state.parts[hash] ?? [])
  const { choices, left } = sectionChoices(
    parts.map((part) => ({ title: partName(state, part.id, view, part.heading), value: part.id })),
    draft,
  )
  const when = round?.brief.meetingDate ? ` · ${sayDay(view, round.brief.meetingDate)}` : ''
  return card([
    ...title(t('minutes.remark.title')),
    line([{ strong: meetingName(state, view) }, `${when} · ${t('minutes.version', { version })}`], 'Small'),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'part',
      label: t('minutes.remark.section'),
      choices,
      value: draft.part ?? choices.find((choice) => choice.value !== 'front')?.value ?? 'front',
      isRequired: true,
      errorMessage: t('minutes.remark.sectionMissing'),
    },
    {
      type: 'Input.Text',
      id: 'text',
      label: t('minutes.remark.text'),
      isMultiline: true,
      maxLength: LONGEST_REMARK,
      value: draft.text ?? '',
      isRequired: true,
      errorMessage: t('minutes.remark.textMissing'),
    },
    ...(left > 0 ? [sentence(t('minutes.remark.moreSections', { count: left }), { spacing: 'Small' })] : []),
    literal(t('minutes.remark.hint'), { isSubtle: true, spacing: 'Small' }),
    actions(
      execute(t('minutes.remark.send'), 'minutes.remark', data, { style: 'positive' }),
      execute(t('minutes.remark.back'), 'minutes.view', data, { associatedInputs: 'none' }),
      openUrl(t('minutes.card.readAll'), view.links.minutes(state.id, version)),
    ),
  ])
}
