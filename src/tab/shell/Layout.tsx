import { type ReactNode, useEffect } from 'react'
import { pageAt, paths } from '../paths'
import { PageLink, usePathname } from '../router'
import { leads, useTab } from '../tab-context'

interface LayoutProps {
  readonly children: ReactNode
  /** What was last confirmed, or empty. */
  readonly said: string
  onSaidRead(): void
  readonly onChange: (() => void) | undefined
}

/** What every page stands in: the way past the header, who one is, the pages, and the confirmations. */
export function Layout({ children, said, onSaidRead, onChange }: LayoutProps) {
  const { t, me } = useTab()
  return (
    <>
      <a className="skip" href="#content">
        {t('tab.skip')}
      </a>
      <header className="top">
        {onChange && (
          <p className="who">
            <span>{t('tab.who.you', { name: me.person.name })}</span>
            <button type="button" className="link" onClick={onChange} aria-label={t('tab.who.changeLong')}>
              {t('tab.who.change')}
            </button>
          </p>
        )}
        <Navigation />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Said sentence={said} onRead={onSaidRead} />
    </>
  )
}

function Navigation() {
  const { t, me } = useTab()
  const { at } = pageAt(usePathname())
  const link = (to: string, label: string, current: boolean) => (
    <li>
      <PageLink to={to} aria-current={current ? 'page' : undefined}>
        {label}
      </PageLink>
    </li>
  )
  return (
    <nav aria-label={t('tab.nav.label')}>
      <ul className="top-links">
        {link(paths.home(), t('tab.nav.home'), at === 'home')}
        {link(paths.list(), t('tab.nav.minutes'), at === 'list')}
        {link(paths.meetings(), t('tab.nav.meetings'), at === 'meetings')}
        {link(paths.decisions(), t('tab.nav.decisions'), at === 'decisions')}
        {link(paths.obstacles(), t('tab.nav.obstacles'), at === 'obstacles')}
        {leads(me) && link(paths.create(), t('tab.nav.new'), at === 'create')}
      </ul>
    </nav>
  )
}

const SAID_FOR_MS = 12_000

/** Confirmations in words. The region stands from the beginning, so that screen readers listen to it. */
function Said({ sentence, onRead }: { sentence: string; onRead: () => void }) {
  const { t } = useTab()
  useEffect(() => {
    if (!sentence) return
    const timer = setTimeout(onRead, SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [sentence, onRead])
  return (
    <div className={sentence ? 'said shown' : 'said'}>
      <div role="status">
        {sentence && (
          <>
            <span aria-hidden="true">✓ </span>
            {sentence}
          </>
        )}
      </div>
      {sentence && (
        <button type="button" className="link" onClick={onRead}>
          {t('tab.close')}
        </button>
      )}
    </div>
  )
}
