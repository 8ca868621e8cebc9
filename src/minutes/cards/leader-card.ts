import { actions, card, type Element, execute, line, literal, notice, openUrl, title } from '../../cards/kit'
import { type CardView, MOST_NAMES, nameOf, sayDay, sayNames } from '../../cards/view'
import { proposedDeadline } from '../../plan/calendar'
import type { Card } from '../../reconcile/posting'
import { currentRound, deadlinePassed, missingApprovers } from '../rules'
import type { MinutesState } from '../state'
import { approvalCard } from './approval-card'
import type { Say } from './own-part'
import { meetingName, partName } from './words'

const LISTED = 3

/** What a process leader is asked for: finish what all have approved, choose when the deadline has passed, answer remarks. */
export function leaderCard(state: MinutesState, view: CardView, say?: Say): Card {
  const said = say ? [notice(say.kind, say.text)] : []
  if (state.stage === 'locked')
    return card([...head(state, view, 'minutes.leader.locked'), ...said, finishButtons(state, view)])
  if (deadlinePassed(state, view.today))
    return card([...head(state, view, 'minutes.leader.overdue'), ...said, ...overdue(state, view)])
  if (openRemarks(state).length > 0)
    return card([...head(state, view, 'minutes.leader.remarks'), ...said, ...remarks(state, view)])
  return approvalCard(state, view, undefined, say)
}

type HeadingKey = 'minutes.leader.locked' | 'minutes.leader.overdue' | 'minutes.leader.remarks'

function head(state: MinutesState, view: CardView, key: HeadingKey): readonly Element[] {
  const round = currentRound(state)
  const when = round?.brief.meetingDate ? ` · ${sayDay(view, round.brief.meetingDate)}` : ''
  const version = view.t('minutes.version', { version: round?.version ?? state.versions.length })
  return [
    ...title(view.t(key), { text: view.t('minutes.card.standing.mine'), color: 'Accent' }),
    line([{ strong: meetingName(state, view) }, `${when} · ${version}`], 'Small'),
  ]
}

function finishButtons(state: MinutesState, { t, links }: CardView): Element {
  return actions(
    execute(t('minutes.leader.finish'), 'minutes.finish', { id: state.id }, { style: 'positive' }),
    openUrl(t('minutes.card.readAll'), links.minutes(state.id)),
  )
}

function overdue(state: MinutesState, view: CardView): readonly Element[] {
  const { t, links, today } = view
  const missing = missingApprovers(state)
  const data = { id: state.id }
  return [
    literal(t('minutes.leader.missing', { names: sayNames(view, missing, MOST_NAMES) })),
    {
      type: 'Input.Date',
      id: 'deadline',
      label: t('minutes.leader.newDeadline'),
      value: proposedDeadline(today),
      min: today,
    },
    actions(
      execute(t('minutes.leader.extend'), 'minutes.extend', data, { style: 'positive' }),
      execute(t('minutes.leader.close'), 'minutes.finish', data, { associatedInputs: 'none' }),
      openUrl(t('minutes.card.readAll'), links.minutes(state.id)),
    ),
  ]
}

function remarks(state: MinutesState, view: CardView): readonly Element[] {
  const { t, links } = view
  const open = openRemarks(state)
  const shown = open.slice(0, LISTED).map((remark) =>
    line(
      [
        {
          strong: `${nameOf(view, remark.by)}, ${partName(state, remark.partId, view)}: `,
        },
        remark.excerpt,
      ],
      'Small',
    ),
  )
  const more =
    open.length > LISTED
      ? [literal(t('minutes.leader.moreRemarks', { count: open.length - LISTED }), { isSubtle: true })]
      : []
  return [
    ...shown,
    ...more,
    actions(openUrl(t('minutes.leader.answerRemarks'), links.minutes(state.id), { style: 'positive' })),
  ]
}

export function openRemarks(state: MinutesState) {
  return state.suggestions.filter((s) => s.status === 'open')
}
