import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { byName } from '../../by-name'
import { useTab, useWords } from '../../tab-context'

interface PeoplePickerProps {
  readonly chosen: readonly string[]
  readonly hint: string
  /** The process whose ambassadors are suggested. */
  readonly process: string | undefined
  onChange(chosen: string[]): void
}

/** Those who were there: the chosen as a list, and everyone in the plan to pick from. */
export function PeoplePicker({ chosen, hint, process, onChange }: PeoplePickerProps) {
  const { me, t } = useTab()
  const { name } = useWords()
  const ambassadors = process ? me.plan.people.filter((p) => p.processes.includes(process)) : []
  const lacks = ambassadors.some((p) => !chosen.includes(p.id))
  return (
    <fieldset className="people">
      <legend>{t('tab.edit.people')}</legend>
      <p className="quiet">{chosen.length > 0 ? hint : t('tab.edit.peopleNone')}</p>
      <ul className="plain chips">
        {chosen.map((id) => (
          <li key={id}>
            <span dir="auto">{name(id)}</span>
            <button
              type="button"
              aria-label={t('tab.edit.removePerson', { name: name(id) })}
              onClick={() => onChange(chosen.filter((other) => other !== id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {lacks && (
        <Button
          size="small"
          onClick={() => onChange([...new Set([...chosen, ...ambassadors.map((p) => p.id)])])}
        >
          {t('tab.edit.ambassadors')}
        </Button>
      )}
      <details>
        <summary>{t('tab.edit.peopleAdd')}</summary>
        <Everyone chosen={chosen} onChange={onChange} />
      </details>
    </fieldset>
  )
}

function Everyone({ chosen, onChange }: Pick<PeoplePickerProps, 'chosen' | 'onChange'>) {
  const { me, t } = useTab()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = me.plan.people.filter((p) => p.name.toLowerCase().includes(wanted))
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))
  return (
    <div className="everyone">
      <Field label={t('tab.edit.peopleSearch')}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      {found.length === 0 && <p role="status">{t('tab.who.nobody')}</p>}
      {me.plan.administrations.map((administration) => {
        const members = byName(found.filter((p) => p.administration === administration.id))
        if (members.length === 0) return null
        return (
          <fieldset key={administration.id} className="group">
            <legend>{administration.name}</legend>
            {members.map((person) => (
              <Checkbox
                key={person.id}
                label={person.name}
                checked={chosen.includes(person.id)}
                onChange={(_, { checked }) => toggle(person.id, checked === true)}
              />
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}
