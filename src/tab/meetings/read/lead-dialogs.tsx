import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { StepDialog } from '../../decisions/read/StepDialog'
import { Modal } from '../../shell/Modal'
import { useTab } from '../../tab-context'
import { useKept } from '../../use-kept'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'

interface DialogProps extends PartProps {
  onClose(): void
}

/** Before the notice goes out: to whom, about what, and what is still empty. */
export function CallDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t, day, name, bodyOf, inOrder } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const { invited, agenda, place, link } = page
  if (agenda.length === 0)
    return (
      <Modal title={t('tabMeetings.lead.call')} onClose={onClose}>
        <p>{t('tabMeetings.lead.agendaEmpty')}</p>
        <div className="buttons">
          <Button onClick={onClose}>{t('tab.close')}</Button>
        </div>
      </Modal>
    )
  return (
    <StepDialog
      title={t('tabMeetings.lead.call')}
      label={t('tabMeetings.lead.callTo', { count: invited.length })}
      command={command}
      onClose={onClose}
      onSubmit={() =>
        void act({ act: 'call' }, t('tabMeetings.said.called', { count: invited.length }), onClose)
      }
    >
      <p>{t('tabMeetings.lead.callMeans', { count: invited.length })}</p>
      <p dir="auto">
        {[
          page.title,
          t('tabMeetings.when', { day: day(page.day), hours: page.hours }),
          place,
          t('tabMeetings.list.items', { count: agenda.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!place && !link && (
        <p>
          <span aria-hidden="true">! </span>
          {t('tabMeetings.lead.nowhere')}
        </p>
      )}
      <details>
        <summary>{t('tabMeetings.lead.whoIsAsked')}</summary>
        <ul className="names">
          {inOrder(invited.map(({ person }) => person)).map((id) => (
            <li key={id} dir="auto">
              {name(id)}
              <span className="quiet">, {bodyOf(id)}</span>
            </li>
          ))}
        </ul>
      </details>
    </StepDialog>
  )
}

/** Calling the meeting off, with the reason that everybody reads. */
export function CancelDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const reason = useKept(`${page.id}:cancel`, '')
  const [tried, setTried] = useState(false)
  const missing = tried && !reason.value.trim()
  const send = () => {
    setTried(true)
    if (!reason.value.trim()) return
    void act({ act: 'cancel', reason: reason.value }, t('tabMeetings.said.cancelled'), () => {
      reason.forget()
      onClose()
    })
  }
  return (
    <StepDialog
      title={t('tabMeetings.lead.cancel')}
      label={t('tabMeetings.lead.cancel')}
      command={command}
      onClose={onClose}
      onSubmit={send}
    >
      <p>{t(page.stage === 'called' ? 'tabMeetings.lead.cancelMeans' : 'tabMeetings.lead.cancelUncalled')}</p>
      <Field
        label={t('tabMeetings.lead.cancelReason')}
        required
        {...(missing ? { validationMessage: t('tabMeetings.lead.reasonMissing') } : {})}
      >
        <Textarea
          dir="auto"
          maxLength={1000}
          value={reason.value}
          onChange={(_, { value }) => reason.set(value)}
        />
      </Field>
    </StepDialog>
  )
}
