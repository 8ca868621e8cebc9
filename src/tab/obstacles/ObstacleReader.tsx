import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ObstaclePage } from '../../obstacles/api'
import { useDecisionWords } from '../decisions/use-decision-words'
import { Blocks } from '../minutes/Blocks'
import { paths } from '../paths'
import { PageLink } from '../router'
import { Loading } from '../shell/Loading'
import { Notice, ProblemNotice } from '../shell/Notice'
import { PageHeading } from '../shell/PageHeading'
import { useTab } from '../tab-context'
import { type Fresh, useFresh } from '../use-fresh'
import { useKeptPlace } from '../use-kept-place'
import { ObstacleSteps } from './ObstacleSteps'
import { ObstacleWay } from './ObstacleWay'
import { STANDING_SIGN } from './signs'
import '../styles/minutes.css'
import '../styles/decisions.css'

/** What the person has before their eyes: other words that come meanwhile are told of but not slipped in. */
function useSeen({ value: page, checked }: Fresh<ObstaclePage>) {
  const [seen, read] = useState<ObstaclePage>()
  const changed = page && seen && page.version !== seen.version
  if (page && checked && page !== seen && !changed) read(page)
  return { seen: changed ? seen : page, newer: changed ? page : undefined, read }
}

/** One obstacle: what it is, what is wanted of me, and its way. */
export function ObstacleReader({ id }: { readonly id: string }) {
  const { api, t, say } = useTab()
  const fresh = useFresh(`obstacle/${id}`, () => api.obstacle<ObstaclePage>(id))
  const { seen: page, newer, read } = useSeen(fresh)
  const keepPlace = useKeptPlace(page)
  const replace = (answer: ObstaclePage) => {
    read(answer)
    fresh.replace(answer)
  }
  const done = (answer: ObstaclePage, sentence: string) => {
    keepPlace()
    replace(answer)
    say(sentence)
  }
  const readNew = (changed: ObstaclePage) => {
    read(changed)
    document.querySelector('h1')?.focus()
  }
  return (
    <div className="page narrow">
      {!page && fresh.problem && <PageHeading>{t('tabDecisions.obstacles.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {newer && (
        <Notice tone="warning" role="alert">
          <p>{t('tabDecisions.obstacles.changedMeanwhile')}</p>
          <Button onClick={() => readNew(newer)}>{t('tabDecisions.obstacles.readNew')}</Button>
        </Notice>
      )}
      {page && (
        <article className="minutes-main">
          <Top page={page} />
          <div className="paper part">
            <Blocks text={page.text} />
          </div>
          <ObstacleSteps page={page} done={done} fresh={replace} />
          <ObstacleWay page={page} />
        </article>
      )}
    </div>
  )
}

function Top({ page }: { page: ObstaclePage }) {
  const { t, name, moment } = useDecisionWords()
  const { standing, status, by, at, revisedAt, leaders, proposal } = page
  return (
    <div className="minutes-top">
      <PageHeading>{page.title}</PageHeading>
      <p className="quiet" dir="auto">
        {page.processInWords}
      </p>
      <p className="facts">
        <span className={`stage ${standing}`}>
          <span aria-hidden="true">{STANDING_SIGN[standing]}</span> {status}
        </span>
        <span className="quiet" dir="auto">
          {[
            t('obstacles.card.raisedBy', { name: name(by), when: moment(at) }),
            revisedAt && t('tabDecisions.obstacles.revised', { when: moment(revisedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {standing === 'raised' && leaders.length > 0 && (
        <p>{t('tabDecisions.obstacles.waitsFor', { names: leaders.map(name).join(', ') })}</p>
      )}
      {proposal?.stage && (
        <p>
          <PageLink to={paths.decision(proposal.id)}>
            {t(
              proposal.stage === 'decided'
                ? 'tabDecisions.obstacles.proposalDecided'
                : 'tabDecisions.obstacles.proposal',
            )}
          </PageLink>
        </p>
      )}
    </div>
  )
}
