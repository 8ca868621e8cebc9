import type { SimulatedColumn } from './columns'
import { overThreshold, type Row, type SimulatedList, THRESHOLD } from './list-store'
import { invalidRequest } from './refusal'
import type { IndexKey } from './sorted-index'
import { indexKey } from './values'

const OPERATORS = ['eq', 'ne', 'lt', 'gt', 'le', 'ge', 'startswith'] as const
type Operator = (typeof OPERATORS)[number]

interface Condition {
  readonly operator: Operator
  readonly key: IndexKey
}

/** A `$filter`: conditions on one column, all of which must hold. */
export interface Filter {
  readonly column: SimulatedColumn
  readonly conditions: readonly Condition[]
}

const COMPARISON = /^fields\/(\w+)\s+(\w+)\s+('(?:[^']|'')*'|[^\s']+)$/
const STARTS_WITH = /^startswith\(\s*fields\/(\w+)\s*,\s*('(?:[^']|'')*')\s*\)$/
/** The Prefer header by which a caller takes on the risk of a search without index. */
const PREFER = /HonorNonIndexedQueriesWarningMayFailRandomly/i

/** Reads a `$filter`; refuses what Graph would refuse for this list. */
export function readFilter(list: SimulatedList, text: string, prefer: string): Filter {
  const [first, ...others] = splitAtAnd(text).map((part) => readCondition(list, part.trim(), prefer))
  if (!first) throw invalidRequest('Invalid filter clause: it is empty.')
  if (others.some(({ column }) => column !== first.column)) {
    throw invalidRequest('Invalid filter clause: only one field can be referenced in a filter on list items.')
  }
  if (!first.column.indexed && list.size > THRESHOLD) throw overThreshold()
  return { column: first.column, conditions: [first.condition, ...others.map(({ condition }) => condition)] }
}

const notIndexed = (name: string) =>
  invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  )

/** Splits at `and` outside of quotes. */
function splitAtAnd(text: string): string[] {
  const parts = ['']
  for (const piece of text.split(/('(?:[^']|'')*')/)) {
    const [rest = '', ...more] = piece.startsWith("'") ? [piece] : piece.split(/\s+and\s+/)
    parts.push(`${parts.pop() ?? ''}${rest}`, ...more)
  }
  return parts
}

