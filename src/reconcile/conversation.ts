/** A conversation in Teams, as messages wait for it: at most one is on its way. */
export interface Conversation {
  readonly key: string
  /** Slots that may need a message, by matter and posting key, with the earliest time for each. */
  readonly slots: Map<string, { readonly matterId: string; readonly key: string; readonly notBefore: number }>
  history: number[]
  failures: number
  notBefore: number
  busy: boolean
  cancelTimer?: (() => void) | undefined
  /** When the timer calls, while there is one. */
  runsAt: number
}

export function newConversation(key: string): Conversation {
  return { key, slots: new Map(), history: [], failures: 0, notBefore: 0, busy: false, runsAt: 0 }
}
