import type { Person, PersonId, Plan } from '../plan/model'
import {
  type AdministrationId,
  administrationOf,
  delegatesOf,
  type SteeringGroup,
  standsInFor,
  steeringGroup,
} from '../representation/delegates'
import {
  type Bars,
  holdersOf,
  isLive,
  lapsed,
  type PassedVote,
  type PassedVotes,
  reviewed,
} from '../representation/proxies'
import type { Conflict, DecisionState, Position, Round } from './state'

/** The steering group as it sits for this proposal: with the alternates of its meeting. */
export function groupOf(state: DecisionState, plan: Plan): SteeringGroup {
  return steeringGroup(plan, state.meeting?.alternates)
}

export function currentRound(state: DecisionState): Round {
  return state.rounds.at(-1) ?? { no: 0, text: '', at: state.createdAt, by: state.by, askedAgain: [] }
}

/** The round that begins when the group is asked for the first time, or again after the proposal was put off. */
export function nextRoundNo({ outcomes }: Pick<DecisionState, 'outcomes'>): number {
  return (outcomes.at(-1)?.round ?? 0) + 1
}

/** Who may confirm a decision, and lead the item: whom the chair handed it to while they sit, else the meeting's chair, else the group's. */
export function chairsOf(state: DecisionState, plan: Plan): readonly PersonId[] {
  const { chair } = state
  if (chair !== undefined && administrationOf(groupOf(state, plan), chair) !== undefined) return [chair]
  if (state.meeting && plan.person(state.meeting.chair)) return [state.meeting.chair]
  return plan.withRole('steering-chair').map(({ id }) => id)
}

export function mayPreside(state: DecisionState, person: Person, plan: Plan): boolean {
  return chairsOf(state, plan).includes(person.id)
}

/** Whether positions are still sealed: nothing of what was said may be shown to others. */
export function isSealed(state: DecisionState): boolean {
  return state.sealed && !state.opened && state.stage === 'open'
}

/** The conflict of interest that keeps this person from the item: their own, or that of their administration. */
export function conflictOf(
  state: DecisionState,
  person: PersonId,
  administration: AdministrationId | undefined,
): Conflict | undefined {
  return state.conflicts.find(
    (c) => c.person === person || (c.scope === 'administration' && c.administration === administration),
  )
}

/** Whether a conflict of interest keeps this person from leading the item, with a voice in the group or without. */
export function isDisqualified(state: DecisionState, person: PersonId, plan: Plan): boolean {
  const seat = administrationOf(groupOf(state, plan), person) ?? plan.person(person)?.administration
  return conflictOf(state, person, seat) !== undefined
}

/** Why an administration is excused from the item: it favours the whole of it (Förvaltningslagen 16–18 §§). */
export function excuseOf(state: DecisionState, administration: AdministrationId): Conflict | undefined {
  return state.conflicts.find((c) => c.scope === 'administration' && c.administration === administration)
}

/** Whether this delegate has yet to say if they have a conflict of interest. */
export function owesConflictAnswer(state: DecisionState, person: PersonId, group: SteeringGroup): boolean {
  const administration = administrationOf(group, person)
  return (
    administration !== undefined &&
    state.askedOfConflict.includes(administration) &&
    !state.withoutConflict.includes(person) &&
    conflictOf(state, person, administration) === undefined
  )
}

/** A position that counts now: on the text as it is, by who may speak. A vote that is in other hands is not heard twice. */
export function counts(state: DecisionState, position: Position, group: SteeringGroup): boolean {
  const { administration, askedAgain, through } = position
  if (askedAgain || excuseOf(state, administration)) return false
  if (through === undefined && proxyInForce(state, administration, group)) return false
  return speaks(state, position, group)
}

function speaks(state: DecisionState, { by, administration, through }: Position, group: SteeringGroup) {
  if (conflictOf(state, by, administrationOf(group, by))) return false
  if (through === undefined) return delegatesOf(group, administration).includes(by)
  return proxyInForce(state, administration, group)?.holder === by
}

