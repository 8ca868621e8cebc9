import { useCallback, useEffect, useRef, useState } from 'react'
import { useTab } from './tab-context'

const WRITE_AFTER_MS = 250

export interface Kept<T> {
  readonly value: T
  /** True when the value was found from an earlier visit. */
  readonly restored: boolean
  set(value: T): void
  /** Forgets what was kept, when it is saved or thrown away. */
  forget(): void
}

/**
 * Text that must outlive a reload, a crash or an expired sign-in: kept on this device for this person until it is saved.
 * `name` says what is written; `initial` is used when nothing was kept.
 */
export function useKept<T>(name: string, initial: T): Kept<T> {
  const { me } = useTab()
  const key = keyOf(me.person.id, name)
  const [found] = useState(() => readKept<T>(key))
  const [value, setValue] = useState<T>(found ?? initial)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void } | undefined>(undefined)

  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    waiting.current.write()
    waiting.current = undefined
  }, [])
  const set = useCallback(
    (next: T) => {
      setValue(next)
      if (waiting.current) clearTimeout(waiting.current.timer)
      const write = () => writeKept(key, next)
      waiting.current = { timer: setTimeout(flush, WRITE_AFTER_MS), write }
    },
    [key, flush],
  )
  const forget = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = undefined
    writeKept(key, undefined)
  }, [key])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { value, restored: found !== undefined, set, forget }
}

/** Whether this person has text of this name that is not saved. */
export function isKept(person: string, name: string): boolean {
  return readKept(keyOf(person, name)) !== undefined
}

function keyOf(person: string, name: string): string {
  return `samsyn:${person}:${name}`
}

// A browser may refuse storage (private window, full disk). Writing then works as long as the page is open.
function readKept<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeKept(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    return
  }
}
