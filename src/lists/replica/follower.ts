import { withOwnDeadline } from '../../kernel/deadline'
import type { ListDefinition } from '../definition'
import type { Arrivals } from './arrivals'
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
  /** When it will be looked at next, in milliseconds since the epoch. */
  lookAt: number
  cancel: (() => void) | undefined
  /** Why the last look failed; empty when it did not. */
  trouble: string
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
/** After a look that failed it is not waited for longer than this. */
const LOOK_AGAIN = 60_000

/** Keeps the copy of each list as it is at the origin: loads it, asks for what changed, and hears when it is told. */
export class Follower {
  readonly #parts: ReplicaParts
  readonly #followed: ReadonlyMap<string, Followed>
  readonly #arrivals: Arrivals
  readonly #wroteAt = new Map<string, number>()
  #stopped = false

  constructor(parts: ReplicaParts, arrivals: Arrivals) {
    this.#parts = parts
    this.#arrivals = arrivals
    this.#followed = new Map(
      parts.definitions
        .filter(({ replica }) => replica !== 'never')
        .map((list) => [list.name, newFollowed(list)]),
    )
  }

  isLoaded(list: ListDefinition): boolean {
    return this.#followed.get(list.name)?.isLoaded ?? false
  }

  /** Why the copies cannot be kept up at present; empty when they can. */
  get trouble(): string {
    return [...this.#followed.values()].find(({ trouble }) => trouble)?.trouble ?? ''
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

  /** Samsyn itself wrote to this list. */
  wrote(list: ListDefinition): void {
    this.#wroteAt.set(list.name, this.#parts.clock.millis())
  }

  /** From now on the origin tells of changes of this list, or no longer does. */
  notified(listName: string, isNotified: boolean): void {
    const followed = this.#followed.get(listName)
    if (!followed || followed.isNotified === isNotified) return
    followed.isNotified = isNotified
    // What happened before the origin began to tell, or after it stopped, was not told.
    this.#later(followed, GATHER)
  }

  /** The origin says that something has changed in this list. */
  told(listName: string): void {
    const followed = this.#followed.get(listName)
    if (!followed) return
    const since = this.#parts.clock.millis() - (this.#wroteAt.get(listName) ?? Number.NEGATIVE_INFINITY)
    const isEcho = followed.list.writtenBy !== 'people' && since < OWN_ECHO
    const wait = isEcho ? OWN_ECHO : GATHER
    this.#sooner(followed, wait)
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
    const { clock } = this.#parts
    followed.lookAt = clock.millis() + wait
    followed.cancel = clock.after(wait, () => void this.#look(followed))
  }

  /** As `later`, but a look that is to come before that stays: what is told all the time is looked at all the same. */
  #sooner(followed: Followed, wait: number): void {
    if (this.#parts.clock.millis() + wait < followed.lookAt) this.#later(followed, wait)
  }

  #look(followed: Followed): Promise<void> {
    followed.lookAt = Number.POSITIVE_INFINITY
    if (followed.looking !== undefined) {
      followed.lookAgain = true
      return followed.looking
    }
    const { clock, log } = this.#parts
    const { list } = followed
    followed.looking = withOwnDeadline(clock.millis() + ONE_LOOK, () => this.#follow(followed))
      .then(() => {
        followed.trouble = ''
      })
      .catch((error: unknown) => {
        log.warn({ err: error, list: list.name }, 'a list could not be followed')
        followed.trouble = error instanceof Error ? error.message : String(error)
      })
      .finally(() => {
        followed.looking = undefined
        const again = followed.lookAgain
        followed.lookAgain = false
        const interval = this.#interval(followed)
        this.#sooner(followed, again ? GATHER : followed.trouble ? Math.min(interval, LOOK_AGAIN) : interval)
      })
    return followed.looking
  }

  async #follow(followed: Followed): Promise<void> {
    if (!followed.isLoaded) return this.#load(followed, 'following')
    const origin = this.#parts.origin('following')
    const began = this.#parts.clock.millis()
    const changes = await origin.changes(followed.list, followed.token)
    if (!changes) return this.#load(followed, 'following')
    for (const item of changes.items) await this.#arrivals.take(followed.list, item, origin)
    for (const id of changes.deleted) await this.#arrivals.gone(followed.list, id, origin)
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
      if (followed.isLoaded) for (const item of page) await this.#arrivals.take(list, item, origin)
      else
        this.#parts.mirror.put(
          list,
          page.filter((item) => this.#arrivals.isNews(list, item)),
        )
      for (const { id } of page) before.delete(id)
    }
    for (const id of before) if (!(await origin.read(list, id))) await this.#arrivals.gone(list, id, origin)
    followed.token = token
    followed.lookedAt = began
    const wasLoaded = followed.isLoaded
    followed.isLoaded = true
    // What changed while the pages were read.
    if (!wasLoaded) await this.#follow(followed)
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
    lookAt: Number.POSITIVE_INFINITY,
    cancel: undefined,
    trouble: '',
  }
}
