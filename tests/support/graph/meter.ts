import { EventEmitter, once } from 'node:events'

/** One request as the service saw it. */
export interface MeteredRequest {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly method: string
  /** What was asked for, such as `items` or `delta`; `?` for an address that Graph does not have. */
  readonly kind: string
  readonly path: string
  readonly query: string
  /** 0 where the connection was broken before anything was done, or the service stayed silent. */
  readonly status: number
  /** Resource units charged. */
  readonly units: number
  readonly userAgent: string
  /** Whether it came as a part of a batch. */
  readonly batched: boolean
}

const LONGEST_LOG = 10_000

/** Counts what SharePoint would charge, and keeps the last requests. */
export class Meter {
  /** Resource units altogether. */
  total = 0
  /** Units and requests by method and kind, such as `PATCH fields`. */
  readonly by = new Map<string, { requests: number; units: number }>()
  #log: MeteredRequest[] = []
  readonly #recorded = new EventEmitter().setMaxListeners(0)

  record(request: MeteredRequest): void {
    this.total += request.units
    const key = `${request.method} ${request.kind}`
    const { requests, units } = this.by.get(key) ?? { requests: 0, units: 0 }
    this.by.set(key, { requests: requests + 1, units: units + request.units })
    this.#log.push(request)
    if (this.#log.length > 2 * LONGEST_LOG) this.#log = this.#log.slice(-LONGEST_LOG)
    this.#recorded.emit('request')
  }

  /** Resolves when the condition holds; looks again at each request. Rejects after ten seconds. */
  async until(condition: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(10_000)
    while (!condition()) await once(this.#recorded, 'request', { signal })
  }

  /** The last requests, oldest first; a batch, which costs nothing itself, comes after its parts. */
  get log(): readonly MeteredRequest[] {
    return this.#log.slice(-LONGEST_LOG)
  }

  clear(): void {
    this.total = 0
    this.by.clear()
    this.#log = []
  }
}
