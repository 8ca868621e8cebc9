import type { Who } from './identity'
import type { Row, SimulatedList } from './list-store'
import { notFound } from './refusal'
import { readFieldValues } from './values'

/** What a row of a list looks like to a test. */
export type PlainRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** Somebody who edits lists directly, as in the browser; what SharePoint refuses them, it throws. */
export class AtWork {
  readonly #who: Who
  readonly #list: (name: string) => SimulatedList
  readonly #now: () => number

  constructor(who: Who, list: (name: string) => SimulatedList, now: () => number) {
    this.#who = who
    this.#list = list
    this.#now = now
  }

  /** Makes an item; answers its id. */
  create(listName: string, fields: Readonly<Record<string, unknown>>): string {
    const list = this.#list(listName)
    return String(list.create(readFieldValues(list.columns, fields), this.#who, this.#now()).id)
  }

  edit(listName: string, id: string | number, fields: Readonly<Record<string, unknown>>): void {
    const list = this.#list(listName)
    list.update(rowOf(list, id), readFieldValues(list.columns, fields), this.#who, this.#now())
  }

  remove(listName: string, id: string | number): void {
    const list = this.#list(listName)
    list.remove(rowOf(list, id))
  }
}

/** The row with this id; refuses one that is not there. */
export function rowOf(list: SimulatedList, id: string | number): Row {
  const row = list.row(Number(id))
  if (!row) throw notFound('The specified item was not found')
  return row
}

/** The rows of a list for a test to look at: their id and what stands in their columns. */
export function plainRows(list: SimulatedList): PlainRow[] {
  return [...list.rowsAfter(0)].map(({ id, values }) => ({ id: String(id), ...values }))
}
