import { Button, Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Modal } from '../../shell/Modal'
import { ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import type { Command } from '../../use-command'
import type { PartProps } from './use-act'

/** What every dialog of the next steps gets. */
export interface DialogProps extends PartProps {
  onClose(): void
}

interface StepDialogProps {
  readonly title: string
  readonly label: string
  readonly command: Command
  readonly children: ReactNode
  onSubmit(): void
  onClose(): void
}

/** A dialog with one act: what it means, the button that does it, and a way back. */
export function StepDialog({ title, label, command, children, onSubmit, onClose }: StepDialogProps) {
  const { t } = useTab()
  return (
    <Modal title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {label}
          </Button>
          <Button onClick={onClose}>{t('tab.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** The last day to answer, said as a weekday, too. */
export function LastDay({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { me, t } = useTab()
  const { day } = useWords()
  return (
    <Field
      label={t('tabDecisions.steps.lastDay')}
      required
      {...(value ? { hint: t('tabDecisions.write.deadlineSaid', { day: day(value) }) } : {})}
    >
      <Input type="date" min={me.today} value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  )
}
