import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesPage } from '../../../minutes/api'
import { save } from '../../save-file'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'

/** The version that is shown, as a file. */
export function Downloads({ page }: { page: MinutesPage }) {
  const { api, t, say } = useTab()
  const command = useCommand()
  const [wanted, setWanted] = useState<'docx' | 'pdf'>()
  const get = (format: 'docx' | 'pdf') => {
    setWanted(format)
    void command.run(
      () => api.document(page.id, format, page.shown),
      (file) => {
        save(file)
        say(t('tab.page.downloaded', { name: file.name }))
      },
    )
  }
  const label = (format: 'docx' | 'pdf') =>
    command.busy && wanted === format ? t('tab.page.preparing') : t(`tab.page.${format}`)
  return (
    <section className="status-part" aria-labelledby="download">
      <h3 id="download">{t('tab.page.download')}</h3>
      <div className="buttons">
        <Button disabledFocusable={command.busy} onClick={() => get('docx')}>
          {label('docx')}
        </Button>
        <Button disabledFocusable={command.busy} onClick={() => get('pdf')}>
          {label('pdf')}
        </Button>
      </div>
      <ProblemNotice t={t} problem={command.problem} reading />
    </section>
  )
}
