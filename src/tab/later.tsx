import { type ComponentType, useEffect, useState } from 'react'
import { Loading } from './shell/Loading'
import { useTab } from './tab-context'

/** A page whose code is fetched when it is wanted. */
export interface Later<P> {
  readonly Page: ComponentType<P>
  /** Begins to fetch the code, without showing anything. */
  fetch(): void
}

/**
 * Like React's `lazy`, but the page is shown as soon as its code is here: React holds what was waited for back for a
 * third of a second, and does not let it ask the server for anything meanwhile.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let known: ComponentType<P> | undefined
  let loading: Promise<ComponentType<P>> | undefined
  const fetch = () => {
    loading ??= load().then((page) => {
      known = page
      return page
    })
    // A failure is not kept: who comes back to the page tries again.
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  function Page(props: P) {
    const { t } = useTab()
    const [state, setState] = useState<{ page?: ComponentType<P> | undefined; error?: unknown }>({
      page: known,
    })
    useEffect(() => {
      // The code may have come between the first drawing and this.
      fetch().then(
        (page) => setState({ page }),
        (error: unknown) => setState({ error }),
      )
    }, [])
    // The nearest error boundary says so in words.
    if (state.error !== undefined) throw state.error
    return state.page ? <state.page {...props} /> : <Loading t={t} />
  }
  return { Page, fetch: () => void fetch().catch(() => undefined) }
}
