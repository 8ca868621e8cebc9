import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { ObstacleList, ObstacleSummary } from '../../obstacles/api'
import { useDecisionWords } from '../decisions/use-decision-words'
import { paths } from '../paths'
import { navigate, PageLink } from '../router'
import { Loading } from '../shell/Loading'
import { ProblemNotice } from '../shell/Notice'
import { PageHeading } from '../shell/PageHeading'
import { useTab } from '../tab-context'
import { useFresh } from '../use-fresh'
import { STANDING_SIGN } from './signs'
import '../styles/decisions.css'

/** What stands in the way of the processes: what waits for me first, then the newest. */
export function Obstacles() {
  const { api, t } = useTab()
  const list = useFresh('obstacles', () => api.obstacles<ObstacleList>())
  const [wanted, setWanted] = useState('')
  const all = list.value?.obstacles
  const found = all
    ?.filter((obstacle) => matches(obstacle, wanted))
    .toSorted((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe))
  return (
    <div className="page narrow">
      <div className="heading-line">
        <PageHeading>{t('tabDecisions.obstacles.title')}</PageHeading>
        {(list.value?.mayRaiseIn.length ?? 0) > 0 && (
          <Button appearance="primary" onClick={() => navigate(paths.newObstacle())}>
            {t('obstacles.raise.title')}
          </Button>
        )}
      </div>
      <p className="quiet">{t('tabDecisions.obstacles.intro')}</p>
      <ProblemNotice t={t} problem={list.problem} reading onRetry={() => void list.refresh()} />
      {!all && !list.problem && <Loading t={t} />}
      {all?.length === 0 && <p>{t('tabDecisions.obstacles.none')}</p>}
      {all && all.length > 0 && (
        <>
          <Field label={t('tabDecisions.obstacles.filter')}>
            <Input type="search" value={wanted} onChange={(_, { value }) => setWanted(value)} />
          </Field>
          <p role="status" className="quiet">
            {found?.length
              ? t('tabDecisions.obstacles.shown', { count: found.length })
              : t('tabDecisions.obstacles.noneFound')}
          </p>
        </>
      )}
      <ul className="plain cards">
        {found?.map((obstacle) => (
          <li key={obstacle.id}>
            <Line obstacle={obstacle} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ obstacle }: { obstacle: ObstacleSummary }) {
  const { t, name, moment, paragraph } = useDecisionWords()
  const { standing, status } = obstacle
  return (
    <PageLink to={paths.obstacle(obstacle.id)} className="card-link">
      {obstacle.waitsForMe && (
        <span className="waits">
          <span aria-hidden="true">● </span>
          {t('tabDecisions.obstacles.waits')}
        </span>
      )}
      <strong dir="auto">{obstacle.title}</strong>
      <span className="quiet" dir="auto">
        {obstacle.processInWords}
      </span>
      <span className="facts">
        <span className={`stage ${standing}`}>
          <span aria-hidden="true">{STANDING_SIGN[standing]}</span> {status}
        </span>
        {obstacle.paragraph && <span>{paragraph(obstacle.paragraph)}</span>}
        <span className="quiet" dir="auto">
          {t('tabDecisions.obstacles.by', { name: name(obstacle.by), when: moment(obstacle.at) })}
        </span>
      </span>
    </PageLink>
  )
}

function matches({ title, processInWords }: ObstacleSummary, wanted: string): boolean {
  const text = `${title} ${processInWords}`.toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
