import {
  FluentProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import type { SignInWay } from '../http/api'
import { languageOf, translator } from '../i18n/translator'
import { type Answer, askSignInWay, type Problem } from './api'
import { Chooser } from './Chooser'
import { choosePerson, chosenPerson, forgetPerson, localCredentials, teamsCredentials } from './credentials'
import type { Host, ThemeName } from './host'
import { arrive } from './router'
import { SignedIn } from './SignedIn'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { Loading } from './shell/Loading'
import { ProblemNotice } from './shell/Notice'

// Teams' glass is a dark, see-through surface; the dark theme's text is the one that reads on it.
const THEMES: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  glass: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

/** The whole tab: its theme, who is signed in, and then the pages. */
export function App({ host }: { host: Host }) {
  const [theme, setTheme] = useState(host.theme)
  useEffect(() => host.onTheme(setTheme), [host])
  useEffect(() => host.shown(), [host])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark'
  }, [theme])
  const t = translator(languageOf(undefined, host.locale))
  return (
    <FluentProvider theme={THEMES[theme]} className="app">
      <ErrorBoundary t={t}>
        <SignIn host={host} />
      </ErrorBoundary>
    </FluentProvider>
  )
}

function SignIn({ host }: { host: Host }) {
  const language = languageOf(undefined, host.locale)
  const t = translator(language)
  const [way, setWay] = useState<Answer<SignInWay>>()
  const [person, setPerson] = useState(chosenPerson)
  const ask = () => void askSignInWay().then(setWay)
  useEffect(ask, [])
  const teams = way?.is === 'ok' && way.value.way === 'teams'
  const credentials = useMemo(
    () => (teams ? teamsCredentials(host) : person === undefined ? undefined : localCredentials(person)),
    [teams, host, person],
  )
  const choose = (id: string | undefined) => {
    if (id === undefined) forgetPerson()
    else choosePerson(id)
    arrive()
    setPerson(id)
  }
  if (!way) return <Loading t={t} />
  if (way.is !== 'ok') return <Failed problem={way} again={ask} locale={host.locale} />
  if (way.value.way === 'choose' && !credentials)
    return (
      <Chooser
        people={way.value.people}
        administrations={way.value.administrations}
        language={language}
        onChoose={choose}
      />
    )
  if (!credentials) return <Loading t={t} />
  return (
    <SignedIn
      // Another person is another tab: nothing that one has seen is left for the next.
      key={person ?? 'teams'}
      credentials={credentials}
      locale={host.locale}
      onChange={way.value.way === 'choose' ? () => choose(undefined) : undefined}
    />
  )
}

/** What is shown when not even the way to sign in could be asked for. */
function Failed(props: { problem: Problem; again: () => void; locale: string }) {
  const t = translator(languageOf(undefined, props.locale))
  return (
    <main className="page">
      <h1>Samsyn</h1>
      <ProblemNotice t={t} problem={props.problem} reading onRetry={props.again} />
    </main>
  )
}
