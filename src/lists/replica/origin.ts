import type { ListDefinition } from '../definition'
import type { Changes, Fields, Item, Lists } from '../port'
import { StoreUnavailable } from '../store'

/**
 * Where the lists of a replica really are: reached by requests that may be slow, fail, or be answered into the void.
 * A call throws `StoreUnavailable` when surely nothing was done, `WriteInDoubt` when nobody knows.
 */
export interface Origin extends Omit<Lists, 'all' | 'changes' | 'refresh'> {
  /** Every item, page by page, in the order in which they were created. */
  pages(list: ListDefinition): AsyncIterable<readonly Item[]>
  /** The token by which `changes` tells of what happens from now on. */
  latestToken(list: ListDefinition): Promise<string>
  /** What changed since the token; `undefined` when the token is too old and the list has to be read anew. */
  changes(list: ListDefinition, token: string): Promise<Changes | undefined>
}

/** Time is up, and a write that was sent may or may not have taken effect, now or later. */
export class WriteInDoubt extends StoreUnavailable {}

/** Whether an item holds these values: how a write is recognised whose answer was lost. */
export function holds(item: Item, fields: Fields): boolean {
  return Object.entries(fields).every(([name, value]) => (item.fields[name] ?? null) === value)
}

/** Names an item among those of all lists. */
export function itemKey(list: ListDefinition, id: string): string {
  return `${list.name}/${id}`
}

/** The values of an item that no other item of the list may hold, by column. */
export function uniqueValues(
  list: ListDefinition,
  fields: Fields,
): readonly (readonly [string, string | number | boolean])[] {
  return Object.entries(list.columns).flatMap(([column, { unique }]) => {
    const value = fields[column]
    return unique && value != null ? [[column, value] as const] : []
  })
}
