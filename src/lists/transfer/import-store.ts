import type { Instant } from '../../kernel/time'
import type { ListDefinition } from '../definition'
import type { Fields, Item, Lists } from '../port'
import { type CheckedList, checkFile, rowsOf, uniqueColumns } from './check-file'
import { type Manifest, matchSchema, readManifest, schemaOf } from './manifest'
import { contentHash, rowHash } from './rows'
import { TransferRefused } from './transfer-refused'

/** One list after the import. */
export interface ImportedList {
  readonly name: string
  readonly title: string
  /** How many rows the export holds. */
  readonly count: number
  /** How many of them were written now; the others were there from an import that was broken off. */
  readonly written: number
  /** The list, read back, holds the rows of the export and no others. */
  readonly same: boolean
}

/** What an import did, and whether the store now holds what the export holds. */
export interface ImportReport {
  /** When the export was made. */
  readonly at: Instant
  /** `older` when the export lacks lists or columns that this version has; they are left empty. */
  readonly schema: 'same' | 'older'
  readonly lists: readonly ImportedList[]
  readonly same: boolean
}

/** Told while rows are written: how many rows of the list are done, of how many. */
export type OnProgress = (list: ListDefinition, done: number, total: number) => void

/** At most this many rows in one write, and about this many UTF-16 units: some rows are a quarter of a million long. */
const CHUNK_ROWS = 100
const CHUNK_LENGTH = 1_000_000

const NOTHING: CheckedList = { hashes: [], values: new Map() }

/**
 * Writes an export into a store that is empty, or holds a part of just this export because an import was broken off.
 * Everything is checked before anything is written: the manifest, the files, each row, and that nothing else is in the
 * store; `TransferRefused` says what is wrong. The lists are written from the last to the first, so that what others
 * point to is there before them; of all lists the plan's own row comes last, and a half import is not taken for a plan.
 */
export async function importStore(
  lists: Lists,
  definitions: readonly ListDefinition[],
  folder: string,
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  const manifest = await readManifest(folder)
  const exported = matchSchema(manifest, definitions)
  const checked = new Map<ListDefinition, CheckedList>()
  for (const [list, entry] of exported) checked.set(list, await checkFile(folder, list, entry))
  const present = new Map<ListDefinition, Tally>()
  for (const list of definitions) {
    present.set(list, seeNothingElse(list, await lists.all(list), checked.get(list) ?? NOTHING))
  }
  const written = new Map<ListDefinition, number>()
  for (const list of [...exported.keys()].sort((a, b) => definitions.indexOf(b) - definitions.indexOf(a))) {
    const total = checked.get(list)?.hashes.length ?? 0
    const rows = missingRows(folder, list, present.get(list) ?? new Tally([]))
    written.set(list, await writeRows(lists, list, rows, total, onProgress))
  }
  const imported: ImportedList[] = []
  for (const list of definitions) {
    const { hashes } = checked.get(list) ?? NOTHING
    const same = contentHash(hashes) === contentHash(hashesOf(list, await lists.all(list)))
    const { name, title } = list
    imported.push({ name, title, count: hashes.length, written: written.get(list) ?? 0, same })
  }
  const schema = schemaAge(manifest, definitions)
  return { at: manifest.at, schema, lists: imported, same: imported.every(({ same }) => same) }
}

/** How many rows there are of each content. */
class Tally {
  readonly #counts = new Map<string, number>()

  constructor(hashes: readonly string[]) {
    for (const hash of hashes) this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1)
  }

  /** Takes one away, if there is one. */
  take(hash: string): boolean {
    const count = this.#counts.get(hash) ?? 0
    if (count === 0) return false
    this.#counts.set(hash, count - 1)
    return true
  }
}

function hashesOf(list: ListDefinition, items: readonly Item[]): readonly string[] {
  return items.map(({ fields }) => rowHash(list, fields))
}

/** What is in a list already; refused when one row of it is not a row of the export. */
function seeNothingElse(list: ListDefinition, items: readonly Item[], checked: CheckedList): Tally {
  const wanted = new Tally(checked.hashes)
  for (const { id, fields } of items) {
    if (wanted.take(rowHash(list, fields))) continue
    const [name, value] = nameOf(list, fields) ?? ['id', id]
    const what = checked.values.get(name)?.has(value) ? 'holds something else in' : 'is not in'
    throw inTheWay(
      list,
      `the row with ${name} ${JSON.stringify(value)} is there already and ${what} the export`,
    )
  }
  return new Tally(hashesOf(list, items))
}

function nameOf(list: ListDefinition, fields: Fields): readonly [string, unknown] | undefined {
  const name = uniqueColumns(list).find((column) => (fields[column] ?? null) !== null)
  return name === undefined ? undefined : [name, fields[name]]
}

function inTheWay(list: ListDefinition, what: string, then = 'Nothing was written'): TransferRefused {
  return new TransferRefused('row-in-the-way', `List ${list.name}: ${what}. ${then}.`)
}

/** The rows of the export that are not in the store, in order; undefined for each that is. */
async function* missingRows(
  folder: string,
  list: ListDefinition,
  present: Tally,
): AsyncGenerator<Fields | undefined> {
  for await (const fields of rowsOf(folder, list)) {
    yield present.take(rowHash(list, fields)) ? undefined : fields
  }
}

async function writeRows(
  lists: Lists,
  list: ListDefinition,
  rows: AsyncIterable<Fields | undefined>,
  total: number,
  onProgress: OnProgress,
): Promise<number> {
  let chunk: Fields[] = []
  let length = 0
  let seen = 0
  let written = 0
  const flush = async () => {
    if (chunk.length > 0) await writeChunk(lists, list, chunk)
    written += chunk.length
    chunk = []
    length = 0
    onProgress(list, seen, total)
  }
  for await (const fields of rows) {
    seen += 1
    if (!fields) continue
    chunk.push(fields)
    length += JSON.stringify(fields).length
    if (chunk.length >= CHUNK_ROWS || length >= CHUNK_LENGTH) await flush()
  }
  await flush()
  return written
}

async function writeChunk(lists: Lists, list: ListDefinition, rows: readonly Fields[]): Promise<void> {
  const created = await lists.createAll(list, rows)
  if ('items' in created) return
  throw inTheWay(
    list,
    `a row with the same ${created.column} was written by somebody else during the import`,
    'What was written until then is left; import into an empty store',
  )
}

function schemaAge(manifest: Manifest, definitions: readonly ListDefinition[]): 'same' | 'older' {
  const complete = definitions.every((list) => {
    const columns = manifest.lists.find(({ name }) => name === list.name)?.columns
    return columns && Object.keys(schemaOf(list)).every((name) => Object.hasOwn(columns, name))
  })
  return complete ? 'same' : 'older'
}
