import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Instant } from '../kernel/time'
import { joinLongText, type ListDefinition, splitLongText } from '../lists/definition'
import type { Item, Lists } from '../lists/port'
import type { Assessed, KnownRows, RowProblem } from './assess'
import { rowKey } from './assess'
import { type RegistryRow, registryRow } from './registry-row'

/** Enough for the longest row of the registry: two long texts. */
const ROW_COLUMNS = ['Row1', 'Row2', 'Row3', 'Row4'] as const

/**
 * What must be known of the registry after a restart and cannot be read from it. Its keys are ids of rows in this very
 * store: it is of no use in another.
 */
export const lastGoodRowsList: ListDefinition = {
  name: 'LastGoodRows',
  title: 'Senast giltiga rader',
  technical: true,
  columns: {
    Key: { kind: 'text', unique: true },
    Row1: { kind: 'longText' },
    Row2: { kind: 'longText' },
    Row3: { kind: 'longText' },
    Row4: { kind: 'longText' },
  },
}

/** What is kept of a row: since when it is bad, if it is, and what it was when it could last be read, if it ever could. */
export interface Kept {
  readonly since?: Instant
  readonly row?: RegistryRow
}

/** What is kept of rows, by `rowKey`. */
export type KeptRows = ReadonlyMap<string, Kept>

const kept = z.object({ since: z.string().exactOptional(), row: registryRow.exactOptional() })

/** A bad row with the moment at which it was first seen to be so. */
export interface RegistryProblem extends RowProblem {
  readonly since: Instant
}

export function keyOfProblem({ list, row }: RowProblem): string {
  return rowKey(list, row)
}

/**
 * What is worth keeping: bad rows, as they were last; and rows that others name by a word, administrations and those
 * who lead processes, so that a new name is understood even if it was given while the server stood still. While rows
 * still use an old name, it stays.
 */
export function worthKeeping(
  assessed: Pick<Assessed, 'inForce' | 'outdated'>,
  problems: readonly RegistryProblem[],
  before: KeptRows,
): KeptRows {
  const { inForce, outdated } = assessed
  const rows = [...inForce.values()]
  const leaders = new Set(rows.flatMap(({ list, value }) => (list === 'Processes' ? [value.leader] : [])))
  const isNamed = ({ list, value }: RegistryRow) =>
    list === 'Administrations' || (list === 'People' && leaders.has(value.id))
  const named = [...inForce].filter(([, row]) => isNamed(row))
  return new Map<string, Kept>([
    ...named.map(
      ([key, row]) => [key, { row: (outdated.length > 0 && before.get(key)?.row) || row }] as const,
    ),
    ...problems.map((problem) => {
      const row = inForce.get(keyOfProblem(problem))
      return [keyOfProblem(problem), { since: problem.since, ...(row ? { row } : {}) }] as const
    }),
  ])
}

/** The rows of what is kept, without the moments. */
export function rowsOf(all: KeptRows): KnownRows {
  return new Map([...all].flatMap(([key, { row }]) => (row ? [[key, row] as const] : [])))
}

/** Reads and writes what is kept. */
export class LastGoodRows {
  readonly #lists: Lists

  constructor(lists: Lists) {
    this.#lists = lists
  }

  async read(): Promise<KeptRows> {
    const items = await this.#lists.all(lastGoodRowsList)
    return new Map(items.map((item) => [String(item.fields.Key), parsed(item)]))
  }

  /** Writes what differs. What somebody else wrote meanwhile is left for the next time. */
  async write(wanted: KeptRows): Promise<void> {
    const items = await this.#lists.all(lastGoodRowsList)
    const there = new Map(items.map((item) => [String(item.fields.Key), item]))
    const fresh: Record<string, string>[] = []
    for (const [key, value] of wanted) {
      const item = there.get(key)
      if (item && isDeepStrictEqual(parsed(item), value)) continue
      const row = splitLongText(JSON.stringify(value), ROW_COLUMNS)
      // A row that long cannot be in force: its columns together hold less.
      if (!row) continue
      const fields = { ...blank(), ...row }
      if (item) await this.#lists.update(lastGoodRowsList, item.id, fields, item.etag)
      else fresh.push({ Key: key, ...row })
    }
    if (fresh.length > 0) await this.#lists.createAll(lastGoodRowsList, fresh)
    for (const [key, { id, etag }] of there)
      if (!wanted.has(key)) await this.#lists.remove(lastGoodRowsList, id, etag)
  }
}

function blank(): Readonly<Record<string, null>> {
  return Object.fromEntries(ROW_COLUMNS.map((column) => [column, null]))
}

/** What an older or newer version wrote in another form is as good as nothing. */
function parsed(item: Item): Kept {
  try {
    const read = kept.safeParse(JSON.parse(joinLongText(item.fields, ROW_COLUMNS)))
    return read.success ? (read.data as Kept) : {}
  } catch {
    return {}
  }
}
