import { wholeSecond } from '../check-fields'
import type { ColumnKind, ListDefinition } from '../definition'
import type { Fields, FieldValue } from '../port'

/**
 * SharePoint keeps an empty text as nothing at all. A text that is empty, or could be taken for this mark, goes with one
 * zero-width space more.
 */
const EMPTY_MARK = '\u200b'
const MARKS_ONLY = /^\u200b*$/

/** SharePoint keeps texts as XML, which has no place for these; they go as this sign and their number. */
const ESCAPE = '\uE0FF'
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are meant.
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\uE0FF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const ESCAPED = /\uE0FF([0-9a-f]{4})/g

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
  if (MARKS_ONLY.test(value)) return `${EMPTY_MARK}${value}`
  return value.replace(NOT_XML, (sign) => `${ESCAPE}${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function readText(value: unknown): FieldValue {
  if (typeof value !== 'string') return null
  if (value !== '' && MARKS_ONLY.test(value)) return value.slice(EMPTY_MARK.length)
  return value.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
