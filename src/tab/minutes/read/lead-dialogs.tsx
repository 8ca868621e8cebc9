import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { MinutesPage } from '../../../minutes/api'
import { approversOf } from '../../../minutes/rules'
import type { Role } from '../../../plan/model'
import type { MinutesAct } from '../../api'
import { daysLater } from '../../days'
import { Modal } from '../../shell/Modal'
import { ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import type { Done } from './part-props'

interface DialogProps {
  readonly page: MinutesPage
  readonly done: Done
  fresh(page: MinutesPage): void
  onClose(): void
}

const DAYS_TO_ANSWER = 7

/** Asks for the last day to answer, and says who will be asked. */
export function SendDialog(props: DialogProps) {
  const { me, t } = useTab()
  const { name } = useWords()
  const { content, kind, newest } = props.page
  const [deadline, setDeadline] = useState(me.proposedDeadline)
  const { people } = me.plan
  const plan = {
    person: (id: string) => people.find((p) => p.id === id),
    withRole: (role: Role) => people.filter((p) => p.roles.includes(role)),
  }
  const asked = approversOf(kind, content, plan)
  const chair = kind === 'steering' && content.chair ? name(content.chair) : ''
  return (
    <Step
      {...props}
      title={t('tab.lead.send')}
      label={t('tab.lead.send')}
      act={{ act: 'send', version: newest, deadline }}
      said={t('minutes.said.sent')}
    >
      <p>{t('tab.lead.sendWhat')}</p>
      <LastDay value={deadline} onChange={setDeadline} />
      {asked.length === 0 && <p>{t('tab.lead.askedNobody')}</p>}
      {chair && <p>{t('tab.lead.chairFirst', { chair })}</p>}
      {asked.length > 0 && <Names label={t('tab.lead.asked')} ids={asked} />}
    </Step>
  )
}

export function ExtendDialog(props: DialogProps) {
  const { me, t } = useTab()
  const { day } = useWords()
  const from = [me.today, props.page.round?.deadline ?? me.today].sort().at(-1) ?? me.today
  const [deadline, setDeadline] = useState(daysLater(from, DAYS_TO_ANSWER))
  return (
    <Step
      {...props}
      title={t('tab.lead.extend')}
      label={t('tab.lead.extend')}
      act={{ act: 'extend', deadline }}
      said={deadline ? t('minutes.said.extended', { day: day(deadline) }) : ''}
    >
      <LastDay value={deadline} onChange={setDeadline} />
    </Step>
  )
}

/** The explicit act that makes minutes final; where answers are missing, those who are missing are named first. */
export function FinishDialog(props: DialogProps) {
  const { t } = useTab()
  const missing = (props.page.round?.approvers ?? [])
    .filter((a) => a.standing === 'waiting' || a.standing === 'remarked')
    .map((a) => a.id)
  const label = t(missing.length > 0 ? 'tab.lead.close' : 'tab.lead.finish')
  return (
    <Step {...props} title={label} label={label} act={{ act: 'finish' }} said={t('minutes.said.finished')}>
      {missing.length > 0 && <Names label={t('tab.lead.closeWhat')} ids={missing} />}
      <p>{t('tab.lead.finishWhat')}</p>
    </Step>
  )
}

export function ReopenDialog(props: DialogProps) {
  const { t } = useTab()
  const reason = useKept(`${props.page.id}:reopen`, '')
  return (
    <Step
      {...props}
      title={t('tab.lead.reopen')}
      label={t('tab.lead.reopen')}
      act={{ act: 'reopen', reason: reason.value }}
      said={t('tab.lead.reopened')}
      whenDone={reason.forget}
    >
      <p>{t('tab.lead.reopenWhat')}</p>
      <Field label={t('tab.lead.reopenReason')} required>
        <Textarea dir="auto" value={reason.value} onChange={(_, { value }) => reason.set(value)} />
      </Field>
    </Step>
  )
}

interface StepProps extends DialogProps {
  readonly title: string
  readonly label: string
  readonly act: MinutesAct
  readonly said: string
  readonly children: ReactNode
  whenDone?(): void
}

/** A dialog with one act: what it means, the button that does it, and a way back. */
function Step({ page, done, fresh, onClose, title, label, act, said, children, whenDone }: StepProps) {
  const { api, t } = useTab()
  const command = useCommand<MinutesPage>(fresh)
  const submit = () =>
    void command.run(
      () => api.act(page.id, act),
      (answer) => {
        whenDone?.()
        onClose()
        done(answer, said)
      },
    )
  return (
    <Modal title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
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

function LastDay({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { me, t } = useTab()
  const { day } = useWords()
  return (
    <Field
      label={t('tab.lead.lastDay')}
      required
      {...(value ? { hint: t('tab.lead.lastDaySaid', { day: day(value) }) } : {})}
    >
      <Input type="date" min={me.today} value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  )
}

function Names({ label, ids }: { label: string; ids: readonly string[] }) {
  const { name, administration } = useWords()
  return (
    <>
      <p className="label">{label}</p>
      <ul className="names">
        {ids.map((id) => (
          <li key={id} dir="auto">
            {name(id)}
            <span className="quiet">, {administration(id)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
