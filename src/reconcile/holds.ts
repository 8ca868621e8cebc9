import type { Clock } from '../kernel/clock'
import { type Address, addressKey } from './posting'

/** Cards that are kept as they are while people write in them. */
export class Holds {
  readonly #clock: Clock
  readonly #until = new Map<string, Map<string, number>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  hold(matterId: string, place: Address, who: string, milliseconds: number): void {
    const key = keyOf(matterId, addressKey(place))
    const until = this.#clock.millis() + milliseconds
    this.#until.set(key, (this.#until.get(key) ?? new Map<string, number>()).set(who, until))
  }

  /** False when this person held nothing there. */
  release(matterId: string, place: Address, who: string): boolean {
    const key = keyOf(matterId, addressKey(place))
    const holds = this.#until.get(key)
    if (!holds?.delete(who)) return false
    if (holds.size === 0) this.#until.delete(key)
    return true
  }

  /** Until when the matter's cards in a conversation are kept; 0 when they are not. */
  heldUntil(matterId: string, conversation: string): number {
    if (this.#until.size === 0) return 0
    return Math.max(0, ...(this.#until.get(keyOf(matterId, conversation))?.values() ?? []))
  }
}

function keyOf(matterId: string, conversation: string): string {
  return `${matterId} ${conversation}`
}
