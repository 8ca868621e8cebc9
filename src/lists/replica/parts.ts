import type { Clock } from '../../kernel/clock'
import type { Log } from '../../kernel/log'
import type { ListDefinition } from '../definition'
import type { Mirror } from '../sqlite/mirror'
import type { Purpose } from '../store'
import type { Origin } from './origin'

/** What a replica is built from. */
export interface ReplicaParts {
  readonly mirror: Mirror
  /** The lists where they really are, as they are asked for a purpose. */
  readonly origin: (purpose: Purpose) => Origin
  readonly definitions: readonly ListDefinition[]
  readonly clock: Clock
  readonly log: Log
}
