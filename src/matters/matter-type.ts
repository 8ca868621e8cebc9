import type { Circumstances } from '../kernel/circumstances'
import type { Decision } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import type { ListDefinition } from '../lists/definition'
import type { Fields } from '../lists/port'
import type { Plan } from '../plan/model'

/** A kind of matter as the runtime knows it: pure rules, and how its state reads as plain columns of its list. */
export interface MatterType<S, C, E extends { readonly type: string }> {
  readonly list: ListDefinition
  /** How the ids of its matters begin, so that an id alone says what kind of matter it is; the first kind has none. */
  readonly idPrefix: string
  decide(state: S | undefined, command: C, circumstances: Circumstances): Decision<E>
  evolve(state: S | undefined, event: E): S
  /** Columns for people who read the list: title, status, deadline, who is missing. */
  columns(state: S, plan: Plan): Fields
  /** False when nothing is asked of anybody any more, so that the matter need not be looked at again by itself. */
  isActive(state: S): boolean
  /** What the audit row of an event says besides who and when; below the limit of one long text. */
  auditDetail(event: E): object
}

/** An event with who did it and when; `seq` counts within its matter from 1. */
export interface RecordedEvent<E = { readonly type: string }> {
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly event: E
}

/** What the list item of a matter holds: its state, and the events that are not yet rows of the audit trail. */
export interface StoredMatter<S, E = { readonly type: string }> {
  readonly layout: 1
  /** Number of the last event. */
  readonly seq: number
  /** Up to this event the audit rows are written and what is posted in Teams is as wanted. */
  readonly settled: number
  readonly state: S
  readonly unaudited: readonly RecordedEvent<E>[]
}
