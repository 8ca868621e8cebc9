import type { MinutesPage } from '../../../minutes/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab, useWords } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { meetingOf } from '../list/MinutesList'
import { STAGE_SIGN } from '../stage'
import { Lead } from './Lead'
import { ApproveAgain, MyPart } from './MyPart'
import { Paper } from './Paper'
import { toReadOf } from './reading'
import { StatusPanel } from './StatusPanel'
import '../../styles/minutes.css'

/** What a command on the page does with its answer: shows the page as it now is, and says what was done. */
export type Done = (page: MinutesPage, sentence: string) => void

/** One set of minutes: what is wanted of me, the text, and how it stands. */
export function MinutesReader({ id, version }: { id: string; version: number | undefined }) {
  const { api, t, say, remembered } = useTab()
  const fresh = useFresh(`minutes/${id}/${version ?? ''}`, () => api.minutes(id, version))
  const page = fresh.value
  const replace = (answer: MinutesPage) => {
    // Commands answer with the newest version; an older one that is being read stays where it is.
    remembered.set(`minutes/${id}/`, answer)
    if (version === undefined) fresh.replace(answer)
    else void fresh.refresh()
  }
  const done: Done = (answer, sentence) => {
    replace(answer)
    say(sentence)
  }
  return (
    <div className="page wide">
      {!page && fresh.problem && <PageHeading>{t('tab.list.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
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
