import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ColumnKind, ListDefinition } from '../definition'
import type { Fields, FieldValue } from '../port'

/** One item as a line of the export: the columns that hold something, in the order of the definition. */
export function toLine(list: ListDefinition, fields: Fields): string {
  return `${JSON.stringify(Object.fromEntries(filled(list, fields)))}\n`
}

/**
 * What an item holds, as a hash: the same in every store. Times count by the second, because a store need not keep more
 * (see `Fields`).
 */
export function rowHash(list: ListDefinition, fields: Fields): string {
  const values = filled(list, fields).map(([name, value, kind]) => [
    name,
    kind === 'dateTime' ? Math.floor(Date.parse(String(value)) / 1000) : value,
  ])
  return createHash('sha256').update(JSON.stringify(values)).digest('base64')
}

/** What a list holds, as a hash of its rows' hashes: whatever their order, because ids are not kept. */
export function contentHash(rowHashes: readonly string[]): string {
  return createHash('sha256')
    .update([...rowHashes].sort().join('\n'))
    .digest('hex')
}

function filled(
  list: ListDefinition,
  fields: Fields,
): (readonly [string, Exclude<FieldValue, null>, ColumnKind])[] {
  return Object.entries(list.columns).flatMap(([name, { kind }]) => {
    const value = fields[name] ?? null
    return value === null ? [] : [[name, value, kind] as const]
  })
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** The lines of a file, one after the other; ended by a line feed only, because JSON leaves U+2028 and U+2029 as they are. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  for await (const chunk of createReadStream(file)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
