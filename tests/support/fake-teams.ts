import {
  type Address,
  addressKey,
  type Card,
  type Delivery,
  type Messenger,
} from '../../src/reconcile/posting'
import type { TestClock } from './test-clock'

/** A message that came to Teams. */
export interface Sent {
  readonly kind: 'send' | 'update'
  readonly to: string
  readonly card: Card
  readonly at: number
  readonly activityId: string
}

/** Teams as the tests hold it: it remembers what it got, is slow when told to, and answers as told. */
export class FakeTeams implements Messenger {
  readonly sent: Sent[] = []
  /** What stands in each conversation now, by activity. */
  readonly shown = new Map<string, Card>()
  /** Answers to give before it takes messages again. */
  readonly answers: (Delivery | 'throws')[] = []
  readonly unreachable = new Set<string>()
  /** Milliseconds that a message takes. */
  slowness = 0
  readonly #clock: TestClock
  readonly #inFlight = new Map<string, number>()
  mostInFlight = 0

  constructor(clock: TestClock) {
    this.#clock = clock
  }

  reaches(to: Address): boolean {
    return !this.unreachable.has(addressKey(to))
  }

  send(to: Address, card: Card): Promise<Delivery> {
    return this.#take('send', addressKey(to), card, `activity-${this.sent.length + 1}`)
  }

  update(to: Address, activityId: string, card: Card): Promise<Delivery> {
    return this.#take('update', addressKey(to), card, activityId)
  }

  /** Cards that a conversation got, in order. */
  got(to: string): readonly Card[] {
    return this.sent.filter((s) => s.to === to).map((s) => s.card)
  }

  async #take(kind: Sent['kind'], to: string, card: Card, activityId: string): Promise<Delivery> {
    this.#inFlight.set(to, (this.#inFlight.get(to) ?? 0) + 1)
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight.get(to) ?? 0)
    this.sent.push({ kind, to, card, at: this.#clock.millis(), activityId })
    if (this.slowness > 0) await new Promise<void>((done) => this.#clock.after(this.slowness, done))
    this.#inFlight.set(to, (this.#inFlight.get(to) ?? 1) - 1)
    const answer = this.answers.shift()
    if (answer === 'throws') throw new NetworkBroken()
    if (answer) return answer
    this.shown.set(activityId, card)
    return { delivered: activityId }
  }
}

/** A messenger that breaks its promise never to throw. */
export class NetworkBroken extends Error {
  constructor() {
    super('The network is broken')
  }
}
