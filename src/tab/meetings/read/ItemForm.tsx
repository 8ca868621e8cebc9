import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { MeetingPage } from '../../../meetings/api'
import { byName } from '../../by-name'
import { ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import { useKept } from '../../use-kept'
import { type PartProps, useMeetingAct } from '../part-props'
import { itemOf, type PutItem } from './item-act'

/** What is typed for an item. */
interface ItemDraft {
  readonly title: string
  readonly presenter: string
  readonly minutes: string
}

interface ItemFormProps extends PartProps {
  /** Under which name what is typed is kept. */
  readonly name: string
  readonly item: PutItem
  readonly legend: string
  readonly label: string
  readonly said: string
  onClose(): void
}

const MOST_MINUTES = 480

/** An item of one's own words, or who presents a matter and how long it may take. */
export function ItemForm(props: ItemFormProps) {
  const { name, item, legend, label, said, onClose } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const kept = useKept<ItemDraft>(name, draftOf(item))
  const [tried, setTried] = useState(false)
  const { title, presenter, minutes } = kept.value
  const set = (change: Partial<ItemDraft>) => kept.set({ ...kept.value, ...change })
  const isOwn = item.kind === 'other'
  const lacksTitle = isOwn && !title.trim()
  const wrongMinutes = minutes !== '' && !(Number(minutes) >= 1 && Number(minutes) <= MOST_MINUTES)
  const save = () => {
    setTried(true)
    if (lacksTitle || wrongMinutes)
      return document.getElementById(lacksTitle ? 'item-title' : 'item-minutes')?.focus()
    const { id, kind, ref } = item
    const put = {
      ...{ id, kind, title: isOwn ? title.trim() : item.title },
      ...(ref === undefined ? {} : { ref }),
      ...(presenter ? { presenter } : {}),
      ...(minutes ? { minutes: Math.round(Number(minutes)) } : {}),
    }
    return void act({ act: 'put-item', item: itemOf(put) }, said, () => {
      kept.forget()
      onClose()
    })
  }
  const why = (is: boolean, message: string) => (tried && is ? { validationMessage: message } : {})
  return (
    <form
      noValidate
      className="inline-form"
      aria-label={legend}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p className="form-title">{legend}</p>
      {isOwn && (
        <Field
          label={t('tabMeetings.agenda.what')}
          required
          {...why(lacksTitle, t('tabMeetings.agenda.whatMissing'))}
        >
          <Input
            id="item-title"
            dir="auto"
            autoFocus
            maxLength={200}
            value={title}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
      )}
      <div className="fact-fields">
        <Field label={t('tabMeetings.agenda.presenter')}>
          <Presenter page={props.page} chosen={presenter} onChange={(chosen) => set({ presenter: chosen })} />
        </Field>
        <Field
          label={t('tabMeetings.agenda.howLong')}
          {...why(wrongMinutes, t('tabMeetings.agenda.minutesWrong', { max: MOST_MINUTES }))}
        >
          <Input
            id="item-minutes"
            type="number"
            min={1}
            max={MOST_MINUTES}
            value={minutes}
            onChange={(_, { value }) => set({ minutes: value })}
          />
        </Field>
      </div>
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
          {label}
        </Button>
        <Button
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('tab.cancel')}
        </Button>
      </div>
    </form>
  )
}

function draftOf({ title, presenter, minutes }: PutItem): ItemDraft {
  return { title, presenter: presenter ?? '', minutes: minutes === undefined ? '' : String(minutes) }
}

interface PresenterProps {
  readonly page: MeetingPage
  readonly chosen: string
  onChange(person: string): void
}

/** Who presents an item: those who are asked to come first, then everybody in the plan. */
function Presenter({ page, chosen, onChange, ...field }: PresenterProps) {
  const { me, t } = useTab()
  const { administration } = useWords()
  const asked = new Set(page.invited.map(({ person }) => person))
  const group = (label: string, isAsked: boolean) => (
    <optgroup label={label}>
      {byName(me.plan.people.filter((p) => asked.has(p.id) === isAsked)).map((p) => (
        <option key={p.id} value={p.id}>
          {p.name}, {administration(p.id)}
        </option>
      ))}
    </optgroup>
  )
  return (
    <Select {...field} value={chosen} onChange={(_, { value }) => onChange(value)}>
      <option value="">{t('tabMeetings.agenda.nobody')}</option>
      {group(t('tabMeetings.agenda.asked'), true)}
      {group(t('tabMeetings.agenda.others'), false)}
    </Select>
  )
}
