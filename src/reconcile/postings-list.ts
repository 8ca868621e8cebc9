import type { ListDefinition } from '../lists/definition'
import type { Fields, Item, Lists } from '../lists/port'
import { addressKey, type Posting } from './posting'

/** What is posted in Teams: one row a posting, so that nothing is posted twice and everything can be updated. */
export const postingsList: ListDefinition = {
  name: 'Postings',
  title: 'Utskick',
  technical: true,
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
  /** What became of postings and could not be written yet, by the row's id. */
  readonly #unwritten = new Map<string, Fields>()

  constructor(lists: Lists) {
    this.#lists = lists
  }

  async of(matterId: string): Promise<ReadonlyMap<string, Posted>> {
    const known = this.#byMatter.get(matterId)
    if (known) {
      for (const [key, { item }] of known) {
        if (this.#unwritten.has(item.id)) await this.#write(matterId, key, item)
      }
      return this.#byMatter.get(matterId) ?? known
    }
    const items = await this.#lists.find(postingsList, { column: 'MatterId', equals: matterId })
    const prefix = `${matterId}/`.length
    const rows = new Map(
      items.map((item) => {
        const fields = { ...item.fields, ...this.#unwritten.get(item.id) }
        return [String(item.fields.PostingKey).slice(prefix), toPosted({ ...item, fields })]
      }),
    )
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

  /**
   * Notes what became of a posting. What the store does not take is kept in memory and written with the next note or
   * look, so that a message which Teams has taken is not sent again.
   */
  async note(matterId: string, key: string, change: Fields): Promise<void> {
    const row = (await this.of(matterId)).get(key)
    if (!row) return
    const unwritten = { ...this.#unwritten.get(row.item.id), ...change }
    this.#unwritten.set(row.item.id, unwritten)
    this.#byMatter
      .get(matterId)
      ?.set(key, toPosted({ ...row.item, fields: { ...row.item.fields, ...unwritten } }))
    await this.#write(matterId, key, row.item)
  }

  /** Another server, or a person, has written a row of this matter. */
  forget(matterId: string): void {
    this.#byMatter.delete(matterId)
  }

  async #write(matterId: string, key: string, item: Item): Promise<void> {
    for (let at: Item | undefined = item; at; at = await this.#lists.read(postingsList, at.id)) {
      const change = this.#unwritten.get(at.id)
      if (!change) return
      const written = await this.#lists.update(postingsList, at.id, change, at.etag)
      if ('conflict' in written && written.conflict === 'stale') continue
      this.#unwritten.delete(at.id)
      this.#keep(matterId, key, written)
      return
    }
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
