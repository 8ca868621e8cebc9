import { Button, Field, ProgressBar } from '@fluentui/react-components'
import { type DragEvent, useRef, useState } from 'react'
import type { NotesRead } from '../../../minutes/api'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'

interface UploadFieldProps {
  /** Whether the meeting is chosen; says what is missing if not. */
  ready(): boolean
  onRead(read: NotesRead, from: string): void
}

/** A file by drag-and-drop or by choice, with its way to the server shown. */
export function UploadField({ ready, onRead }: UploadFieldProps) {
  const { api, t } = useTab()
  const input = useRef<HTMLInputElement>(null)
  const command = useCommand()
  const [under, setUnder] = useState<{ name: string; part: number }>()
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (!file || !ready()) return
    setUnder({ name: file.name, part: 0 })
    void command.run(
      () => api.readFile(file, (part) => setUnder({ name: file.name, part })),
      (read) => onRead(read, file.name),
    )
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const { name, part } = under ?? { name: '', part: 0 }
  const words =
    part < 1
      ? t('tab.create.uploading', { name, percent: Math.round(part * 100) })
      : t('tab.create.reading', { name })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button does the same
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t('tab.create.drop')}</p>
      <Button appearance="primary" disabledFocusable={command.busy} onClick={() => input.current?.click()}>
        {t('tab.create.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('tab.create.choose')}
        accept=".docx,.pdf,.md,.txt"
        onChange={(event) => {
          take(event.target.files?.[0])
          // The same file can be chosen again after it has been mended.
          event.target.value = ''
        }}
      />
      {command.busy && (
        <Field validationMessage={words} validationState="none">
          <ProgressBar aria-label={words} {...(part < 1 ? { value: part } : {})} />
        </Field>
      )}
      <ProblemNotice t={t} problem={command.problem} />
    </div>
  )
}
