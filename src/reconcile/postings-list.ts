import type { ListDefinition } from '../lists/definition'
import type { Fields, Item, Lists } from '../lists/port'
import { addressKey, type Posting } from './posting'

/** What is posted in Teams: one row a posting, so that nothing is posted twice and everything can be updated. */
export const postingsList: ListDefinition = {
  name: 'Postings',
  title: 'Utskick',
  columns: {
    PostingKey: { kind: 'text', unique: true },
    MatterId: { kind: 'text', indexed: true },
    Conversation: { kind: 'text' },
    ActivityId: { kind: 'text' },
    CardHash: { kind: 'text' },
    /** `sending`, `put-off`, `posted` or `failed`. */
    Status: { kind: 'text' },
    Failure: { kind: 'text' },
    At: { kind: 'dateTime' },
  },
}

/**
 * A posting as it stands: `sending` is written before Teams is asked, so that a crash leaves a trace; `put-off` is what
 * Teams asked to send later.
 */
export interface Posted {
  readonly item: Item
  readonly status: 'sending' | 'put-off' | 'posted' | 'failed'
  readonly activityId: string
  readonly cardHash: string
  /** When it got this status. */
  readonly at: string
}

/** Reads and writes the rows of what is posted; keeps those of each matter in memory once read. */
export class PostingRows {
  readonly #lists: Lists
  readonly #byMatter = new Map<string, Map<string, Posted>>()

  constructor(lists: Lists) {
    this.#lists = lists
  }

  async of(matterId: string): Promise<ReadonlyMap<string, Posted>> {
    const known = this.#byMatter.get(matterId)
    if (known) return known
    const items = await this.#lists.find(postingsList, { column: 'MatterId', equals: matterId })
    const prefix = `${matterId}/`.length
    const rows = new Map(items.map((item) => [String(item.fields.PostingKey).slice(prefix), toPosted(item)]))
    this.#byMatter.set(matterId, rows)
    return rows
  }

  /** Notes that the posting is about to be sent for the first time. False when another instance was faster. */
  async begin(matterId: string, posting: Posting, at: string): Promise<boolean> {
    return this.#keep(
      matterId,
      posting.key,
      await this.#lists.create(postingsList, {
        PostingKey: `${matterId}/${posting.key}`,
        MatterId: matterId,
        Conversation: addressKey(posting.to),
        Status: 'sending',
        At: at,
      }),
    )
  }

  async note(matterId: string, key: string, change: Fields): Promise<void> {
    const row = (await this.of(matterId)).get(key)
    if (!row) return
    const written = await this.#lists.update(postingsList, row.item.id, change, row.item.etag)
    this.#keep(matterId, key, written)
  }

  #keep(matterId: string, key: string, written: Awaited<ReturnType<Lists['create']>>): boolean {
    if ('item' in written) {
      this.#byMatter.get(matterId)?.set(key, toPosted(written.item))
      return true
    }
    this.#byMatter.delete(matterId)
    return false
  }
}

function toPosted(item: Item): Posted {
  const { Status, ActivityId, CardHash, At } = item.fields
  return {
    item,
    status: Status as Posted['status'],
    activityId: String(ActivityId ?? ''),
    cardHash: String(CardHash ?? ''),
    at: String(At ?? ''),
  }
}
