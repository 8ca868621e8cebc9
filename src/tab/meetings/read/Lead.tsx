import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { type PartProps, useMeetingAct } from '../part-props'
import { CallDialog, CancelDialog } from './lead-dialogs'

/** What who leads the meeting has to see to, and the next step first. */
export function Lead(props: PartProps) {
  const { page } = props
  const { me, t } = useTab()
  const [open, setOpen] = useState<'call' | 'cancel'>()
  const { command, act } = useMeetingAct(props)
  const { may, stage } = page
  if (!may.lead) return null
  const isToday = page.day <= me.today
  // One coloured button a page: what is wanted of me comes before what I lead.
  const first = page.waitsForMe ? 'secondary' : 'primary'
  const start = () =>
    void act({ act: 'start' }, t('tabMeetings.said.started'), () => navigate(paths.panel(page.id)))
  const close = () => setOpen(undefined)
  return (
    <section className="panel" aria-labelledby="lead">
      <h2 id="lead" tabIndex={-1}>
        {t('tabMeetings.lead.title')}
      </h2>
      {stage === 'planned' && <p>{t('tabMeetings.lead.plannedNext')}</p>}
      {stage === 'called' && (
        <p>{t(isToday ? 'tabMeetings.lead.todayNext' : 'tabMeetings.lead.calledNext')}</p>
      )}
      {stage === 'ongoing' && <p>{t('tabMeetings.lead.ongoingNext')}</p>}
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        {may.call && (
          <Button appearance={first} onClick={() => setOpen('call')}>
            {t('tabMeetings.lead.call')}
          </Button>
        )}
        {may.start && isToday && (
          <Button appearance={first} disabledFocusable={command.busy} onClick={start}>
            {t('tabMeetings.lead.start')}
          </Button>
        )}
        {stage === 'ongoing' && (
          <Button
            appearance={page.mine.isPresent || !may.answer ? 'primary' : 'secondary'}
            onClick={() => navigate(paths.panel(page.id))}
          >
            {t('tabMeetings.lead.toPanel')}
          </Button>
        )}
        {may.change && (
          <Button onClick={() => navigate(paths.changeMeeting(page.id))}>
            {t('tabMeetings.lead.change')}
          </Button>
        )}
        {may.cancel && <Button onClick={() => setOpen('cancel')}>{t('tabMeetings.lead.cancel')}</Button>}
      </div>
      {open === 'call' && <CallDialog {...props} onClose={close} />}
      {open === 'cancel' && <CancelDialog {...props} onClose={close} />}
    </section>
  )
}
