/** Kinds of column, as far as both SharePoint and SQLite know them (SharePoint: one kind a column). */
export type ColumnKind = 'text' | 'longText' | 'number' | 'dateTime' | 'boolean'

export interface Column {
  readonly kind: ColumnKind
  /** May be searched by equality or range. Long text never is. */
  readonly indexed?: boolean
  /** No two items hold the same value. Implies `indexed`. */
  readonly unique?: boolean
}

/** One list: its internal name and column names are English and never change; people see `title`. */
export interface ListDefinition {
  readonly name: string
  readonly title: string
  readonly columns: Readonly<Record<string, Column>>
}

/** Longest single-line text, in UTF-16 units (SharePoint's limit). */
export const TEXT_LIMIT = 255
/** Longest multi-line text, in UTF-16 units (SharePoint's limit). */
export const LONG_TEXT_LIMIT = 63_999

/** Cuts a value that people only read in the list to what one line holds. */
export function oneLine(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim()
  return flat.length <= TEXT_LIMIT ? flat : `${flat.slice(0, TEXT_LIMIT - 1)}…`
}

/** Splits a long text over the given columns of one item; `undefined` when it does not fit (never cut). */
export function splitLongText(
  text: string,
  columns: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (text.length > columns.length * LONG_TEXT_LIMIT) return undefined
  const part = (i: number) => text.slice(i * LONG_TEXT_LIMIT, (i + 1) * LONG_TEXT_LIMIT)
  return Object.fromEntries(columns.map((column, i) => [column, part(i)]))
}

/** Joins what `splitLongText` split. */
export function joinLongText(fields: Readonly<Record<string, unknown>>, columns: readonly string[]): string {
  return columns.map((column) => fields[column] ?? '').join('')
}
