/** Object id of a person in the plan: stable, short, never shown. */
export type PersonId = string
/** Number of a process as the plan writes it, such as `2.8.3`. */
export type ProcessNumber = string

export type Language = 'sv' | 'en'

/** What a person is in the plan (domain S8). One person may be several. */
export type Role =
  | 'ambassador'
  | 'steering-member'
  | 'steering-chair'
  | 'process-leader'
  | 'controller'
  | 'guest'

export interface Administration {
  readonly id: string
  readonly name: string
  readonly shortName: string
}

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly administration: string
  readonly roles: readonly Role[]
  /** The processes in which the person is an ambassador. */
  readonly processes: readonly ProcessNumber[]
  /** Object id in Entra; the only thing by which a sign-in is joined to a person. */
  readonly entraId?: string
  /** Chosen language; without it the person's Teams language counts. */
  readonly language?: Language
}

export interface TargetArea {
  readonly number: number
  readonly title: string
}

/** Status of a process (domain S1); `completed` is one of three outcomes. */
export type ProcessStatus =
  | 'ongoing'
  | 'paused'
  | 'completed-moved'
  | 'completed-activity'
  | 'completed-result'
  | 'continued-leadership'

export interface Process {
  readonly number: ProcessNumber
  readonly title: string
  readonly area: number
  readonly status: ProcessStatus
  readonly activities: readonly string[]
  readonly desiredResults: readonly string[]
  readonly lead: string
  readonly participating: readonly string[]
  readonly leader: PersonId
  /** Conversation id of the process's own Teams channel; without it the plan's general channel is used. */
  readonly channel?: string
}

export interface PlanData {
  readonly name: string
  readonly administrations: readonly Administration[]
  readonly people: readonly Person[]
  readonly targetAreas: readonly TargetArea[]
  readonly processes: readonly Process[]
}

/** The registry as rules see it: who is who, and what belongs to what. Immutable; a change makes a new one. */
export interface Plan extends PlanData {
  person(id: PersonId): Person | undefined
  personByEntraId(entraId: string): Person | undefined
  process(number: ProcessNumber): Process | undefined
  ambassadorsOf(number: ProcessNumber): readonly Person[]
  withRole(role: Role): readonly Person[]
}

/** Builds the registry with its look-ups from plain data. */
export function makePlan(data: PlanData): Plan {
  const people = new Map(data.people.map((person) => [person.id, person]))
  const byEntraId = new Map(data.people.flatMap((p) => (p.entraId ? [[p.entraId, p] as const] : [])))
  const processes = new Map(data.processes.map((process) => [process.number, process]))
  return {
    ...data,
    person: (id) => people.get(id),
    personByEntraId: (entraId) => byEntraId.get(entraId),
    process: (number) => processes.get(number),
    ambassadorsOf: (number) => data.people.filter((p) => p.processes.includes(number)),
    withRole: (role) => data.people.filter((p) => p.roles.includes(role)),
  }
}

export function hasRole(person: Person, role: Role): boolean {
  return person.roles.includes(role)
}
