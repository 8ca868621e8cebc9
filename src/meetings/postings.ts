import type { PostingView } from '../cards/posting-view'
import type { CardView } from '../cards/view'
import { dayOf } from '../kernel/zone'
import { isReminderTime, workingDayBefore } from '../plan/calendar'
import type { PersonId } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { delegatesOf } from '../representation/delegates'
import type { PassedVote } from '../representation/proxies'
import { notInvitedCard, noticeCard, replacedCard } from './cards/notice-card'
import { declinedCard, proxyCard } from './cards/proxy-card'
import { administrationName, meetingName, type Say, sayWhen } from './cards/words'
import { groupAt, invitedTo, unanswered } from './rules'
import type { MeetingState } from './state'

/** What postings of meetings are rendered with besides. */
export interface MeetingPostingView extends PostingView {
  /** Where calendars fetch the invitation. */
  readonly invitationUrl: string
}

/** Everything that a meeting wants posted at a moment: a function of the state and the time, nothing else. */
export function meetingPostings(state: MeetingState, view: MeetingPostingView): readonly Posting[] {
  if (state.calledAt === undefined) return []
  return [
    ...channelCards(state, view),
    ...personalNotices(state, view),
    ...reminders(state, view),
    ...cancellations(state, view),
    ...votes(state, view),
  ]
}

/** One notice for each time that the meeting was to be at; the newest can be answered, the others say so. */
function channelCards(
  state: MeetingState,
  { shared, channel, invitationUrl }: MeetingPostingView,
): readonly Posting[] {
  if (channel === undefined) return []
  const newest = state.movedFrom.length
  return [
    ...noticeNumbers(state).map(
      (no): Posting => ({
        key: `channel:${no}`,
        to: { channel },
        create: no === newest && state.stage === 'called',
        ifUnsure: 'repeat',
        summary: () => noticeSummary(state, shared),
        card: () =>
          no === newest ? noticeCard(state, shared, invitationUrl) : replacedCard(state, no, shared),
      }),
    ),
    {
      key: 'channel:cancelled',
      to: { channel },
      create: state.stage === 'cancelled',
      ifUnsure: 'repeat',
      summary: () => cancelledSummary(state, shared),
      card: () => noticeCard(state, shared, invitationUrl),
    },
  ]
}

/**
 * The notice to each who is asked to come and has not answered yet. Who got one sees it follow what happens, also who
 * is no longer asked to come.
 */
function personalNotices(state: MeetingState, view: MeetingPostingView): readonly Posting[] {
  const asked = askedNow(state, view)
  const newest = state.movedFrom.length
  return noticeNumbers(state).flatMap((no) =>
    view.shared.plan.people.map(({ id }): Posting => {
      const personal = view.personal(id)
      return {
        key: `notice:${no}:${id}`,
        to: { person: id },
        create: no === newest && asked.has(id),
        ifUnsure: 'repeat',
        summary: () => noticeSummary(state, personal),
        card: () => (no === newest ? ownNotice(state, view, id) : replacedCard(state, no, personal)),
      }
    }),
  )
}

/** Reminded are, two working days before, those who have not answered; once, and not on the day of the notice itself. */
function reminders(state: MeetingState, view: MeetingPostingView): readonly Posting[] {
  const today = dayOf(view.now)
  const reminded = workingDayBefore(workingDayBefore(state.day))
  const isDue = today === reminded && isReminderTime(view.now) && dayOf(state.calledAt ?? view.now) < today
  const asked = isDue ? askedNow(state, view) : new Set<PersonId>()
  return view.shared.plan.people.map(({ id }): Posting => {
    const personal = view.personal(id)
    const say = { kind: 'attention', text: personal.t('meetings.reminder') } as const
    return {
      key: `reminder:${state.movedFrom.length}:${id}`,
      to: { person: id },
      create: asked.has(id),
      ifUnsure: 'leave',
      summary: () => personal.t('meetings.notify.reminder', whichAndWhen(state, personal)),
      card: () =>
        ownNotice(state, view, id, state.stage === 'called' && waitsFor(state, id, view) ? say : undefined),
    }
  })
}

