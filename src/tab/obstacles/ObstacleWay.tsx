import type { ObstaclePage } from '../../obstacles/api'
import type { WayStep } from '../../obstacles/state'
import { useDecisionWords } from '../decisions/use-decision-words'
import { paths } from '../paths'
import { PageLink } from '../router'

/** Everything that was done about the obstacle, oldest first. */
export function ObstacleWay({ page: { way, proposal } }: { page: ObstaclePage }) {
  const { t } = useDecisionWords()
  return (
    <section className="paper part" aria-labelledby="way">
      <h2 id="way">{t('tabDecisions.obstacles.way')}</h2>
      <ol className="plain way">
        {way.map((step) => (
          <li key={`${step.is} ${step.at}`}>
            <Step step={step} readable={proposal?.stage !== undefined ? proposal.id : undefined} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Step({ step, readable }: { step: WayStep; readable: string | undefined }) {
  const { t, name, moment, paragraph } = useDecisionWords()
  const said =
    step.is === 'outcome'
      ? t(`tabDecisions.obstacles.step.${step.kind === 'withdrawn' ? 'proposal-withdrawn' : step.kind}`)
      : t(`tabDecisions.obstacles.step.${step.is}`, { name: name(step.by) })
  const decision = 'decisionId' in step ? step.decisionId : undefined
  const words = 'text' in step ? step.text : ''
  const reason = step.is === 'outcome' ? step.reason : ''
  return (
    <>
      <span className="quiet small">{moment(step.at)}</span>
      <p dir="auto">
        <strong>{said}</strong>
        {step.is === 'outcome' && step.paragraph && ` ${paragraph(step.paragraph)}`}
      </p>
      {words && (
        <p className="lines" dir="auto">
          {words}
        </p>
      )}
      {reason && (
        <p className="lines quiet" dir="auto">
          {t('tabDecisions.voices.reason', { reason })}
        </p>
      )}
      {decision !== undefined && decision === readable && step.is === 'lifted' && (
        <p>
          <PageLink to={paths.decision(decision)}>{t('tabDecisions.obstacles.proposal')}</PageLink>
        </p>
      )}
    </>
  )
}
