import type { RegistryListName } from './registry-lists'
import type { Named } from './registry-row'
import { fold } from './words'

/**
 * The row that a word in a cell means. `formerly`: the row has another name now. `gone`: a row that was known by it and
 * is not in force. `several`: more than one person has the name.
 */
export type Found =
  | { readonly id: string; readonly formerly: boolean }
  | { readonly gone: string }
  | { readonly several: true }
  | undefined

export type LookUp = (list: RegistryListName, word: string) => Found

/** Finds rows by what people call them: as they are called now, else as they were called before. */
export function lookUp(now: readonly Named[], before: readonly Named[]): LookUp {
  const [current, former] = [new Names(now), new Names(before)]
  return (list, word) => {
    const id = current.byId(list, word)
    if (id !== undefined) return { id, formerly: false }
    const ids = current.byWord(list, word)
    // Two administrations of one name are a fault of one of them, not of who names them.
    if (ids.length > 1 && list === 'People') return { several: true }
    if (ids[0] !== undefined) return { id: ids[0], formerly: false }
    const knownId = former.byId(list, word)
    const [known, ...more] = knownId === undefined ? former.byWord(list, word) : [knownId]
    return known === undefined || more.length > 0 ? undefined : meaning(known, current.byId(list, known))
  }
}

function meaning(known: string, inForce: string | undefined): Found {
  return inForce === undefined ? { gone: known } : { id: inForce, formerly: true }
}

class Names {
  readonly #ids = new Map<string, string>()
  readonly #words = new Map<string, Named[]>()

  constructor(rows: readonly Named[]) {
    for (const row of rows) {
      if (!this.#ids.has(keyOf(row.list, row.id))) this.#ids.set(keyOf(row.list, row.id), row.id)
      for (const word of row.words) {
        const key = keyOf(row.list, word)
        this.#words.set(key, [...(this.#words.get(key) ?? []), row])
      }
    }
  }

  byId(list: RegistryListName, id: string): string | undefined {
    return this.#ids.get(keyOf(list, id))
  }

  /** Ids of the rows that are called so; of people the process leaders, where there is one among them. */
  byWord(list: RegistryListName, word: string): readonly string[] {
    const rows = this.#words.get(keyOf(list, word)) ?? []
    const leading = rows.filter((row) => row.leads)
    return [...new Set((leading.length > 0 ? leading : rows).map((row) => row.id))]
  }
}

function keyOf(list: RegistryListName, word: string): string {
  return `${list} ${fold(word)}`
}
