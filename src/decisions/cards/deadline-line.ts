import { type Element, line } from '../../cards/kit'
import { type CardView, sayDay } from '../../cards/view'
import type { DecisionState } from '../state'

/** By when: a last day to answer, or the meeting that decides. */
export function deadlineLine(state: DecisionState, view: CardView): Element {
  const { t, today } = view
  const { meeting } = state
  const strong = (text: string) => line([{ strong: text }])
  if (meeting?.stage === 'ongoing') return strong(t('decisions.card.atMeetingNow'))
  if (meeting) {
    const key = meeting.stage === 'ended' ? 'decisions.card.meetingEnded' : 'decisions.card.atMeeting'
    return strong(t(key, { day: sayDay(view, meeting.date) }))
  }
  const last = state.deadline ?? today
  const key = last < today ? 'decisions.card.deadlinePassed' : 'decisions.card.answerBy'
  return strong(t(key, { day: sayDay(view, last) }))
}
