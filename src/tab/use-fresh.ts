import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Problem } from './api'
import { useTab } from './tab-context'

const EVERY_MS = 15_000

interface State<T> {
  readonly key: string
  readonly value?: T
  readonly problem?: Problem
}

export interface Fresh<T> {
  readonly value: T | undefined
  /** False while `value` is only what was known from an earlier visit. */
  readonly checked: boolean
  /** Why the newest attempt failed; `value` is then what was known before. */
  readonly problem: Problem | undefined
  refresh(): Promise<void>
  /** Shows an answer that came by another way, such as that of a command. */
  replace(value: T): void
}

/**
 * Keeps an answer of the server fresh: asked for at once, when the window is looked at again, and every 15 seconds (or
 * `everyMs`) while it is seen. `key` names what is asked for; forms keep their own text, so nothing typed is ever written
 * over.
 */
export function useFresh<T>(key: string, load: () => Promise<Answer<T>>, everyMs = EVERY_MS): Fresh<T> {
  const { remembered } = useTab()
  const [state, setState] = useState<State<T>>({ key })
  const turn = useRef(0)
  const ask = useRef(load)
  ask.current = load

  const show = useCallback(
    (value: T) => {
      remembered.set(key, value)
      // An equal answer draws nothing anew.
      setState((now) => (now.key === key && !now.problem && same(now.value, value) ? now : { key, value }))
    },
    [key, remembered],
  )
  const replace = useCallback(
    (value: T) => {
      // What is still on its way was asked before this was known.
      turn.current++
      show(value)
    },
    [show],
  )
  const refresh = useCallback(async () => {
    const mine = ++turn.current
    const answer = await ask.current()
    if (mine !== turn.current) return
    if (answer.is === 'ok') show(answer.value)
    else setState((now) => failed(key, now.key === key ? now.value : undefined, answer))
  }, [key, show])

  useEffect(() => {
    void refresh()
    const whenSeen = () => document.visibilityState === 'visible' && void refresh()
    const timer = setInterval(whenSeen, everyMs)
    window.addEventListener('focus', whenSeen)
    document.addEventListener('visibilitychange', whenSeen)
    return () => {
      turn.current++
      clearInterval(timer)
      window.removeEventListener('focus', whenSeen)
      document.removeEventListener('visibilitychange', whenSeen)
    }
  }, [refresh, everyMs])

  const known = state.key === key ? state.value : undefined
  const value = known ?? (remembered.get(key) as T | undefined)
  const gone = state.problem?.is === 'refused'
  return {
    value: gone ? undefined : value,
    checked: known !== undefined,
    problem: state.key === key ? state.problem : undefined,
    refresh,
    replace,
  }
}

function failed<T>(key: string, value: T | undefined, problem: Problem) {
  return value === undefined ? { key, problem } : { key, value, problem }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
