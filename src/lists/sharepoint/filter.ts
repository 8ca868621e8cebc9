import { checkQuery } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { FieldValue, Item, Query } from '../port'

/** The query as Graph takes it: one indexed column. Throws `ListMisuse` on a column without index. */
export function filterOf(list: ListDefinition, query: Query): string {
  checkQuery(list, query)
  const kind = list.columns[query.column]?.kind
  const compare = (operator: string, value: string | number | boolean) =>
    `fields/${query.column} ${operator} ${literal(kind === 'text' || kind === 'dateTime', value)}`
  if ('equals' in query) return compare('eq', query.equals)
  const bounds = [
    ...(query.from === undefined ? [] : [compare('ge', query.from)]),
    ...(query.to === undefined ? [] : [compare('le', query.to)]),
  ]
  return bounds.join(' and ')
}

/** Whether an item matches exactly; SharePoint is content with another case of letters. */
export function matches({ fields }: Item, query: Query): boolean {
  const value = fields[query.column] ?? null
  if ('equals' in query) return value === query.equals
  if (value === null) return false
  return isAtLeast(value, query.from) && isAtLeast(query.to, value)
}

function isAtLeast(value: FieldValue | undefined, bound: FieldValue | undefined): boolean {
  return value == null || bound == null || value >= bound
}

function literal(isQuoted: boolean, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return isQuoted ? `'${String(value).replaceAll("'", "''")}'` : String(value)
}