/** Told are all who were asked to come and have not said that they do not. */
function cancellations(state: MeetingState, view: MeetingPostingView): readonly Posting[] {
  if (state.stage !== 'cancelled') return []
  return invitedTo(state, view.shared.plan).map(
    (id): Posting => ({
      key: `cancelled:${id}`,
      to: { person: id },
      create: state.answers[id]?.kind !== 'not-coming',
      ifUnsure: 'repeat',
      summary: () => cancelledSummary(state, view.personal(id)),
      card: () => ownNotice(state, view, id),
    }),
  )
}

/**
 * A vote that is offered is offered to each delegate of the receiver; one that is declined is told to who gave it. That
 * one lapsed because the meeting was moved, its giver reads in the new notice.
 */
function votes(state: MeetingState, view: MeetingPostingView): readonly Posting[] {
  const isAhead = state.stage === 'called' || state.stage === 'ongoing'
  const group = groupAt(state, view.shared.plan)
  return Object.values(state.proxies).flatMap((proxy) => [
    ...delegatesOf(group, proxy.to).map((id) => offer(state, proxy, view, id, isAhead)),
    declined(state, proxy, view, isAhead),
  ])
}

function offer(
  state: MeetingState,
  proxy: PassedVote,
  view: MeetingPostingView,
  id: PersonId,
  isAhead: boolean,
): Posting {
  const personal = view.personal(id)
  return {
    key: `vote:${proxy.from}:${proxy.at}:${id}`,
    to: { person: id },
    create: isAhead && proxy.status === 'offered',
    ifUnsure: 'repeat',
    summary: () => personal.t('meetings.notify.proxy', aboutVote(state, proxy.from, personal)),
    card: () => proxyCard(state, proxy, personal, id),
  }
}

function declined(
  state: MeetingState,
  proxy: PassedVote,
  view: MeetingPostingView,
  isAhead: boolean,
): Posting {
  const personal = view.personal(proxy.by)
  const isBack = proxy.status === 'declined' || (proxy.status === 'lapsed' && proxy.why === 'left')
  const isOpen = isAhead && isBack && state.answers[proxy.by]?.kind !== 'coming'
  return {
    key: `declined:${proxy.from}:${proxy.at}`,
    to: { person: proxy.by },
    create: isOpen,
    ifUnsure: 'repeat',
    summary: () => personal.t('meetings.notify.proxyBack', aboutVote(state, proxy.to, personal)),
    card: () => (isOpen ? declinedCard(state, proxy, personal) : ownNotice(state, view, proxy.by)),
  }
}

/** How many times notice was given of: the first, and one each time that it was moved. */
function noticeNumbers({ movedFrom }: MeetingState): readonly number[] {
  return [...movedFrom.keys(), movedFrom.length]
}

/** Nobody is asked to come to what has begun. */
function askedNow(state: MeetingState, { now, shared }: MeetingPostingView): ReadonlySet<PersonId> {
  return new Set(state.stage === 'called' && now < state.start ? unanswered(state, shared.plan) : [])
}

function waitsFor(state: MeetingState, id: PersonId, { shared }: MeetingPostingView): boolean {
  return unanswered(state, shared.plan).includes(id)
}

function ownNotice(state: MeetingState, view: MeetingPostingView, id: PersonId, say?: Say) {
  const personal = view.personal(id)
  const shown = { viewer: id, isPersonal: true, say }
  return state.stage === 'cancelled' || invitedTo(state, view.shared.plan).includes(id)
    ? noticeCard(state, personal, view.invitationUrl, shown)
    : notInvitedCard(state, personal)
}

function whichAndWhen(state: MeetingState, view: CardView) {
  return { meeting: meetingName(state, view), when: sayWhen(view, state.start, state.end) }
}

function noticeSummary(state: MeetingState, view: CardView): string {
  const key = state.movedFrom.length > 0 ? 'meetings.notify.moved' : 'meetings.notify.called'
  return view.t(key, whichAndWhen(state, view))
}

function cancelledSummary(state: MeetingState, view: CardView): string {
  return view.t('meetings.notify.cancelled', whichAndWhen(state, view))
}

function aboutVote(state: MeetingState, administration: string, view: CardView) {
  return { administration: administrationName(view, administration), ...whichAndWhen(state, view) }
}
