import { Checkbox, Field, Textarea } from '@fluentui/react-components'
import { useEffect, useId, useRef, useState } from 'react'
import { FormButtons } from '../../shell/FormButtons'
import { ProblemNotice } from '../../shell/Notice'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'
import { type PartProps, useAct } from './use-act'
import { objectors } from './voice-rows'

/** The name under which what is typed is kept on this device. */
export function nameOfAmendment(decision: string): string {
  return `${decision}:amend`
}

interface Draft {
  readonly text: string
  /** Administrations that are not asked again, since the text has not changed in substance for them. */
  readonly spared: readonly string[]
}

/** A form that nobody has written in follows the text; what is written stays. */
function useNewText(now: string, typed: string, follow: (text: string) => void): void {
  const before = useRef(now)
  useEffect(() => {
    if (before.current !== now && typed === before.current) follow(now)
    before.current = now
  })
}

/** An objection is answered by an amended text: a new round, and who is asked again. */
export function AmendForm({ onClose, ...props }: PartProps & { onClose: () => void }) {
  const { page } = props
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const kept = useKept<Draft>(nameOfAmendment(page.id), { text: page.text, spared: [] })
  const [wrong, setWrong] = useState('')
  const titleId = useId()
  const field = useField()
  const { text, spared } = kept.value
  useNewText(page.text, text, (changed) => kept.set({ text: changed, spared }))
  const always = objectors(page)
  const asked = page.voices.filter(({ is }) => is !== 'excused').map((voice) => voice.administration)
  const isSpared = (id: string) => spared.includes(id) && !always.includes(id)
  const round = page.round + 1
  const toggle = (id: string, on: boolean) =>
    kept.set({ text, spared: on ? spared.filter((other) => other !== id) : [...spared, id] })
  const send = () => {
    const problem = !text.trim()
      ? t('tabDecisions.steps.amendMissing')
      : text.trim() === page.text.trim()
        ? t('tabDecisions.steps.amendSame')
        : ''
    setWrong(problem)
    if (problem) return field.focus()
    act(
      { act: 'amend', round: page.round, text, askAgain: asked.filter((id) => !isSpared(id)) },
      t('tabDecisions.steps.amended', { round }),
      () => {
        kept.forget()
        onClose()
      },
    )
  }
  return (
    <form
      className="inline-form"
      noValidate
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p id={titleId} className="form-title">
        {t('tabDecisions.steps.amend')}
      </p>
      <p>{t('tabDecisions.steps.amendWhat')}</p>
      <Field
        label={t('tabDecisions.steps.amendText')}
        required
        {...(wrong ? { validationMessage: wrong } : {})}
      >
        <Textarea
          id={field.id}
          autoFocus
          className="grow"
          dir="auto"
          value={text}
          onChange={(_, { value }) => kept.set({ text: value, spared })}
        />
      </Field>
      <fieldset className="choices">
        <legend>{t('tabDecisions.steps.amendAsk')}</legend>
        <p className="quiet small">{t('tabDecisions.steps.amendAskHint')}</p>
        {asked
          .filter((id) => always.includes(id))
          .map((id) => (
            <p key={id} className="always">
              <span aria-hidden="true">✓</span>
              {t('tabDecisions.steps.amendAlways', { administration: body(id) })}
            </p>
          ))}
        {asked
          .filter((id) => !always.includes(id))
          .map((id) => (
            <Checkbox
              key={id}
              checked={!isSpared(id)}
              label={body(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
            />
          ))}
      </fieldset>
      <ProblemNotice t={t} problem={command.problem} />
      <FormButtons
        busy={command.busy}
        send={t('tabDecisions.steps.amendSend', { round })}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}
