import type { MeetingPage } from '../../../meetings/api'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { useKeptPlace } from '../../use-kept-place'
import { Ended } from '../Ended'
import { useMeetingWords } from '../meeting-words'
import type { PartProps } from '../part-props'
import { isWebAddress } from '../plan/meeting-draft'
import { Stage } from '../Stage'
import { Agenda } from './Agenda'
import { Lead } from './Lead'
import { MyAnswer } from './MyAnswer'
import { People } from './People'
import '../../styles/meetings.css'

/** One meeting: when and where, what is wanted of me, the agenda, and who comes. */
export function MeetingReader({ id }: { readonly id: string }) {
  const { api, t, say } = useTab()
  const fresh = useFresh(`meeting/${id}`, () => api.meeting(id))
  const page = fresh.value
  const keepPlace = useKeptPlace(page)
  const done = (answer: MeetingPage, sentence: string) => {
    keepPlace()
    fresh.replace(answer)
    say(sentence)
  }
  return (
    <div className="page wide">
      {!page && fresh.problem && <PageHeading>{t('tabMeetings.list.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {page && <Meeting page={page} done={done} fresh={fresh.replace} />}
    </div>
  )
}

function Meeting(props: PartProps) {
  const { page } = props
  return (
    <article className="minutes">
      <div className="minutes-main">
        <Top page={page} />
        <Standing page={page} />
        <MyAnswer {...props} />
        <Lead {...props} />
        <Agenda {...props} />
      </div>
      <People page={page} />
    </article>
  )
}

function Top({ page }: { page: MeetingPage }) {
  const { t, day, name, moment } = useMeetingWords()
  const { link, place, chair, secretary, movedFrom, stage, kind } = page
  const last = movedFrom.at(-1)
  const fact = (label: string, value: string) => (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
  return (
    <div className="minutes-top">
      <PageHeading>{page.title}</PageHeading>
      <p className="lead">{t('tabMeetings.when', { day: day(page.day), hours: page.hours })}</p>
      <p className="facts">
        <Stage stage={stage} />
        {last && <span>{t('tabMeetings.read.movedFrom', { when: moment(last) })}</span>}
      </p>
      <dl className="fact-list">
        {place && fact(t('tabMeetings.plan.place'), place)}
        {fact(t('tabMeetings.plan.chair'), name(chair))}
        {chair !== secretary && fact(t('tabMeetings.plan.secretary'), name(secretary))}
        {kind === 'process' && page.process && fact(t('tab.create.process'), page.process)}
      </dl>
      {(stage === 'called' || stage === 'ongoing') && (
        <p className="meeting-links">
          {isWebAddress(link) && (
            <a href={link} target="_blank" rel="noreferrer">
              {t('tabMeetings.read.join')}
            </a>
          )}
          <a href={page.invitation} target="_blank" rel="noreferrer">
            {t('tabMeetings.read.calendar')}
          </a>
        </p>
      )}
    </div>
  )
}

/** What has happened to the meeting: going on, over, or called off. */
function Standing({ page }: { page: MeetingPage }) {
  const { t } = useTab()
  const { stage } = page
  if (stage === 'cancelled')
    return (
      <Notice tone="warning">
        <p>
          <strong>{t('tabMeetings.read.cancelled')}</strong>
        </p>
        <p dir="auto" className="lines">
          {page.cancelReason}
        </p>
      </Notice>
    )
  return stage === 'ended' ? <Ended page={page} /> : null
}
