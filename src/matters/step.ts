import type { Item } from '../lists/port'
import type { StoredMatter } from './matter-type'

/** A matter as it is kept in memory, with the item that it was read from. */
export interface Loaded<S, E> {
  readonly item: Item | undefined
  readonly stored: StoredMatter<S, E> | undefined
}

/** A step that waits for its turn at one matter. It may be applied again on a fresher state before it is done. */
export interface Step<S, E> {
  /** Until when whoever waits has to be answered. */
  readonly until: number
  /** Nobody waits for it; a later look does it again. */
  readonly isBackground?: boolean
  apply(stored: StoredMatter<S, E> | undefined): StoredMatter<S, E> | undefined
  /** A person is told how it went. */
  readonly isForPerson?: boolean
  done(): void
  refuseAsFull(state: S | undefined): void
  fail(fault: unknown): void
}
