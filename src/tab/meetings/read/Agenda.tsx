import { Button } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { ItemLine } from '../../../meetings/api'
import { newKey } from '../../minutes/create/new-draft'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { type PartProps, useMeetingAct } from '../part-props'
import { AgendaLine } from './AgendaLine'
import { ItemForm } from './ItemForm'
import { itemOf, moveId } from './item-act'
import { Ready } from './Ready'

/** What was last taken off the agenda, so that it can be brought back to where it stood. */
interface Removed {
  readonly item: ItemLine
  readonly ids: readonly string[]
}

/** What the meeting is about, in order; made by who leads it, with items of the members. */
export function Agenda(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<Removed>()
  const { agenda, may, id } = page
  const ids = agenda.map((item) => item.id)
  const focusOn = useFocusAfter(agenda)

  const move = (item: ItemLine, by: -1 | 1) => {
    const from = ids.indexOf(item.id)
    const order = ids.toSpliced(from, 1).toSpliced(from + by, 0, item.id)
    focusOn(moveId(item.id, by))
    void act({ act: 'order', ids: order }, t('tabMeetings.agenda.movedTo', { no: from + by + 1 }))
  }
  const remove = (item: ItemLine) =>
    act({ act: 'remove-item', id: item.id }, t('tabMeetings.agenda.removed', { title: item.title }), () => {
      setRemoved({ item, ids })
      focusOn('undo-removal')
    })
  const undo = ({ item, ids: order }: Removed) =>
    act({ act: 'put-item', item: itemOf(item) }, t('tabMeetings.agenda.broughtBack'), () => {
      setRemoved(undefined)
      if (may.lead) void act({ act: 'order', ids: order }, t('tabMeetings.agenda.broughtBack'))
    })
  return (
    <section className="paper agenda-part" aria-labelledby="agenda">
      <h2 id="agenda" tabIndex={-1}>
        {t('tabMeetings.agenda.title')}
      </h2>
      <Length {...props} />
      {agenda.length === 0 && <p className="quiet">{t('tabMeetings.agenda.empty')}</p>}
      <ol className="agenda">
        {agenda.map((item, index) => (
          <AgendaLine
            key={item.id}
            {...props}
            item={item}
            index={index}
            busy={command.busy}
            onMove={move}
            onRemove={(gone) => void remove(gone)}
          />
        ))}
      </ol>
      {removed && (
        <Notice tone="info">
          <p>{t('tabMeetings.agenda.removed', { title: removed.item.title })}</p>
          <Button id="undo-removal" disabledFocusable={command.busy} onClick={() => void undo(removed)}>
            {t('tab.edit.undo')}
          </Button>
        </Notice>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      {may.addItem && !adding && (
        <div className="buttons">
          <Button onClick={() => setAdding(true)}>{t('tabMeetings.agenda.add')}</Button>
        </div>
      )}
      {adding && <NewItem {...props} meeting={id} onClose={() => setAdding(false)} />}
      {may.lead && page.ready.length > 0 && <Ready {...props} />}
    </section>
  )
}

/** Gives the focus to what has this id once the page has changed: what is moved takes it along. */
function useFocusAfter(changed: unknown): (id: string) => void {
  const wanted = useRef<string>(undefined)
  // Looks once after each change of the agenda.
  useEffect(() => {
    if (wanted.current === undefined) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = undefined
  }, [changed])
  return (id) => {
    wanted.current = id
  }
}

/** How long the items may take, where that is said, beside how long the meeting is. */
function Length({ page }: PartProps) {
  const { t } = useTab()
  const minutes = page.agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
  const all = (Date.parse(page.end) - Date.parse(page.start)) / 60_000
  if (minutes === 0) return null
  return (
    <p className={minutes > all ? 'overdue' : 'quiet'}>
      {minutes > all && <span aria-hidden="true">! </span>}
      {t(minutes > all ? 'tabMeetings.agenda.tooLong' : 'tabMeetings.agenda.length', { minutes, all })}
    </p>
  )
}

function NewItem(props: PartProps & { meeting: string; onClose: () => void }) {
  const { onClose, meeting, page } = props
  const { t } = useTab()
  const [key] = useState(newKey)
  return (
    <ItemForm
      {...props}
      name={`${meeting}:new-item`}
      item={{ id: key, kind: 'other', title: '' }}
      legend={t('tabMeetings.agenda.new')}
      label={t('tabMeetings.agenda.add')}
      said={t('tabMeetings.agenda.added', { no: page.agenda.length + 1 })}
      onClose={onClose}
    />
  )
}
