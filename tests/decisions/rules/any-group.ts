import fc from 'fast-check'
import { SAMSYN } from '../../../src/kernel/circumstances'
import { makePlan, type Person, type Plan, type Role } from '../../../src/plan/model'

/** A group as it is at first; the numbers choose among those who are there. */
export interface AnyGroup {
  /** Delegates of each administration. */
  readonly seats: readonly number[]
  readonly chairs: readonly number[]
  readonly sealed: boolean
  /** Administrations that are asked of a conflict of interest. */
  readonly asked: readonly number[]
  readonly byMeeting: boolean
}

/** Any group: 1–20 administrations with 0–3 delegates each, one or two chairs, observers and somebody to stand in. */
export const anyGroup: fc.Arbitrary<AnyGroup> = fc.record({
  seats: fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(1, 2, 2), { minLength: 2, maxLength: 3 }) },
    { weight: 3, arbitrary: fc.array(fc.constantFrom(1, 1, 2, 2, 3, 0), { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 20 }) },
  ),
  chairs: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
  sealed: fc.boolean(),
  asked: fc.array(fc.nat(), { maxLength: 2 }),
  byMeeting: fc.boolean(),
})

/** The registry of such a group. */
export function planOf({ seats, chairs }: Pick<AnyGroup, 'seats' | 'chairs'>): Plan {
  const administrations = seats.map((_, i) => ({
    id: `a${i}`,
    name: `Förvaltning ${i}`,
    shortName: `F${i}`,
  }))
  const delegates = seats.flatMap((count, i) =>
    Array.from({ length: count }, (_, k) => member(`p${i}-${k}`, `a${i}`, ['steering-member'])),
  )
  const led = new Set(chairs.map((n) => delegates[n % (delegates.length || 1)]?.id))
  const people = [
    ...delegates.map(
      (p): Person => (led.has(p.id) ? { ...p, roles: ['steering-member', 'steering-chair'] } : p),
    ),
    ...(delegates.length === 0 ? [member('chair', 'a0', ['steering-chair'])] : []),
    ...[member('leader-0', 'a0', ['process-leader']), member('guest-0', 'a0', ['guest'])],
    ...seats.slice(0, 4).map((_, i) => member(`extra-${i}`, `a${i}`, ['ambassador'])),
  ]
  return makePlan({ name: 'Plan', administrations, people, targetAreas: [], processes: [] })
}

function member(id: string, administration: string, roles: readonly Role[]): Person {
  return { id, name: id, administration, roles, processes: [] }
}

const ROLES: readonly (readonly Role[])[] = [
  ['steering-member', 'steering-chair'],
  ['guest'],
  ['process-leader'],
]

/** Whoever it is comes or goes, changes their role or administration; now and then an administration ends. */
export function changed(plan: Plan, who: Person, b: number, c: number): Plan {
  const change = (p: Person): Person => {
    if (p.id !== who.id) return p
    if (b % 9 === 0) return { ...p, administration: anyAdministration(plan, c) }
    if (b % 7 === 0) return { ...p, roles: ROLES[c % ROLES.length] ?? [] }
    return { ...p, roles: p.roles.includes('steering-member') ? ['ambassador'] : ['steering-member'] }
  }
  const people = b % 23 === 0 ? plan.people.filter((p) => p.id !== who.id) : plan.people.map(change)
  const gone = b % 31 === 0 ? anyAdministration(plan, c) : undefined
  const administrations = plan.administrations.filter(({ id }) => id !== gone)
  return makePlan({ ...plan, administrations, people })
}

/** Mostly somebody who has a seat. */
export function anybody(plan: Plan, n: number): Person {
  const members = plan.withRole('steering-member')
  const member = n % 5 === 0 ? undefined : members[n % (members.length || 1)]
  if (member) return member
  return plan.people[n % (plan.people.length || 1)] ?? SAMSYN
}

export function anyAdministration(plan: Plan, n: number): string {
  return plan.administrations[n % (plan.administrations.length || 1)]?.id ?? 'none'
}
