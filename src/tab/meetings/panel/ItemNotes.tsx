import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { AgreedAction } from '../../../meetings/state'
import { Blocks } from '../../minutes/Blocks'
import { GrowingText } from '../../minutes/edit/GrowingText'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { ActionFields, ActionInWords, PEOPLE_NAMES } from './ActionFields'
import type { ItemNotesEdits } from './use-item-notes'

/** What is said and agreed on at the item, for the minutes. */
export function ItemNotes({ notes }: { notes: ItemNotesEdits }) {
  const { me, t } = useTab()
  const { now, state, change, command } = notes
  return (
    <section className="panel item-notes" aria-labelledby="item-notes">
      <h2 id="item-notes" tabIndex={-1}>
        {t('tabMeetings.panel.notes')}
      </h2>
      {notes.theirs && <Theirs notes={notes} />}
      <GrowingText
        label={t('tabMeetings.panel.notesLabel')}
        value={now.notes}
        onChange={(text) => change({ notes: text })}
      />
      <datalist id={PEOPLE_NAMES}>
        {me.plan.people.map((p) => (
          <option key={p.id} value={p.name} />
        ))}
      </datalist>
      <Actions notes={notes} />
      <ProblemNotice t={t} problem={command.problem} />
      {command.problem && (
        <div className="buttons">
          <Button disabledFocusable={command.busy} onClick={() => void notes.save()}>
            {t('tabMeetings.panel.saveNotes')}
          </Button>
        </div>
      )}
      <p className="quiet small">{t(`tabMeetings.panel.notesState.${state}`)}</p>
    </section>
  )
}

/** What was agreed on: a line each, and the one that is being written as a form. */
function Actions({ notes: { now, change } }: { notes: ItemNotesEdits }) {
  const { t } = useTab()
  const [writing, setWriting] = useState<string>()
  const set = (id: string, part: Partial<AgreedAction>) =>
    change({ actions: now.actions.map((a) => (a.id === id ? { ...a, ...part } : a)) })
  const add = () => {
    const id = crypto.randomUUID()
    setWriting(id)
    change({ actions: [...now.actions, { id, what: '', who: '', due: '' }] })
  }
  return (
    <>
      {now.actions.map((action, i) => {
        const no = i + 1
        return action.id === writing ? (
          <ActionFields
            key={action.id}
            action={action}
            no={no}
            onChange={(part) => set(action.id, part)}
            onDone={() => setWriting(undefined)}
            onRemove={() => change({ actions: now.actions.filter(({ id }) => id !== action.id) })}
          />
        ) : (
          <div key={action.id} className="action-line">
            <ActionInWords action={action} />
            <Button
              size="small"
              appearance="subtle"
              aria-label={t('tabMeetings.panel.changeAction', { no })}
              onClick={() => setWriting(action.id)}
            >
              {t('tabMeetings.agenda.changeShort')}
            </Button>
          </div>
        )
      })}
      {!now.actions.some(({ id }) => id === writing) && (
        <div className="buttons">
          <Button size="small" onClick={add}>
            {t('tab.edit.addAction')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Somebody else wrote at the same item: nothing of either is lost unless one is chosen. */
function Theirs({ notes }: { notes: ItemNotesEdits }) {
  const { t } = useTab()
  const { theirs } = notes
  if (!theirs) return null
  return (
    <Notice tone="warning" role="alert">
      <p>{t('tabMeetings.panel.theirs')}</p>
      <div className="said-text">
        <Blocks text={theirs.notes} />
        {theirs.actions.map((action) => (
          <ActionInWords key={action.id} action={action} />
        ))}
      </div>
      <div className="buttons">
        <Button onClick={notes.takeTheirs}>{t('tabMeetings.panel.takeTheirs')}</Button>
        <Button onClick={notes.keepMine}>{t('tabMeetings.panel.keepMine')}</Button>
      </div>
    </Notice>
  )
}
