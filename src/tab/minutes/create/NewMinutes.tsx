import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { NotesRead } from '../../../minutes/api'
import type { MinutesContent, MinutesKind } from '../../../minutes/content'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { leads, useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import { GrowingText } from '../edit/GrowingText'
import { type NewDraft, newKey, type Way } from './new-draft'
import { ProcessField } from './ProcessField'
import { UploadField } from './UploadField'
import { WriteDraft } from './WriteDraft'
import '../../styles/edit.css'

const KINDS: readonly MinutesKind[] = ['process', 'steering', 'booster']
const WAYS: readonly Way[] = ['template', 'paste', 'upload']

/** Handing in notes: which meeting, from what, and then the text to correct. */
export function NewMinutes() {
  const { me, t } = useTab()
  const [key] = useState(newKey)
  const empty: NewDraft = { key, kind: 'process', process: '', date: me.today, way: 'template', pasted: '' }
  const draft = useKept<NewDraft>('new', empty)
  const { content } = draft.value
  if (!leads(me))
    return (
      <div className="page narrow">
        <PageHeading>{t('tab.create.title')}</PageHeading>
        <Notice tone="info">
          <p>{t('minutes.refused.only-process-leader')}</p>
        </Notice>
      </div>
    )
  return (
    <div className="page narrow">
      <PageHeading>{t('tab.create.title')}</PageHeading>
      {content ? (
        <WriteDraft
          draft={draft.value}
          content={content}
          restored={draft.restored}
          onChange={draft.set}
          onSaved={draft.forget}
          onStartOver={() => draft.set(withoutContent(draft.value))}
        />
      ) : (
        <Begin draft={draft.value} onChange={draft.set} />
      )}
    </div>
  )
}

function withoutContent({ key, kind, process, date, way, pasted }: NewDraft): NewDraft {
  return { key, kind, process, date, way, pasted }
}

function Begin({ draft, onChange }: { draft: NewDraft; onChange: (draft: NewDraft) => void }) {
  const { t } = useTab()
  const [tried, setTried] = useState(false)
  const set = (change: Partial<NewDraft>) => onChange({ ...draft, ...change })
  const lacksProcess = draft.kind === 'process' && !draft.process
  const ready = () => {
    setTried(true)
    if (lacksProcess) document.getElementById('process')?.focus()
    return !lacksProcess
  }
  const begin = (content: MinutesContent, read?: NotesRead, from?: string) =>
    set({
      // A date that the notes do not tell is the one that was chosen.
      content: { ...content, meetingDate: content.meetingDate || draft.date },
      ...(read ? { read } : {}),
      ...(from ? { from } : {}),
    })
  return (
    <div className="paper form">
      <Field label={t('tab.create.meeting')}>
        <RadioGroup value={draft.kind} onChange={(_, { value }) => set({ kind: value as MinutesKind })}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`minutes.kind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {draft.kind === 'process' && (
        <ProcessField
          chosen={draft.process}
          missing={tried && lacksProcess}
          onChange={(process) => set({ process })}
        />
      )}
      <Field label={t('tab.create.date')}>
        <Input type="date" value={draft.date} onChange={(_, { value }) => set({ date: value })} />
      </Field>
      <Field label={t('tab.create.how')}>
        <RadioGroup value={draft.way} onChange={(_, { value }) => set({ way: value as Way })}>
          {WAYS.map((way) => (
            <Radio key={way} value={way} label={<WayLabel way={way} />} />
          ))}
        </RadioGroup>
      </Field>
      {draft.way === 'template' && <FromTemplate draft={draft} ready={ready} onContent={begin} />}
      {draft.way === 'paste' && (
        <FromText
          text={draft.pasted}
          ready={ready}
          onText={(pasted) => set({ pasted })}
          onRead={(read) => begin(read.content, read)}
        />
      )}
      {draft.way === 'upload' && (
        <UploadField ready={ready} onRead={(read, from) => begin(read.content, read, from)} />
      )}
    </div>
  )
}

function WayLabel({ way }: { way: Way }) {
  const { t } = useTab()
  return (
    <>
      {t(`tab.create.${way}`)}
      <br />
      <span className="quiet small">{t(`tab.create.${way}Hint`)}</span>
    </>
  )
}

interface FromTemplateProps {
  readonly draft: NewDraft
  ready(): boolean
  onContent(content: MinutesContent): void
}

function FromTemplate({ draft, ready, onContent }: FromTemplateProps) {
  const { api, t } = useTab()
  const command = useCommand()
  const { kind, date } = draft
  const process = kind === 'process' ? draft.process : ''
  const begin = () => {
    if (!ready()) return
    void command.run(
      () => api.template({ kind, process, date }),
      ({ content }) => onContent(content),
    )
  }
  return (
    <div>
      <ProblemNotice t={t} problem={command.problem} />
      <Button appearance="primary" disabledFocusable={command.busy} onClick={begin}>
        {command.busy ? t('tab.loading') : t('tab.create.fromTemplate')}
      </Button>
    </div>
  )
}

interface FromTextProps {
  readonly text: string
  ready(): boolean
  onText(text: string): void
  onRead(read: NotesRead): void
}

function FromText({ text, ready, onText, onRead }: FromTextProps) {
  const { api, t } = useTab()
  const command = useCommand()
  const [missing, setMissing] = useState(false)
  const read = () => {
    setMissing(!text.trim())
    if (!ready() || !text.trim()) return
    void command.run(() => api.readText(text), onRead)
  }
  return (
    <div className="form">
      <GrowingText label={t('tab.create.pasteLabel')} value={text} onChange={onText} />
      {missing && !text.trim() && (
        <Notice tone="bad" role="alert">
          <p>{t('tab.create.pasteMissing')}</p>
        </Notice>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      <div>
        <Button appearance="primary" disabledFocusable={command.busy} onClick={read}>
          {command.busy ? t('tab.loading') : t('tab.create.read')}
        </Button>
      </div>
    </div>
  )
}
