import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ItemLine } from '../../../meetings/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { useTab, useWords } from '../../tab-context'
import { ItemStanding } from '../ItemStanding'
import type { PartProps } from '../part-props'
import { ItemForm } from './ItemForm'
import { editId, moveId } from './item-act'

interface AgendaLineProps extends PartProps {
  readonly item: ItemLine
  readonly index: number
  readonly busy: boolean
  onMove(item: ItemLine, by: -1 | 1): void
  onRemove(item: ItemLine): void
}

/** An item: what it is, who presents it, how long it takes, how it stands, and what can be done with it. */
export function AgendaLine(props: AgendaLineProps) {
  const { item, index, page } = props
  const { me, t } = useTab()
  const [editing, setEditing] = useState(false)
  const { may } = page
  const isMine = item.by === me.person.id && may.addItem
  const close = () => {
    setEditing(false)
    document.getElementById(editId(item.id))?.focus()
  }
  return (
    <li>
      <div className="agenda-row">
        <div>
          <p className="agenda-title" dir="auto">
            {item.path ? <PageLink to={paths.within(item.path)}>{item.title}</PageLink> : item.title}
          </p>
          <About item={item} page={page} />
        </div>
        {(may.lead || isMine) && (
          <Tools
            {...props}
            last={page.agenda.length - 1}
            editing={editing}
            onEdit={() => setEditing(!editing)}
          />
        )}
      </div>
      {editing && (
        <ItemForm
          {...props}
          name={`${page.id}:${item.id}`}
          legend={t('tabMeetings.agenda.change', { no: index + 1 })}
          label={t('tabMeetings.agenda.save')}
          said={t('tabMeetings.agenda.saved', { no: index + 1 })}
          onClose={close}
        />
      )}
    </li>
  )
}

function About({ item, page }: Pick<AgendaLineProps, 'item' | 'page'>) {
  const { t, name } = useWords()
  // What a member adds is told apart from what those who prepare the meeting put there.
  const isMembers = ![page.chair, page.secretary, 'samsyn'].includes(item.by)
  const facts = [
    item.kind !== 'other' && t(`tabMeetings.agenda.kind.${item.kind}`),
    item.presenter && t('tabMeetings.agenda.presentedBy', { name: name(item.presenter) }),
    item.minutes && t('tabMeetings.agenda.minutes', { count: item.minutes }),
    isMembers && item.presenter !== item.by && t('tabMeetings.agenda.addedBy', { name: name(item.by) }),
  ].filter(Boolean)
  return (
    <p className="quiet small facts">
      {facts.length > 0 && <span dir="auto">{facts.join(' · ')}</span>}
      <ItemStanding item={item} />
    </p>
  )
}

interface ToolsProps extends AgendaLineProps {
  readonly last: number
  readonly editing: boolean
  onEdit(): void
}

function Tools({ item, index, busy, page, last, editing, onEdit, onMove, onRemove }: ToolsProps) {
  const { t } = useTab()
  const about = { no: index + 1, title: item.title }
  return (
    <div className="item-tools">
      {page.may.lead && (
        <>
          <Button
            id={moveId(item.id, -1)}
            size="small"
            appearance="subtle"
            disabledFocusable={busy || index === 0}
            aria-label={t('tabMeetings.agenda.up', about)}
            onClick={() => onMove(item, -1)}
          >
            ↑
          </Button>
          <Button
            id={moveId(item.id, 1)}
            size="small"
            appearance="subtle"
            disabledFocusable={busy || index === last}
            aria-label={t('tabMeetings.agenda.down', about)}
            onClick={() => onMove(item, 1)}
          >
            ↓
          </Button>
        </>
      )}
      <Button
        id={editId(item.id)}
        size="small"
        appearance="subtle"
        aria-expanded={editing}
        aria-label={t('tabMeetings.agenda.changeNamed', about)}
        onClick={onEdit}
      >
        {t('tabMeetings.agenda.changeShort')}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={busy}
        aria-label={t('tabMeetings.agenda.remove', about)}
        onClick={() => onRemove(item)}
      >
        {t('tab.edit.remove')}
      </Button>
    </div>
  )
}
