import type { Clock } from '../../src/kernel/clock'
import {
  type Address,
  addressKey,
  type Card,
  type Delivery,
  type Messenger,
} from '../../src/reconcile/posting'

/** A message as it stands in Teams. */
export interface Standing {
  readonly id: string
  readonly to: string
  card: Card
}

/** Teams as all the day's processes see it: it keeps what it took, whoever sent it. */
export class TeamsOfTheDay {
  readonly #standing = new Map<string, Standing>()
  #made = 0

  get standing(): readonly Standing[] {
    return [...this.#standing.values()]
  }

  read(id: string): Standing | undefined {
    return this.#standing.get(id)
  }

  take(to: Address, card: Card): Delivery {
    this.#made += 1
    const id = `activity-${this.#made}`
    this.#standing.set(id, { id, to: addressKey(to), card })
    return { delivered: id }
  }

  change(id: string, card: Card): Delivery {
    const standing = this.#standing.get(id)
    if (!standing) return { gone: true }
    standing.card = card
    return { delivered: id }
  }
}

/** Teams as one process reaches it: after a moment, unless the process is dead by then. */
export class LineToTeams implements Messenger {
  readonly #teams: TeamsOfTheDay
  readonly #clock: Clock

  constructor(teams: TeamsOfTheDay, clock: Clock) {
    this.#teams = teams
    this.#clock = clock
  }

  reaches(): boolean {
    return true
  }

  async send(to: Address, card: Card): Promise<Delivery> {
    await this.#moment()
    const delivery = this.#teams.take(to, card)
    await this.#moment()
    return delivery
  }

  async update(_to: Address, activityId: string, card: Card): Promise<Delivery> {
    await this.#moment()
    return this.#teams.change(activityId, card)
  }

  #moment(): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(150, resolve))
  }
}
