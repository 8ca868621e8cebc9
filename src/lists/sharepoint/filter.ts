import { checkQuery } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { FieldValue, Item, Query } from '../port'
import { toSharePoint } from './fields'

/** The query as Graph takes it: one indexed column. Throws `ListMisuse` on a column without index. */
export function filterOf(list: ListDefinition, query: Query): string {
  checkQuery(list, query)
  const compare = (operator: string, value: string | number | boolean) => {
    const kept = toSharePoint(list, { [query.column]: value })[query.column] ?? null
    return `fields/${query.column} ${operator} ${literal(kept)}`
  }
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

/** Whatever the column is: a text can be nothing but a text. */
function literal(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
