import type { ListDefinition } from '../definition'
import type { Item } from '../port'
import { type OutsideChange, StoreUnavailable } from '../store'
import { itemKey, type Origin, uniqueValues } from './origin'
import type { ReplicaParts } from './parts'
import type { Turns } from './turns'

/** How often an item is put back that is edited again and again, before the next look does it. */
const MOST_EDITS = 3

/**
 * Takes over what is found at the origin, if it is newer than what is at hand. What people changed or removed in lists
 * that only Samsyn writes is put back. The methods that end in `Now` are for those who have the item's turn already.
 */
export class Arrivals {
  readonly #parts: ReplicaParts
  readonly #turns: Turns
  readonly #isInDoubt: (list: ListDefinition, item: Item) => boolean
  readonly #listeners: ((change: OutsideChange) => void)[] = []
  readonly #removing = new Set<string>()

  /** What is in doubt is left to whoever resolves the doubt. */
  constructor(parts: ReplicaParts, turns: Turns, isInDoubt: (list: ListDefinition, item: Item) => boolean) {
    this.#parts = parts
    this.#turns = turns
    this.#isInDoubt = isInDoubt
  }

  onOutsideChange(listener: (change: OutsideChange) => void): void {
    this.#listeners.push(listener)
  }

  /** An item is about to be removed by Samsyn itself. */
  removing(list: ListDefinition, id: string): void {
    this.#removing.add(itemKey(list, id))
  }

  /** An item was found at the origin. */
  async take(list: ListDefinition, item: Item, origin: Origin): Promise<void> {
    if (!this.isNews(list, item)) return
    await this.#turns.take(itemKey(list, item.id), async () => {
      if (!this.#isInDoubt(list, item)) await this.takeNow(list, item, origin)
    })
  }

  async takeNow(list: ListDefinition, item: Item, origin: Origin): Promise<void> {
    if (!this.isNews(list, item)) return
    const { mirror, log } = this.#parts
    const known = mirror.read(list, item.id)
    if (list.writtenBy !== 'people' && item.editor !== undefined && known) {
      log.warn({ list: list.name, item: item.id, editor: item.editor }, 'an edit from outside is put back')
      return this.#putBack(list, known, item, origin)
    }
    this.#takeOver(list, item)
  }

  /** An item was not found at the origin any more. */
  async gone(list: ListDefinition, id: string, origin: Origin): Promise<void> {
    await this.#turns.take(itemKey(list, id), () => this.goneNow(list, id, origin))
  }

  async goneNow(list: ListDefinition, id: string, origin: Origin): Promise<void> {
    const { mirror, log } = this.#parts
    const known = mirror.read(list, id)
    const wasOurs = this.#removing.delete(itemKey(list, id))
    if (!known) return
    if (list.writtenBy === 'people' || wasOurs) {
      mirror.remove(list, [id])
      return this.#tell({ list, id, item: undefined })
    }
    log.warn({ list: list.name, item: id }, 'an item that was removed from outside is put back')
    const item = await this.#recreated(list, known, origin)
    // Not before it is there again: a fault on the way must not make it forgotten.
    mirror.remove(list, [id])
    if (item) mirror.put(list, [item])
    this.#tell({ list, id: item?.id ?? id, item })
  }

  /** Whether this is newer than what is at hand: a look that began before a write of ours may end after it. */
  isNews(list: ListDefinition, item: Item): boolean {
    const known = this.#parts.mirror.read(list, item.id)
    if (!known) return true
    if (known.etag === item.etag) return false
    const [old, now] = [versionOf(known.etag), versionOf(item.etag)]
    return old === undefined || now === undefined || now > old
  }

  #takeOver(list: ListDefinition, item: Item): void {
    this.#parts.mirror.put(list, [item])
    this.#tell({ list, id: item.id, item })
  }

  async #putBack(list: ListDefinition, known: Item, edited: Item, origin: Origin): Promise<void> {
    let now: Item | undefined = edited
    for (let attempt = 0; attempt < MOST_EDITS && now; attempt++) {
      const written = await origin.update(list, known.id, known.fields, now.etag)
      if ('item' in written) return this.#parts.mirror.put(list, [written.item])
      // Edited again meanwhile, or a conflict for no reason that could be seen.
      now = await origin.read(list, known.id)
      if (now && now.editor === undefined) return this.#takeOver(list, now)
    }
    if (!now) return this.goneNow(list, known.id, origin)
    throw new StoreUnavailable('an edit from outside could not be put back yet')
  }

  async #recreated(list: ListDefinition, { fields }: Item, origin: Origin): Promise<Item | undefined> {
    const written = await origin.create(list, fields)
    if ('item' in written) return written.item
    // It was there already: put back by an attempt whose answer came too late, or by another server.
    for (const [column, equals] of uniqueValues(list, fields)) {
      const [present] = await origin.find(list, { column, equals })
      if (present) return present
    }
    return undefined
  }

  #tell(change: OutsideChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}

/** An eTag counts its item's versions, as in `"{GUID},756"`. */
function versionOf(etag: string): number | undefined {
  const version = /,(\d+)"?$/.exec(etag)?.[1]
  return version === undefined ? undefined : Number(version)
}
