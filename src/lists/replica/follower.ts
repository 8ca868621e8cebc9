import { withOwnDeadline } from '../../kernel/deadline'
import type { ListDefinition } from '../definition'
import type { Item } from '../port'
import type { OutsideChange } from '../store'
import type { Origin } from './origin'
import type { ReplicaParts } from './parts'

/** What is known of one list's copy. */
interface Followed {
  readonly list: ListDefinition
  /** Whether the whole list is at hand. */
  isLoaded: boolean
  token: string
  /** When it was last as it is at the origin, in milliseconds since the epoch. */
  lookedAt: number
  looking: Promise<void> | undefined
  lookAgain: boolean
  /** Whether the origin tells of changes by itself. */
  isNotified: boolean
  cancel: (() => void) | undefined
}

/** How often a list is looked at, in milliseconds: one that people edit, one that only Samsyn writes, and one whose changes are told. */
const EDITED = 60_000
const OWN = 600_000
const TOLD = 1_800_000
/** How long after a notification is looked, so that several are answered by one look. */
const GATHER = 1_000
/** Our own writes are told to us as well: for so long after one, a list that only Samsyn writes is not looked at. */
const OWN_ECHO = 300_000
const ONE_LOOK = 120_000

/**
 * Keeps the copy of each list as it is at the origin: loads it, asks for what changed, and hears when it is told. What
 * people changed in lists that only Samsyn writes is put back.
 */
export class Follower {
  readonly #parts: ReplicaParts
  readonly #followed: ReadonlyMap<string, Followed>
  readonly #listeners: ((change: OutsideChange) => void)[] = []
  readonly #removing = new Set<string>()
  readonly #wroteAt = new Map<string, number>()
  #failing = ''
  #stopped = false

