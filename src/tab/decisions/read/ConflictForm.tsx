import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { Conflict } from '../../../decisions/state'
import { FormButtons } from '../../shell/FormButtons'
import { ProblemNotice } from '../../shell/Notice'
import type { Command } from '../../use-command'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'

/** The name under which what is typed is kept on this device. */
export function nameOfConflictForm(decision: string): string {
  return `${decision}:conflict`
}

interface ConflictFormProps {
  readonly name: string
  readonly administration: string
  /** What a conflict of interest is has been said already. */
  readonly explained: boolean
  readonly command: Command
  onSend(scope: Conflict['scope'], reason: string, whenDone: () => void): void
  onClose(): void
}

interface Draft {
  readonly scope: Conflict['scope']
  readonly reason: string
}

/** Whom the conflict of interest concerns, and why. */
export function ConflictForm(props: ConflictFormProps) {
  const { name, administration, explained, command, onSend, onClose } = props
  const { t, body } = useDecisionWords()
  const kept = useKept<Draft>(name, { scope: 'person', reason: '' })
  const [wrong, setWrong] = useState(false)
  const titleId = useId()
  const reason = useField()
  const draft = kept.value
  const lacks = !draft.reason.trim()
  const send = () => {
    setWrong(lacks)
    if (lacks) reason.focus()
    else onSend(draft.scope, draft.reason, kept.forget)
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
        {t('decisions.form.conflict.send')}
      </p>
      {!explained && <p>{t('tabDecisions.mine.conflictWhat')}</p>}
      <p>{t('decisions.form.conflict.hint')}</p>
      <Field label={t('decisions.form.conflict.scope')}>
        <RadioGroup
          value={draft.scope}
          onChange={(_, { value }) => kept.set({ ...draft, scope: value as Conflict['scope'] })}
        >
          <Radio
            value="person"
            autoFocus
            label={
              <Explained
                what={t('decisions.form.conflict.person')}
                more={t('tabDecisions.mine.conflictMeHint')}
              />
            }
          />
          <Radio
            value="administration"
            label={t('decisions.form.conflict.administration', { administration: body(administration) })}
          />
        </RadioGroup>
      </Field>
      <Field
        label={t('decisions.form.conflict.reason')}
        required
        {...(wrong && lacks ? { validationMessage: t('decisions.form.conflict.reasonMissing') } : {})}
      >
        <Textarea
          id={reason.id}
          className="grow"
          dir="auto"
          value={draft.reason}
          onChange={(_, { value }) => kept.set({ ...draft, reason: value })}
        />
      </Field>
      <ProblemNotice t={t} problem={command.problem} />
      <FormButtons
        busy={command.busy}
        send={t('decisions.form.conflict.send')}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}

function Explained({ what, more }: { what: string; more: string }) {
  return (
    <>
      {what}
      <br />
      <span className="quiet small">{more}</span>
    </>
  )
}
