import { Field, Input, Select } from '@fluentui/react-components'
import type { PublicPerson } from '../../../http/api'
import { byName } from '../../by-name'
import { useTab, useWords } from '../../tab-context'
import { type FieldName, formOf, type Lacking, type MeetingDraft, possibleChairs } from './meeting-draft'

interface MeetingFieldsProps {
  readonly draft: MeetingDraft
  readonly proposedTitle: string
  readonly lacking: Lacking
  onChange(change: Partial<MeetingDraft>): void
}

/** The id of a field's control, so that what is missing can take the focus. */
export const fieldId = (field: FieldName) => (field === 'process' ? 'process' : `meeting-${field}`)

/** When, where and who: what every meeting has. */
export function MeetingFields({ draft, proposedTitle, lacking, onChange }: MeetingFieldsProps) {
  const { me, t } = useTab()
  const { day } = useWords()
  const form = formOf(draft, me, proposedTitle)
  const why = (field: FieldName) => {
    const message = lacking.get(field)
    return message === undefined ? {} : { validationMessage: message }
  }
  const leaders = me.plan.people.filter((p) => p.roles.includes('process-leader'))
  return (
    <>
      <div className="fact-fields">
        <Field
          label={t('tabMeetings.plan.day')}
          required
          {...(form.day ? { hint: t('tab.lead.lastDaySaid', { day: day(form.day) }) } : {})}
          {...why('day')}
        >
          <Input
            id={fieldId('day')}
            type="date"
            min={me.today}
            value={draft.day}
            onChange={(_, { value }) => onChange({ day: value })}
          />
        </Field>
        <Field label={t('tabMeetings.plan.from')} required {...why('from')}>
          <Input
            id={fieldId('from')}
            type="time"
            value={draft.from}
            onChange={(_, { value }) => onChange({ from: value })}
          />
        </Field>
        <Field label={t('tabMeetings.plan.to')} required {...why('to')}>
          <Input
            id={fieldId('to')}
            type="time"
            value={draft.to}
            onChange={(_, { value }) => onChange({ to: value })}
          />
        </Field>
      </div>
      <Field
        label={t('tabMeetings.plan.title')}
        required
        {...(draft.title === undefined ? { hint: t('tabMeetings.plan.titleHint') } : {})}
        {...why('title')}
      >
        <Input
          id={fieldId('title')}
          dir="auto"
          maxLength={200}
          value={draft.title ?? proposedTitle}
          onChange={(_, { value }) => onChange({ title: value })}
        />
      </Field>
      <Field label={t('tabMeetings.plan.place')} hint={t('tabMeetings.plan.placeHint')}>
        <Input
          dir="auto"
          maxLength={200}
          value={draft.place}
          onChange={(_, { value }) => onChange({ place: value })}
        />
      </Field>
      <Field label={t('tabMeetings.plan.link')} hint={t('tabMeetings.plan.linkHint')} {...why('link')}>
        <Input
          id={fieldId('link')}
          type="url"
          maxLength={1000}
          value={draft.link}
          onChange={(_, { value }) => onChange({ link: value })}
        />
      </Field>
      <div className="fact-fields">
        <Field label={t('tabMeetings.plan.chair')} required {...why('chair')}>
          <PersonSelect
            id={fieldId('chair')}
            people={possibleChairs(draft, me)}
            chosen={form.chair}
            onChange={(chair) => onChange({ chair })}
          />
        </Field>
        <Field
          label={t('tabMeetings.plan.secretary')}
          hint={t('tabMeetings.plan.secretaryHint')}
          required
          {...why('secretary')}
        >
          <PersonSelect
            id={fieldId('secretary')}
            people={leaders}
            chosen={form.secretary}
            onChange={(secretary) => onChange({ secretary })}
          />
        </Field>
      </div>
    </>
  )
}

interface PersonSelectProps {
  readonly id: string
  readonly people: readonly PublicPerson[]
  readonly chosen: string
  onChange(person: string): void
}

function PersonSelect({ people, chosen, onChange, ...field }: PersonSelectProps) {
  const { t } = useTab()
  const { administration } = useWords()
  return (
    <Select {...field} value={chosen} onChange={(_, { value }) => onChange(value)}>
      {!people.some((p) => p.id === chosen) && <option value="">{t('tabMeetings.plan.choose')}</option>}
      {byName(people).map((p) => (
        <option key={p.id} value={p.id}>
          {p.name}, {administration(p.id)}
        </option>
      ))}
    </Select>
  )
}
