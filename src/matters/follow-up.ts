import type { Clock } from '../kernel/clock'
import type { Log } from '../kernel/log'
import type { AuditEntry, AuditTrail } from './audit'
import type { StoredMatter } from './matter-type'
import type { AnyMatters } from './register'

/** How long things may wait, in milliseconds: the longer, the fewer writes. */
export interface FollowUpDelays {
  /** How long changes gather before they become audit rows together. */
  readonly audit: number
  /** How long a matter is left alone before it is noted as settled. */
  readonly settle: number
}

const SOON: FollowUpDelays = { audit: 250, settle: 3_000 }
const RETRY_DELAY = 15_000

/**
 * What follows after a command, and may be late but not lost: audit rows, and the note that a matter is settled (audited
 * and posted). Until that note a restart takes the matter up again, because its events still ride in its own item.
 */
export class FollowUp {
  readonly #mattersOf: (matterId: string) => AnyMatters
  readonly #audit: AuditTrail
  readonly #clock: Clock
  readonly #log: Log
  readonly #dirty = new Set<string>()
  readonly #audited = new Map<string, number>()
  readonly #posted = new Map<string, number>()
  readonly #settling = new Map<string, { readonly seq: number; readonly cancel: () => void }>()
  readonly #delays: FollowUpDelays
  #cancelFlush: (() => void) | undefined
  #flushing: Promise<void> = Promise.resolve()

  /** `mattersOf` finds the kind of matter that an id belongs to. */
  constructor(
    mattersOf: (matterId: string) => AnyMatters,
    audit: AuditTrail,
    clock: Clock,
    log: Log,
    delays = SOON,
  ) {
    this.#delays = delays
    this.#mattersOf = mattersOf
    this.#audit = audit
    this.#clock = clock
    this.#log = log
  }

  /** A matter has events that are not yet audit rows. */
  changed(matterId: string): void {
    this.#dirty.add(matterId)
    this.#cancelFlush ??= this.#clock.after(this.#delays.audit, () => void this.flush())
  }

  /** What the matter wants is posted, up to this event. */
  posted(matterId: string, seq: number): void {
    this.#posted.set(matterId, seq)
    this.#settleLater(matterId)
  }

  /** Writes the audit rows of everything that changed. */
  flush(): Promise<void> {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    this.#flushing = this.#flushing.then(() => this.#flush())
    return this.#flushing
  }

  /** Writes what is left to write; nothing is begun afterwards. */
  async stop(): Promise<void> {
    await this.flush()
    this.#cancelFlush?.()
    for (const [matterId, { cancel }] of this.#settling) {
      cancel()
      await this.#settle(matterId)
    }
  }

  async #flush(): Promise<void> {
    const ids = [...this.#dirty]
    if (ids.length === 0) return
    this.#dirty.clear()
    try {
      const stored = await Promise.all(
        ids.map(async (id) => [id, await this.#mattersOf(id).load(id)] as const),
      )
      await this.#audit.append(stored.flatMap(([id, matter]) => (matter ? this.#entries(id, matter) : [])))
      for (const [id, matter] of stored) {
        if (matter) this.#audited.set(id, matter.seq)
        this.#settleLater(id)
      }
    } catch (error) {
      this.#log.error({ err: error, matters: ids.length }, 'audit rows could not be written; trying again')
      for (const id of ids) this.#dirty.add(id)
      this.#cancelFlush ??= this.#clock.after(RETRY_DELAY, () => void this.flush())
    }
  }

  #entries(matterId: string, stored: StoredMatter<unknown>): AuditEntry[] {
    const { list, auditDetail } = this.#mattersOf(matterId).type
    const audited = this.#audited.get(matterId) ?? 0
    return stored.unaudited
      .filter(({ seq }) => seq > audited)
      .map(({ seq, at, by, event }) => ({
        list: list.name,
        matterId,
        seq,
        at,
        by,
        event: event.type,
        detail: auditDetail(event),
      }))
  }

  #settleLater(matterId: string): void {
    const [audited, posted] = [this.#audited.get(matterId), this.#posted.get(matterId)]
    if (audited === undefined || posted === undefined) return
    const seq = Math.min(audited, posted)
    const waiting = this.#settling.get(matterId)
    // What is open is looked at every minute: that alone is no reason to wait anew.
    if (waiting?.seq === seq) return
    waiting?.cancel()
    const cancel = this.#clock.after(this.#delays.settle, () => void this.#settle(matterId))
    this.#settling.set(matterId, { seq, cancel })
  }

  async #settle(matterId: string): Promise<void> {
    this.#settling.delete(matterId)
    const seq = Math.min(this.#audited.get(matterId) ?? 0, this.#posted.get(matterId) ?? 0)
    this.#posted.delete(matterId)
    try {
      await this.#mattersOf(matterId).settle(matterId, seq)
    } catch (error) {
      this.#log.warn(
        { err: error, matterId },
        'a matter could not be noted as settled; a restart takes it up',
      )
    }
  }
}
