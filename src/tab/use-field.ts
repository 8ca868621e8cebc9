import { useId } from 'react'

/** An element that can be given the focus, by the id that it gets. */
export interface FieldPlace {
  readonly id: string
  focus(): void
}

/** Names a field or button so that it can get the focus; Fluent's components take no ref of React's newest types. */
export function useField(): FieldPlace {
  const id = useId()
  return { id, focus: () => document.getElementById(id)?.focus() }
}
