import { useState } from 'react'
import type { DecisionPage } from '../../../decisions/api'
import { GrowingText } from '../../minutes/edit/GrowingText'
import { useTab, useWords } from '../../tab-context'
import { useKept } from '../../use-kept'
import { type DialogProps, LastDay, StepDialog } from './StepDialog'
import { useAct } from './use-act'

/** The day that was set, or the one that is proposed when none was set or it has gone by. */
function useProposedDay({ deadline }: DecisionPage): string {
  const { me } = useTab()
  return deadline && deadline >= me.today ? deadline : me.proposedDeadline
}

/** Puts the draft before the group; without a meeting it needs a last day to answer. */
export function OpenDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t } = useTab()
  const { day } = useWords()
  const { command, act } = useAct(props)
  const [deadline, setDeadline] = useState(useProposedDay(page))
  const { meeting } = page
  const open = () => {
    const setsDay = !meeting && deadline && deadline !== page.deadline
    act(
      [...(setsDay ? [{ act: 'set-deadline', deadline } as const] : []), { act: 'open' }],
      t('tabDecisions.steps.opened'),
      onClose,
    )
  }
  const label = t('tabDecisions.steps.open')
  return (
    <StepDialog title={label} label={label} command={command} onSubmit={open} onClose={onClose}>
      <p>{t('tabDecisions.steps.openWhat')}</p>
      {meeting ? (
        <p>{t('tabDecisions.steps.openOnMeeting', { day: day(meeting.date) })}</p>
      ) : (
        <LastDay value={deadline} onChange={setDeadline} />
      )}
    </StepDialog>
  )
}

export function DeadlineDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t } = useTab()
  const { day } = useWords()
  const { command, act } = useAct(props)
  const [deadline, setDeadline] = useState(useProposedDay(page))
  const label = t('tabDecisions.steps.deadline')
  const set = () =>
    act(
      { act: 'set-deadline', deadline },
      deadline ? t('tabDecisions.steps.deadlineSet', { day: day(deadline) }) : '',
      onClose,
    )
  return (
    <StepDialog title={label} label={label} command={command} onSubmit={set} onClose={onClose}>
      <LastDay value={deadline} onChange={setDeadline} />
    </StepDialog>
  )
}

/** What was put off comes back: everybody is asked anew, on the same text or a better one. */
export function TakeUpDialog(props: DialogProps) {
  const { page, onClose } = props
  const { me, t } = useTab()
  const { command, act } = useAct(props)
  const text = useKept(`${page.id}:take-up:${page.outcomes.length}`, page.text)
  const [deadline, setDeadline] = useState(me.proposedDeadline)
  const takeUp = () =>
    act({ act: 'take-up', deadline, text: text.value }, t('tabDecisions.steps.takenUp'), () => {
      text.forget()
      onClose()
    })
  const label = t('tabDecisions.steps.takeUp')
  return (
    <StepDialog title={label} label={label} command={command} onSubmit={takeUp} onClose={onClose}>
      <p>{t('tabDecisions.steps.takeUpWhat')}</p>
      <LastDay value={deadline} onChange={setDeadline} />
      <GrowingText label={t('tabDecisions.steps.takeUpText')} value={text.value} onChange={text.set} />
    </StepDialog>
  )
}
