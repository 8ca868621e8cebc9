import type { RegisterQuery } from '../../../decisions/api'

const KEYS = ['q', 'process', 'administration', 'year', 'paragraph', 'dnr'] as const

/** What the register is asked for, as it stands in the address of the page. */
export function queryIn(address: URLSearchParams): RegisterQuery {
  return onlySet(Object.fromEntries(KEYS.map((key) => [key, address.get(key) ?? ''])))
}

/** The same in one order and without what is left empty, so that one search has one address. */
export function onlySet(query: RegisterQuery): Readonly<Record<string, string>> {
  return Object.fromEntries(KEYS.map((key) => [key, query[key] ?? '']).filter(([, value]) => value?.trim()))
}

/** A search as one word, to compare it with another. */
export function keyOf(query: RegisterQuery): string {
  return String(new URLSearchParams(onlySet(query)))
}

/** How many of the filters, the searched words not counted, are chosen. */
export function filtersIn({ q: _, ...filters }: RegisterQuery): number {
  return Object.keys(onlySet(filters)).length
}
