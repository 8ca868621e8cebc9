import type { ListDefinition } from './definition'

export type FieldValue = string | number | boolean | null
/** Values by column name. A column that is left out when creating is null. Times are ISO 8601 in UTC, kept to the second. */
export type Fields = Readonly<Record<string, FieldValue>>

export interface Item {
  readonly id: string
  /** Changes with every write; a conditional write names the one that it was decided on. */
  readonly etag: string
  readonly fields: Fields
  /** Object id of the person who wrote it last, when that was not Samsyn. */
  readonly editor?: string
}

/** One indexed column, by equality or by range (bounds inclusive): what SharePoint can answer at any size of list. */
export type Query =
  | { readonly column: string; readonly equals: string | number | boolean }
  | { readonly column: string; readonly from?: string | number; readonly to?: string | number }

/** What a conditional write answers: the item as it now is, or why nothing was written. */
export type Written =
  | { readonly item: Item }
  | { readonly conflict: 'stale' | 'gone' }
  | { readonly conflict: 'duplicate'; readonly column: string }

export type CreatedAll =
  | { readonly items: readonly Item[] }
  | { readonly conflict: 'duplicate'; readonly column: string }

export interface Changes {
  readonly items: readonly Item[]
  readonly deleted: readonly string[]
  /** Give it to the next call to hear only of what happened after this one. */
  readonly token: string
}

/**
 * The store: lists of items, nothing more. A write is durable when its promise resolves. Faults (the store cannot be
 * reached, is damaged or full) are exceptions of the adapter; conflicts are values.
 */
export interface Lists {
  read(list: ListDefinition, id: string): Promise<Item | undefined>
  /** All items that match, in the order in which they were created. */
  find(list: ListDefinition, query: Query): Promise<readonly Item[]>
  /**
   * Takes in what another server has written of the items with this value, where there is a copy that may be behind;
   * `find` knows it afterwards.
   */
  refresh(list: ListDefinition, column: string, equals: string): Promise<void>
  /** Every item of a list, in the order in which they were created. */
  all(list: ListDefinition): Promise<readonly Item[]>
  create(list: ListDefinition, fields: Fields): Promise<Written>
  /**
   * Creates several items in order; none when one of them is a duplicate. Where a list only grows (`replica: 'never'`)
   * those before the duplicate may stay.
   */
  createAll(list: ListDefinition, fields: readonly Fields[]): Promise<CreatedAll>
  /** Changes the named columns if the item still has this eTag. */
  update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written>
  remove(
    list: ListDefinition,
    id: string,
    etag: string,
  ): Promise<{ readonly removed: true } | { readonly conflict: 'stale' | 'gone' }>
  /** What changed since the token; everything without one. Only the latest state of each item. */
  changes(list: ListDefinition, token?: string): Promise<Changes>
}

/** The caller asked for something that a list cannot do: a column without index, an unknown column, a text that is too long. */
export class ListMisuse extends Error {
  constructor(list: ListDefinition, what: string) {
    super(`List ${list.name}: ${what}`)
  }
}
