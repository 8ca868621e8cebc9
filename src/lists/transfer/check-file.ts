import { checkFields } from '../check-fields'
import type { ListDefinition } from '../definition'
import { type Fields, ListMisuse } from '../port'
import { type ExportedList, fileOf } from './manifest'
import { fileHash, linesOf, rowHash } from './rows'
import { TransferRefused } from './transfer-refused'

/** A list of an export that was read through: everything in it can be written. */
export interface CheckedList {
  /** The hash of each row, in the order of the file. */
  readonly hashes: readonly string[]
  /** The values of each unique column. */
  readonly values: ReadonlyMap<string, ReadonlySet<unknown>>
}

/** Reads a whole file of an export through. Throws `TransferRefused` at the first thing that cannot be imported. */
export async function checkFile(
  folder: string,
  list: ListDefinition,
  exported: ExportedList,
): Promise<CheckedList> {
  const found = await fileHash(fileOf(folder, list)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
    throw new TransferRefused('file-missing', `${list.name}.jsonl is missing from the export.`, cause)
  })
  if (found !== exported.sha256) {
    throw new TransferRefused('file-changed', `${list.name}.jsonl is not as it was exported.`)
  }
  const hashes: string[] = []
  const values = new Map<string, Set<unknown>>(uniqueColumns(list).map((name) => [name, new Set()]))
  for await (const fields of rowsOf(folder, list)) {
    const place = `Row ${hashes.length + 1} of ${list.name}.jsonl`
    checkRow(list, fields, place)
    for (const [name, taken] of values) takeValue(taken, name, fields, place)
    hashes.push(rowHash(list, fields))
  }
  if (hashes.length === exported.count) return { hashes, values }
  throw new TransferRefused(
    'count-differs',
    `${list.name}.jsonl holds ${hashes.length} rows, but its manifest says ${exported.count}.`,
  )
}

/** The rows of a list, as they were exported. Throws `TransferRefused` at a line that is no row. */
export async function* rowsOf(folder: string, list: ListDefinition): AsyncGenerator<Fields> {
  let place = 0
  const refused = (cause?: unknown) =>
    new TransferRefused('row-unreadable', `Row ${place} of ${list.name}.jsonl cannot be read.`, cause)
  const lines = linesOf(fileOf(folder, list))
  for (;;) {
    place += 1
    let row: unknown
    try {
      const { value, done } = await lines.next()
      if (done) return
      row = JSON.parse(value)
    } catch (cause) {
      throw refused(cause)
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw refused()
    yield row as Fields
  }
}

/** The columns in which a value stands only once. */
export function uniqueColumns(list: ListDefinition): readonly string[] {
  return Object.entries(list.columns).flatMap(([name, { unique }]) => (unique ? [name] : []))
}

function checkRow(list: ListDefinition, fields: Fields, place: string): void {
  // Not left to `checkFields`: a file may name what every object has, such as `constructor`.
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(list.columns, name))
  if (unknown !== undefined) {
    throw new TransferRefused(
      'unknown-column',
      `${place} has a column ${unknown} that this version of Samsyn does not know; a newer version made it.`,
    )
  }
  try {
    checkFields(list, fields)
  } catch (cause) {
    if (!(cause instanceof ListMisuse)) throw cause
    throw new TransferRefused('row-does-not-fit', `${place} cannot be stored: ${cause.message}.`, cause)
  }
}

function takeValue(taken: Set<unknown>, name: string, fields: Fields, place: string): void {
  const value = fields[name] ?? null
  if (value === null) return
  if (taken.has(value)) {
    throw new TransferRefused(
      'duplicate-value',
      `${place} holds ${JSON.stringify(value)} in column ${name}, which another row has already.`,
    )
  }
  taken.add(value)
}
