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
const Decisions = later(() => import('./decisions/register/Decisions').then((m) => m.Decisions))
const NewProposal = later(() => import('./decisions/write/NewProposal').then((m) => m.NewProposal))
const DecisionReader = later(() => import('./decisions/read/DecisionReader').then((m) => m.DecisionReader))
const EditProposal = later(() => import('./decisions/write/EditProposal').then((m) => m.EditProposal))
const MeetingsList = later(() => import('./meetings/list/MeetingsList').then((m) => m.MeetingsList))
const NewMeeting = later(() => import('./meetings/plan/NewMeeting').then((m) => m.NewMeeting))
const MeetingReader = later(() => import('./meetings/read/MeetingReader').then((m) => m.MeetingReader))
const ChangeMeeting = later(() => import('./meetings/plan/ChangeMeeting').then((m) => m.ChangeMeeting))
const MeetingPanel = later(() => import('./meetings/panel/MeetingPanel').then((m) => m.MeetingPanel))
const Obstacles = later(() => import('./obstacles/Obstacles').then((m) => m.Obstacles))
const NewObstacle = later(() => import('./obstacles/NewObstacle').then((m) => m.NewObstacle))
const ObstacleReader = later(() => import('./obstacles/ObstacleReader').then((m) => m.ObstacleReader))

const LATER = {
  minutes: MinutesReader,
  edit: EditMinutes,
  create: NewMinutes,
  compare: Compare,
  decisions: Decisions,
  'new-proposal': NewProposal,
  decision: DecisionReader,
  'edit-proposal': EditProposal,
  meetings: MeetingsList,
  'new-meeting': NewMeeting,
  meeting: MeetingReader,
  'change-meeting': ChangeMeeting,
  panel: MeetingPanel,
  obstacles: Obstacles,
  'new-obstacle': NewObstacle,
  obstacle: ObstacleReader,
} as const

/** Begins to fetch a page's code before anybody is signed in, so that the two do not wait for each other. */
export function fetchPage({ at }: Page): void {
  if (at in LATER) LATER[at as keyof typeof LATER].fetch()
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
    case 'decisions':
      return <Decisions.Page />
    case 'new-proposal':
      return <NewProposal.Page />
    case 'decision':
      return <DecisionReader.Page id={page.id} />
    case 'edit-proposal':
      return <EditProposal.Page id={page.id} />
    case 'meetings':
      return <MeetingsList.Page />
    case 'new-meeting':
      return <NewMeeting.Page />
    case 'meeting':
      return <MeetingReader.Page id={page.id} />
    case 'change-meeting':
      return <ChangeMeeting.Page id={page.id} />
    case 'panel':
      return <MeetingPanel.Page id={page.id} />
    case 'obstacles':
      return <Obstacles.Page />
    case 'new-obstacle':
      return <NewObstacle.Page />
    case 'obstacle':
      return <ObstacleReader.Page id={page.id} />
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
