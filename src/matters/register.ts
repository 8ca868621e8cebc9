import type { Matters } from './matters'

// biome-ignore lint/suspicious/noExplicitAny: what holds for matters of any kind looks into none of their states.
export type AnyMatters = Matters<any, any, any>

/** All kinds of matter together. */
export class MatterRegister {
  readonly #kinds: readonly AnyMatters[]

  constructor(kinds: readonly AnyMatters[]) {
    // The longest beginning is the most particular one.
    this.#kinds = [...kinds].sort((a, b) => b.type.idPrefix.length - a.type.idPrefix.length)
  }

  /** The kind of matter that this id belongs to. */
  readonly of = (matterId: string): AnyMatters => {
    const kind = this.#kinds.find(({ type }) => matterId.startsWith(type.idPrefix))
    if (!kind) throw new UnknownMatter(matterId)
    return kind
  }

  /** Calls back after each durable write that recorded events, whatever the kind. */
  onChange(listener: (matterId: string) => void): void {
    for (const kind of this.#kinds) kind.onChange(listener)
  }

  /** Ids of the matters that may still have something to post, to audit or to be reminded of. */
  async unsettled(): Promise<readonly string[]> {
    const ids = await Promise.all(this.#kinds.map((kind) => kind.unsettled()))
    return ids.flatMap((some) => [...some])
  }

  /** Writes the columns anew of matters that a person has edited while nobody was there to put them back. */
  async rewriteEdited(): Promise<void> {
    for (const kind of this.#kinds) await kind.rewriteEdited()
  }

  keeps(list: { readonly name: string }): boolean {
    return this.#kinds.some(({ type }) => type.list.name === list.name)
  }
}

/** No kind of matter has ids that begin so. */
export class UnknownMatter extends Error {
  constructor(matterId: string) {
    super(`There is no kind of matter with the id ${matterId}`)
  }
}
