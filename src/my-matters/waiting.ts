import type { Day } from '../kernel/time'

/** Something that waits for one person, in words; every feature names its own. */
export interface WaitingItem {
  readonly key: string
  /** What is wanted, beginning with a verb. */
  readonly what: string
  /** About what: the meeting, the proposal. */
  readonly about: string
  readonly deadline?: Day
  readonly deadlineInWords?: string
  readonly overdue: boolean
  /** Path of the page in the tab where it is done. */
  readonly path: string
}