/** The proxy by which an administration is represented, if it is. */
export function proxyInForce(
  state: DecisionState,
  administration: AdministrationId,
  group: SteeringGroup,
): PassedVote | undefined {
  const proxy = state.proxies[administration]
  if (proxy?.status !== 'accepted' || proxy.holder === undefined) return undefined
  return holdersOf(proxy.to, group, barsOf(state, group)).includes(proxy.holder) ? proxy : undefined
}

/** The proxies as they stand with those who now sit in the group: one whose holder has left it is offered anew, or has lapsed. */
export function proxiesNow(state: DecisionState, group: SteeringGroup): PassedVotes {
  const bars = barsOf(state, group)
  return Object.fromEntries(
    Object.entries(state.proxies).map(([from, proxy]) => [
      from,
      isLive(proxy) && bars.disqualified.includes(from)
        ? lapsed(proxy, 'giver-disqualified')
        : reviewed(proxy, group, bars),
    ]),
  )
}

/** What stands in the way of proxies on this proposal. */
export function barsOf(state: DecisionState, group: SteeringGroup): Bars {
  // Asked for each administration anew, and the same for one state.
  const known = bars.get(state)
  if (known?.group === group) return known
  const now = { ...barsIn(state, group), group }
  bars.set(state, now)
  return now
}

const bars = new WeakMap<DecisionState, Bars & { readonly group: SteeringGroup }>()

function barsIn(state: DecisionState, group: SteeringGroup): Bars {
  const disqualified = state.conflicts
    .filter((c) => c.scope === 'administration')
    .map((c) => c.administration)
  return {
    disqualified,
    disqualifiedPeople: [
      ...state.conflicts.map((c) => c.person),
      ...disqualified.flatMap((administration) => delegatesOf(group, administration)),
    ],
    voted: state.positions
      .filter((p) => p.through === undefined && delegatesOf(group, p.administration).includes(p.by))
      .map((p) => p.administration),
  }
}

/** How one administration stands on the proposal. */
export interface Voice {
  readonly administration: AdministrationId
  readonly is: 'answered' | 'silent' | 'unrepresented' | 'excused'
  /** Its delegates who may speak, and those who have left the item. */
  readonly delegates: readonly PersonId[]
  readonly disqualified: readonly PersonId[]
  /** A proxy that is offered or accepted. */
  readonly proxy?: PassedVote
  /** Positions that count. */
  readonly positions: readonly Position[]
  /** Positions from before the text changed, or of somebody who has left the group. */
  readonly earlier: readonly Position[]
  readonly excuse?: Conflict
}

/** How every administration stands, in the plan's order. */
export function voicesOf(state: DecisionState, group: SteeringGroup): readonly Voice[] {
  return group.map((bench) => voiceOf(state, bench.administration, group))
}

function voiceOf(state: DecisionState, administration: AdministrationId, group: SteeringGroup): Voice {
  const { disqualifiedPeople } = barsOf(state, group)
  const all = delegatesOf(group, administration)
  const delegates = all.filter((person) => !disqualifiedPeople.includes(person))
  const own = state.positions.filter((p) => p.administration === administration)
  const positions = own.filter((p) => counts(state, p, group))
  const proxy = proxiesNow(state, group)[administration]
  const excuse = excuseOf(state, administration)
  const spoken = proxyInForce(state, administration, group) !== undefined || delegates.length > 0
  return {
    administration,
    is: excuse ? 'excused' : positions.length > 0 ? 'answered' : spoken ? 'silent' : 'unrepresented',
    delegates,
    disqualified: all.filter((person) => disqualifiedPeople.includes(person)),
    ...(isLive(proxy) ? { proxy } : {}),
    positions,
    earlier: own.filter((p) => !positions.includes(p)),
    ...(excuse ? { excuse } : {}),
  }
}

/** Whether no decision is made over such a position. */
export function blocks(kind: Position['kind']): boolean {
  return kind === 'objection' || kind === 'more-time'
}

/**
 * Objections and wishes for more time that stand. Only who made one can take it back, by another position; once they have
 * left the group, a delegate of their administration can, by taking a position then.
 */
