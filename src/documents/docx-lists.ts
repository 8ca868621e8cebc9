import type { ILevelsOptions, INumberingOptions } from 'docx'
import type { Block } from './blocks'
import { BULLETS, countingFrom, numberedAsWritten } from './docx-styles'

const BULLET_LIST = 'bullets'

/** Which list of the file an item belongs to. */
export interface ListPlace {
  readonly reference: string
  readonly level: 0
  readonly instance: number
}

/**
 * The lists of one file. Word counts by itself, so every run of items gets a list of its own that starts at the
 * number written, and an item that does not follow its predecessor starts another.
 */
export class DocxLists {
  readonly #definitions = new Map<string, readonly ILevelsOptions[]>([[BULLET_LIST, BULLETS]])
  #instances = 0

  /** The list for an item that stands after `previous` in the same text. */
  place(block: Block, previous?: { readonly block: Block; readonly place: ListPlace }): ListPlace {
    if (block.kind === 'bullet') return { reference: BULLET_LIST, level: 0, instance: 0 }
    if (previous && follows(previous.block, block)) return previous.place
    const number = block.number ?? ''
    const counts = isCount(number)
    const reference = counts ? `from-${number}` : `written-${number}`
    this.#definitions.set(reference, counts ? countingFrom(Number(number)) : numberedAsWritten(number))
    return { reference, level: 0, instance: ++this.#instances }
  }

  numbering(): INumberingOptions {
    return {
      config: [...this.#definitions].map(([reference, levels]) => ({ reference, levels: [...levels] })),
    }
  }
}

function follows(previous: Block, block: Block): boolean {
  if (previous.kind !== 'numbered' || block.kind !== 'numbered') return false
  const [before, number] = [previous.number ?? '', block.number ?? '']
  return isCount(before) && isCount(number) && Number(number) === Number(before) + 1
}

/** Whether counting gives the number back as it was written: `7` but not `07`. */
function isCount(number: string): boolean {
  return String(Number(number)) === number
}
