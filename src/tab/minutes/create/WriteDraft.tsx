import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesContent } from '../../../minutes/content'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { ContentEditor } from '../edit/ContentEditor'
import { tidied } from '../edit/content-edits'
import { Found } from './Found'
import type { NewDraft } from './new-draft'

interface WriteDraftProps {
  readonly draft: NewDraft
  readonly content: MinutesContent
  readonly restored: boolean
  onChange(draft: NewDraft): void
  onSaved(): void
  onStartOver(): void
}

/** The text of minutes that are not saved yet: what was found, to correct, and then save. */
export function WriteDraft({ draft, content, restored, onChange, onSaved, onStartOver }: WriteDraftProps) {
  const { api, t, say, remembered } = useTab()
  const command = useCommand()
  const [titleMissing, setTitleMissing] = useState(false)
  const [beganRestored] = useState(restored)
  const { key, kind } = draft
  const process = kind === 'process' ? draft.process : undefined
  const save = () => {
    if (!content.title.trim()) {
      setTitleMissing(true)
      document.getElementById('minutes-title')?.focus()
      return
    }
    void command.run(
      () => api.create({ key, kind, ...(process ? { process } : {}), content: tidied(content) }),
      (page) => {
        onSaved()
        remembered.set(`minutes/${page.id}/`, page)
        navigate(paths.minutes(page.id))
        say(t('minutes.said.drafted'))
      },
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {draft.read && <Found read={draft.read} from={draft.from ?? ''} />}
      {!draft.read && beganRestored && (
        <Notice tone="info">
          <p>{t('tab.edit.kept')}</p>
        </Notice>
      )}
      <p className="quiet">{t('tab.edit.new')}</p>
      <ContentEditor
        content={content}
        kind={kind}
        process={process}
        titleMissing={titleMissing}
        onChange={(next) => onChange({ ...draft, content: next })}
      />
      <div className="save-bar">
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {command.busy ? t('tab.edit.saving') : t('tab.edit.saveNew')}
          </Button>
          <Button appearance="subtle" onClick={onStartOver}>
            {t('tab.create.startOver')}
          </Button>
        </div>
        <p className="quiet small">{t('tab.edit.keptShort')}</p>
      </div>
    </form>
  )
}
