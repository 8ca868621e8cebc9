import { actions, card, execute, line, literal, notice, openUrl, title } from '../../cards/kit'
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
  const choices = parts.map((part) => ({
    title: partName(state, part.id, view, part.heading),
    value: part.id,
  }))
  const when = round?.brief.meetingDate ? ` · ${sayDay(view, round.brief.meetingDate)}` : ''
  return card([
    title(t('minutes.remark.title')),
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
    literal(t('minutes.remark.hint'), { isSubtle: true, spacing: 'Small' }),
    actions(
      execute(t('minutes.remark.send'), 'minutes.remark', data, { style: 'positive' }),
      execute(t('minutes.remark.back'), 'minutes.view', data, { associatedInputs: 'none' }),
      openUrl(t('minutes.card.readAll'), view.links.minutes(state.id, version)),
    ),
  ])
}
