import type { DecisionSummary } from '../../../decisions/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { STAGE_SIGN } from '../signs'
import { useDecisionWords } from '../use-decision-words'

/** The proposals that are not brought to an end: what waits for me first, then what is to be answered soonest. */
export function OpenProposals() {
  const { api, t } = useTab()
  const list = useFresh('decisions', () => api.decisions())
  const open = list.value?.decisions
    .filter(({ stage }) => stage !== 'decided' && stage !== 'withdrawn')
    .toSorted((a, b) => urgency(a).localeCompare(urgency(b)))
  return (
    <section className="list-part" aria-labelledby="open-proposals">
      <h2 id="open-proposals">{t('tabDecisions.open.title')}</h2>
      <ProblemNotice t={t} problem={list.problem} reading onRetry={() => void list.refresh()} />
      {!open && !list.problem && <Loading t={t} />}
      {open?.length === 0 && <p className="quiet">{t('tabDecisions.open.none')}</p>}
      <ul className="plain cards">
        {open?.map((proposal) => (
          <li key={proposal.id}>
            <Line proposal={proposal} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const ORDER: readonly DecisionSummary['stage'][] = ['open', 'referred-back', 'draft', 'tabled']

function urgency({ waitsForMe, stage, deadline, meeting, title }: DecisionSummary): string {
  const day = deadline ?? meeting?.date ?? '9999'
  return [waitsForMe ? 0 : 1, ORDER.indexOf(stage), day, title].join(' ')
}

function Line({ proposal }: { proposal: DecisionSummary }) {
  const { t, stage, process } = useDecisionWords()
  return (
    <PageLink to={paths.decision(proposal.id)} className="card-link">
      {proposal.waitsForMe && (
        <span className="waits">
          <span aria-hidden="true">● </span>
          {t('tabDecisions.open.waits')}
        </span>
      )}
      <strong dir="auto">{proposal.title}</strong>
      {proposal.process && (
        <span className="quiet" dir="auto">
          {process(proposal.process)}
        </span>
      )}
      <span className="facts">
        <span className={`stage ${proposal.stage}`}>
          <span aria-hidden="true">{STAGE_SIGN[proposal.stage]}</span> {stage(proposal.stage)}
        </span>
        {proposal.stage === 'open' && <Standing proposal={proposal} />}
      </span>
    </PageLink>
  )
}

function Standing({ proposal: { missing, deadline, meeting } }: { proposal: DecisionSummary }) {
  const { me } = useTab()
  const { t, day } = useDecisionWords()
  return (
    <>
      <span>
        {missing === 0 ? t('tabDecisions.open.ready') : t('tabDecisions.open.missing', { count: missing })}
      </span>
      {meeting ? (
        <span>{t('tabDecisions.open.meeting', { day: day(meeting.date) })}</span>
      ) : deadline ? (
        <span>
          {t(deadline < me.today ? 'tabDecisions.open.overdue' : 'tabDecisions.open.by', {
            day: day(deadline),
          })}
        </span>
      ) : null}
    </>
  )
}
