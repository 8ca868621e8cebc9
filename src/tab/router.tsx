import { type ComponentProps, useMemo, useSyncExternalStore } from 'react'

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

/** The address of a page. The theme that was chosen goes along; the query of the page one leaves does not. */
function addressOf(path: string): string {
  const theme = new URLSearchParams(location.search).get('theme')
  const url = new URL(path, location.origin)
  if (theme !== null) url.searchParams.set('theme', theme)
  return url.pathname + url.search
}

/** Goes to another page of the tab. */
export function navigate(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', addressOf(path))
  else history.pushState(null, '', addressOf(path))
  arrive()
  window.dispatchEvent(new Event(CHANGED))
}

/** Changes what the page is asked for, such as a search: the address can be sent on, and nobody is taken elsewhere. */
export function replaceQuery(query: Readonly<Record<string, string>>): void {
  history.replaceState(null, '', addressOf(`${location.pathname}?${new URLSearchParams(query)}`))
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

/** What the page is asked for, as it stands in the address. */
export function useQuery(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => location.search)
  return useMemo(() => new URLSearchParams(search), [search])
}

/** A link to a page of the tab; with a modifier key it opens as any link does. */
export function PageLink({ to, onClick, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  return (
    <a
      {...rest}
      href={addressOf(to)}
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
