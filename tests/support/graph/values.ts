import type { SimulatedColumn, SimulatedKind } from './columns'
import { instant } from './identity'
import { invalidRequest } from './refusal'
import type { IndexKey } from './sorted-index'

/** A value as it is kept: a moment as text without milliseconds, people and look-ups by their number. */
export type StoredValue = string | number | boolean | readonly string[] | readonly number[]
/** What a write sets; null empties a column. */
export type Changes = ReadonlyMap<string, StoredValue | null>

const LONGEST_NOTE = 63_999
/** ISO 8601 with a zone: without one SharePoint would guess the site's. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d))?$/
/** What XML 1.0 does not allow, half a surrogate pair included. */
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very ones
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Reads a fieldValueSet that is to be written; refuses what SharePoint would not write. */
export function readFieldValues(
  columns: ReadonlyMap<string, SimulatedColumn>,
  sent: Readonly<Record<string, unknown>>,
): Changes {
  const changes = new Map<string, StoredValue | null>()
  for (const [name, value] of Object.entries(sent)) {
    if (name.includes('@')) {
      checkAnnotation(name, sent)
      continue
    }
    const column = columnNamed(columns, name)
    if (column.readOnly) throw invalidRequest(`Field '${name}' is read-only.`)
    changes.set(column.name, value === null ? null : storedValue(column, value, sent[`${name}@odata.type`]))
  }
  return changes
}

function checkAnnotation(name: string, sent: Readonly<Record<string, unknown>>): void {
  const [field = '', annotation] = name.split('@')
  if (annotation !== 'odata.type' || !Object.hasOwn(sent, field)) {
    throw invalidRequest(`The annotation '${name}' was not expected.`)
  }
}

const BY_LOOKUP_ID: readonly SimulatedKind[] = ['person', 'people', 'lookup', 'lookups']

function columnNamed(columns: ReadonlyMap<string, SimulatedColumn>, name: string): SimulatedColumn {
  const own = columns.get(name)
  if (own && !BY_LOOKUP_ID.includes(own.kind)) return own
  const byLookup = name.endsWith('LookupId') ? columns.get(name.slice(0, -'LookupId'.length)) : undefined
  if (byLookup && BY_LOOKUP_ID.includes(byLookup.kind)) return byLookup
  throw invalidRequest(`Field '${name}' is not recognized`)
}

function storedValue(column: SimulatedColumn, value: unknown, annotation: unknown): StoredValue | null {
  switch (column.kind) {
    case 'text':
      return textValue(column, value, Number(column.facet.maxLength))
    case 'note':
      return textValue(column, value, LONGEST_NOTE)
    case 'number':
      return numberValue(column, value)
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongKind(column)
      return value
    case 'dateTime':
      return momentValue(column, value)
    case 'choice':
      return choiceValue(column, value)
    case 'multiChoice':
      return several(column, value, annotation, 'Collection(Edm.String)', choiceValue)
    case 'person':
    case 'lookup':
      return lookupValue(column, value)
    case 'people':
    case 'lookups':
      return several(column, value, annotation, 'Collection(Edm.Int32)', lookupValue)
  }
}

function textValue(column: SimulatedColumn, value: unknown, longest: number): string | null {
  if (typeof value !== 'string') throw wrongKind(column)
  if (value.length > longest)
    throw invalidRequest(`Field '${column.name}' is longer than ${longest} characters.`)
  if (NOT_XML.test(value)) throw invalidRequest(`Field '${column.name}' contains invalid characters.`)
  if (column.kind === 'text' && /[\r\n]/.test(value)) {
    throw invalidRequest(`Field '${column.name}' is a single line of text and cannot hold line breaks.`)
  }
  // SharePoint keeps an empty text as nothing.
  return value === '' ? null : value
}

function numberValue(column: SimulatedColumn, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongKind(column)
  const { minimum, maximum } = column.facet
  if ((typeof minimum === 'number' && value < minimum) || (typeof maximum === 'number' && value > maximum)) {
    throw invalidRequest(`Field '${column.name}' is out of range.`)
  }
  return value
}

function momentValue(column: SimulatedColumn, value: unknown): string {
  if (typeof value !== 'string' || !MOMENT.test(value)) throw wrongKind(column)
  const millis = Date.parse(value)
  const year = new Date(millis).getUTCFullYear()
  if (Number.isNaN(millis) || year < 1900 || year > 8900) throw wrongKind(column)
  return column.facet.format === 'dateOnly' ? `${instant(millis).slice(0, 10)}T00:00:00Z` : instant(millis)
}

function choiceValue(column: SimulatedColumn, value: unknown): string {
  const text = textValue(column, value, 255) ?? ''
  const choices = Array.isArray(column.facet.choices) ? column.facet.choices : []
  if (text === '' || (!choices.includes(text) && column.facet.allowTextEntry !== true)) {
    throw invalidRequest(`'${text}' is not one of the choices of field '${column.name}'.`)
  }
  return text
}

function lookupValue(column: SimulatedColumn, value: unknown): number {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) throw wrongKind(column)
  return id
}

function several<T extends string | number>(
  column: SimulatedColumn,
  value: unknown,
  annotation: unknown,
  type: string,
  one: (column: SimulatedColumn, value: unknown) => T,
): readonly T[] | null {
  if (!Array.isArray(value) || annotation !== type) throw wrongKind(column)
  const values = value.map((each) => one(column, each))
  return values.length === 0 ? null : values
}

const wrongKind = ({ name, kind }: SimulatedColumn) =>
  invalidRequest(`The value of field '${name}' does not fit its type (${kind}).`)

/** What an item is found by, by this column. Text is compared without regard to case. */
export function indexKey({ kind }: SimulatedColumn, value: StoredValue): IndexKey | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  return kind === 'dateTime' ? Date.parse(value) : value.toLowerCase()
}

/** The value that an empty new item gets where its column has a default. */
export function defaultFor(column: SimulatedColumn): StoredValue | null {
  const { defaultValue, kind } = column
  if (defaultValue === undefined) return null
  if (kind === 'boolean') return defaultValue === '1'
  return storedValue(column, kind === 'number' ? Number(defaultValue) : defaultValue, undefined)
}

/** The name and value by which a column stands in a fieldValueSet. */
export function shownValue({ name, kind }: SimulatedColumn, value: StoredValue): readonly [string, unknown] {
  return BY_LOOKUP_ID.includes(kind) && !Array.isArray(value)
    ? [`${name}LookupId`, String(value)]
    : [name, value]
}
