import type { ListDefinition } from './definition'
import type { Item, Lists } from './port'

/**
 * What a call to the store is for. People's commands go before everything else where the store is rationed, and what
 * each purpose costs is counted apart.
 */
export type Purpose = 'command' | 'posting' | 'audit' | 'settling' | 'following' | 'start' | 'transfer'

/** An item that was changed or removed by somebody else than this server. */
export interface OutsideChange {
  readonly list: ListDefinition
  readonly id: string
  /** The item as it now is; undefined when it was removed. */
  readonly item: Item | undefined
}

/** A store that is open: the lists, and what belongs to keeping them. */
export interface Store {
  lists(purpose: Purpose): Lists
  /** Calls back after a change from outside has been taken in. */
  onOutsideChange(listener: (change: OutsideChange) => void): void
  /** Begins to follow what others change. To be called when the server listens, since it may be called back. */
  start(): void
  /** Why nothing can be saved at present; empty when everything is well. */
  troubles(): readonly string[]
  /** Where people can open a list, if anywhere. */
  address(list: ListDefinition): string | undefined
  /** Milliseconds since each list was last known to be as it is; empty where there is no copy of them. */
  ages(): ReadonlyMap<string, number>
  /** Takes what is sent to the address for notifications; undefined where there is none. */
  readonly notified?: (body: unknown) => void
  /** Ends in good order. Nothing may be asked of the store afterwards. */
  close(): Promise<void>
}

/** Nothing could be saved or read in time: the store does not answer, or has asked to be left alone. Nothing was changed. */
export class StoreUnavailable extends Error {
  /** Milliseconds after which the store may be asked again, where it said so. */
  readonly retryAfter: number | undefined
  constructor(what: string, options: { readonly cause?: unknown; readonly retryAfter?: number } = {}) {
    super(`The store cannot be used now: ${what}`, { cause: options.cause })
    this.retryAfter = options.retryAfter
  }
}
