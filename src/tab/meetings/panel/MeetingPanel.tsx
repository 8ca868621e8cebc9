import { Button } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { MeetingPage } from '../../../meetings/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { useKeptPlace } from '../../use-kept-place'
import { Ended } from '../Ended'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'
import { Stage } from '../Stage'
import { Here } from './Here'
import { AT_HAND, ItemAtHand } from './ItemAtHand'
import '../../styles/meetings.css'
import '../../styles/decisions.css'

/** Everybody looks at the same item: what one does the others see within a breath. */
const EVERY_MS = 4_000

/** The meeting as it is led, in Teams' side panel: who is here, the item at hand, what is missing, and the next. */
export function MeetingPanel({ id }: { readonly id: string }) {
  const { api, t, say } = useTab()
  const fresh = useFresh(`meeting/${id}`, () => api.meeting(id), EVERY_MS)
  const page = fresh.value
  const keepPlace = useKeptPlace(page)
  const done = (answer: MeetingPage, sentence: string) => {
    keepPlace()
    fresh.replace(answer)
    say(sentence)
  }
  return (
    <div className="page panel-page">
      {!page && fresh.problem && <PageHeading>{t('tabMeetings.list.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {page && <Panel page={page} done={done} fresh={fresh.replace} refresh={() => void fresh.refresh()} />}
    </div>
  )
}

function Panel(props: PartProps & { refresh: () => void }) {
  const { page } = props
  const { t, day } = useMeetingWords()
  return (
    <>
      <div className="minutes-top">
        <PageHeading>{page.title}</PageHeading>
        <p className="facts small">
          <Stage stage={page.stage} />
          {page.stage !== 'ongoing' && (
            <span>{t('tabMeetings.when', { day: day(page.day), hours: page.hours })}</span>
          )}
          <PageLink to={paths.meeting(page.id)}>{t('tabMeetings.panel.toMeeting')}</PageLink>
        </p>
      </div>
      {page.stage === 'ongoing' ? <Ongoing {...props} /> : <NotNow {...props} />}
    </>
  )
}

/** Before the meeting and after it. */
function NotNow(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const { stage } = page
  if (stage === 'ended') return <Ended page={page} />
  return (
    <section className="panel" aria-labelledby="not-now">
      <h2 id="not-now" tabIndex={-1}>
        {t(stage === 'cancelled' ? 'tabMeetings.read.cancelled' : 'tabMeetings.panel.notStarted')}
      </h2>
      {page.may.start && (
        <>
          <p>{t('tabMeetings.panel.startMeans')}</p>
          <ProblemNotice t={t} problem={command.problem} />
          <div className="buttons">
            <Button
              appearance="primary"
              size="large"
              disabledFocusable={command.busy}
              onClick={() => void act({ act: 'start' }, t('tabMeetings.said.started'))}
            >
              {t('tabMeetings.lead.start')}
            </Button>
          </div>
        </>
      )}
      {stage === 'planned' && <p>{t('tabMeetings.panel.notCalled')}</p>}
      {stage === 'called' && !page.may.start && <p>{t('tabMeetings.panel.waits')}</p>}
    </section>
  )
}

function Ongoing(props: PartProps & { refresh: () => void }) {
  const { page } = props
  const { t } = useTab()
  const { index, item, announced, goesTo } = useCurrent(page)
  return (
    <>
      <p role="status" className="unseen">
        {announced}
      </p>
      <Here {...props} />
      {item ? (
        <ItemAtHand key={item.id} {...props} item={item} index={index} goesTo={goesTo} />
      ) : (
        <p>{t('tabMeetings.panel.noItem')}</p>
      )}
    </>
  )
}

/**
 * The item that the meeting is at. Who goes to another has the focus on its heading; others are told, and are not moved
 * unless what they had the focus on went away with the item.
 */
function useCurrent(page: MeetingPage) {
  const { t } = useTab()
  const { agenda, current } = page
  const index = Math.max(
    0,
    agenda.findIndex(({ id }) => id === current),
  )
  const item = agenda[index]
  const before = useRef(item?.id)
  const isMyMove = useRef(false)
  const [announced, setAnnounced] = useState('')
  useEffect(() => {
    if (before.current === item?.id) return
    before.current = item?.id
    const isLost = document.hasFocus() && document.activeElement === document.body
    if (isMyMove.current || isLost) document.getElementById(AT_HAND)?.focus()
    else if (item)
      setAnnounced(t('tabMeetings.panel.nowAt', { no: index + 1, count: agenda.length, title: item.title }))
    isMyMove.current = false
  }, [item, index, agenda.length, t])
  return {
    index,
    item,
    announced,
    goesTo: () => {
      isMyMove.current = true
    },
  }
}
