import type { Person, PersonId, Plan } from '../plan/model'

/** Id of an administration in the plan. */
export type AdministrationId = string

/** Somebody who stands in for a delegate of the same administration. */
export interface Alternate {
  readonly for: PersonId
  readonly by: PersonId
}

/** An administration and those who may speak for it. */
export interface Bench {
  readonly administration: AdministrationId
  readonly delegates: readonly PersonId[]
}

/** The steering group as it sits: every administration of the plan, each with one voice (final report §9.2). */
export type SteeringGroup = readonly Bench[]

type People = Pick<Plan, 'administrations' | 'withRole' | 'person'>

/**
 * Who sits in the steering group: the steering members of each administration, an alternate in the place of the delegate
 * for whom they stand in. An administration without anybody stays, so that its silence shows.
 */
export function steeringGroup(plan: People, alternates: readonly Alternate[] = NOBODY): SteeringGroup {
  // Asked for with every press, and the same until the plan or the alternates are others.
  const known = groups.get(plan) ?? new WeakMap<readonly Alternate[], SteeringGroup>()
  groups.set(plan, known)
  const group = known.get(alternates) ?? seated(plan, alternates)
  known.set(alternates, group)
  return group
}

const NOBODY: readonly Alternate[] = []
const groups = new WeakMap<People, WeakMap<readonly Alternate[], SteeringGroup>>()

function seated(plan: People, alternates: readonly Alternate[]): SteeringGroup {
  const members = plan.withRole('steering-member')
  const standIns = alternates.filter((alternate) => isAlternate(plan, alternate))
  return plan.administrations.map(({ id }) => {
    const own = members.filter((member) => member.administration === id).map((member) => member.id)
    const seated = own.map((member) => standIns.find((a) => a.for === member)?.by ?? member)
    return { administration: id, delegates: [...new Set(seated)] }
  })
}

/**
 * Whether one person may stand in for another: both are in the plan, of one administration, and the other is a delegate.
 * Who observes the group's work or leads it has no voice in it, and gets none as somebody's alternate.
 */
export function isAlternate(plan: People, alternate: Alternate): boolean {
  const [member, standIn] = [plan.person(alternate.for), plan.person(alternate.by)]
  return (
    member?.roles.includes('steering-member') === true &&
    standIn !== undefined &&
    standIn.administration === member.administration &&
    !NO_ALTERNATES.some((role) => standIn.roles.includes(role))
  )
}

const NO_ALTERNATES = ['steering-member', 'process-leader', 'guest'] as const

/** The delegates in whose place this person sits. */
export function standsInFor(
  plan: People,
  alternates: readonly Alternate[],
  person: PersonId,
): readonly PersonId[] {
  const fit = alternates.filter((alternate) => isAlternate(plan, alternate))
  const members = new Set(fit.map((alternate) => alternate.for))
  return [...members].filter((member) => fit.find((a) => a.for === member)?.by === person)
}

/** The administration that this person speaks for, if any. */
export function administrationOf(group: SteeringGroup, person: PersonId): AdministrationId | undefined {
  return group.find(({ delegates }) => delegates.includes(person))?.administration
}

export function delegatesOf(group: SteeringGroup, administration: AdministrationId): readonly PersonId[] {
  return group.find((bench) => bench.administration === administration)?.delegates ?? []
}

/** Those who lead the steering group's work without a voice in it, and its chair. */
export function mayPrepare(person: Person): boolean {
  return person.roles.includes('process-leader') || person.roles.includes('steering-chair')
}
