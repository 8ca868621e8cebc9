import type { PartProps } from '../../decisions/read/use-act'
import { STAGE_SIGN } from '../../decisions/signs'
import { useDecisionWords } from '../../decisions/use-decision-words'
import { Blocks } from '../../minutes/Blocks'

/** What became of the proposal at this meeting: the chair reads it aloud. */
export function OutcomeAtHand({ page }: PartProps) {
  const { t, paragraph } = useDecisionWords()
  const outcome = page.outcomes.at(-1)
  if (page.stage === 'open' || page.stage === 'draft' || !outcome) return null
  const { kind, text, reason } = outcome
  return (
    <section className="panel" aria-labelledby="outcome">
      <h2 id="outcome" tabIndex={-1}>
        <span aria-hidden="true">{STAGE_SIGN[kind]} </span>
        {t(`tabDecisions.outcome.${kind}`)}{' '}
        <span className="number">
          {outcome.paragraph ? paragraph(outcome.paragraph) : t('tabDecisions.paragraphSoon')}
        </span>
      </h2>
      {kind === 'decided' && (
        <div className="decision">
          <Blocks text={text} />
        </div>
      )}
      {reason && (
        <p className="lines" dir="auto">
          {t('tabDecisions.voices.reason', { reason })}
        </p>
      )}
    </section>
  )
}
