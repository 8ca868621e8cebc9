import { useEffect, useRef } from 'react'

/** When a command takes away the button that had the focus, the heading of its section gets it, so that nobody is lost. */
export function useKeptPlace(page: unknown): () => void {
  const place = useRef<Element>(null)
  // Looks once after each change of the page.
  useEffect(() => {
    const section = place.current
    place.current = null
    if (!section || document.activeElement !== document.body) return
    const heading = section.isConnected ? section.querySelector<HTMLElement>('h2[tabindex]') : undefined
    const there = heading ?? document.querySelector('h1')
    there?.focus({ preventScroll: true })
  }, [page])
  return () => {
    place.current = document.activeElement?.closest('section') ?? null
  }
}