function readCondition(list: SimulatedList, text: string, prefer: string) {
  const comparison = COMPARISON.exec(text)
  const start = comparison ? undefined : STARTS_WITH.exec(text)
  const [, name, operator, literal] = comparison ?? [undefined, start?.[1], 'startswith', start?.[2]]
  const known = OPERATORS.find((each) => each === operator)
  if (!name || !known || literal === undefined || (comparison && known === 'startswith')) {
    throw invalidRequest(`Invalid filter clause: '${text}'.`)
  }
  const column = list.columns.get(name)
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`)
  if (!column.indexed && !PREFER.test(prefer)) throw notIndexed(name)
  const isText = column.kind === 'note' || column.kind === 'text' || column.kind === 'choice'
  if (known === 'startswith' && !isText)
    throw invalidRequest(`Invalid filter clause: '${name}' is not a text.`)
  if (column.kind === 'boolean' && known !== 'eq' && known !== 'ne') {
    throw invalidRequest(`Invalid filter clause: '${name}' can only be compared by eq and ne.`)
  }
  return { column, condition: { operator: known, key: literalKey(column, literal) } }
}

function literalKey(column: SimulatedColumn, literal: string): IndexKey {
  const quoted = /^'(.*)'$/s.exec(literal)?.[1]?.replaceAll("''", "'")
  const key = keyOfLiteral(column, quoted, literal)
  if (key === undefined || Number.isNaN(key)) {
    throw invalidRequest(
      `Invalid filter clause: ${literal} does not fit the type of '${column.name}' (${column.kind}).`,
    )
  }
  return key
}

function keyOfLiteral(
  column: SimulatedColumn,
  quoted: string | undefined,
  bare: string,
): IndexKey | undefined {
  switch (column.kind) {
    case 'text':
    case 'note':
    case 'choice':
      return quoted === undefined ? undefined : indexKey(column, quoted)
    case 'dateTime':
      return quoted !== undefined && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(quoted)
        ? Date.parse(quoted)
        : undefined
    case 'boolean':
      return /^(1|true)$/.test(bare) ? 1 : /^(0|false)$/.test(bare) ? 0 : undefined
    case 'number':
    case 'person':
    case 'lookup':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(bare) ? Number(bare) : undefined
    default:
      return undefined
  }
}

/** Up to `count` items that match, in the order of their ids, from the first one after `after`. */
export function matching(list: SimulatedList, filter: Filter, after: number, count: number): Row[] {
  const { column, conditions } = filter
  if (column.name === 'ID') return firstOf(rowsById(list, conditions, after), count)
  const equal = conditions.find(({ operator }) => operator === 'eq')
  const index = list.index(column.name)
  if (index && equal && conditions.length === 1)
    return firstOf(rowsEqual(list, column, equal.key, after), count)
  const few = index ? fewIds(list, filter, count) : undefined
  if (few)
    return rowsOf(
      list,
      few.filter((id) => id > after).sort((a, b) => a - b),
    ).slice(0, count)
  return firstOf(rowsScanned(list, filter, after), count)
}

/** The ids that match, when the index finds them at once and they are not many; undefined when they are. */
function fewIds(list: SimulatedList, { column, conditions }: Filter, count: number): number[] | undefined {
  if (conditions.some(({ operator }) => operator === 'ne')) return undefined
  const most = Math.max(THRESHOLD, count)
  const from = conditions.find(({ operator }) => ['eq', 'gt', 'ge', 'startswith'].includes(operator))?.key
  const ids: number[] = []
  for (const { key, id } of list.index(column.name)?.entries(from) ?? []) {
    if (conditions.every((condition) => holds(condition, key))) ids.push(id)
    else if (conditions.some((condition) => isPast(condition, key))) break
    if (ids.length > most) return undefined
  }
  return ids
}

function* rowsEqual(
  list: SimulatedList,
  column: SimulatedColumn,
  key: IndexKey,
  after: number,
): Generator<Row> {
  for (const entry of list.index(column.name)?.entries(key, after + 1) ?? []) {
    if (entry.key !== key) return
    const row = list.row(entry.id)
    if (row) yield row
  }
}

function* rowsById(list: SimulatedList, conditions: readonly Condition[], after: number): Generator<Row> {
  const [equal] = conditions.filter(({ operator }) => operator === 'eq')
  const least = conditions.flatMap(({ operator, key }) =>
    operator === 'ge' || operator === 'gt' ? [Number(key) - 1] : [],
  )
  for (const row of list.rowsAfter(Math.max(after, ...least, equal ? Number(equal.key) - 1 : 0))) {
    if (conditions.every((condition) => holds(condition, row.id))) yield row
    else if (conditions.some((condition) => isPast(condition, row.id))) return
  }
}

function* rowsScanned(list: SimulatedList, { column, conditions }: Filter, after: number): Generator<Row> {
  for (const row of list.rowsAfter(after)) {
    const value =
      column.name === 'Created' || column.name === 'Modified' ? undefined : row.values[column.name]
    const key = value === undefined ? builtInKey(column.name, row) : indexKey(column, value)
    if (
      conditions.every((condition) =>
        key === undefined ? condition.operator === 'ne' : holds(condition, key),
      )
    ) {
      yield row
    }
  }
}

const builtInKey = (name: string, row: Row) =>
  name === 'Created' ? seconds(row.created) : name === 'Modified' ? seconds(row.modified) : undefined

const seconds = (millis: number) => Math.floor(millis / 1000) * 1000

function holds({ operator, key: bound }: Condition, key: IndexKey): boolean {
  switch (operator) {
    case 'eq':
      return key === bound
    case 'ne':
      return key !== bound
    case 'lt':
      return key < bound
    case 'le':
      return key <= bound
    case 'gt':
      return key > bound
    case 'ge':
      return key >= bound
    case 'startswith':
      return String(key).startsWith(String(bound))
  }
}

/** Whether no later value can match any more. */
function isPast({ operator, key: bound }: Condition, key: IndexKey): boolean {
  if (operator === 'startswith') return key > bound && !String(key).startsWith(String(bound))
  return (
    (operator === 'eq' || operator === 'le' || operator === 'lt') &&
    key >= bound &&
    !(operator !== 'lt' && key === bound)
  )
}

const rowsOf = (list: SimulatedList, ids: readonly number[]): Row[] => ids.flatMap((id) => list.row(id) ?? [])

function firstOf(rows: Generator<Row>, count: number): Row[] {
  const found: Row[] = []
  for (const row of rows) {
    if (found.length >= count) break
    found.push(row)
  }
  return found
}
