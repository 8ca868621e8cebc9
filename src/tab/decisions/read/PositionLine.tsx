import type { Position } from '../../../decisions/state'
import { POSITION_SIGN } from '../signs'
import { useDecisionWords } from '../use-decision-words'

/** What somebody says: a sign and a word, the reason in full, who and when. */
export function PositionLine({ position }: { position: Position }) {
  const { t, name, moment } = useDecisionWords()
  const { kind, text, enteredBy, confirmedAt } = position
  const facts = [
    name(position.by),
    moment(position.at),
    enteredBy !== undefined && t('tabDecisions.voices.entered', { name: name(enteredBy) }),
    enteredBy !== undefined && confirmedAt === undefined && t('tabDecisions.voices.unconfirmed'),
  ]
  return (
    <div className={`position ${kind}`}>
      <p>
        <span aria-hidden="true">{POSITION_SIGN[kind]} </span>
        <strong>{t(`decisions.kind.${kind}`)}</strong>
      </p>
      {text && (
        <p className="said-text lines" dir="auto">
          {text}
        </p>
      )}
      <p className="quiet small" dir="auto">
        {facts.filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
