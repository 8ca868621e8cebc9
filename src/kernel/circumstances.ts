import type { Person, Plan } from '../plan/model'
import type { Day, Instant } from './time'

/** What a rule may look at besides the state: who acts, when, and who is who. */
export interface Circumstances {
  readonly matterId: string
  readonly actor: Person
  readonly now: Instant
  readonly today: Day
  readonly plan: Plan
}

/** Samsyn itself, where a command follows from another matter and not from what somebody pressed. */
export const SAMSYN: Person = {
  id: 'samsyn',
  name: 'Samsyn',
  administration: '',
  roles: [],
  processes: [],
}
