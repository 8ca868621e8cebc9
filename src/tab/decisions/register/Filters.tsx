import { Field, Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { RegisterQuery } from '../../../decisions/api'
import { useTab } from '../../tab-context'
import { filtersIn } from './register-query'

interface FiltersProps {
  readonly query: RegisterQuery
  onChange(change: RegisterQuery): void
}

/** What narrows the register down; folded away until somebody wants it, or came with it in a link. */
export function Filters({ query, onChange }: FiltersProps) {
  const { me, t } = useTab()
  const chosen = filtersIn(query)
  const [open] = useState(chosen > 0)
  const { processes, administrations } = me.plan
  const line = (key: 'year' | 'paragraph' | 'dnr', label: string) => (
    <Field label={label}>
      <Input
        value={query[key] ?? ''}
        maxLength={key === 'year' ? 4 : 20}
        inputMode={key === 'dnr' ? 'text' : 'numeric'}
        onChange={(_, { value }) => onChange({ [key]: value })}
      />
    </Field>
  )
  return (
    <details open={open}>
      <summary>
        {chosen > 0
          ? t('tabDecisions.register.filtersChosen', { count: chosen })
          : t('tabDecisions.register.filters')}
      </summary>
      <div className="filters">
        <Field label={t('tabDecisions.process')} className="whole">
          <Select value={query.process ?? ''} onChange={(_, { value }) => onChange({ process: value })}>
            <option value="">{t('tabDecisions.register.everyProcess')}</option>
            {processes.map((p) => (
              <option key={p.number} value={p.number}>
                {p.number} {p.title}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('tabDecisions.register.administration')}
          hint={t('tabDecisions.register.administrationHint')}
          className="whole"
        >
          <Select
            value={query.administration ?? ''}
            onChange={(_, { value }) => onChange({ administration: value })}
          >
            <option value="">{t('tabDecisions.register.everyAdministration')}</option>
            {administrations.map((a) => (
              <option key={a.id} value={a.id}>
                {a.name}
              </option>
            ))}
          </Select>
        </Field>
        {line('year', t('tabDecisions.register.year'))}
        {line('paragraph', t('tabDecisions.register.paragraph'))}
        {line('dnr', t('tabDecisions.register.dnr'))}
      </div>
    </details>
  )
}
