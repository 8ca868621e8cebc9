import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { StepDialog } from '../../decisions/read/StepDialog'
import { useTab } from '../../tab-context'
import { isKept } from '../../use-kept'
import { useMeetingAct } from '../part-props'
import type { ItemProps } from './item-props'
import { type ItemNotesEdits, nameOfNotes } from './use-item-notes'

/** What leads on from the item at hand has what is written at it. */
export interface LeavingProps extends ItemProps {
  readonly notes: ItemNotesEdits
}

/** The end of the meeting. What is written is saved first. */
export function EndMeeting({ isNext, ...props }: LeavingProps & { readonly isNext?: boolean }) {
  const { t } = useTab()
  const [ending, setEnding] = useState(false)
  const end = async () => {
    await props.notes.save()
    setEnding(true)
  }
  return (
    <>
      <Button appearance={isNext ? 'primary' : 'secondary'} onClick={() => void end()}>
        {t('tabMeetings.panel.end')}
      </Button>
      {ending && <EndDialog {...props} onClose={() => setEnding(false)} />}
    </>
  )
}

/** Before the meeting ends: which proposals are still open, and will be tabled. */
function EndDialog(props: LeavingProps & { onClose: () => void }) {
  const { page, item, notes, onClose } = props
  const { me, t } = useTab()
  const { command, act } = useMeetingAct(props)
  const open = page.agenda.filter(({ isOpen }) => isOpen)
  // What was saved a moment ago is still being forgotten on this device.
  const isUnsaved = (id: string) =>
    id === item.id ? notes.state === 'unsaved' : isKept(me.person.id, nameOfNotes(page.id, id))
  const unsaved = page.agenda.filter(({ id }) => isUnsaved(id))
  return (
    <StepDialog
      title={t('tabMeetings.panel.end')}
      label={t(open.length > 0 ? 'tabMeetings.panel.endAndTable' : 'tabMeetings.panel.end')}
      command={command}
      onClose={onClose}
      onSubmit={() => void act({ act: 'end' }, t('tabMeetings.said.ended'), onClose)}
    >
      <Titles label={t('tabMeetings.panel.willBeTabled', { count: open.length })} items={open} />
      <Titles label={t('tabMeetings.panel.unsavedAt')} items={unsaved} />
      <p>{t('tabMeetings.panel.endMeans')}</p>
    </StepDialog>
  )
}

function Titles({ label, items }: { label: string; items: ItemProps['page']['agenda'] }) {
  if (items.length === 0) return null
  return (
    <>
      <p className="label">{label}</p>
      <ul className="titles">
        {items.map(({ id, title }) => (
          <li key={id} dir="auto">
            {title}
          </li>
        ))}
      </ul>
    </>
  )
}
