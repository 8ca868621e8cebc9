import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useEffect } from 'react'
import type { MinutesContent, MinutesKind } from '../../../minutes/content'
import { useTab } from '../../tab-context'
import { PEOPLE_LIST } from './ActionsEditor'
import type { ContentEdit } from './content-edits'
import { LinesField } from './GrowingText'
import { PeoplePicker } from './PeoplePicker'
import { SectionEditor } from './SectionEditor'
import { type Removed, useSectionEdits } from './use-section-edits'
import '../../styles/edit.css'

const UNDO = 'undo'

interface ContentEditorProps {
  readonly content: MinutesContent
  readonly kind: MinutesKind
  readonly process: string | undefined
  /** True once somebody tried to save without a title. */
  readonly titleMissing: boolean
  onChange(content: MinutesContent): void
}

/** The whole text of a set of minutes, as a form. */
export function ContentEditor({ content, kind, process, titleMissing, onChange }: ContentEditorProps) {
  const { me, t } = useTab()
  const { edits, removed, undo } = useSectionEdits(content, onChange)
  const set = (change: Partial<MinutesContent>) => edits.change((c) => ({ ...c, ...change }))
  return (
    <>
      <datalist id={PEOPLE_LIST}>
        {me.plan.people.map((person) => (
          <option key={person.id} value={person.name} />
        ))}
      </datalist>
      <section className="paper" aria-labelledby="facts">
        <h2 id="facts">{t('tab.edit.facts')}</h2>
        <FactFields {...{ content, kind, titleMissing }} change={edits.change} />
        <PeoplePicker
          chosen={content.present}
          hint={t(kind === 'process' ? 'tab.edit.peopleHint' : 'tab.edit.peopleHintOther')}
          process={process}
          onChange={(present) => set({ present })}
        />
        <LinesField
          label={t('tab.edit.others')}
          hint={t('tab.edit.othersHint')}
          lines={content.alsoPresent}
          onChange={(alsoPresent) => set({ alsoPresent })}
        />
      </section>
      <section aria-labelledby="sections" className="sections">
        <h2 id="sections">{t('tab.edit.sections')}</h2>
        <p className="quiet">{t('tab.edit.textHint')}</p>
        {content.sections.map((section, index) => (
          <SectionEditor
            key={section.id}
            section={section}
            index={index}
            count={content.sections.length}
            edits={edits}
          />
        ))}
        {removed && <Undo removed={removed} onUndo={undo} />}
        <Button onClick={edits.add}>{t('tab.edit.addSection')}</Button>
      </section>
      <section className="paper">
        <LinesField
          label={t('tab.edit.recipients')}
          hint={t('tab.edit.recipientsHint')}
          lines={content.recipients}
          onChange={(recipients) => set({ recipients })}
        />
      </section>
    </>
  )
}

interface FactFieldsProps {
  readonly content: MinutesContent
  readonly kind: MinutesKind
  readonly titleMissing: boolean
  change(edit: ContentEdit): void
}

function FactFields({ content, kind, titleMissing, change }: FactFieldsProps) {
  const { me, t } = useTab()
  const set = (part: Partial<MinutesContent>) => change((c) => ({ ...c, ...part }))
  const missing = titleMissing && !content.title.trim()
  return (
    <div className="fact-fields">
      <Field
        label={t('tab.edit.heading')}
        required
        className="whole"
        {...(missing ? { validationMessage: t('tab.edit.headingMissing') } : {})}
      >
        <Input
          id="minutes-title"
          dir="auto"
          value={content.title}
          onChange={(_, { value }) => set({ title: value })}
        />
      </Field>
      <Field label={t('tab.edit.date')}>
        <Input
          type="date"
          value={content.meetingDate}
          onChange={(_, { value }) => set({ meetingDate: value })}
        />
      </Field>
      <Field label={t('tab.edit.dnr')}>
        <Input dir="auto" value={content.dnr} onChange={(_, { value }) => set({ dnr: value })} />
      </Field>
      <Field label={t('tab.edit.place')}>
        <Input dir="auto" value={content.place} onChange={(_, { value }) => set({ place: value })} />
      </Field>
      {kind === 'steering' && (
        <Field label={t('tab.edit.chair')}>
          <Select value={content.chair} onChange={(_, { value }) => set({ chair: value })}>
            <option value="">{t('tab.edit.chairNone')}</option>
            {me.plan.people
              .filter((p) => p.roles.includes('steering-member') || p.id === content.chair)
              .map((p) => (
                <option key={p.id} value={p.id}>
                  {p.name}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </div>
  )
}

function Undo({ removed, onUndo }: { removed: Removed; onUndo: () => void }) {
  const { t } = useTab()
  // The button that had the focus went with what was removed.
  useEffect(() => document.getElementById(UNDO)?.focus(), [removed])
  return (
    <div className="notice info" role="status">
      <div>
        <p>{removed.sentence}</p>
        <Button id={UNDO} size="small" onClick={onUndo}>
          {t('tab.edit.undo')}
        </Button>
      </div>
    </div>
  )
}
