/** Kinds of column, as far as both SharePoint and SQLite know them (SharePoint: one kind a column). */
export type ColumnKind = 'text' | 'longText' | 'number' | 'dateTime' | 'boolean'

export interface Column {
  readonly kind: ColumnKind
  /** What people read above the column; its internal name where nobody is meant to read it. */
  readonly title?: string
  /** Values offered where people edit the list; others may be typed, and are shown to be wrong. For `text` only. */
  readonly choices?: readonly string[]
  /** Holds what only Samsyn reads; not shown where people open the list. */
  readonly technical?: boolean
  /** May be searched by equality or range. Long text never is. */
  readonly indexed?: boolean
  /** No two items hold the same value. Implies `indexed`. */
  readonly unique?: boolean
}

/** One list: its internal name and column names are English and never change; people see `title`. */
export interface ListDefinition {
  readonly name: string
  readonly title: string
  /** `people` may edit it where it can be opened; everything else is written by Samsyn only. */
  readonly writtenBy?: 'people'
  /** Holds what only Samsyn reads; not shown among the lists of a site. */
  readonly technical?: boolean
  /**
   * How much of it is kept in memory where the store is far away: all of it before anything is answered, unless it is
   * read in `behind` (long texts), or looked up where it is (`never`: lists that only grow).
   */
  readonly replica?: 'behind' | 'never'
  readonly columns: Readonly<Record<string, Column>>
}

/** Longest single-line text, in UTF-16 units (SharePoint's limit). */
export const TEXT_LIMIT = 255
/** Longest multi-line text, in UTF-16 units (SharePoint's limit). */
export const LONG_TEXT_LIMIT = 63_999

/** Cuts a value that people only read in the list to what one line holds, without characters that no list takes. */
export function oneLine(value: string): string {
  const flat = value.replace(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ').trim()
  return flat.length <= TEXT_LIMIT ? flat : `${flat.slice(0, wholeCharacters(flat, TEXT_LIMIT - 1))}…`
}

/** At most this length, but not between the two halves of a character outside the basic plane (an emoji): a store would break it. */
export function wholeCharacters(text: string, length: number): number {
  return text.length > length && /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length
}

/** Splits a long text over the given columns of one item; `undefined` when it does not fit (never cut). */
export function splitLongText(
  text: string,
  columns: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const parts: Record<string, string> = {}
  let rest = text
  for (const column of columns) {
    const length = wholeCharacters(rest, LONG_TEXT_LIMIT)
    parts[column] = rest.slice(0, length)
    rest = rest.slice(length)
  }
  return rest === '' ? parts : undefined
}

/** Joins what `splitLongText` split. */
export function joinLongText(fields: Readonly<Record<string, unknown>>, columns: readonly string[]): string {
  return columns.map((column) => fields[column] ?? '').join('')
}
