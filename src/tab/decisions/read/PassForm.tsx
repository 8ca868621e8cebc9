import { Field, Select, Textarea } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { DecisionPage } from '../../../decisions/api'
import { FormButtons } from '../../shell/FormButtons'
import { ProblemNotice } from '../../shell/Notice'
import type { Command } from '../../use-command'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'

/** The name under which what is typed is kept on this device. */
export function nameOfPassForm(decision: string): string {
  return `${decision}:pass`
}

interface PassFormProps {
  readonly page: DecisionPage
  readonly command: Command
  onSend(to: string, instruction: string, whenDone: () => void): void
  onClose(): void
}

/** To whom the vote is passed, and what is asked of them. Who has a conflict of interest may not say how. */
export function PassForm({ page, command, onSend, onClose }: PassFormProps) {
  const { t, body } = useDecisionWords()
  const kept = useKept(nameOfPassForm(page.id), { to: '', instruction: '' })
  const [wrong, setWrong] = useState(false)
  const titleId = useId()
  const choice = useField()
  const { to, instruction } = kept.value
  const { canPassTo, conflict } = page.mine
  const lacks = !canPassTo.includes(to)
  const send = () => {
    setWrong(lacks)
    if (lacks) choice.focus()
    else onSend(to, conflict ? '' : instruction, kept.forget)
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
        {t('decisions.form.pass.title')}
      </p>
      <p>{t('decisions.form.pass.hint')}</p>
      <Field
        label={t('decisions.form.pass.to')}
        required
        {...(wrong && lacks ? { validationMessage: t('decisions.form.pass.toMissing') } : {})}
      >
        <Select
          id={choice.id}
          autoFocus
          value={lacks ? '' : to}
          onChange={(_, { value }) => kept.set({ to: value, instruction })}
        >
          <option value="">{t('tabDecisions.mine.passChoose')}</option>
          {canPassTo.map((id) => (
            <option key={id} value={id}>
              {body(id)}
            </option>
          ))}
        </Select>
      </Field>
      {!conflict && (
        <Field label={t('decisions.form.pass.text')} hint={t('tabDecisions.mine.passInstructionHint')}>
          <Textarea
            className="grow"
            dir="auto"
            value={instruction}
            onChange={(_, { value }) => kept.set({ to, instruction: value })}
          />
        </Field>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      <FormButtons
        busy={command.busy}
        send={t('decisions.form.pass.send')}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}
