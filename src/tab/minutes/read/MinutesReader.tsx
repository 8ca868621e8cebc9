import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesPage } from '../../../minutes/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab, useWords } from '../../tab-context'
import { type Fresh, useFresh } from '../../use-fresh'
import { useKeptPlace } from '../../use-kept-place'
import { meetingOf } from '../list/MinutesList'
import { STAGE_SIGN } from '../stage'
import { Lead } from './Lead'
import { ApproveAgain, MyPart } from './MyPart'
import { Paper } from './Paper'
import type { Done } from './part-props'
import { toReadOf } from './reading'
import { StatusPanel } from './StatusPanel'
import '../../styles/minutes.css'

/**
 * What the person has before their eyes. A version that comes meanwhile is told of but not slipped in, so that nobody
 * approves what they have not seen.
 */
function useSeen({ value: page, checked }: Fresh<MinutesPage>) {
  const [seen, read] = useState<MinutesPage>()
  const other = page && seen && page.shown !== seen.shown
  if (page && checked && page !== seen && !other) read(page)
  return { seen: other ? seen : page, newer: other ? page : undefined, read }
}

/** One set of minutes: what is wanted of me, the text, and how it stands. */
export function MinutesReader({ id, version }: { id: string; version: number | undefined }) {
  const { api, t, say, remembered } = useTab()
  const fresh = useFresh(`minutes/${id}/${version ?? ''}`, () => api.minutes(id, version))
  const { seen: page, newer, read } = useSeen(fresh)
  const replace = (answer: MinutesPage) => {
    // Commands answer with the newest version; an older one that is being read stays where it is.
    remembered.set(`minutes/${id}/`, answer)
    if (version !== undefined) return void fresh.refresh()
    read(answer)
    fresh.replace(answer)
  }
  const keepPlace = useKeptPlace(page)
  const done: Done = (answer, sentence) => {
    keepPlace()
    replace(answer)
    say(sentence)
  }
  return (
    <div className="page wide">
      {!page && fresh.problem && <PageHeading>{t('tab.list.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {newer && page && (
        <Notice tone="warning" role="alert">
          <p>{t('tab.page.newer', { version: newer.shown, shown: page.shown })}</p>
          <Button onClick={() => read(newer)}>{t('tab.page.readVersion', { version: newer.shown })}</Button>
        </Notice>
      )}
      {page && <Minutes page={page} done={done} fresh={replace} />}
    </div>
  )
}

function Minutes({
  page,
  done,
  fresh,
}: {
  page: MinutesPage
  done: Done
  fresh: (page: MinutesPage) => void
}) {
  const read = toReadOf(page)
  return (
    <article className="minutes">
      <div className="minutes-main">
        <Top page={page} />
        <OtherVersion page={page} />
        <MyPart page={page} read={read} done={done} fresh={fresh} />
        <Lead page={page} done={done} fresh={fresh} />
        <Paper page={page} read={read} done={done} fresh={fresh} />
        <ApproveAgain page={page} read={read} done={done} fresh={fresh} />
      </div>
      <StatusPanel page={page} />
    </article>
  )
}

function Top({ page }: { page: MinutesPage }) {
  const { t, day } = useWords()
  const facts = [
    page.meetingDate ? day(page.meetingDate) : t('tab.list.noDate'),
    meetingOf(page),
    t('minutes.version', { version: page.shown }),
    page.stage === 'approval' &&
      t('tab.list.answered', { answered: page.answered, approvers: page.approvers }),
  ]
  return (
    <div className="minutes-top">
      <PageHeading>{page.title}</PageHeading>
      <p className="facts">
        <span className={`stage ${page.stage}`}>
          <span aria-hidden="true">{STAGE_SIGN[page.stage]}</span> {t(`minutes.stage.${page.stage}`)}
        </span>
        <span dir="auto">{facts.filter(Boolean).join(' · ')}</span>
      </p>
    </div>
  )
}

/** Says when the version that is read is not the one that matters. */
function OtherVersion({ page }: { page: MinutesPage }) {
  const { t } = useTab()
  const { shown, newest, round, stage } = page
  if (stage === 'approval' && round && round.version !== shown)
    return (
      <Notice tone="warning">
        <p>{t('tab.page.outIs', { out: round.version, shown })}</p>
        <PageLink to={paths.minutes(page.id, round.version)}>
          {page.may.approve
            ? t('tab.page.readOut', { out: round.version })
            : t('tab.page.readVersion', { version: round.version })}
        </PageLink>
      </Notice>
    )
  if (shown === newest) return null
  return (
    <Notice tone="warning">
      <p>{t('tab.page.readingOld', { shown, newest })}</p>
      <PageLink to={paths.minutes(page.id)}>{t('tab.page.readVersion', { version: newest })}</PageLink>
    </Notice>
  )
}
