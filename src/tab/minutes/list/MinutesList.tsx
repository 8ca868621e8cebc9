import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesSummary } from '../../../minutes/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab, useWords } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { STAGE_SIGN } from '../stage'

/** All notes that I may see, newest meeting first. */
export function MinutesList() {
  const { api, t } = useTab()
  const list = useFresh('minutes', () => api.list())
  const [wanted, setWanted] = useState('')
  const all = list.value?.minutes
  const found = all?.filter((m) => matches(m, wanted))
  return (
    <div className="page narrow">
      <PageHeading>{t('tab.list.title')}</PageHeading>
      <ProblemNotice t={t} problem={list.problem} reading onRetry={() => void list.refresh()} />
      {!all && !list.problem && <Loading t={t} />}
      {all?.length === 0 && <p>{t('tab.list.none')}</p>}
      {all && all.length > 0 && (
        <>
          <Field label={t('tab.list.filter')}>
            <Input type="search" value={wanted} onChange={(_, { value }) => setWanted(value)} />
          </Field>
          <p role="status" className="quiet">
            {found?.length ? t('tab.list.shown', { count: found.length }) : t('tab.list.noneFound')}
          </p>
        </>
      )}
      <ul className="plain cards">
        {found?.map((minutes) => (
          <li key={minutes.id}>
            <Line minutes={minutes} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ minutes }: { minutes: MinutesSummary }) {
  const { me } = useTab()
  const { t, day } = useWords()
  const { stage, deadline } = minutes
  const asked = stage === 'approval' || stage === 'locked'
  return (
    <PageLink to={paths.minutes(minutes.id)} className="card-link">
      <strong dir="auto">{minutes.title}</strong>
      <span className="quiet" dir="auto">
        {[
          minutes.meetingDate ? day(minutes.meetingDate) : t('tab.list.noDate'),
          meetingOf(minutes),
          minutes.dnr,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="facts">
        <span className={`stage ${stage}`}>
          <span aria-hidden="true">{STAGE_SIGN[stage]}</span> {t(`minutes.stage.${stage}`)}
        </span>
        {asked && (
          <span>{t('tab.list.answered', { answered: minutes.answered, approvers: minutes.approvers })}</span>
        )}
        {stage === 'approval' && deadline && (
          <span>{t(deadline < me.today ? 'tab.list.overdue' : 'tab.list.by', { day: day(deadline) })}</span>
        )}
      </span>
    </PageLink>
  )
}

/** The meeting in words, unless the title already says it. */
export function meetingOf({ meeting, title }: Pick<MinutesSummary, 'meeting' | 'title'>): string {
  return title.startsWith(meeting) ? '' : meeting
}

function matches(minutes: MinutesSummary, wanted: string): boolean {
  const text = `${minutes.title} ${minutes.meeting} ${minutes.process ?? ''} ${minutes.dnr}`.toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
