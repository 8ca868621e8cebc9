import { SignInFailed } from './api'
import { type Host, type ThemeName, themeNamed } from './host'

/** Teams answers within a moment, on a phone that has just woken within a few seconds; else it is not around us. */
const PATIENCE_MS = 10_000

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
