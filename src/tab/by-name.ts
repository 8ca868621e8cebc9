import type { PublicPerson } from '../http/api'
import { sortedNames } from '../i18n/format'

/** People in the order of their names, as Swedes sort. */
export function byName(people: readonly PublicPerson[]): readonly PublicPerson[] {
  const order = sortedNames(people.map((p) => p.name))
  return [...people].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}
