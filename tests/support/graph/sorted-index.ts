/** What a value is compared by: text in lower case, numbers, moments as milliseconds, yes and no as 1 and 0. */
export type IndexKey = string | number

interface Chunk {
  readonly keys: IndexKey[]
  readonly ids: number[]
}

const CHUNK = 1024

/**
 * The items of a list by the value of one column, then by id: neither a look-up nor a write touches more than a sliver
 * of it, however long the list is.
 */
export class SortedIndex {
  readonly #chunks: Chunk[] = []

  add(key: IndexKey, id: number): void {
    const at = Math.max(0, this.#chunkOf(key, id))
    const chunk = this.#chunks[at]
    if (!chunk) {
      this.#chunks.push({ keys: [key], ids: [id] })
      return
    }
    const place = placeIn(chunk, key, id)
    chunk.keys.splice(place, 0, key)
    chunk.ids.splice(place, 0, id)
    if (chunk.keys.length > CHUNK) {
      // Cut near the end where items are appended in order, so that chunks stay full.
      const cut = place >= CHUNK ? CHUNK - 1 : CHUNK / 2
      this.#chunks.splice(at + 1, 0, { keys: chunk.keys.splice(cut), ids: chunk.ids.splice(cut) })
    }
  }

  remove(key: IndexKey, id: number): void {
    const at = this.#chunkOf(key, id)
    const chunk = this.#chunks[at]
    if (!chunk) return
    const place = placeIn(chunk, key, id)
    if (chunk.ids[place] !== id || chunk.keys[place] !== key) return
    chunk.keys.splice(place, 1)
    chunk.ids.splice(place, 1)
    if (chunk.keys.length === 0) this.#chunks.splice(at, 1)
  }

  /** The first item that holds this value. */
  first(key: IndexKey): number | undefined {
    const [entry] = this.entries(key, 0)
    return entry && entry.key === key ? entry.id : undefined
  }

  /** Entries from (key, id) on; from the beginning without a key. */
  *entries(key?: IndexKey, id = 0): Generator<{ readonly key: IndexKey; readonly id: number }> {
    let at = key === undefined ? 0 : Math.max(0, this.#chunkOf(key, id))
    const first = this.#chunks[at]
    let place = first && key !== undefined ? placeIn(first, key, id) : 0
    for (; at < this.#chunks.length; at += 1, place = 0) {
      const chunk = this.#chunks[at]
      for (; chunk && place < chunk.keys.length; place += 1) {
        const [entryKey, entryId] = [chunk.keys[place], chunk.ids[place]]
        if (entryKey !== undefined && entryId !== undefined) yield { key: entryKey, id: entryId }
      }
    }
  }

  /** Whether two items hold the same value. */
  hasDuplicates(): boolean {
    let last: IndexKey | undefined
    for (const { key } of this.entries()) {
      if (key === last) return true
      last = key
    }
    return false
  }

  /** The last chunk that begins at or before the entry; -1 when all begin after it. */
  #chunkOf(key: IndexKey, id: number): number {
    let [low, high] = [0, this.#chunks.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const chunk = this.#chunks[middle]
      if (chunk && isBefore(key, id, chunk.keys[0], chunk.ids[0])) high = middle
      else low = middle + 1
    }
    return low - 1
  }
}

function placeIn({ keys, ids }: Chunk, key: IndexKey, id: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const [middleKey, middleId] = [keys[middle], ids[middle]]
    const earlier =
      middleKey !== undefined && middleId !== undefined && isBefore(middleKey, middleId, key, id)
    if (earlier) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore(key: IndexKey, id: number, other: IndexKey | undefined, otherId = 0): boolean {
  if (other === undefined) return false
  return key === other ? id < otherId : key < other
}
