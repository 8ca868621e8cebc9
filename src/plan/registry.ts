import type { Log } from '../kernel/log'
import type { ListDefinition } from '../lists/definition'
import type { Fields, Lists } from '../lists/port'
import { assess, type ListRow } from './assess'
import type { PlanData } from './model'
import { planList, REGISTRY, type RegistryListName } from './registry-lists'
import type { RegistryRow } from './registry-row'
import { fieldsOf, spellingOf } from './row-fields'

export { peopleList, registryLists } from './registry-lists'

const LISTS = Object.keys(REGISTRY) as RegistryListName[]

/** Every row of the registry, as it stands. */
export async function registryRows(lists: Lists): Promise<readonly ListRow[]> {
  const read = LISTS.map(async (list) =>
    (await lists.all(REGISTRY[list])).map(
      ({ id, etag, fields, editor }): ListRow => ({ list, id, etag, fields, ...(editor ? { editor } : {}) }),
    ),
  )
  return (await Promise.all(read)).flat()
}

/** Reads the registry, without what was known of it before. A row that cannot be read is left out with those that need it, and logged. */
export async function readPlan(lists: Lists, log: Log): Promise<PlanData | undefined> {
  if ((await lists.all(planList)).length === 0) return undefined
  const { data, problems } = assess(await registryRows(lists), new Map())
  for (const { list, row, column, code } of problems)
    log.warn({ list, item: row, column, code }, 'a row of the registry cannot be read')
  return data
}

/**
 * Writes a whole registry. Goes on where an earlier attempt stopped; the plan's own row comes last, so that a
 * half-written registry is not taken for one. Throws `RegistryNotWritten` when somebody else writes one at the same time.
 */
export async function writePlan(lists: Lists, data: PlanData): Promise<void> {
  const spelling = spellingOf(data)
  const write = async (rows: readonly RegistryRow[]) => {
    const [first] = rows
    if (first)
      await writeMissing(
        lists,
        REGISTRY[first.list],
        rows.map((row) => fieldsOf(row, spelling)),
      )
  }
  await write(data.administrations.map((value) => ({ list: 'Administrations', value })))
  await write(data.targetAreas.map((value) => ({ list: 'TargetAreas', value })))
  await write(data.processes.map((value) => ({ list: 'Processes', value })))
  await write(data.people.map((value) => ({ list: 'People', value })))
  await write([{ list: 'Plans', value: { name: data.name } }])
}

async function writeMissing(lists: Lists, list: ListDefinition, rows: readonly Fields[]): Promise<void> {
  const key = Object.keys(list.columns).find((column) => list.columns[column]?.unique) ?? ''
  const there = new Set((await lists.all(list)).map((item) => item.fields[key]))
  const missing = rows.filter((fields) => !there.has(fields[key] ?? null))
  if (missing.length === 0) return
  const written = await lists.createAll(list, missing)
  if ('conflict' in written) throw new RegistryNotWritten(list)
}

/** Somebody else is writing the same list. Nothing of it was written. */
export class RegistryNotWritten extends Error {
  constructor(list: ListDefinition) {
    super(`List ${list.name} was written by somebody else at the same time`)
  }
}