export function standingObjections(state: DecisionState, group: SteeringGroup): readonly Position[] {
  return state.positions.filter((p, i) => {
    if (!blocks(p.kind) || excuseOf(state, p.administration)) return false
    if (p.through !== undefined || speaks(state, p, group)) return speaks(state, p, group)
    // What was said before it stood for something else that they had said.
    return !state.positions
      .slice(i + 1)
      .some(
        (q) =>
          q.administration === p.administration && q.inPlaceOf?.includes(p.by) && counts(state, q, group),
      )
  })
}

/**
 * For whom a delegate answers besides: those of the administration who have left the group for good; a delegate who is
 * only away is answered for by their own alternate, not by a colleague.
 */
export function absentBefore(
  state: DecisionState,
  speaker: PersonId,
  administration: AdministrationId,
  plan: Plan,
): readonly PersonId[] {
  const seated = delegatesOf(groupOf(state, plan), administration)
  const members = delegatesOf(steeringGroup(plan), administration)
  const away = standsInFor(plan, state.meeting?.alternates ?? [], speaker)
  return state.positions
    .filter((p) => p.administration === administration && p.through === undefined)
    .map((p) => p.by)
    .filter((by) => !seated.includes(by) && (!members.includes(by) || away.includes(by)))
}

/** Something that is still missing for a decision. */
export type Missing =
  | {
      readonly is: 'position'
      readonly administration: AdministrationId
      readonly people: readonly PersonId[]
      readonly again: boolean
    }
  | { readonly is: 'delegate'; readonly administration: AdministrationId }
  | { readonly is: 'representation'; readonly administration: AdministrationId }
  | { readonly is: 'proxy-answer'; readonly administration: AdministrationId; readonly to: AdministrationId }
  | { readonly is: 'objection' | 'more-time'; readonly position: Position }
  | { readonly is: 'opening' }
  | { readonly is: 'anybody' }
  | { readonly is: 'chair'; readonly people: readonly PersonId[] }
  | { readonly is: 'meeting'; readonly date: string }

/**
 * What is still missing for a decision by consensus (domain S4): empty exactly when the chair can confirm it. While
 * positions are sealed it tells only who has not answered.
 */
export function missingFor(state: DecisionState, plan: Plan): readonly Missing[] {
  const group = groupOf(state, plan)
  const voices = voicesOf(state, group)
  const unheard = voices.flatMap((voice) => missingOf(voice, state, group))
  const standing = isSealed(state) ? [] : standingObjections(state, group)
  return [
    ...unheard,
    ...standing.map(
      (position): Missing => ({ is: position.kind === 'objection' ? 'objection' : 'more-time', position }),
    ),
    ...(voices.every(({ is }) => is === 'excused') ? [{ is: 'anybody' } as const] : []),
    ...(isSealed(state) ? [{ is: 'opening' } as const] : []),
    ...missingChair(state, plan),
    ...(state.meeting && state.meeting.stage !== 'ongoing'
      ? [{ is: 'meeting', date: state.meeting.date } as const]
      : []),
  ]
}

function missingOf(voice: Voice, state: DecisionState, group: SteeringGroup): readonly Missing[] {
  const { administration, proxy, delegates } = voice
  if (voice.is === 'excused' || voice.is === 'answered') return []
  if (proxy?.status === 'offered') return [{ is: 'proxy-answer', administration, to: proxy.to }]
  if (voice.is === 'unrepresented') {
    const isEmpty = delegatesOf(group, administration).length === 0
    return [{ is: isEmpty ? 'delegate' : 'representation', administration }]
  }
  const holder = proxyInForce(state, administration, group)?.holder
  const again = voice.earlier.some((p) => p.askedAgain)
  return [{ is: 'position', administration, people: holder === undefined ? delegates : [holder], again }]
}

function missingChair(state: DecisionState, plan: Plan): readonly Missing[] {
  const people = chairsOf(state, plan)
  const isLed = people.some((person) => !isDisqualified(state, person, plan))
  return isLed ? [] : [{ is: 'chair', people }]
}

/** Whether anybody still owes an answer, whatever it is: while they do, sealed positions stay sealed. */
export function awaitsAnswers(state: DecisionState, group: SteeringGroup): boolean {
  return voicesOf(state, group).some((voice) => missingOf(voice, state, group).length > 0)
}
