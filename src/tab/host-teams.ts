import { app, authentication } from '@microsoft/teams-js'
import { SignInFailed } from './api'
import { type Host, themeNamed } from './host'

/** Teams around the tab. Rejects where there is none. */
export async function teamsHost(): Promise<Host> {
  await app.initialize()
  const context = await app.getContext()
  return {
    kind: 'teams',
    locale: context.app.locale,
    linkedPage: context.page.subPageId || undefined,
    theme: themeNamed(context.app.theme) ?? 'default',
    onTheme: (changed) =>
      app.registerOnThemeChangeHandler((theme) => changed(themeNamed(theme) ?? 'default')),
    token: async () => {
      try {
        return await authentication.getAuthToken()
      } catch (cause) {
        throw new SignInFailed('Teams gave no token', { cause })
      }
    },
    shown: () => {
      app.notifyAppLoaded()
      void app.notifySuccess()
    },
  }
}
