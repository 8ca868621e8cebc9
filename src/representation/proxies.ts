import { type Refusal, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import type { PersonId } from '../plan/model'
import { type AdministrationId, delegatesOf, type SteeringGroup } from './delegates'

/** Why a proxy came to an end by itself. */
export type LapseReason =
  | 'took-part'
  | 'holder-disqualified'
  | 'receiver-disqualified'
  | 'giver-disqualified'
  | 'meeting-moved'
  | 'left'

/** A proxy: an administration's vote, passed to another administration (final report §9.2). */
export interface PassedVote {
  readonly from: AdministrationId
  readonly to: AdministrationId
  /** The delegate who passed it. */
  readonly by: PersonId
  /** What the giver asks for; may be empty. */
  readonly instruction: string
  readonly at: Instant
  /** For all of a meeting, or for one item. */
  readonly scope: 'meeting' | 'item'
  readonly status: 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'
  /** The delegate of the receiving administration who took it, and who alone speaks through it. */
  readonly holder?: PersonId
  readonly why?: LapseReason
}

/** The newest proxy of each administration that ever gave one. */
export type PassedVotes = Readonly<Record<AdministrationId, PassedVote>>

/** What stands in the way of an administration or a delegate besides the proxies themselves. */
export interface Bars {
  /** Administrations that have a position of their own already. */
  readonly voted: readonly AdministrationId[]
  /** Administrations that are disqualified as a whole. */
  readonly disqualified: readonly AdministrationId[]
  /** Delegates who are disqualified. */
  readonly disqualifiedPeople: readonly PersonId[]
}

export const NO_BARS: Bars = { voted: [], disqualified: [], disqualifiedPeople: [] }

/** Longest instruction, in UTF-16 units. */
export const INSTRUCTION_LIMIT = 500

/** A proxy that is offered or accepted: the vote is on its way or in other hands. */
export function isLive(
  proxy: PassedVote | undefined,
): proxy is PassedVote & { status: 'offered' | 'accepted' } {
  return proxy?.status === 'offered' || proxy?.status === 'accepted'
}

/** The votes that are in this administration's hands or offered to it. */
export function passedTo(proxies: PassedVotes, administration: AdministrationId): readonly PassedVote[] {
  return Object.values(proxies).filter((proxy) => proxy.to === administration && isLive(proxy))
}

/** Why this vote cannot be passed so, if it cannot. One hop only: who holds a vote does not pass its own, and the other way round. */
export function whyNotPassed(
  proxies: PassedVotes,
  { from, to }: Pick<PassedVote, 'from' | 'to'>,
  group: SteeringGroup,
  bars: Bars = NO_BARS,
): Refusal | undefined {
  if (from === to) return refuse('proxy-to-self')
  if (!group.some(({ administration }) => administration === to)) return refuse('proxy-to-nobody')
  if (bars.disqualified.includes(from)) return refuse('proxy-excused')
  if (bars.voted.includes(from)) return refuse('proxy-after-voting')
  if (isLive(proxies[from])) return refuse('proxy-already', { administration: proxies[from].to })
  if (bars.disqualified.includes(to)) return refuse('proxy-to-disqualified')
  if (isLive(proxies[to]) && proxies[to].to === from) return refuse('proxy-circle')
  if (isLive(proxies[to])) return refuse('proxy-one-hop', { administration: to })
  if (passedTo(proxies, from).length > 0) return refuse('proxy-holds-another')
  return holdersOf(to, group, bars).length === 0 ? refuse('proxy-to-nobody') : undefined
}

/** The delegates of an administration who could speak for another. */
export function holdersOf(to: AdministrationId, group: SteeringGroup, bars: Bars): readonly PersonId[] {
  if (bars.disqualified.includes(to)) return []
  return delegatesOf(group, to).filter((delegate) => !bars.disqualifiedPeople.includes(delegate))
}

/** Why this person cannot answer for the receiver, if not. */
export function whyNotAnswered(
  proxy: PassedVote | undefined,
  person: PersonId,
  group: SteeringGroup,
  bars: Bars = NO_BARS,
): Refusal | undefined {
  if (!proxy || !isLive(proxy)) return refuse('proxy-gone')
  return holdersOf(proxy.to, group, bars).includes(person) ? undefined : refuse('proxy-not-yours')
}

/**
 * A proxy as it stands after the circumstances changed: still good, offered anew to the receiver's other delegate when
 * its holder may no longer speak, or lapsed when nobody there may.
 */
export function reviewed(given: PassedVote, group: SteeringGroup, bars: Bars): PassedVote {
  if (!isLive(given)) return given
  const proxy = withoutForeignWord(given, bars)
  const holders = holdersOf(proxy.to, group, bars)
  const seated = delegatesOf(group, proxy.to)
  if (holders.length === 0) return lapsed(proxy, seated.length === 0 ? 'left' : 'receiver-disqualified')
  if (proxy.holder === undefined || holders.includes(proxy.holder)) return proxy
  const { holder, ...rest } = proxy
  return { ...rest, status: 'offered', why: seated.includes(holder) ? 'holder-disqualified' : 'left' }
}

/** Who is disqualified can see to it that the administration is represented, but not say how. */
function withoutForeignWord(proxy: PassedVote, { disqualifiedPeople }: Bars): PassedVote {
  return proxy.instruction && disqualifiedPeople.includes(proxy.by) ? { ...proxy, instruction: '' } : proxy
}

export function lapsed(proxy: PassedVote, why: LapseReason): PassedVote {
  return { ...proxy, status: 'lapsed', why }
}
