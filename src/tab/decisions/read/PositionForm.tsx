import { Field, Textarea } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { PositionKind } from '../../../decisions/state'
import { FormButtons } from '../../shell/FormButtons'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import type { Command } from '../../use-command'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'

/** Positions that are said with words of one's own. */
export type WordedKind = Exclude<PositionKind, 'consent'>

/** The name under which what is typed is kept on this device. */
export function nameOfForm(decision: string, administration: string, kind: WordedKind): string {
  return `${decision}:position:${administration}:${kind}`
}

/** The positions that say nothing without their words. */
export function needsWords(kind: PositionKind): kind is 'reservation' | 'objection' {
  return kind === 'reservation' || kind === 'objection'
}

interface PositionFormProps {
  readonly kind: WordedKind
  readonly name: string
  readonly initial: string
  /** Others see what is written only later. */
  readonly sealed: boolean
  readonly command: Command
  onSend(text: string, whenDone: () => void): void
  onClose(): void
}

/** What a position means, and the words that go with it. What is typed stays until it is saved. */
export function PositionForm({ kind, name, initial, sealed, command, onSend, onClose }: PositionFormProps) {
  const { t } = useTab()
  const kept = useKept(name, initial)
  const [wrong, setWrong] = useState(false)
  const titleId = useId()
  const words = useField()
  const required = needsWords(kind)
  const lacks = required && !kept.value.trim()
  const { problem } = command
  const send = () => {
    setWrong(lacks)
    if (lacks) words.focus()
    else onSend(kept.value, kept.forget)
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
        {t(`decisions.form.${kind}.title`)}
      </p>
      <p>{t(`decisions.form.${kind}.hint`)}</p>
      <Field
        label={t(`decisions.form.${kind}.text`)}
        hint={t(sealed ? 'decisions.form.seenLater' : 'decisions.form.seenByAll')}
        required={required}
        {...(wrong && lacks && needsWords(kind)
          ? { validationMessage: t(`decisions.form.${kind}.textMissing`) }
          : {})}
      >
        <Textarea
          autoFocus
          id={words.id}
          className="grow"
          dir="auto"
          value={kept.value}
          onChange={(_, { value }) => kept.set(value)}
        />
      </Field>
      <ProblemNotice t={t} problem={problem} />
      {problem?.is === 'refused' && problem.code === 'text-changed' && (
        <p>
          <a href="#proposal-text">{t('tabDecisions.mine.readText')}</a>
        </p>
      )}
      <FormButtons
        busy={command.busy}
        send={t(`decisions.form.${kind}.send`)}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}
