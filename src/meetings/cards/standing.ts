import type { Person, PersonId, Plan } from '../../plan/model'
import {
  type AdministrationId,
  administrationOf,
  delegatesOf,
  isAlternate,
} from '../../representation/delegates'
import { isLive, type PassedVote, passedTo, whyNotAnswered } from '../../representation/proxies'
import { alternatesOf, groupAt, invitedTo, isPresent, presentAdministrations, unanswered } from '../rules'
import type { Answer, MeetingState } from '../state'

/** Where one person stands with a meeting. */
export interface Part {
  readonly isInvited: boolean
  /** The administration that they speak for at a steering meeting. */
  readonly administration?: AdministrationId
  readonly answer?: Answer
  /** Still to answer the notice. */
  readonly isAsked: boolean
  /** The newest proxy of their own administration, whatever became of it. */
  readonly passed?: PassedVote
  /** Votes offered to their administration that they may answer. */
  readonly offers: readonly PassedVote[]
  /** Votes that their administration has taken. */
  readonly held: readonly PassedVote[]
  /** The delegate in whose place they come. */
  readonly standsInFor?: PersonId
  /** Their administration's vote can be passed: it is theirs, nobody of them is there, and they hold no other's. */
  readonly mayPass: boolean
  /** No delegate of their administration comes, and its vote is not passed on. */
  readonly nobodyComes: boolean
  /** There is somebody who could come in their place. */
  readonly mayNameAlternate: boolean
  readonly isPresent: boolean
}

/** Where this person stands with the meeting. */
export function partOf(state: MeetingState, person: PersonId, plan: Plan): Part {
  const group = groupAt(state, plan)
  const administration = state.kind === 'steering' ? administrationOf(group, person) : undefined
  const answer = state.answers[person]
  const passed = administration === undefined ? undefined : state.proxies[administration]
  const toUs = administration === undefined ? [] : passedTo(state.proxies, administration)
  const standsInFor = alternatesOf(state).find(({ by }) => by === person)?.for
  const isInvited = invitedTo(state, plan).includes(person)
  return {
    isInvited,
    ...(administration === undefined ? {} : { administration }),
    ...(answer ? { answer } : {}),
    isAsked: isInvited && unanswered(state, plan).includes(person),
    ...(passed ? { passed } : {}),
    offers: toUs.filter((p) => p.status === 'offered' && !whyNotAnswered(p, person, group)),
    held: toUs.filter((p) => p.status === 'accepted'),
    ...(standsInFor === undefined ? {} : { standsInFor }),
    mayPass:
      administration !== undefined &&
      !isLive(passed) &&
      toUs.length === 0 &&
      !presentAdministrations(state, plan).includes(administration),
    nobodyComes: administration !== undefined && comesFromNobody(state, administration, plan),
    mayNameAlternate: alternatesFor(state, person, plan).length > 0,
    isPresent: isPresent(state, person),
  }
}

/** Who could come in this person's place: of the same administration, not in the steering group, and nobody else's alternate. */
export function alternatesFor(state: MeetingState, person: PersonId, plan: Plan): readonly Person[] {
  if (state.kind !== 'steering') return []
  const taken = Object.entries(state.answers).flatMap(([other, { alternate }]) =>
    other === person ? [] : [alternate],
  )
  return plan.people.filter(({ id }) => !taken.includes(id) && isAlternate(plan, { for: person, by: id }))
}

/** Whether every delegate of an administration has said that they do not come, and the vote is not passed on. */
function comesFromNobody(state: MeetingState, administration: AdministrationId, plan: Plan): boolean {
  if (isLive(state.proxies[administration])) return false
  const delegates = delegatesOf(groupAt(state, plan), administration)
  return delegates.every((id) => state.answers[id]?.kind === 'not-coming')
}

/** How the notice has been answered. Who passed the vote does not come, whatever they had answered before. */
export interface Answers {
  readonly total: number
  readonly coming: number
  readonly notComing: number
  readonly missing: readonly PersonId[]
}

export function answersOf(state: MeetingState, plan: Plan): Answers {
  const passed = new Set(livePasses(state).map(({ by }) => by))
  const invited = invitedTo(state, plan)
  const missing = unanswered(state, plan)
  const coming = invited.filter((id) => state.answers[id]?.kind === 'coming' && !passed.has(id)).length
  return { total: invited.length, coming, notComing: invited.length - missing.length - coming, missing }
}

/** Who was there at any time, and who of those that are asked to come and have not said no is not there now. */
export function attendanceOf(
  state: MeetingState,
  plan: Plan,
): {
  readonly here: readonly PersonId[]
  readonly attended: readonly PersonId[]
  readonly missing: readonly PersonId[]
} {
  const passed = new Set(livePasses(state).map(({ by }) => by))
  const attended = Object.keys(state.attendance)
  const missing = invitedTo(state, plan).filter(
    (id) => !state.attendance[id] && !passed.has(id) && state.answers[id]?.kind !== 'not-coming',
  )
  return { here: attended.filter((id) => isPresent(state, id)), attended, missing }
}

/** How an administration will be, is or was represented, where that is worth saying. */
export interface Representation {
  readonly administration: AdministrationId
  readonly is: 'passed' | 'offered' | 'nobody-comes' | 'unrepresented' | 'empty'
  readonly to?: AdministrationId
}

/** Administrations that pass their vote, that nobody comes from, or that are missing once the meeting has begun; in the plan's order. */
export function representationsOf(state: MeetingState, plan: Plan): readonly Representation[] {
  if (state.kind !== 'steering') return []
  const hasBegun = state.stage === 'ongoing' || state.stage === 'ended'
  const present = presentAdministrations(state, plan)
  return groupAt(state, plan).flatMap(({ administration, delegates }): readonly Representation[] => {
    const proxy = state.proxies[administration]
    if (isLive(proxy) && !(hasBegun && proxy.status === 'offered'))
      return [{ administration, is: proxy.status === 'accepted' ? 'passed' : 'offered', to: proxy.to }]
    if (delegates.length === 0) return [{ administration, is: 'empty' }]
    if (hasBegun) {
      const wasThere = wasPresent(state, administration, plan) || present.includes(administration)
      return wasThere ? [] : [{ administration, is: 'unrepresented' }]
    }
    return comesFromNobody(state, administration, plan) ? [{ administration, is: 'nobody-comes' }] : []
  })
}

/** After the meeting all have left, or nobody noted that they did: who was there counts. */
function wasPresent(state: MeetingState, administration: AdministrationId, plan: Plan): boolean {
  if (state.stage !== 'ended') return false
  return delegatesOf(groupAt(state, plan), administration).some((id) => state.attendance[id])
}

function livePasses({ proxies }: MeetingState): readonly PassedVote[] {
  return Object.values(proxies).filter(isLive)
}
