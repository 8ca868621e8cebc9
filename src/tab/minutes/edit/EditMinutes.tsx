import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesPage } from '../../../minutes/api'
import type { MinutesContent } from '../../../minutes/content'
import { paths } from '../../paths'
import { navigate, PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { type Fresh, useFresh } from '../../use-fresh'
import { useKept } from '../../use-kept'
import { ContentEditor } from './ContentEditor'
import { sameContent, tidied } from './content-edits'
import { Meanwhile } from './Meanwhile'

/** Changing minutes that are saved: what comes out is a new version. */
export function EditMinutes({ id }: { id: string }) {
  const { api, t } = useTab()
  const fresh = useFresh(`minutes/${id}/`, () => api.minutes(id))
  return (
    <div className="page narrow">
      <p>
        <PageLink to={paths.minutes(id)}>
          <span aria-hidden="true">← </span>
          {t('tab.edit.leave')}
        </PageLink>
      </p>
      <PageHeading>{t('tab.edit.title')}</PageHeading>
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!fresh.checked && !fresh.problem && <Loading t={t} />}
      {fresh.checked && fresh.value && <Editor page={fresh.value} fresh={fresh} />}
    </div>
  )
}

interface Draft {
  /** The version that the text was edited from. */
  readonly base: number
  readonly content: MinutesContent
}

function Editor({ page, fresh }: { page: MinutesPage; fresh: Fresh<MinutesPage> }) {
  const { api, t, say } = useTab()
  const draft = useKept<Draft>(`${page.id}:edit`, { base: page.newest, content: page.content })
  const [titleMissing, setTitleMissing] = useState(false)
  const command = useCommand<MinutesPage>(fresh.replace)
  const { base, content } = draft.value
  const meanwhile = page.newest > base
  const changed = meanwhile || !sameContent(content, page.content)

  const save = () => {
    if (!content.title.trim()) {
      setTitleMissing(true)
      document.getElementById('minutes-title')?.focus()
      return
    }
    void command.run(
      () => api.save(page.id, page.newest, tidied(content)),
      (answer) => {
        draft.forget()
        fresh.replace(answer)
        navigate(paths.minutes(page.id))
        const same = answer.newest === page.newest
        say(t(same ? 'tab.edit.unchanged' : 'tab.edit.saved', { version: answer.newest }))
      },
    )
  }
  const discard = () => {
    draft.set({ base: page.newest, content: page.content })
    draft.forget()
    command.clear()
    say(t('tab.edit.discarded'))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {draft.restored && changed && !meanwhile && (
        <Notice tone="info">
          <p>{t('tab.edit.kept')}</p>
        </Notice>
      )}
      {meanwhile && <Meanwhile page={page} base={base} />}
      <p className="quiet">
        <span dir="auto">{page.meeting}</span>. {t('tab.edit.base', { version: base })}
      </p>
      <ContentEditor
        content={content}
        kind={page.kind}
        process={page.process}
        titleMissing={titleMissing}
        onChange={(next) => draft.set({ base, content: next })}
      />
      <div className="save-bar">
        <ProblemNotice t={t} problem={meanwhile ? undefined : command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {saveLabel(t, command.busy, meanwhile, page.newest)}
          </Button>
          {changed && (
            <Button appearance="subtle" onClick={discard}>
              {t('tab.edit.discard')}
            </Button>
          )}
        </div>
        {changed && !meanwhile && <p className="quiet small">{t('tab.edit.keptShort')}</p>}
      </div>
    </form>
  )
}

function saveLabel(
  t: ReturnType<typeof useTab>['t'],
  busy: boolean,
  meanwhile: boolean,
  version: number,
): string {
  if (busy) return t('tab.edit.saving')
  return meanwhile ? t('tab.edit.saveOnTop', { version }) : t('tab.edit.save')
}
