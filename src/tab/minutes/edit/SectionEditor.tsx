import { Button, Field, Input } from '@fluentui/react-components'
import { memo, useState } from 'react'
import type { Section } from '../../../minutes/content'
import { useTab } from '../../tab-context'
import { ActionsEditor } from './ActionsEditor'
import { withSection } from './content-edits'
import { GrowingText } from './GrowingText'
import { headingIdOf, moveIdOf, type SectionEdits } from './use-section-edits'

interface SectionEditorProps {
  readonly section: Section
  readonly index: number
  readonly count: number
  readonly edits: SectionEdits
}

/** One section being written. Drawn anew only when it changed itself, so that long minutes stay quick to write in. */
export const SectionEditor = memo(function SectionEditor({
  section,
  index,
  count,
  edits,
}: SectionEditorProps) {
  const { t } = useTab()
  const [decides, setDecides] = useState(section.decision !== '')
  const { id, heading } = section
  const set = (change: Partial<Section>) => edits.change(withSection(id, change))
  const no = index + 1
  const name = heading ? t('tab.edit.sectionNamed', { no, heading }) : t('tab.edit.section', { no })
  return (
    <section className="paper section-edit" aria-label={name}>
      <div className="section-head">
        <h3 className="quiet">{t('tab.edit.section', { no })}</h3>
        <MoveButtons {...{ section, index, count, edits, name }} />
      </div>
      <div className="heading-row">
        <Field label={t('tab.edit.number')}>
          <Input value={section.number} onChange={(_, { value }) => set({ number: value })} />
        </Field>
        <Field label={t('tab.edit.sectionHeading')}>
          <Input
            id={headingIdOf(id)}
            dir="auto"
            value={heading}
            onChange={(_, { value }) => set({ heading: value })}
          />
        </Field>
      </div>
      <GrowingText label={t('tab.edit.text')} value={section.text} onChange={(text) => set({ text })} />
      {(decides || section.decision) && (
        <div className="decision">
          <GrowingText
            label={t('tab.edit.decision')}
            value={section.decision}
            autoFocus={section.decision === ''}
            onChange={(decision) => set({ decision })}
          />
        </div>
      )}
      <ActionsEditor sectionId={id} actions={section.actions} edits={edits}>
        {!decides && !section.decision && (
          <Button size="small" onClick={() => setDecides(true)}>
            {t('tab.edit.addDecision')}
          </Button>
        )}
      </ActionsEditor>
    </section>
  )
})

function MoveButtons({ section, index, count, edits, name }: SectionEditorProps & { name: string }) {
  const { t } = useTab()
  const move = (by: -1 | 1, label: string, sign: string, blocked: boolean) => (
    <Button
      size="small"
      appearance="subtle"
      id={moveIdOf(section.id, by)}
      disabledFocusable={blocked}
      aria-label={`${label}: ${name}`}
      title={label}
      onClick={() => edits.move(section, index, by)}
    >
      {sign}
    </Button>
  )
  return (
    <div className="section-tools">
      {move(-1, t('tab.edit.up'), '↑', index === 0)}
      {move(1, t('tab.edit.down'), '↓', index === count - 1)}
      <Button
        size="small"
        appearance="subtle"
        aria-label={`${t('tab.edit.remove')}: ${name}`}
        onClick={() => edits.removeSection(section, index)}
      >
        {t('tab.edit.remove')}
      </Button>
    </div>
  )
}
