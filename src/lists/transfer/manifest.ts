import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../kernel/time'
import type { ListDefinition } from '../definition'
import { TransferRefused } from './transfer-refused'

/** How an export is laid out; one with a higher number is from a newer version and is not read. */
export const EXPORT_FORMAT = 1
/** The file that makes a folder an export. Written last: without it the export was broken off. */
export const MANIFEST = 'manifest.json'

const manifest = z.object({
  format: z.literal(EXPORT_FORMAT),
  at: z.iso.datetime(),
  lists: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      count: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      columns: z.record(z.string(), z.string()),
    }),
  ),
})

/** One exported list: how many rows its file holds, the hash of the file, and the kinds of its columns. */
export interface ExportedList {
  readonly name: string
  readonly title: string
  readonly count: number
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string
  /** Kind by column name: the schema that the rows were written in. */
  readonly columns: Readonly<Record<string, string>>
}

/** What an export holds, and when it was made. */
export interface Manifest {
  readonly format: typeof EXPORT_FORMAT
  readonly at: Instant
  readonly lists: readonly ExportedList[]
}

/** Where the rows of a list lie. */
export function fileOf(folder: string, list: ListDefinition): string {
  return join(folder, `${list.name}.jsonl`)
}

/** Kind by column name. */
export function schemaOf(list: ListDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(list.columns).map(([name, { kind }]) => [name, kind]))
}

/** Reads the manifest of a folder. Throws `TransferRefused` when there is none, or none that this version can read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause
    throw new TransferRefused(
      'no-manifest',
      `There is no ${MANIFEST} in ${folder}: it is no export, or one that was broken off.`,
      cause,
    )
  })
  const raw = parsed(text, folder)
  const { data: version } = z.object({ format: z.number() }).safeParse(raw)
  if (version && version.format > EXPORT_FORMAT) {
    throw new TransferRefused(
      'newer-format',
      `The export is of format ${version.format}, from a newer version of Samsyn; this one reads format ${EXPORT_FORMAT}.`,
    )
  }
  const read = manifest.safeParse(raw)
  if (read.success) return read.data
  throw unreadable(folder, read.error)
}

function parsed(text: string, folder: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable(folder, cause)
  }
}

function unreadable(folder: string, cause: unknown): TransferRefused {
  return new TransferRefused(
    'manifest-unreadable',
    `${MANIFEST} in ${folder} is not what an export writes.`,
    cause,
  )
}

/**
 * Finds the definition of every exported list. Throws `TransferRefused` when the export has a list or column that this
 * version does not know, or one of another kind. What the export lacks is not missed: an older version made it.
 */
export function matchSchema(
  { lists }: Manifest,
  definitions: readonly ListDefinition[],
): ReadonlyMap<ListDefinition, ExportedList> {
  const matched = new Map<ListDefinition, ExportedList>()
  for (const exported of lists) {
    const list = definitions.find(({ name }) => name === exported.name)
    if (!list) {
      throw new TransferRefused(
        'unknown-list',
        `The export has a list ${exported.name} that this version of Samsyn does not know; a newer version made it.`,
      )
    }
    if (matched.has(list)) {
      throw new TransferRefused('manifest-unreadable', `${MANIFEST} names list ${list.name} twice.`)
    }
    matchColumns(list, exported)
    matched.set(list, exported)
  }
  return matched
}

function matchColumns(list: ListDefinition, exported: ExportedList): void {
  const known = new Map(Object.entries(schemaOf(list)))
  for (const [name, kind] of Object.entries(exported.columns)) {
    if (!known.has(name)) {
      throw new TransferRefused(
        'unknown-column',
        `List ${list.name} of the export has a column ${name} that this version of Samsyn does not know; a newer version made it.`,
      )
    }
    if (known.get(name) !== kind) {
      throw new TransferRefused(
        'other-kind',
        `Column ${name} of list ${list.name} is ${kind} in the export, but ${known.get(name)} in this version of Samsyn.`,
      )
    }
  }
}
