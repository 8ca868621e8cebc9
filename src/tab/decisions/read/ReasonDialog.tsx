import { Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { useTab } from '../../tab-context'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { type DialogProps, StepDialog } from './StepDialog'
import { useAct } from './use-act'

/** The three ways to put the matter off; each with its reason. */
export type PuttingOff = 'table' | 'refer-back' | 'withdraw'

const DONE = { table: 'tabled', 'refer-back': 'referred-back', withdraw: 'withdrawn' } as const

/** Tables, refers back or withdraws: what it means, and why. */
export function ReasonDialog({ how, ...props }: DialogProps & { how: PuttingOff }) {
  const { page, onClose } = props
  const { t } = useTab()
  const { command, act } = useAct(props)
  const reason = useKept(`${page.id}:${how}`, '')
  const [wrong, setWrong] = useState(false)
  const field = useField()
  const lacks = !reason.value.trim()
  const words = DONE[how]
  const send = () => {
    setWrong(lacks)
    if (lacks) return field.focus()
    act({ act: how, reason: reason.value }, t(`tabDecisions.steps.${words}`), () => {
      reason.forget()
      onClose()
    })
  }
  return (
    <StepDialog
      title={t(`decisions.form.${words}.title`)}
      label={t(`decisions.form.${words}.send`)}
      command={command}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t(`decisions.form.${words}.hint`)}</p>
      <Field
        label={t(`decisions.form.${words}.text`)}
        required
        {...(wrong && lacks ? { validationMessage: t(`decisions.form.${words}.textMissing`) } : {})}
      >
        <Textarea
          id={field.id}
          className="grow"
          dir="auto"
          value={reason.value}
          onChange={(_, { value }) => reason.set(value)}
        />
      </Field>
    </StepDialog>
  )
}
