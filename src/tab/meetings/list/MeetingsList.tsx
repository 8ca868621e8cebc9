import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Day } from '../../../kernel/time'
import type { MeetingSummary } from '../../../meetings/api'
import { paths } from '../../paths'
import { navigate, PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab, useWords } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { kindsToPlan } from '../may-plan'
import { Stage } from '../Stage'
import '../../styles/meetings.css'

/** Past meetings shown at first; years of them are asked for. */
const PAST_AT_FIRST = 10

/** The meetings that concern me: what comes, nearest first, and then what has been. */
export function MeetingsList() {
  const { api, me, t } = useTab()
  const list = useFresh('meetings', () => api.meetings())
  const all = list.value?.meetings
  const { coming, past } = parted(all ?? [], me.today)
  return (
    <div className="page narrow">
      <PageHeading>{t('tabMeetings.list.title')}</PageHeading>
      {kindsToPlan(me).length > 0 && (
        <div className="buttons">
          <Button appearance="primary" onClick={() => navigate(paths.newMeeting())}>
            {t('tabMeetings.list.plan')}
          </Button>
        </div>
      )}
      <ProblemNotice t={t} problem={list.problem} reading onRetry={() => void list.refresh()} />
      {!all && !list.problem && <Loading t={t} />}
      {all && (
        <section className="meetings-part" aria-labelledby="coming">
          <h2 id="coming">{t('tabMeetings.list.coming')}</h2>
          {coming.length === 0 && <p className="quiet">{t('tabMeetings.list.noneComing')}</p>}
          <Lines meetings={coming} />
        </section>
      )}
      {past.length > 0 && <Past meetings={past} />}
    </div>
  )
}

/** What is ahead or going on, nearest first; the rest, newest first. A meeting that is called off stays ahead until its day. */
function parted(all: readonly MeetingSummary[], today: Day) {
  const time = (m: MeetingSummary) => `${m.day} ${m.hours}`
  const isComing = (m: MeetingSummary) => m.stage === 'ongoing' || (m.stage !== 'ended' && m.day >= today)
  const inOrder = [...all].sort((a, b) => (time(a) < time(b) ? -1 : 1))
  return { coming: inOrder.filter(isComing), past: inOrder.filter((m) => !isComing(m)).reverse() }
}

function Past({ meetings }: { meetings: readonly MeetingSummary[] }) {
  const { t } = useTab()
  const [shown, setShown] = useState(PAST_AT_FIRST)
  const more = meetings.length - shown
  return (
    <section className="meetings-part" aria-labelledby="past">
      <h2 id="past">{t('tabMeetings.list.past')}</h2>
      <Lines meetings={meetings.slice(0, shown)} />
      {more > 0 && (
        <div>
          <Button onClick={() => setShown(meetings.length)}>
            {t('tabMeetings.list.more', { count: more })}
          </Button>
        </div>
      )}
    </section>
  )
}

function Lines({ meetings }: { meetings: readonly MeetingSummary[] }) {
  if (meetings.length === 0) return null
  return (
    <ul className="plain cards">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <Line meeting={meeting} />
        </li>
      ))}
    </ul>
  )
}

function Line({ meeting }: { meeting: MeetingSummary }) {
  const { t, day } = useWords()
  const { stage, items } = meeting
  return (
    <PageLink to={paths.meeting(meeting.id)} className="card-link">
      <strong dir="auto">{meeting.title}</strong>
      <span dir="auto">
        {t('tabMeetings.when', { day: day(meeting.day), hours: meeting.hours })}
        {meeting.place && ` · ${meeting.place}`}
      </span>
      <span className="facts">
        <Stage stage={stage} />
        {stage !== 'cancelled' && <span>{t('tabMeetings.list.items', { count: items })}</span>}
        {meeting.waitsForMe && (
          <strong>
            <span aria-hidden="true">● </span>
            {t('tabMeetings.list.waits')}
          </strong>
        )}
      </span>
    </PageLink>
  )
}
