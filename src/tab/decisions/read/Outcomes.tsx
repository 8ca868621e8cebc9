import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Outcome } from '../../../decisions/state'
import { Blocks } from '../../minutes/Blocks'
import { save } from '../../save-file'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { STAGE_SIGN } from '../signs'
import { useDecisionWords } from '../use-decision-words'
import type { PartProps } from './use-act'

/** How the group's treatment ended, newest first; there are several when the matter was put off and came back. */
export function Outcomes({ page }: PartProps) {
  return page.outcomes
    .toReversed()
    .map((outcome) => <OneOutcome key={outcome.no} id={page.id} outcome={outcome} />)
}

/** The name of an outcome's place on the page, for links within it. */
export function placeOf({ no }: Outcome): string {
  return `outcome-${no}`
}

function OneOutcome({ id, outcome }: { id: string; outcome: Outcome }) {
  const { t, day, name, paragraph } = useDecisionWords()
  const { kind, text, reason } = outcome
  const place = placeOf(outcome)
  return (
    <section className={`paper outcome ${kind}`} aria-labelledby={place}>
      <h2 id={place} tabIndex={-1}>
        <span aria-hidden="true">{STAGE_SIGN[kind]} </span>
        {t(`tabDecisions.outcome.${kind}`)}{' '}
        <span className="number">
          {outcome.paragraph ? paragraph(outcome.paragraph) : t('tabDecisions.paragraphSoon')}
        </span>
      </h2>
      <p className="quiet">
        {day(outcome.day)} ·{' '}
        {t(kind === 'withdrawn' ? 'tabDecisions.outcome.byProposer' : 'tabDecisions.outcome.by', {
          name: name(outcome.by),
        })}
      </p>
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
      {outcome.paragraph && <Extract id={id} outcome={outcome.no} />}
    </section>
  )
}

/** The extract of the paragraph (protokollsutdrag), as a file. */
function Extract({ id, outcome }: { id: string; outcome: number }) {
  const { api, t, say } = useTab()
  const command = useCommand()
  const [wanted, setWanted] = useState<'docx' | 'pdf'>()
  const get = (format: 'docx' | 'pdf') => {
    setWanted(format)
    void command.run(
      () => api.extract(id, outcome, format),
      (file) => {
        save(file)
        say(t('tabDecisions.outcome.downloaded', { name: file.name }))
      },
    )
  }
  const button = (format: 'docx' | 'pdf') => (
    <Button disabledFocusable={command.busy} onClick={() => get(format)}>
      {command.busy && wanted === format
        ? t('tabDecisions.outcome.preparing')
        : t(`tabDecisions.outcome.${format}`)}
    </Button>
  )
  return (
    <>
      <div className="buttons">
        {button('docx')}
        {button('pdf')}
      </div>
      <ProblemNotice t={t} problem={command.problem} reading />
    </>
  )
}
