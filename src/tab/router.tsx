import { type ComponentProps, useSyncExternalStore } from 'react'

const CHANGED = 'samsyn:navigated'

let arrived = false

/** Says that another page is coming: its heading takes the focus. */
export function arrive(): void {
  arrived = true
}

/** True once after each navigation: for the heading of the new page, which takes the focus. */
export function justArrived(): boolean {
  const was = arrived
  arrived = false
  return was
}

/** Goes to another page of the tab. */
export function navigate(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', path + location.search)
  else history.pushState(null, '', path + location.search)
  arrive()
  window.dispatchEvent(new Event(CHANGED))
}

function subscribe(onChange: () => void): () => void {
  const onBack = () => {
    arrive()
    onChange()
  }
  window.addEventListener('popstate', onBack)
  window.addEventListener(CHANGED, onChange)
  return () => {
    window.removeEventListener('popstate', onBack)
    window.removeEventListener(CHANGED, onChange)
  }
}

/** The address that the tab is at. */
export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** A link to a page of the tab; with a modifier key it opens as any link does. */
export function PageLink({ to, onClick, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  return (
    <a
      {...rest}
      href={to + location.search}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)
          return
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}
