import { Blocks } from '../../minutes/Blocks'
import { Pieces } from '../../minutes/Pieces'
import { useDecisionWords } from '../use-decision-words'
import type { PartProps } from './use-act'

/** The wording that is proposed; from the second round on with what changed, marked. A decided text stands with its decision. */
export function ProposalText({ page }: PartProps) {
  const { t, body } = useDecisionWords()
  const { text, round } = page
  if (page.stage === 'decided') return null
  const current = page.rounds.at(-1)
  const differs = page.stage === 'open' && current?.pieces.some(({ kind }) => kind !== 'same') === true
  return (
    <section className="paper proposal" aria-labelledby="proposal-text">
      <h2 id="proposal-text" tabIndex={-1}>
        {t('tabDecisions.read.text')}
      </h2>
      {!text.trim() && <p className="quiet">{t('tabDecisions.read.noText')}</p>}
      {differs && current ? (
        <>
          <p>
            <strong>{t('tabDecisions.read.marked', { round })}</strong>{' '}
            <span className="quiet">{t('tabDecisions.read.legend')}</span>
          </p>
          <div className="decision">
            <Pieces pieces={current.pieces} />
          </div>
          {current.askedAgain.length > 0 && (
            <p>{t('tabDecisions.read.askedAgain', { names: current.askedAgain.map(body).join(', ') })}</p>
          )}
          <details>
            <summary>{t('tabDecisions.read.unmarked')}</summary>
            <Blocks text={text} />
          </details>
        </>
      ) : (
        text.trim() && (
          <div className="decision">
            <Blocks text={text} />
          </div>
        )
      )}
    </section>
  )
}
