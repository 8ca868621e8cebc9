import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '../kernel/time'
import type { Fields, Lists } from '../lists/port'
import { type Assessed, assess, type KnownRows, type ListRow, rowKey } from './assess'
import {
  type KeptRows,
  keyOfProblem,
  LastGoodRows,
  type RegistryProblem,
  rowsOf,
  worthKeeping,
} from './last-good-rows'
import { makePlan, type Plan, type PlanData } from './model'
import { registryRows, writePlan } from './registry'
import { planList, REGISTRY, type RegistryListName } from './registry-lists'
import { labelOf } from './registry-row'
import { fieldsOf, spellingOf } from './row-fields'

/** What following the registry needs. */
export interface FollowedPlanParts {
  readonly lists: Lists
  readonly now: () => Instant
  /** Ids for people and administrations that were added in the lists. */
  readonly newId: () => string
  /** The plan to begin with where there is none yet. */
  readonly seed?: PlanData
}

/** How often a look begins again after it has written ids or names, before the rest is left for the next time. */
const MOST_ROUNDS = 3

/**
 * The plan in force, kept true to lists that people edit. What they type counts as soon as it can be read and fits the
 * rest; until then the row counts as it was, and is a problem to be shown to its owner.
 */
export class FollowedPlan {
  readonly #parts: FollowedPlanParts
  readonly #kept: LastGoodRows
  readonly #planListeners: ((plan: Plan) => void)[] = []
  readonly #problemListeners: ((
    now: readonly RegistryProblem[],
    before: readonly RegistryProblem[],
  ) => void)[] = []
  #plan: Plan = makePlan({ name: '', administrations: [], people: [], targetAreas: [], processes: [] })
  #problems: readonly RegistryProblem[] = []
  #inForce: KnownRows | undefined
  #looking: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  private constructor(parts: FollowedPlanParts) {
    this.#parts = parts
    this.#kept = new LastGoodRows(parts.lists)
  }

  /** Reads the plan; writes the seed first where there is no plan. `undefined` when there is neither. Faults of the store are thrown. */
  static async open(parts: FollowedPlanParts): Promise<FollowedPlan | undefined> {
    const { lists, seed } = parts
    const followed = new FollowedPlan(parts)
    if (!(await followed.#isThere())) {
      if (!seed) return undefined
      await writePlan(lists, seed)
    }
    await followed.refresh()
    return followed
  }

  /** The plan in force; the same object until something in it changes. */
  plan(): Plan {
    return this.#plan
  }

  /** What is wrong in the lists at present. */
  problems(): readonly RegistryProblem[] {
    return this.#problems
  }

  /** What people call the row that is in force, such as the name of a person. */
  nameOf(list: RegistryListName, row: string): string | undefined {
    const inForce = this.#inForce?.get(rowKey(list, row))
    return inForce && labelOf(inForce)
  }

  /** Called when the plan in force has changed. */
  onChange(listener: (plan: Plan) => void): void {
    this.#planListeners.push(listener)
  }

  /** Called when problems have come, gone or changed. */
  onProblems(listener: (now: readonly RegistryProblem[], before: readonly RegistryProblem[]) => void): void {
    this.#problemListeners.push(listener)
  }

  /**
   * Reads the lists anew. Resolves when what stood there at the time of the call is taken in. One look at a time; calls
   * during a look share the next. Throws what the store throws; the plan in force is then the earlier one at worst,
   * and the next call begins anew.
   */
  refresh(): Promise<void> {
    this.#next ??= this.#looking
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined
        this.#looking = this.#look()
        return this.#looking
      })
    return this.#next
  }

  async #isThere(): Promise<boolean> {
    if ((await this.#parts.lists.all(planList)).length > 0) return true
    return [...rowsOf(await this.#kept.read()).values()].some(({ list }) => list === 'Plans')
  }

  async #look(): Promise<void> {
    for (let round = 1; ; round++) {
      const rows = await registryRows(this.#parts.lists)
      const kept = await this.#kept.read()
      const known = rowsOf(kept)
      const assessed = assess(rows, this.#inForce ?? known, known)
      const again = round < MOST_ROUNDS
      if (again && (await this.#giveIds(assessed.withoutId))) continue
      this.#take(assessed, kept)
      await this.#kept.write(worthKeeping(assessed, this.#problems, kept))
      if (!((await this.#bringUpToDate(assessed, rows)) && again)) return
    }
  }

  #take({ data, inForce, problems }: Assessed, kept: KeptRows): void {
    const [planBefore, problemsBefore] = [this.#plan, this.#problems]
    const sinceBefore = new Map(problemsBefore.map((problem) => [keyOfProblem(problem), problem.since]))
    const sinceOf = (key: string) => sinceBefore.get(key) ?? kept.get(key)?.since ?? this.#parts.now()
    const now = problems.map(
      (problem): RegistryProblem => ({ ...problem, since: sinceOf(rowKey(problem.list, problem.row)) }),
    )
    this.#inForce = inForce
    if (!isDeepStrictEqual(dataOf(planBefore), data)) this.#plan = makePlan(data)
    if (!isDeepStrictEqual(now, problemsBefore)) this.#problems = now
    if (this.#plan !== planBefore) for (const listener of this.#planListeners) listener(this.#plan)
    if (this.#problems !== problemsBefore)
      for (const listener of this.#problemListeners) listener(this.#problems, problemsBefore)
  }

  /** Gives ids to rows that people have added. A row that somebody is editing gets its own the next time. */
  async #giveIds(rows: readonly ListRow[]): Promise<boolean> {
    const column = { Administrations: 'AdministrationId', People: 'PersonId' } as const
    const writes = rows.map((row) => {
      const name = row.list === 'People' || row.list === 'Administrations' ? column[row.list] : undefined
      return name ? this.#write(row, { [name]: this.#parts.newId() }) : false
    })
    return (await Promise.all(writes)).includes(true)
  }

  /** Writes new names where rows still hold former ones, and ids that were emptied. */
  async #bringUpToDate({ outdated, data, inForce }: Assessed, rows: readonly ListRow[]): Promise<boolean> {
    const spelling = spellingOf(data)
    const byKey = new Map(rows.map((row) => [rowKey(row.list, row.id), row]))
    const writes = outdated.map(({ key, columns }) => {
      const [row, understood] = [byKey.get(key), inForce.get(key)]
      if (!row || !understood) return false
      const fields = Object.entries(fieldsOf(understood, spelling)).filter(([column]) => columns.has(column))
      return this.#write(row, Object.fromEntries(fields))
    })
    return (await Promise.all(writes)).includes(true)
  }

  async #write({ list, id, etag }: ListRow, fields: Fields): Promise<boolean> {
    return 'item' in (await this.#parts.lists.update(REGISTRY[list], id, fields, etag))
  }
}

function dataOf({ name, administrations, people, targetAreas, processes }: PlanData): PlanData {
  return { name, administrations, people, targetAreas, processes }
}
