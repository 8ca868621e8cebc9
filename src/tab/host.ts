import { SignInFailed } from './api'

export type ThemeName = 'default' | 'dark' | 'contrast' | 'glass'

/** What surrounds the tab: Teams, or in local mode a browser window. */
export interface Host {
  readonly kind: 'teams' | 'browser'
  readonly locale: string
  /** The page that a deep link asks for, such as `minutes/abc`. */
  readonly linkedPage: string | undefined
  readonly theme: ThemeName
  onTheme(changed: (theme: ThemeName) => void): void
  /** An access token of the signed-in person; throws `SignInFailed`. */
  token(): Promise<string>
  /** Tells the host that the tab is on screen, so that it takes its own spinner away. */
  shown(): void
}

/** Teams answers within a moment; without an answer there is none around us. */
const PATIENCE_MS = 4_000

/** Finds out what surrounds the tab. Teams is asked first; a window of its own has nobody to ask. */
export async function findHost(): Promise<Host> {
  const alone = window.parent === window && !('nativeInterface' in window)
  if (alone) return browserHost()
  const { teamsHost } = await import('./host-teams')
  return (await Promise.race([teamsHost().catch(() => undefined), later(PATIENCE_MS)])) ?? browserHost()
}

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}

function browserHost(): Host {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const forced = matchMedia('(forced-colors: active)')
  // `?theme=` lets tests and pictures choose; a browser has no switch for Teams' contrast theme.
  const chosen = themeNamed(new URLSearchParams(location.search).get('theme'))
  const theme = (): ThemeName => chosen ?? (forced.matches ? 'contrast' : dark.matches ? 'dark' : 'default')
  return {
    kind: 'browser',
    locale: navigator.language,
    linkedPage: undefined,
    theme: theme(),
    onTheme: (changed) => {
      for (const query of [dark, forced]) query.addEventListener('change', () => changed(theme()))
    },
    token: () => Promise.reject(new SignInFailed()),
    shown: () => {},
  }
}

/** A theme by the name that Teams gives it. */
export function themeNamed(name: string | null | undefined): ThemeName | undefined {
  return name === 'default' || name === 'dark' || name === 'contrast' || name === 'glass' ? name : undefined
}
