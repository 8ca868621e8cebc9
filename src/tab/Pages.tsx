import { useEffect, useRef } from 'react'
import { later } from './later'
import { MinutesList } from './minutes/list/MinutesList'
import { Home } from './my-matters/Home'
import { type Page, pageAt, paths } from './paths'
import { PageLink, usePathname } from './router'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { PageHeading } from './shell/PageHeading'
import { useTab } from './tab-context'

// What most people open first is in the first load; each of the rest is fetched when it is wanted.
const MinutesReader = later(() => import('./minutes/read/MinutesReader').then((m) => m.MinutesReader))
const Compare = later(() => import('./minutes/compare/Compare').then((m) => m.Compare))
const EditMinutes = later(() => import('./minutes/edit/EditMinutes').then((m) => m.EditMinutes))
const NewMinutes = later(() => import('./minutes/create/NewMinutes').then((m) => m.NewMinutes))

/** Begins to fetch a page's code before anybody is signed in, so that the two do not wait for each other. */
export function fetchPage({ at }: Page): void {
  if (at === 'minutes') MinutesReader.fetch()
  if (at === 'edit') EditMinutes.fetch()
  if (at === 'create') NewMinutes.fetch()
  if (at === 'compare') Compare.fetch()
}

/** The page that the address means. */
export function Pages() {
  const { t } = useTab()
  const pathname = usePathname()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current !== pathname) window.scrollTo(0, 0)
    last.current = pathname
  }, [pathname])
  return (
    // A page that failed is left behind with it.
    <ErrorBoundary key={pathname} t={t}>
      <PageOf page={pageAt(pathname)} />
    </ErrorBoundary>
  )
}

function PageOf({ page }: { page: Page }) {
  switch (page.at) {
    case 'home':
      return <Home />
    case 'list':
      return <MinutesList />
    case 'create':
      return <NewMinutes.Page />
    case 'minutes':
      return <MinutesReader.Page id={page.id} version={page.version} />
    case 'edit':
      return <EditMinutes.Page id={page.id} />
    case 'compare':
      return <Compare.Page id={page.id} from={page.from} to={page.to} />
    case 'unknown':
      return <UnknownPage />
  }
}

function UnknownPage() {
  const { t } = useTab()
  return (
    <div className="page narrow">
      <PageHeading>Samsyn</PageHeading>
      <p>{t('tab.problem.notFound')}</p>
      <PageLink to={paths.home()}>{t('tab.nav.home')}</PageLink>
    </div>
  )
}
