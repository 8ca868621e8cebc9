import { useCallback, useRef, useState } from 'react'
import type { Answer, Problem } from './api'

export interface Command {
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** Does it once, however often it is pressed; `whenDone` gets the answer when it went well. */
  run<T>(ask: () => Promise<Answer<T>>, whenDone: (value: T) => void): Promise<void>
  clear(): void
}

/**
 * A call that changes something: one at a time, with its problem to show beside the form. A refusal brings the page as it
 * now is; `fresh` shows it.
 */
export function useCommand<P = unknown>(fresh?: (page: P) => void): Command {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const running = useRef(false)
  const show = useRef(fresh)
  show.current = fresh

  const run = useCallback(async <T>(ask: () => Promise<Answer<T>>, whenDone: (value: T) => void) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    const answer = await ask()
    running.current = false
    setBusy(false)
    if (answer.is === 'ok') return whenDone(answer.value)
    setProblem(answer)
    if (answer.is === 'refused' && answer.page !== undefined) show.current?.(answer.page as P)
  }, [])
  const clear = useCallback(() => setProblem(undefined), [])
  return { busy, problem, run, clear }
}
