import { type ColumnKind, type ListDefinition, LONG_TEXT_LIMIT, TEXT_LIMIT } from './definition'
import { type Fields, type FieldValue, ListMisuse, type Query } from './port'

const FITS: Record<ColumnKind, (value: Exclude<FieldValue, null>) => boolean> = {
  text: (value) => typeof value === 'string' && value.length <= TEXT_LIMIT && !/[\r\n]/.test(value),
  longText: (value) => typeof value === 'string' && value.length <= LONG_TEXT_LIMIT,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  dateTime: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  boolean: (value) => typeof value === 'boolean',
}

/** Throws `ListMisuse` when a value does not fit its column: what SharePoint would refuse, every store refuses. */
export function checkFields(list: ListDefinition, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const column = list.columns[name]
    if (!column) throw new ListMisuse(list, `there is no column ${name}`)
    if (value !== null && !FITS[column.kind](value)) {
      throw new ListMisuse(list, `the value does not fit column ${name} (${column.kind})`)
    }
  }
}

/**
 * The fields as every store keeps them: times to the second, since SharePoint cuts what is below. Throws `ListMisuse`
 * as `checkFields` does.
 */
export function storable(list: ListDefinition, fields: Fields): Fields {
  checkFields(list, fields)
  const entries = Object.entries(fields)
  if (!entries.some(([name, value]) => value !== null && list.columns[name]?.kind === 'dateTime'))
    return fields
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      list.columns[name]?.kind === 'dateTime' && typeof value === 'string' ? wholeSecond(value) : value,
    ]),
  )
}

/** A moment cut to the second, such as `2026-03-26T09:00:00.000Z`. */
export function wholeSecond(instant: string): string {
  const millis = Date.parse(instant)
  return new Date(millis - (((millis % 1000) + 1000) % 1000)).toISOString()
}

/** Throws `ListMisuse` when a list cannot be searched this way at any size. */
export function checkQuery(list: ListDefinition, query: Query): void {
  const column = list.columns[query.column]
  if (!column) throw new ListMisuse(list, `there is no column ${query.column}`)
  if (!column.indexed && !column.unique) throw new ListMisuse(list, `column ${query.column} is not indexed`)
}
