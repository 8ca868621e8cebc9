import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Action } from '../../../minutes/content'
import { useTab, useWords } from '../../tab-context'
import { newAction, withActions } from './content-edits'
import type { SectionEdits } from './use-section-edits'

/** The list of names that every action's field offers; drawn once a page. */
export const PEOPLE_LIST = 'people-names'

interface ActionsEditorProps {
  readonly sectionId: string
  readonly actions: readonly Action[]
  readonly edits: SectionEdits
  /** Buttons that stand beside the one that adds an action. */
  readonly children: ReactNode
}

/** What somebody is to do, who, and by when. */
export function ActionsEditor({ sectionId, actions, edits, children }: ActionsEditorProps) {
  const { t } = useTab()
  const add = () => edits.change(withActions(sectionId, (all) => [...all, newAction(crypto.randomUUID())]))
  return (
    <>
      {actions.map((action, index) => (
        <OneAction key={action.id} sectionId={sectionId} action={action} no={index + 1} edits={edits} />
      ))}
      <div className="buttons">
        {children}
        <Button size="small" onClick={add}>
          {t('tab.edit.addAction')}
        </Button>
      </div>
    </>
  )
}

interface OneActionProps {
  readonly sectionId: string
  readonly action: Action
  readonly no: number
  readonly edits: SectionEdits
}

function OneAction({ sectionId, action, no, edits }: OneActionProps) {
  const { me, t } = useTab()
  const { person } = useWords()
  const set = (change: Partial<Action>) =>
    edits.change(
      withActions(sectionId, (all) => all.map((a) => (a.id === action.id ? { ...a, ...change } : a))),
    )
  const named = (name: string) => me.plan.people.find((p) => p.name === name)?.id ?? name
  return (
    <fieldset className="action-edit">
      <legend>{t('tab.edit.action', { no })}</legend>
      <Field label={t('tab.edit.actionWhat')} className="what">
        <Input dir="auto" value={action.what} onChange={(_, { value }) => set({ what: value })} />
      </Field>
      <Field label={t('tab.edit.actionWho')}>
        <Input
          dir="auto"
          list={PEOPLE_LIST}
          placeholder={t('tab.edit.actionWhoHint')}
          value={person(action.who)?.name ?? action.who}
          onChange={(_, { value }) => set({ who: named(value) })}
        />
      </Field>
      <Field label={t('tab.edit.actionDue')}>
        <Input type="date" value={action.due} onChange={(_, { value }) => set({ due: value })} />
      </Field>
      <div className="action-end">
        <Checkbox
          label={t('tab.edit.actionDone')}
          checked={action.done}
          onChange={(_, { checked }) => set({ done: checked === true })}
        />
        <Button
          size="small"
          appearance="subtle"
          aria-label={t('tab.edit.removeAction', { no })}
          onClick={() => edits.removeAction(sectionId, action, no - 1)}
        >
          {t('tab.edit.remove')}
        </Button>
      </div>
    </fieldset>
  )
}
