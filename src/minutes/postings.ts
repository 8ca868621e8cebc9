import type { PostingView } from '../cards/posting-view'
import { type CardView, sayDay } from '../cards/view'
import type { Day } from '../kernel/time'
import { dayOf } from '../kernel/zone'
import { isReminderTime, workingDayBefore, workingDayOnOrBefore } from '../plan/calendar'
import type { PersonId } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { approvalCard, replacedCard } from './cards/approval-card'
import { leaderCard, openRemarks } from './cards/leader-card'
import { meetingName } from './cards/words'
import { askedNow, awaitsChair, currentRound, deadlinePassed, publishedVersion, standingOf } from './rules'
import type { MinutesState, Round } from './state'

/** Everything that minutes want posted at a moment: a function of the state and the time, nothing else. */
export function minutesPostings(state: MinutesState, view: PostingView): readonly Posting[] {
  return [
    ...channelCards(state, view),
    ...chairCard(state, view),
    ...reminders(state, view),
    ...leaderNotices(state, view),
  ]
}

/** One card in the channel for each version that went out; the newest can be answered, the others say so. */
function channelCards(state: MinutesState, { shared, channel }: PostingView): readonly Posting[] {
  const published = publishedVersion(state)
  if (channel === undefined || published === undefined) return []
  const shown = state.rounds.filter(
    (round, i) => round.version <= published && lastOfItsVersion(state.rounds, i),
  )
  return shown.map((round) => ({
    key: `channel:v${round.version}`,
    to: { channel },
    create: round.version === published,
    ifUnsure: 'repeat',
    summary: () => shared.t('minutes.notify.toApprove', { meeting: meetingName(state, shared) }),
    card: () =>
      round.version === published ? approvalCard(state, shared) : replacedCard(state, round, shared),
  }))
}

function lastOfItsVersion(rounds: readonly Round[], i: number): boolean {
  return rounds.findLastIndex((round) => round.version === rounds[i]?.version) === i
}

/** Steering minutes are approved by the chair before they go out (final report §9.2): the chair is asked personally. */
function chairCard(state: MinutesState, view: PostingView): readonly Posting[] {
  const round = currentRound(state)
  if (state.kind !== 'steering' || !round) return []
  const { chair } = round.brief
  return [
    {
      key: `chair:v${round.version}`,
      to: { person: chair },
      create: awaitsChair(state),
      ifUnsure: 'repeat',
      summary: () =>
        view.personal(chair).t('minutes.notify.chair', { meeting: meetingName(state, view.personal(chair)) }),
      card: () => approvalCard(state, view.personal(chair), chair),
    },
  ]
}

/** The days on which those who are missing are reminded: two working days before the deadline, and at it. */
export function reminderDays(deadline: Day): { readonly before: Day; readonly at: Day } {
  return {
    before: workingDayBefore(workingDayBefore(deadline)),
    at: workingDayOnOrBefore(deadline),
  }
}

/**
 * Personal reminders, only to those who have not answered, in working hours of working days, each once. One who was
 * reminded sees that very message follow what happens.
 */
function reminders(state: MinutesState, view: PostingView): readonly Posting[] {
  const round = currentRound(state)
  if (!round) return []
  const asked = new Set(askedNow(state))
  const days = reminderDays(round.deadline)
  const today = dayOf(view.now)
  const open = state.stage === 'approval' && isReminderTime(view.now)
  return (['before', 'at'] as const).flatMap((which) => {
    const due = open && today === days[which] && dayOf(round.at) < today
    return round.approvers.map(
      (person): Posting => ({
        key: `reminder:v${round.version}:${round.deadline}:${which}:${person}`,
        to: { person },
        create: due && asked.has(person) && standingOf(state, person).is === 'waiting',
        ifUnsure: 'leave',
        summary: () =>
          view
            .personal(person)
            .t('minutes.notify.reminder', { day: sayDay(view.personal(person), round.deadline) }),
        card: () => reminderCard(state, view.personal(person), person),
      }),
    )
  })
}

function reminderCard(state: MinutesState, view: CardView, person: PersonId) {
  const waits = askedNow(state).includes(person) && standingOf(state, person).is === 'waiting'
  return approvalCard(
    state,
    view,
    person,
    waits ? { kind: 'attention', text: view.t('minutes.reminder') } : undefined,
  )
}

/** What the author is asked for: to answer remarks, to choose when the deadline has passed, to finish. */
function leaderNotices(state: MinutesState, view: PostingView): readonly Posting[] {
  const round = currentRound(state)
  if (!round) return []
  const personal = view.personal(state.author)
  const notice = (key: string, create: boolean): Posting => ({
    key: `leader:${key}`,
    to: { person: state.author },
    create,
    ifUnsure: 'repeat',
    summary: () => personal.t('minutes.notify.leader', { meeting: meetingName(state, personal) }),
    card: () => leaderCard(state, personal),
  })
  return [
    notice(`remarks:${state.rounds.length}`, openRemarks(state).length > 0),
    notice(`overdue:${round.deadline}`, deadlinePassed(state, dayOf(view.now)) && isReminderTime(view.now)),
    notice(`locked:${state.reopenings.length}`, state.stage === 'locked'),
  ]
}
