import { Combobox, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { useTab } from '../../tab-context'

interface ProcessFieldProps {
  readonly chosen: string
  readonly missing: boolean
  onChange(process: string): void
}

/** Which process: found by its number or by a word of its title. */
export function ProcessField({ chosen, missing, onChange }: ProcessFieldProps) {
  const { me, t } = useTab()
  const all = me.plan.processes.map((p) => ({ number: p.number, label: `${p.number} ${p.title}` }))
  const labelOf = (number: string) => all.find((p) => p.number === number)?.label ?? ''
  const [typed, setTyped] = useState<string>()
  const wanted = (typed ?? '').trim().toLowerCase()
  const found = all.filter((p) => p.label.toLowerCase().includes(wanted))
  return (
    <Field
      label={t('tab.create.process')}
      required
      hint={t('tab.create.processHint')}
      {...(missing ? { validationMessage: t('tab.create.processMissing') } : {})}
    >
      <Combobox
        id="process"
        value={typed ?? labelOf(chosen)}
        selectedOptions={chosen ? [chosen] : []}
        inlinePopup
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue) onChange(optionValue)
          setTyped(undefined)
        }}
        onOpenChange={(_, { open }) => !open && setTyped(undefined)}
      >
        {found.map((p) => (
          <Option key={p.number} value={p.number} text={p.label}>
            {p.label}
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled value="" text={t('tab.create.processNone')}>
            {t('tab.create.processNone')}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
