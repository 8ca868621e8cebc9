import type { z } from 'zod'
import type { Person } from '../plan/model'
import type { Address, Card } from '../reconcile/posting'
import type { CardView } from './view'

/** A press on a card: who pressed comes from Teams' activity, never from the card. `data` is not yet checked. */
export interface Press {
  readonly person: Person
  readonly view: CardView
  readonly data: unknown
  /** Where the card stands. */
  readonly place: Address
}

/** What a press answers: the card as this person now sees it, or one sentence beside the card as it is. */
export type CardAnswer = { readonly card: Card } | { readonly message: string }

/** Keeps a card still while somebody writes in it; the reconciler does. */
export interface CardHolds {
  hold(matterId: string, place: Address, who: string, milliseconds: number): void
  release(matterId: string, place: Address, who: string): void
}

/** How long a form may stand open before its card is updated over it, in milliseconds. */
export const FORM_TIME = 120_000

/** What a feature does with presses, by verb. */
export type PressHandlers = Readonly<Record<string, (press: Press) => Promise<CardAnswer>>>

/** The data of a card is not what this verb needs: it was made by hand or by an older version. */
export class MalformedPress extends Error {
  constructor(verb: string, cause?: unknown) {
    super(`The data of a press ${verb} is malformed`, { cause })
  }
}

/** The data of a press, checked. Throws `MalformedPress` when it is not what the verb needs. */
export function dataOf<T>(schema: z.ZodType<T>, press: Press, verb: string): T {
  const parsed = schema.safeParse(press.data)
  if (!parsed.success) throw new MalformedPress(verb, parsed.error)
  return parsed.data
}
