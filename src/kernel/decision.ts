/** What a rule answers when a person may not do something or came too late: a value with a stable code, never an exception. */
export interface Refusal {
  readonly refused: string
  /** Facts that the sentence shown to the person may name, such as the current version. */
  readonly details?: Readonly<Record<string, string | number>>
}

/** What a rule answers: the events that follow from a command (none when nothing changes), or a refusal. */
export type Decision<E> = { readonly events: readonly E[] } | Refusal

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

export function refuse(refused: string, details?: Refusal['details']): Refusal {
  return details ? { refused, details } : { refused }
}

export function accept<E>(...events: E[]): { readonly events: readonly E[] } {
  return { events }
}
