import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { newKey } from '../../minutes/create/new-draft'
import { paths } from '../../paths'
import { navigate, PageLink } from '../../router'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import { mayPrepare, mayPropose } from '../use-decision-words'
import { ProposalForm } from './ProposalForm'
import { EMPTY_PROPOSAL, type ProposalDraft, tidied } from './proposal-draft'
import { useProposalForm } from './use-proposal-form'
import '../../styles/edit.css'
import '../../styles/decisions.css'

/** Writing a proposal: what comes out is a draft. */
export function NewProposal() {
  const { me, t } = useTab()
  return (
    <div className="page narrow">
      <p>
        <PageLink to={paths.decisions()}>
          <span aria-hidden="true">← </span>
          {t('tabDecisions.write.leaveNew')}
        </PageLink>
      </p>
      <PageHeading>{t('tabDecisions.write.newTitle')}</PageHeading>
      {mayPropose(me) ? (
        <Write />
      ) : (
        <Notice tone="info">
          <p>{t('tabDecisions.write.onlyMembers')}</p>
        </Notice>
      )}
    </div>
  )
}

interface Kept extends ProposalDraft {
  /** The id that the proposal will have: sent twice, it is still made once. */
  readonly key: string
}

function Write() {
  const { api, me, t, say, remembered } = useTab()
  const [key] = useState(newKey)
  const kept = useKept<Kept>('proposal:new', { ...EMPTY_PROPOSAL, key })
  const command = useCommand()
  const draft = kept.value
  const form = useProposalForm(draft)
  const save = () => {
    if (!form.isReady()) return
    const { deadline } = draft
    void command.run(
      () =>
        api.propose({
          key: draft.key,
          proposal: tidied(draft),
          text: draft.text,
          ...(deadline ? { deadline } : {}),
        }),
      (page) => {
        kept.forget()
        remembered.set(`decision/${page.id}`, page)
        navigate(paths.decision(page.id))
        say(t(mayPrepare(me) ? 'tabDecisions.write.saved' : 'tabDecisions.write.savedForOthers'))
      },
    )
  }
  const startOver = () => {
    kept.set({ ...EMPTY_PROPOSAL, key: newKey() })
    kept.forget()
    command.clear()
    say(t('tabDecisions.write.startedOver'))
    document.querySelector('h1')?.focus()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {kept.restored && (
        <Notice tone="info">
          <p>{t('tabDecisions.write.kept')}</p>
        </Notice>
      )}
      <p className="quiet">{t('tabDecisions.write.draftWhat')}</p>
      <ProposalForm
        draft={draft}
        wrong={form.wrong}
        withDeadline
        onChange={(next) => kept.set({ ...next, key: draft.key })}
      />
      <div className="save-bar">
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {t(command.busy ? 'tabDecisions.write.saving' : 'tabDecisions.write.save')}
          </Button>
          <Button appearance="subtle" onClick={startOver}>
            {t('tabDecisions.write.startOver')}
          </Button>
        </div>
        <p className="quiet small">{t('tabDecisions.write.keptShort')}</p>
      </div>
    </form>
  )
}
