import { wholeSecond } from '../check-fields'
import type { ColumnKind, ListDefinition } from '../definition'
import type { Fields, FieldValue } from '../port'

/**
 * SharePoint keeps an empty text as nothing at all. A text that is empty, or could be taken for this mark, goes with one
 * zero-width space more.
 */
const EMPTY_MARK = '\u200b'
const MARKS_ONLY = /^\u200b*$/

const READ: Record<ColumnKind, (value: unknown) => FieldValue> = {
  text: readText,
  longText: readText,
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  dateTime: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? wholeSecond(value) : null,
  boolean: (value) => (typeof value === 'boolean' ? value : null),
}

/** The fields as SharePoint takes them. */
export function toSharePoint(list: ListDefinition, fields: Fields): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, writeValue(list.columns[name]?.kind, value)]),
  )
}

/** Every column of the list from what SharePoint gives; a column that it leaves out is null. */
export function fromSharePoint(list: ListDefinition, fields: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    Object.entries(list.columns).map(([name, { kind }]) => [name, READ[kind](fields[name])]),
  )
}

function writeValue(kind: ColumnKind | undefined, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value
  // Milliseconds are cut by SharePoint anyway.
  if (kind === 'dateTime') return wholeSecond(value).replace('.000Z', 'Z')
  return MARKS_ONLY.test(value) ? `${EMPTY_MARK}${value}` : value
}

function readText(value: unknown): FieldValue {
  if (typeof value !== 'string') return null
  return value !== '' && MARKS_ONLY.test(value) ? value.slice(EMPTY_MARK.length) : value
}
