import { useEffect, useMemo, useState } from 'react'
import type { Me } from '../http/api'
import { languageOf, translator } from '../i18n/translator'
import { type Answer, type Credentials, makeApi } from './api'
import { Pages } from './Pages'
import { Layout } from './shell/Layout'
import { Loading } from './shell/Loading'
import { ProblemNotice } from './shell/Notice'
import { type Tab, TabContext } from './tab-context'

interface SignedInProps {
  readonly credentials: Credentials
  readonly locale: string
  /** Lets the person become somebody else; local mode only. */
  readonly onChange: (() => void) | undefined
}

/** The tab for one person: asks who that is and what the plan is, and hands it to every page. */
export function SignedIn({ credentials, locale, onChange }: SignedInProps) {
  const api = useMemo(() => makeApi(credentials, locale), [credentials, locale])
  const [answer, setAnswer] = useState<Answer<Me>>()
  const [said, setSaid] = useState('')
  useEffect(() => {
    const ask = async () => {
      const fresh = await api.me()
      // Once somebody is known, a short break of the network does not take the page away.
      setAnswer((now) => (fresh.is === 'ok' || now?.is !== 'ok' ? fresh : now))
    }
    void ask()
    const whenSeen = () => document.visibilityState === 'visible' && void ask()
    document.addEventListener('visibilitychange', whenSeen)
    return () => document.removeEventListener('visibilitychange', whenSeen)
  }, [api])

  const me = answer?.is === 'ok' ? answer.value : undefined
  const language = me?.language ?? languageOf(undefined, locale)
  const t = translator(language)
  const [remembered] = useState(() => new Map<string, unknown>())
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const tab = useMemo<Tab | undefined>(
    () => me && { api, me, language, t, remembered, say: setSaid },
    [api, me, language, t, remembered],
  )
  if (answer && answer.is !== 'ok')
    return (
      <main className="page narrow">
        <h1>Samsyn</h1>
        <ProblemNotice t={t} problem={answer} reading onRetry={() => location.reload()} />
        {onChange && (
          <button type="button" className="link" onClick={onChange}>
            {t('tab.who.changeLong')}
          </button>
        )}
      </main>
    )
  if (!tab) return <Loading t={t} />
  return (
    <TabContext value={tab}>
      <Layout said={said} onSaidRead={() => setSaid('')} onChange={onChange}>
        <Pages />
      </Layout>
    </TabContext>
  )
}
