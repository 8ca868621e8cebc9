import { Button, Field, Input } from '@fluentui/react-components'
import type { AgreedAction } from '../../../meetings/state'
import { useTab, useWords } from '../../tab-context'

/** The list of names that the field of who does it offers; drawn once a page. */
export const PEOPLE_NAMES = 'panel-people'

interface ActionFieldsProps {
  readonly action: AgreedAction
  readonly no: number
  onChange(part: Partial<AgreedAction>): void
  onDone(): void
  onRemove(): void
}

/** Something that somebody is to do, who, and by when. */
export function ActionFields({ action, no, onChange, onDone, onRemove }: ActionFieldsProps) {
  const { me, t } = useTab()
  const { person } = useWords()
  const named = (name: string) => me.plan.people.find((p) => p.name === name)?.id ?? name
  return (
    <fieldset className="action-edit">
      <legend>{t('tab.edit.action', { no })}</legend>
      <Field label={t('tab.edit.actionWhat')} className="what">
        <Input
          dir="auto"
          autoFocus
          maxLength={1000}
          value={action.what}
          onChange={(_, { value }) => onChange({ what: value })}
        />
      </Field>
      <Field label={t('tab.edit.actionWho')}>
        <Input
          dir="auto"
          list={PEOPLE_NAMES}
          maxLength={120}
          value={person(action.who)?.name ?? action.who}
          onChange={(_, { value }) => onChange({ who: named(value) })}
        />
      </Field>
      <Field label={t('tab.edit.actionDue')}>
        <Input type="date" value={action.due} onChange={(_, { value }) => onChange({ due: value })} />
      </Field>
      <div className="action-end">
        <Button size="small" onClick={onDone}>
          {t('tabMeetings.panel.actionDone')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={t('tab.edit.removeAction', { no })}
          onClick={onRemove}
        >
          {t('tab.edit.remove')}
        </Button>
      </div>
    </fieldset>
  )
}

/** The same on one line: `Räkna på 2027 · Sara Lindqvist · tors 2 april`. */
export function ActionInWords({ action }: { action: AgreedAction }) {
  const { day, person } = useWords()
  const { what, who, due } = action
  return <p dir="auto">{[what, person(who)?.name ?? who, due && day(due)].filter(Boolean).join(' · ')}</p>
}
