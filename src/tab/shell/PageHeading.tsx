import { type ReactNode, useEffect, useRef } from 'react'
import { justArrived } from '../router'

/** The one `h1` of a page. Takes the focus after navigation, so that a screen reader says where one has come. */
export function PageHeading({ children, title }: { children: ReactNode; title?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (justArrived()) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${title ?? heading.current?.textContent ?? ''} – Samsyn`
  })
  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {children}
    </h1>
  )
}
