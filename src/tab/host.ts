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

/** A theme by the name that Teams gives it. */
export function themeNamed(name: string | null | undefined): ThemeName | undefined {
  return name === 'default' || name === 'dark' || name === 'contrast' || name === 'glass' ? name : undefined
}
