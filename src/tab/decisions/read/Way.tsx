import type { ReactNode } from 'react'
import type { RoundLine } from '../../../decisions/api'
import type { Instant } from '../../../kernel/time'
import { Blocks } from '../../minutes/Blocks'
import { Pieces } from '../../minutes/Pieces'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { useTab } from '../../tab-context'
import { useDecisionWords } from '../use-decision-words'
import { placeOf } from './Outcomes'
import type { PartProps } from './use-act'

interface Step {
  readonly key: string
  readonly at: Instant
  readonly what: ReactNode
}

/** Where the matter came from and what happened to it, oldest first. */
export function Way({ page }: PartProps) {
  const { t, name, moment, paragraph } = useDecisionWords()
  const steps: Step[] = [
    {
      key: 'proposed',
      at: page.createdAt,
      what: t('tabDecisions.way.proposed', { name: name(page.by) }),
    },
    ...page.rounds
      .filter(({ no }) => no > 0 && page.stage !== 'draft')
      .map((round) => ({ key: `round ${round.no}`, at: round.at, what: <RoundStep round={round} /> })),
    ...page.outcomes.map((outcome) => ({
      key: `outcome ${outcome.no}`,
      at: outcome.at,
      what: (
        <a href={`#${placeOf(outcome)}`}>
          {t(`tabDecisions.outcome.${outcome.kind}`)}
          {outcome.paragraph && ` ${paragraph(outcome.paragraph)}`}
        </a>
      ),
    })),
  ]
  return (
    <section className="status-part" aria-labelledby="way">
      <h2 id="way">{t('tabDecisions.read.way')}</h2>
      <ol className="plain way">
        {page.origin && (
          <li>
            <Origin origin={page.origin} />
          </li>
        )}
        {steps
          .toSorted((a, b) => a.at.localeCompare(b.at))
          .map(({ key, at, what }) => (
            <li key={key}>
              <span className="quiet small">{moment(at)}</span>
              <div dir="auto">{what}</div>
            </li>
          ))}
      </ol>
    </section>
  )
}

function Origin({ origin }: { origin: NonNullable<PartProps['page']['origin']> }) {
  const { t } = useTab()
  if (origin.kind === 'application') return t('tabDecisions.way.fromApplication')
  return (
    <>
      {t('tabDecisions.way.fromObstacle')}.{' '}
      <PageLink to={paths.obstacle(origin.id)}>{t('tabDecisions.way.readObstacle')}</PageLink>
    </>
  )
}

function RoundStep({ round }: { round: RoundLine }) {
  const { t, name, person } = useDecisionWords()
  const { no, pieces, text } = round
  const differs = pieces.some(({ kind }) => kind !== 'same')
  // A round that begins with a meeting is opened by nobody in particular.
  const key = !person(round.by) ? 'roundOpened' : differs ? 'roundAmended' : 'round'
  const said = t(`tabDecisions.way.${key}`, { round: no, name: name(round.by) })
  return (
    <details>
      <summary>{said}</summary>
      {differs ? <Pieces pieces={pieces} /> : <Blocks text={text} />}
    </details>
  )
}
