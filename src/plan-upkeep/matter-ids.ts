import type { RegistryProblem } from '../plan/last-good-rows'
import { REGISTRY, type RegistryListName } from '../plan/registry-lists'

const PREFIX = 'registry/'

/** A row of a registry list, as the matter under which its cards are posted. */
export interface RowMatter {
  readonly list: RegistryListName
  readonly row: string
}

export function matterIdOf({ list, row }: RowMatter): string {
  return `${PREFIX}${list}/${row}`
}

/** The row whose cards these are; `undefined` for every other matter. */
export function rowOfMatter(matterId: string): RowMatter | undefined {
  if (!matterId.startsWith(PREFIX)) return undefined
  const [list = '', ...row] = matterId.slice(PREFIX.length).split('/')
  return Object.hasOwn(REGISTRY, list) ? { list: list as RegistryListName, row: row.join('/') } : undefined
}

/** Matters to look at after problems have come, gone or changed. */
export function mattersToTouch(
  now: readonly RegistryProblem[],
  before: readonly RegistryProblem[] = [],
): readonly string[] {
  return [...new Set([...now, ...before].map(matterIdOf))]
}

/** The range in which the ids of these matters lie, bounds included: the sign after a slash is a nought. */
export const MATTER_RANGE = { from: PREFIX, to: 'registry0' } as const
