import { type CardView, sayDay } from '../cards/view'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import { administrationOf } from '../representation/delegates'
import { chairTask, owing } from './cards/owed'
import { administrationName } from './cards/words'
import { groupOf } from './rules'
import type { DecisionState } from './state'

/** What of this proposal waits for this person: as a delegate, and as who chairs the item. */
export function waitingFor(state: DecisionState, person: Person, view: CardView): readonly WaitingItem[] {
  return [...wantedOfDelegate(state, person, view), ...wantedOfChair(state, person, view)].map((what) =>
    item(what, state, view),
  )
}

function item(what: string, state: DecisionState, view: CardView): WaitingItem {
  return {
    key: `decisions/${state.id}/${what}`,
    what,
    about: state.title,
    ...when(state, view),
    path: `decisions/${state.id}`,
  }
}

function when({ stage, meeting, deadline }: DecisionState, view: CardView) {
  if (stage !== 'open') return { overdue: false }
  if (meeting) {
    const deadlineInWords = view.t('decisions.waiting.atMeeting', { day: sayDay(view, meeting.date) })
    return { deadline: meeting.date, deadlineInWords, overdue: meeting.stage === 'ended' }
  }
  if (deadline === undefined) return { overdue: false }
  const deadlineInWords = view.t('decisions.waiting.by', { day: sayDay(view, deadline) })
  return { deadline, deadlineInWords, overdue: deadline < view.today }
}

function wantedOfDelegate(state: DecisionState, { id }: Person, { t, plan }: CardView): readonly string[] {
  const { conflict, positions, again, offers, entries } = owing(state, plan)(id)
  const own = administrationOf(groupOf(state, plan), id)
  // The question of a conflict of interest comes first: nothing can be said before it is answered.
  const said = conflict
    ? [t('decisions.waiting.conflict')]
    : positions.map((administration) => {
        if (administration === own) return t(`decisions.waiting.${again ? 'again' : 'position'}`)
        return t('decisions.waiting.positionFor', {
          administration: administrationName(plan, administration),
        })
      })
  return [
    ...said,
    ...offers.map(({ from }) =>
      t('decisions.waiting.offer', { administration: administrationName(plan, from) }),
    ),
    ...(entries.length > 0 ? [t('decisions.waiting.entry')] : []),
  ]
}

const CHAIR = {
  confirm: 'confirm',
  open: 'open',
  objection: 'objection',
  overdue: 'overdue',
  'after-meeting': 'afterMeeting',
  'hand-over': 'handOver',
} as const

function wantedOfChair(
  state: DecisionState,
  { id }: Person,
  { t, plan, today }: CardView,
): readonly string[] {
  const task = chairTask(state, id, plan, today)
  return task ? [t(`decisions.waiting.${CHAIR[task]}`)] : []
}
