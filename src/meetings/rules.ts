import { hasRole, type Person, type PersonId, type Plan } from '../plan/model'
import {
  type AdministrationId,
  type Alternate,
  mayPrepare,
  type SteeringGroup,
  steeringGroup,
} from '../representation/delegates'
import { isLive } from '../representation/proxies'
import type { MeetingState } from './state'

/** Meetings are led by their chair and prepared by process leaders, who stand in for each other (final report §9.2, §9.3, §9.6). */
export function mayLead(state: MeetingState, person: Person): boolean {
  return (
    person.id === state.chair ||
    (state.kind === 'steering' ? mayPrepare(person) : hasRole(person, 'process-leader'))
  )
}

/** Who is asked to come: the steering group and the process leaders, or the process's ambassadors and its leader. */
export function invitedTo(state: MeetingState, plan: Plan): readonly PersonId[] {
  const people =
    state.kind === 'steering'
      ? [...plan.withRole('steering-member'), ...plan.withRole('process-leader')].map(({ id }) => id)
      : [
          ...plan.ambassadorsOf(state.process ?? '').map(({ id }) => id),
          plan.process(state.process ?? '')?.leader,
        ]
  const also = alternatesOf(state).map(({ by }) => by)
  return [...new Set([state.chair, ...people, state.secretary, ...also])].filter(
    (id): id is PersonId => id !== undefined && plan.person(id) !== undefined,
  )
}

/** Who stands in for whom: as the notice was answered, unless the delegate takes part after all. */
export function alternatesOf({ answers, attendance }: MeetingState): readonly Alternate[] {
  return Object.entries(answers).flatMap(([person, answer]) =>
    answer.kind === 'not-coming' && answer.alternate && !attendance[person]
      ? [{ for: person, by: answer.alternate }]
      : [],
  )
}

/** The steering group as it sits at this meeting. */
export function groupAt(state: MeetingState, plan: Plan): SteeringGroup {
  return steeringGroup(plan, alternatesOf(state))
}

export function isPresent(state: MeetingState, person: PersonId): boolean {
  const attendance = state.attendance[person]
  return attendance !== undefined && attendance.left === undefined
}

/** Administrations that have a delegate in the room. */
export function presentAdministrations(state: MeetingState, plan: Plan): readonly AdministrationId[] {
  return groupAt(state, plan)
    .filter(({ delegates }) => delegates.some((person) => isPresent(state, person)))
    .map(({ administration }) => administration)
}

/** Who has not yet answered the notice. One whose vote came back has to answer again. */
export function unanswered(state: MeetingState, plan: Plan): readonly PersonId[] {
  const passed = new Set(Object.values(state.proxies).flatMap((proxy) => (isLive(proxy) ? [proxy.by] : [])))
  return invitedTo(state, plan).filter((id) => !state.answers[id] && !passed.has(id))
}

/** Who may see a meeting: those who lead or prepare it and those who are asked to come; observers once the notice has gone out. */
export function mayRead(state: MeetingState, person: Person, plan: Plan): boolean {
  if (mayLead(state, person) || person.id === state.by) return true
  if (invitedTo(state, plan).includes(person.id)) return true
  const observes = hasRole(person, 'guest') || hasRole(person, 'controller')
  return observes && state.stage !== 'planned'
}
