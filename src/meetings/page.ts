import type { CardView } from '../cards/view'
import { formatTime } from '../i18n/format'
import { timeOf } from '../plan/calendar'
import type { Person, PersonId } from '../plan/model'
import { administrationOf, isAlternate } from '../representation/delegates'
import { isLive, NO_BARS, passedTo, whyNotAnswered, whyNotPassed } from '../representation/proxies'
import type { InvitedLine, ItemLine, MeetingMayDo, MeetingPage, MeetingSummary, ReadyItem } from './api'
import { groupAt, invitedTo, isPresent, mayLead, presentAdministrations, unanswered } from './rules'
import type { AgendaItem, MeetingState } from './state'

/** How the matter of an agenda item stands, looked up where it is kept. */
export type ItemStanding = Pick<ItemLine, 'stage' | 'paragraph' | 'path' | 'isOpen'> & {
  readonly title?: string
}

/** What the page shows that is not in the meeting's own state. */
export interface Around {
  readonly standingOf: (item: AgendaItem) => ItemStanding
  readonly ready: readonly ReadyItem[]
  readonly invitation: string
}

/** A meeting as a line in a list. */
export function summaryOf(state: MeetingState, person: Person, view: CardView): MeetingSummary {
  const { id, kind, process, title, day, place, stage, start, end, agenda } = state
  const [from, to] = [formatTime(view.language, start), formatTime(view.language, end)]
  return {
    ...{ id, kind, title, day, place, stage },
    ...(process ? { process } : {}),
    hours: `${from}–${to}`,
    items: agenda.length,
    waitsForMe: isWaitedFor(state, person, view),
  }
}

/** Everything that the page of one meeting shows to this person. */
export function pageOf(state: MeetingState, person: Person, view: CardView, around: Around): MeetingPage {
  const { plan } = view
  const invited = invitedTo(state, plan)
  const { start, end, link, chair, secretary, current, movedFrom, cancelReason, minutesId } = state
  return {
    ...summaryOf(state, person, view),
    ...{ start, end, link, chair, secretary, movedFrom },
    startTime: timeOf(start),
    endTime: timeOf(end),
    agenda: state.agenda.map((item) => ({ ...item, ...around.standingOf(item) })),
    ...(current ? { current } : {}),
    invited: invited.map((id) => invitedLine(state, id)),
    guests: Object.keys(state.attendance)
      .filter((id) => !invited.includes(id))
      .map((id) => invitedLine(state, id)),
    unanswered: unanswered(state, plan),
    proxies: Object.values(state.proxies),
    unrepresented: unrepresented(state, view),
    ...(cancelReason ? { cancelReason } : {}),
    ...(minutesId ? { minutesId } : {}),
    invitation: around.invitation,
    ready: mayLead(state, person) ? around.ready : [],
    mine: mine(state, person, view),
    may: mayDo(state, person, view),
  }
}

function invitedLine(state: MeetingState, person: PersonId): InvitedLine {
  const [answer, attendance] = [state.answers[person], state.attendance[person]]
  return {
    person,
    ...(answer ? { answer } : {}),
    ...(attendance ? { attendance } : {}),
    isPresent: isPresent(state, person),
  }
}

function unrepresented(state: MeetingState, { plan }: CardView): MeetingPage['unrepresented'] {
  if (state.kind !== 'steering' || state.stage !== 'ongoing') return []
  const present = presentAdministrations(state, plan)
  return groupAt(state, plan)
    .map(({ administration }) => administration)
    .filter((id) => !present.includes(id) && state.proxies[id]?.status !== 'accepted')
}

function mine(state: MeetingState, person: Person, { plan }: Pick<CardView, 'plan'>): MeetingPage['mine'] {
  const group = groupAt(state, plan)
  const administration = state.kind === 'steering' ? administrationOf(group, person.id) : undefined
  const answer = state.answers[person.id]
  const passed = administration === undefined ? undefined : state.proxies[administration]
  const isOpen = state.stage === 'called' || state.stage === 'ongoing'
  const present = isPresent(state, person.id)
  return {
    ...(answer ? { answer } : {}),
    ...(administration ? { administration } : {}),
    isPresent: present,
    canPassTo:
      administration !== undefined && isOpen && !presentAdministrations(state, plan).includes(administration)
        ? group
            .map((bench) => bench.administration)
            .filter((to) => !whyNotPassed(state.proxies, { from: administration, to }, group, NO_BARS))
        : [],
    ...(isLive(passed) ? { passed } : {}),
    offers:
      administration !== undefined && isOpen
        ? passedTo(state.proxies, administration).filter(
            (proxy) => proxy.status === 'offered' && !whyNotAnswered(proxy, person.id, group),
          )
        : [],
    alternates:
      state.kind === 'steering'
        ? plan.people.filter(({ id }) => isAlternate(plan, { for: person.id, by: id })).map(({ id }) => id)
        : [],
  }
}

/** Whether this person is waited for: to answer the notice, or a proxy. */
export function isWaitedFor(state: MeetingState, person: Person, view: CardView): boolean {
  const isAsked = state.stage === 'called' && unanswered(state, view.plan).includes(person.id)
  return isAsked || mine(state, person, view).offers.length > 0
}

/** Which buttons a person gets. Each rule is asked again when its button is pressed. */
function mayDo(state: MeetingState, person: Person, { plan }: CardView): MeetingMayDo {
  const leads = mayLead(state, person)
  const { stage } = state
  const isAhead = stage === 'planned' || stage === 'called'
  const isOver = stage === 'ended' || stage === 'cancelled'
  const isInvited = invitedTo(state, plan).includes(person.id)
  const isMember = state.kind === 'process' || administrationOf(groupAt(state, plan), person.id) !== undefined
  return {
    change: leads && isAhead,
    call: leads && stage === 'planned',
    cancel: leads && isAhead,
    lead: leads && !isOver,
    addItem: (leads || (isMember && isInvited)) && !isOver,
    answer: isInvited && (stage === 'called' || stage === 'ongoing'),
    passVote: mine(state, person, { plan }).canPassTo.length > 0,
    attend: stage === 'ongoing',
    start: leads && stage === 'called',
    end: leads && stage === 'ongoing',
  }
}
