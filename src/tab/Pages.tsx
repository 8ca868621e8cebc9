import { lazy, Suspense, useEffect, useRef } from 'react'
import { MinutesList } from './minutes/list/MinutesList'
import { Home } from './my-matters/Home'
import { type Page, pageAt, paths } from './paths'
import { PageLink, usePathname } from './router'
import { Loading } from './shell/Loading'
import { PageHeading } from './shell/PageHeading'
import { useTab } from './tab-context'

// What most people open first is in the first load; each of the rest is fetched when it is wanted.
const MinutesReader = lazy(() =>
  import('./minutes/read/MinutesReader').then((m) => ({ default: m.MinutesReader })),
)
const Compare = lazy(() => import('./minutes/compare/Compare').then((m) => ({ default: m.Compare })))
const EditMinutes = lazy(() => import('./minutes/edit/EditMinutes').then((m) => ({ default: m.EditMinutes })))
const NewMinutes = lazy(() => import('./minutes/create/NewMinutes').then((m) => ({ default: m.NewMinutes })))

/** The page that the address means. */
export function Pages() {
  const pathname = usePathname()
  const { t } = useTab()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current !== pathname) window.scrollTo(0, 0)
    last.current = pathname
  }, [pathname])
  return (
    <Suspense fallback={<Loading t={t} />}>
      <PageOf key={pathname} page={pageAt(pathname)} />
    </Suspense>
  )
}

function PageOf({ page }: { page: Page }) {
  switch (page.at) {
    case 'home':
      return <Home />
    case 'list':
      return <MinutesList />
    case 'create':
      return <NewMinutes />
    case 'minutes':
      return <MinutesReader id={page.id} version={page.version} />
    case 'edit':
      return <EditMinutes id={page.id} />
    case 'compare':
      return <Compare id={page.id} from={page.from} to={page.to} />
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
