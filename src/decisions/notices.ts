import { type CardView, sayDay } from '../cards/view'
import type { Day, Instant } from '../kernel/time'
import { dayOf } from '../kernel/zone'
import { isReminderTime, workingDayBefore, workingDayOnOrBefore } from '../plan/calendar'
import type { PersonId } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { administrationOf, delegatesOf } from '../representation/delegates'
import type { PassedVote } from '../representation/proxies'
import { entryCard } from './cards/entry-card'
import { type ChairTask, chairTask, owesAnything } from './cards/owed'
import { proposalCard, proposalInChat } from './cards/proposal-card'
import { proxyCard } from './cards/proxy-card'
import { administrationName, inNotice } from './cards/words'
import type { Around } from './posting-view'
import { chairsOf, groupOf, proxiesNow } from './rules'
import type { Position } from './state'

/** A vote that is passed for this item, or has to be taken over, is offered to each delegate of the receiver. */
export function proxyOffers({ state, view, members, owed }: Around): readonly Posting[] {
  const group = groupOf(state, view.shared.plan)
  return Object.values(proxiesNow(state, group)).flatMap((proxy) => {
    const again = proxy.why !== undefined && proxy.status === 'offered'
    const isOfItem = proxy.scope === 'item' || again
    const receivers = members.filter((id) => administrationOf(group, id) === proxy.to)
    return receivers.flatMap((person) => [
      offer(`proxy:${proxy.from}:${proxy.at}:${person}`, proxy, person, isOfItem && !again),
      offer(`proxy:${proxy.from}:${proxy.at}:again:${person}`, proxy, person, again),
    ])
  })

  function offer(key: string, proxy: PassedVote, person: PersonId, isWanted: boolean): Posting {
    const personal = view.personal(person)
    const words = { ...inNotice(state), administration: administrationName(personal.plan, proxy.from) }
    return {
      key,
      to: { person },
      create: isWanted && owed(person).offers.some(({ from }) => from === proxy.from),
      ifUnsure: 'repeat',
      summary: () => personal.t('decisions.notify.proxy', words),
      card: () => proxyCard(state, personal, person, proxy.from),
    }
  }
}

/** A vote that was declined, or that nobody can use any more, is back with its giver, who has to know. */
export function proxiesBack({ state, view, owed }: Around): readonly Posting[] {
  const group = groupOf(state, view.shared.plan)
  return Object.values(proxiesNow(state, group)).flatMap((proxy) => {
    if (!isBack(proxy)) return []
    return delegatesOf(group, proxy.from).map((person): Posting => {
      const personal = view.personal(person)
      const isOwed = () => owed(person).positions.includes(proxy.from)
      return {
        key: `proxy-back:${proxy.from}:${proxy.at}:${person}`,
        to: { person },
        create: state.stage === 'open' && isOwed(),
        ifUnsure: 'repeat',
        summary: () => personal.t('decisions.notify.proxyBack', inNotice(state)),
        card: () =>
          proposalInChat(
            state,
            personal,
            person,
            isOwed() ? { kind: 'attention', text: backInWords(proxy, personal) } : undefined,
          ),
      }
    })
  })
}

function isBack({ status, why }: PassedVote): boolean {
  if (status === 'declined') return true
  return status === 'lapsed' && why !== 'took-part' && why !== 'giver-disqualified'
}

function backInWords({ status, from, to, why }: PassedVote, { t, plan }: CardView): string {
  const names = { administration: administrationName(plan, from), receiver: administrationName(plan, to) }
  if (status === 'declined' || why === undefined)
    return t('decisions.own.proxyDeclined', { administration: names.receiver })
  return t('decisions.own.proxyLapsed', { why: t(`decisions.proxy.why.${why}`, names) })
}

/** Whoever the chair entered a position for is asked whether it is what they said; also after the decision. */
export function entries({ state, view }: Around): readonly Posting[] {
  const entered = state.positions.filter(({ enteredBy }) => enteredBy !== undefined)
  const isPast = state.stage !== 'open' && state.stage !== 'decided'
  return entered.map(({ by, administration, round, confirmedAt }: Position) => {
    const personal = view.personal(by)
    return {
      key: `entry:r${round}:${administration}:${by}`,
      to: { person: by },
      create: confirmedAt === undefined && !isPast,
      ifUnsure: 'repeat',
      summary: () => personal.t('decisions.notify.entry', inNotice(state)),
      card: () => entryCard(state, personal, by, administration),
    }
  })
}

const TASKS = {
  confirm: 'ready',
  open: 'opening',
  objection: 'objection',
  overdue: 'overdue',
  'hand-over': 'handOver',
} as const

/** Who chairs the item is told when there is something for them to do: once a round, and of the deadline once a deadline. */
export function chairNotices({ state, view, rounds }: Around): readonly Posting[] {
  const { plan } = view.shared
  const round = rounds.at(-1)
  if (!round) return []
  return chairsOf(state, plan).flatMap((person) => {
    const personal = view.personal(person)
    const task = chairTask(state, person, plan, dayOf(view.now))
    const notice = (of: keyof typeof TASKS, key: string): Posting => ({
      key: `chair:${key}:${person}`,
      to: { person },
      create: isDue(task, of, view.now),
      ifUnsure: 'repeat',
      summary: () => personal.t(`decisions.notify.${TASKS[of]}`, inNotice(state)),
      card: () => proposalCard(state, personal, person),
    })
    return [
      notice('confirm', `ready:r${round.no}`),
      notice('open', `opening:r${round.no}`),
      notice('objection', `objection:r${round.no}`),
      notice('hand-over', `hand-over:r${round.no}`),
      ...(state.deadline ? [notice('overdue', `overdue:${state.deadline}`)] : []),
    ]
  })
}

function isDue(task: ChairTask | undefined, of: ChairTask, now: Instant): boolean {
  return task === of && (of !== 'overdue' || isReminderTime(now))
}

/** The days on which those who are missing are reminded: the working day before the deadline, and at it. */
export function reminderDays(deadline: Day): { readonly before: Day; readonly at: Day } {
  const at = workingDayOnOrBefore(deadline)
  return { before: workingDayBefore(at), at }
}

/**
 * Personal reminders, only to those who owe an answer, in working hours of working days, each once. One who was reminded
 * sees that very message follow what happens. What a meeting takes up has no last day to be reminded of.
 */
export function reminders({ state, view, rounds, members, owed }: Around): readonly Posting[] {
  const round = rounds.at(-1)
  const { deadline } = state
  if (!round || deadline === undefined) return []
  const days = reminderDays(deadline)
  const today = dayOf(view.now)
  const isOpen = state.stage === 'open' && !state.meeting && isReminderTime(view.now)
  return (['before', 'at'] as const).flatMap((which) => {
    const due = isOpen && today === days[which] && dayOf(round.at) < today
    return members.map((person): Posting => {
      const personal = view.personal(person)
      return {
        key: `reminder:r${round.no}:${deadline}:${which}:${person}`,
        to: { person },
        create: due && owesAnything(owed(person)),
        ifUnsure: 'leave',
        summary: () =>
          personal.t('decisions.notify.reminder', { ...inNotice(state), day: sayDay(personal, deadline) }),
        card: () =>
          proposalInChat(
            state,
            personal,
            person,
            owesAnything(owed(person))
              ? { kind: 'attention', text: personal.t('decisions.own.reminder') }
              : undefined,
          ),
      }
    })
  })
}
