import { invalidRequest } from './refusal'

/** The options that Graph knows with a `$` and takes without. */
const KNOWN = ['expand', 'select', 'filter', 'orderby', 'top', 'skip', 'skiptoken', 'count', 'search']

/** Query options by their full name (`$expand`), and `token`. */
export type QueryOptions = ReadonlyMap<string, string>

/** Reads the query; refuses options that this resource does not have, or that stand twice. */
export function readQuery(query: string, allowed: readonly string[]): QueryOptions {
  const options = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(query)) {
    const name = KNOWN.includes(key.toLowerCase()) ? `$${key.toLowerCase()}` : key
    if (name === '$orderby') throw invalidRequest('$orderby is not supported on this resource.')
    if (!allowed.includes(name)) throw invalidRequest(`The query option '${key}' is not supported here.`)
    if (options.has(name)) throw invalidRequest(`The query option '${key}' is given more than once.`)
    if (value === '' && name !== 'token') throw invalidRequest(`The query option '${key}' is empty.`)
    options.set(name, value)
  }
  return options
}

/** `$top`, between 1 and what the resource allows. */
export function readTop(options: QueryOptions, otherwise: number, most: number): number {
  const top = options.get('$top')
  if (top === undefined) return otherwise
  if (!/^\d+$/.test(top) || Number(top) < 1 || Number(top) > most) {
    throw invalidRequest(`The value of $top must lie between 1 and ${most}.`)
  }
  return Number(top)
}

/**
 * What `$expand` asks for of the one thing that may be expanded: undefined when it is not asked for, all of it
 * (`[]`), or the names of an inner `$select`.
 */
export function readExpand(options: QueryOptions, expandable: string): readonly string[] | undefined {
  const expand = options.get('$expand')
  if (expand === undefined) return undefined
  const match = /^(\w+)(?:\(\s*\$?select=([^()]+)\))?$/.exec(expand.trim())
  if (!match || match[1] !== expandable) throw invalidRequest(`Parsing OData Expand failed: '${expand}'.`)
  return match[2] === undefined ? [] : namesIn(match[2])
}

/** The names in `$select`, which must be among the known ones; undefined when it is not given. */
export function readSelect(options: QueryOptions, known: readonly string[]): readonly string[] | undefined {
  const select = options.get('$select')
  if (select === undefined) return undefined
  const names = namesIn(select)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalidRequest(`Could not find a property named '${unknown}'.`)
  return names
}

/** Leaves out what was not selected; annotations stay. */
export function selected(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[] | undefined,
  ...always: readonly string[]
): Record<string, unknown> {
  if (!names) return { ...body }
  const kept = ([name]: [string, unknown]) =>
    name.startsWith('@') || names.includes(name) || always.includes(name)
  return Object.fromEntries(Object.entries(body).filter(kept))
}

function namesIn(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.trim())
  if (names.some((name) => !/^\w+$/.test(name)))
    throw invalidRequest(`Parsing OData Select failed: '${list}'.`)
  return names
}

/** An opaque token that carries what the service needs to go on. */
export const tokenOf = (content: Readonly<Record<string, unknown>>) =>
  Buffer.from(JSON.stringify(content)).toString('base64url')

/** What stands in a token; refuses one that the service never gave. */
export function readToken(token: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    if (typeof content === 'object' && content !== null) return content as Record<string, unknown>
  } catch {
    // Falls through to the refusal.
  }
  throw invalidRequest('The token is not valid.')
}
