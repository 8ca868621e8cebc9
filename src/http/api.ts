import type { Day } from '../kernel/time'
import type { Administration, Language, Person, PersonId, Process, Role } from '../plan/model'

/** Who is signed in and what the plan is: the first thing that the tab asks for. */
export interface Me {
  readonly person: PublicPerson
  readonly language: Language
  readonly today: Day
  /** The last day to answer that is proposed when something is sent today. */
  readonly proposedDeadline: Day
  readonly plan: {
    readonly name: string
    readonly administrations: readonly Administration[]
    readonly people: readonly PublicPerson[]
    readonly processes: readonly Pick<Process, 'number' | 'title' | 'status' | 'area'>[]
  }
}

/** A person as everyone in the plan may see them. */
export interface PublicPerson {
  readonly id: PersonId
  readonly name: string
  readonly administration: string
  readonly roles: readonly Role[]
  readonly processes: readonly string[]
}

/** How the tab is to sign in: in local mode by choosing a person, else with Teams. */
export type SignInWay =
  | {
      readonly way: 'choose'
      readonly people: readonly PublicPerson[]
      readonly administrations: readonly Administration[]
    }
  | { readonly way: 'teams' }

export function publicPerson({ id, name, administration, roles, processes }: Person): PublicPerson {
  return { id, name, administration, roles, processes }
}

/** A fault as the tab gets it: a sentence, and a reference that stands in the log. */
export interface FaultAnswer {
  readonly fault: string
  readonly reference: string
}
