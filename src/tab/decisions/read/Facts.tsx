import type { ReactNode } from 'react'
import type { Mandate } from '../../../decisions/state'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { useDecisionWords } from '../use-decision-words'
import type { PartProps } from './use-act'

/** What the proposal belongs to and rests on, and who gets the decision. */
export function Facts({ page }: PartProps) {
  const { t, day, moment, name, process } = useDecisionWords()
  const { mandates, recipients, meeting, chairs } = page
  const fact = (label: string, value: ReactNode) =>
    value && (
      <div>
        <dt>{label}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    )
  const rows = (lines: readonly string[]) =>
    lines.length > 0 && (
      <ul className="plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )
  return (
    <section className="status-part" aria-labelledby="facts">
      <h2 id="facts">{t('tabDecisions.read.facts')}</h2>
      <dl className="fact-list stacked">
        {fact(t('tabDecisions.process'), page.process && process(page.process))}
        {fact(t('tabDecisions.read.by'), `${name(page.by)}, ${moment(page.createdAt)}`)}
        {fact(
          t('tabDecisions.read.toMeeting'),
          meeting && <PageLink to={paths.meeting(meeting.id)}>{day(meeting.date)}</PageLink>,
        )}
        {fact(t('tabDecisions.read.chair'), page.stage === 'open' && chairs.map(name).join(', '))}
        {fact(t('tabDecisions.read.mandates'), rows(mandates.map((m) => inWords(m, day))))}
        {fact(t('tabDecisions.read.recipients'), rows(recipients))}
      </dl>
    </section>
  )
}

/** A mandate on one line: body, paragraph, registry number and day. */
function inWords({ body, paragraph, dnr, date }: Mandate, day: (day: string) => string): string {
  return [body, paragraph, dnr, date && day(date)].filter(Boolean).join(', ')
}
