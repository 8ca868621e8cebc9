/** An Adaptive Card as plain JSON. */
export type Card = Readonly<Record<string, unknown>>

/** Where something is posted: a channel by its conversation id, or the personal chat with somebody in the plan. */
export type Address = { readonly channel: string } | { readonly person: string }

export function addressKey(address: Address): string {
  return 'channel' in address ? `channel:${address.channel}` : `person:${address.person}`
}

/** Something that is wanted in Teams, computed from the state alone. */
export interface Posting {
  /** Unique within its matter and stable: what is posted under a key is updated, never posted a second time. */
  readonly key: string
  readonly to: Address
  /** True when it is to be posted if it is not yet there; false when it is only kept true where it already stands. */
  readonly create: boolean
  /** After a crash between sending and noting that it was sent: send again (a card that people need), or leave it (a reminder). */
  readonly ifUnsure: 'repeat' | 'leave'
  /** Nobody waits for its updates: whoever pressed has been answered with the newest card, and Teams asks for it when the chat is opened. */
  readonly isPatient?: boolean
  /** What a phone shows in its notification. */
  summary(): string
  card(): Card
}

/** Everything that a matter wants posted at a moment; `seq` is the event up to which it was computed. */
export interface Wanted {
  readonly seq: number
  readonly postings: readonly Posting[]
}

/**
 * How Teams took a message. `later`: try again, after the given time in milliseconds if Teams named one; `inDoubt` when
 * it may have been taken all the same (the answer was lost). `never`: do not try again. `gone`: the message that was to be updated is no longer there.
 */
export type Delivery =
  | { readonly delivered: string }
  | { readonly gone: true }
  | { readonly later: number | undefined; readonly inDoubt: boolean; readonly reason: string }
  | { readonly never: string }

/** Sends to Teams. Faults of the network are answers, not exceptions. */
export interface Messenger {
  /** False while nothing is known of a conversation with this address: the app is not installed there yet. */
  reaches(to: Address): boolean
  send(to: Address, card: Card, summary: string): Promise<Delivery>
  update(to: Address, activityId: string, card: Card, summary: string): Promise<Delivery>
}