  constructor(parts: ReplicaParts) {
    this.#parts = parts
    this.#followed = new Map(
      parts.definitions
        .filter(({ replica }) => replica !== 'never')
        .map((list) => [list.name, newFollowed(list)]),
    )
  }

  onOutsideChange(listener: (change: OutsideChange) => void): void {
    this.#listeners.push(listener)
  }

  isLoaded(list: ListDefinition): boolean {
    return this.#followed.get(list.name)?.isLoaded ?? false
  }

  /** Why the copies cannot be kept up at present; empty when they can. */
  get trouble(): string {
    return this.#failing
  }

  /** Milliseconds since each list was last known to be as at the origin. */
  ages(): ReadonlyMap<string, number> {
    const now = this.#parts.clock.millis()
    return new Map([...this.#followed].map(([name, { lookedAt }]) => [name, now - lookedAt]))
  }

  /** Loads what must be at hand before anything is answered; the long texts follow behind. */
  async start(): Promise<void> {
    const lists = [...this.#followed.values()]
    await Promise.all(
      lists.filter(({ list }) => list.replica !== 'behind').map((f) => this.#load(f, 'start')),
    )
    for (const followed of lists) this.#later(followed, followed.isLoaded ? this.#interval(followed) : 0)
  }

  stop(): Promise<unknown> {
    this.#stopped = true
    for (const followed of this.#followed.values()) followed.cancel?.()
    return Promise.all([...this.#followed.values()].map(({ looking }) => looking))
  }

  /** An item is about to be removed by Samsyn itself. */
  removing(list: ListDefinition, id: string): void {
    this.#removing.add(`${list.name}/${id}`)
  }

  /** Samsyn itself wrote to this list. */
  wrote(list: ListDefinition): void {
    this.#wroteAt.set(list.name, this.#parts.clock.millis())
  }

  /** From now on the origin tells of changes of this list, or no longer does. */
  notified(listName: string, isNotified: boolean): void {
    const followed = this.#followed.get(listName)
    if (!followed || followed.isNotified === isNotified) return
    followed.isNotified = isNotified
    this.#later(followed, isNotified ? TOLD : this.#interval(followed))
  }

  /** The origin says that something has changed in this list. */
  told(listName: string): void {
    const followed = this.#followed.get(listName)
    if (!followed) return
    const since = this.#parts.clock.millis() - (this.#wroteAt.get(listName) ?? Number.NEGATIVE_INFINITY)
    const isEcho = followed.list.writtenBy !== 'people' && since < OWN_ECHO
    this.#later(followed, isEcho ? OWN_ECHO : GATHER)
  }

  /** Looks at every list now. Resolves when the copies are as the origin was. */
  async lookAtAll(): Promise<void> {
    await Promise.all([...this.#followed.values()].map((followed) => this.#look(followed)))
  }

  #interval({ list, isNotified }: Followed): number {
    if (isNotified) return TOLD
    return list.writtenBy === 'people' ? EDITED : OWN
  }

  #later(followed: Followed, wait: number): void {
    followed.cancel?.()
    if (this.#stopped) return
    followed.cancel = this.#parts.clock.after(wait, () => void this.#look(followed))
  }

  #look(followed: Followed): Promise<void> {
    if (followed.looking !== undefined) {
      followed.lookAgain = true
      return followed.looking
    }
    const { clock, log } = this.#parts
    followed.looking = withOwnDeadline(clock.millis() + ONE_LOOK, () => this.#follow(followed))
      .then(() => {
        this.#failing = ''
      })
      .catch((error: unknown) => {
        if (this.#failing === '')
          log.warn({ err: error, list: followed.list.name }, 'a list cannot be followed')
        this.#failing = error instanceof Error ? error.message : String(error)
      })
      .finally(() => {
        followed.looking = undefined
        const again = followed.lookAgain
        followed.lookAgain = false
        this.#later(followed, again ? GATHER : this.#interval(followed))
      })
    return followed.looking
  }

  async #follow(followed: Followed): Promise<void> {
    if (!followed.isLoaded) return this.#load(followed, 'following')
    const origin = this.#parts.origin('following')
    const began = this.#parts.clock.millis()
    const changes = await origin.changes(followed.list, followed.token)
    if (!changes) return this.#load(followed, 'following')
    for (const item of changes.items) await this.take(followed.list, item, origin)
    for (const id of changes.deleted) await this.#gone(followed.list, id, origin)
    followed.token = changes.token
    followed.lookedAt = began
  }

  /** Reads the whole list. What was at hand before stays readable meanwhile, and what is gone is found out. */
  async #load(followed: Followed, purpose: 'start' | 'following'): Promise<void> {
    const { list } = followed
    const origin = this.#parts.origin(purpose)
    const began = this.#parts.clock.millis()
    const token = await origin.latestToken(list)
    const before = new Set(this.#parts.mirror.ids(list))
    for await (const page of origin.pages(list)) {
      if (followed.isLoaded) for (const item of page) await this.take(list, item, origin)
      else
        this.#parts.mirror.put(
          list,
          page.filter((item) => this.#isNews(list, item)),
        )
      for (const { id } of page) before.delete(id)
    }
    for (const id of before) if (!(await origin.read(list, id))) await this.#gone(list, id, origin)
    followed.token = token
    followed.lookedAt = began
    const wasLoaded = followed.isLoaded
    followed.isLoaded = true
    // What changed while the pages were read.
    if (!wasLoaded) await this.#follow(followed)
  }

  /** Takes an item over that was found at the origin, if it is newer than what is at hand. */
  async take(list: ListDefinition, item: Item, origin: Origin): Promise<void> {
    if (!this.#isNews(list, item)) return
    const { mirror, log } = this.#parts
    const known = mirror.read(list, item.id)
    if (list.writtenBy !== 'people' && item.editor !== undefined && known) {
      log.warn({ list: list.name, item: item.id, editor: item.editor }, 'an edit from outside is put back')
      const written = await origin.update(list, item.id, known.fields, item.etag)
      if ('item' in written) mirror.put(list, [written.item])
      // Edited again meanwhile: the next look meets it.
      return
    }
    mirror.put(list, [item])
    this.#tell({ list, id: item.id, item })
  }

  async #gone(list: ListDefinition, id: string, origin: Origin): Promise<void> {
    const { mirror, log } = this.#parts
    const known = mirror.read(list, id)
    const wasOurs = this.#removing.delete(`${list.name}/${id}`)
    if (!known) return
    mirror.remove(list, [id])
    if (list.writtenBy !== 'people' && !wasOurs) {
      log.warn({ list: list.name, item: id }, 'an item that was removed from outside is put back')
      const written = await origin.create(list, known.fields)
      if ('item' in written) {
        mirror.put(list, [written.item])
        this.#tell({ list, id: written.item.id, item: written.item })
        return
      }
    }
    this.#tell({ list, id, item: undefined })
  }

  /** Whether this is newer than what is at hand: a look that began before a write of ours may end after it. */
  #isNews(list: ListDefinition, item: Item): boolean {
    const known = this.#parts.mirror.read(list, item.id)
    if (!known) return true
    if (known.etag === item.etag) return false
    const [old, now] = [versionOf(known.etag), versionOf(item.etag)]
    return old === undefined || now === undefined || now > old
  }

  #tell(change: OutsideChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}

function newFollowed(list: ListDefinition): Followed {
  return {
    list,
    isLoaded: false,
    token: '',
    lookedAt: Number.NEGATIVE_INFINITY,
    looking: undefined,
    lookAgain: false,
    isNotified: false,
    cancel: undefined,
  }
}

/** An eTag counts its item's versions, as in `"{GUID},756"`. */
function versionOf(etag: string): number | undefined {
  const version = /,(\d+)"?$/.exec(etag)?.[1]
  return version === undefined ? undefined : Number(version)
}
