import { createHash } from 'node:crypto'
import type { Instant } from '../kernel/time'
import { wholeSecond } from '../lists/check-fields'
import type { ListDefinition } from '../lists/definition'
import { LONG_TEXT_LIMIT, oneLine } from '../lists/definition'
import type { Fields, Item, Lists } from '../lists/port'

/** Append-only: one row an event, each with the hash of the row before it, so that a removed or changed row shows. */
export const auditList: ListDefinition = {
  name: 'Audit',
  title: 'Händelselogg',
  replica: 'never',
  columns: {
    /** Place in the chain, from 1 and without gaps. */
    Place: { title: 'Nummer', kind: 'number', unique: true },
    /** List, matter and event number: makes a second row for the same event impossible. */
    EventKey: { title: 'Händelsenyckel', kind: 'text', unique: true },
    MatterId: { title: 'Ärende', kind: 'text', indexed: true },
    At: { title: 'Tid', kind: 'dateTime', indexed: true },
    By: { title: 'Person', kind: 'text', indexed: true },
    Event: { title: 'Händelse', kind: 'text' },
    Detail: { title: 'Uppgifter', kind: 'longText' },
    PreviousHash: { title: 'Föregående kontrollsumma', kind: 'text' },
    Hash: { title: 'Kontrollsumma', kind: 'text' },
  },
}

/** An event of one matter, to be recorded. */
export interface AuditEntry {
  readonly list: string
  readonly matterId: string
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly event: string
  readonly detail: object
}

/** The last row of the chain. */
interface Head {
  readonly place: number
  readonly hash: string
}

const FIRST_HASH = '0'.repeat(64)
const MAX_ATTEMPTS = 8

/** Writes the chain. One writer at a time; a second instance of the server is met by the unique place in the chain. */
export class AuditTrail {
  readonly #lists: Lists
  #head: Head | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(lists: Lists) {
    this.#lists = lists
  }

  /** Records the entries in order; those that already are rows are left as they are. */
  append(entries: readonly AuditEntry[]): Promise<void> {
    const run = this.#last.then(() => this.#append(entries))
    this.#last = run.catch(() => undefined)
    return run
  }

  async #append(entries: readonly AuditEntry[]): Promise<void> {
    let missing = entries
    for (let attempt = 0; attempt < MAX_ATTEMPTS && missing.length > 0; attempt++) {
      this.#head ??= await this.#readHead()
      const rows = chain(missing, this.#head)
      const created = await this.#lists.createAll(auditList, rows)
      if ('items' in created) {
        const last = rows.at(-1)
        if (last) this.#head = { place: Number(last.Place), hash: String(last.Hash) }
        return
      }
      this.#head = undefined
      missing = await this.#withoutRows(missing)
    }
    if (missing.length > 0) throw new AuditBlocked()
  }

  async #withoutRows(entries: readonly AuditEntry[]): Promise<readonly AuditEntry[]> {
    const present = await Promise.all(
      entries.map((entry) => this.#lists.find(auditList, { column: 'EventKey', equals: eventKey(entry) })),
    )
    return entries.filter((_, i) => present[i]?.length === 0)
  }

  async #readHead(): Promise<Head> {
    // Doubles the step until it is past the end, then halves it: the last row is found without reading the whole list.
    let last = { place: 0, hash: FIRST_HASH }
    let step = 1
    for (let next = await this.#rowAt(step); next; next = await this.#rowAt(last.place + step)) {
      last = next
      step *= 2
    }
    while (step > 1) {
      step /= 2
      last = (await this.#rowAt(last.place + step)) ?? last
    }
    // Behind a hole, where a row was removed, the chain goes on: the hole has to show, and is not filled.
    const behind = await this.#lists.find(auditList, { column: 'Place', from: last.place + 1 })
    return behind.map(headOf).reduce((head, row) => (row.place > head.place ? row : head), last)
  }

  async #rowAt(place: number): Promise<Head | undefined> {
    const [row] = await this.#lists.find(auditList, { column: 'Place', equals: place })
    return row && headOf(row)
  }
}

function headOf({ fields }: Item): Head {
  return { place: Number(fields.Place), hash: String(fields.Hash) }
}

function eventKey({ list, matterId, seq }: AuditEntry): string {
  return `${list}/${matterId}/${seq}`
}

function chain(entries: readonly AuditEntry[], head: Head): Fields[] {
  let { place, hash } = head
  return entries.map((entry) => {
    place += 1
    const row = {
      Place: place,
      EventKey: eventKey(entry),
      MatterId: entry.matterId,
      At: wholeSecond(entry.at),
      By: entry.by,
      Event: oneLine(entry.event),
      Detail: told(entry.detail),
      PreviousHash: hash,
    }
    hash = rowHash(row)
    return { ...row, Hash: hash }
  })
}

/** What a row tells of its event. One that is too much for a row is named by its hash: the matter itself holds it. */
function told(detail: object): string {
  const text = JSON.stringify(detail)
  if (text.length <= LONG_TEXT_LIMIT) return text
  return JSON.stringify({ characters: text.length, sha256: createHash('sha256').update(text).digest('hex') })
}

function rowHash({ Hash: _, ...row }: Fields): string {
  const values = Object.keys(auditList.columns).flatMap((name) =>
    name === 'Hash' ? [] : [row[name] ?? null],
  )
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/** The first place at which the chain does not hold (a row is missing, was changed or was put in), if any. */
export async function brokenAuditPlace(lists: Lists): Promise<number | undefined> {
  let hash = FIRST_HASH
  let place = 0
  const rows = [...(await lists.all(auditList))].sort(
    (a, b) => Number(a.fields.Place) - Number(b.fields.Place),
  )
  for (const { fields } of rows) {
    place += 1
    if (fields.Place !== place || fields.PreviousHash !== hash || fields.Hash !== rowHash(fields))
      return place
    hash = String(fields.Hash)
  }
  return undefined
}

/** The audit trail could not be continued: its places are taken at every attempt. */
export class AuditBlocked extends Error {
  constructor() {
    super('The audit trail could not be continued: its next place was taken at every attempt')
  }
}
