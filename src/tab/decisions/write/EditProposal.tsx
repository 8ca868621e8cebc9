import { Button } from '@fluentui/react-components'
import type { DecisionAct, DecisionPage } from '../../../decisions/api'
import { paths } from '../../paths'
import { navigate, PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { type Fresh, useFresh } from '../../use-fresh'
import { useKept } from '../../use-kept'
import { useAct } from '../read/use-act'
import { ProposalForm } from './ProposalForm'
import { draftOf, type ProposalDraft, sameDraft, tidied } from './proposal-draft'
import { useProposalForm } from './use-proposal-form'
import '../../styles/edit.css'
import '../../styles/decisions.css'

/** Changing a proposal that is not before the group: a draft, or one that was referred back. */
export function EditProposal({ id }: { readonly id: string }) {
  const { api, t } = useTab()
  const fresh = useFresh(`decision/${id}`, () => api.decision(id))
  const page = fresh.checked ? fresh.value : undefined
  return (
    <div className="page narrow">
      <p>
        <PageLink to={paths.decision(id)}>
          <span aria-hidden="true">← </span>
          {t('tabDecisions.write.leave')}
        </PageLink>
      </p>
      <PageHeading>{t('tabDecisions.write.editTitle')}</PageHeading>
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {page?.may.revise && <Editor page={page} fresh={fresh} />}
      {page && !page.may.revise && (
        <Notice tone="info">
          <p>{t('tabDecisions.write.notNow')}</p>
        </Notice>
      )}
    </div>
  )
}

interface Kept {
  /** What was saved when the writing began. */
  readonly base: ProposalDraft
  readonly draft: ProposalDraft
}

function Editor({ page, fresh }: { page: DecisionPage; fresh: Fresh<DecisionPage> }) {
  const { t, say } = useTab()
  const saved = draftOf(page)
  const kept = useKept<Kept>(`${page.id}:proposal`, { base: saved, draft: saved })
  // Where nothing is written, what somebody else saves is followed.
  const { base, draft } = sameDraft(kept.value.base, kept.value.draft)
    ? { base: saved, draft: saved }
    : kept.value
  const form = useProposalForm(draft)
  const done = (answer: DecisionPage, sentence: string) => {
    fresh.replace(answer)
    navigate(paths.decision(answer.id))
    say(sentence)
  }
  const { command, act } = useAct({ page, done, fresh: fresh.replace })
  const changed = !sameDraft(draft, saved)
  const meanwhile = changed && !sameDraft(base, saved)
  const withDeadline = page.stage === 'draft'
  const save = () => {
    if (!form.isReady()) return
    const { deadline } = draft
    const acts: DecisionAct[] = [{ act: 'revise', proposal: tidied(draft), text: draft.text }]
    if (withDeadline && deadline && deadline !== page.deadline) acts.push({ act: 'set-deadline', deadline })
    act(acts, t('tabDecisions.write.savedAgain'), kept.forget)
  }
  const discard = () => {
    kept.set({ base: saved, draft: saved })
    kept.forget()
    command.clear()
    say(t('tabDecisions.write.discarded'))
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
      {kept.restored && changed && !meanwhile && (
        <Notice tone="info">
          <p>{t('tabDecisions.write.kept')}</p>
        </Notice>
      )}
      {meanwhile && (
        <Notice tone="warning" role="alert">
          <p>{t('tabDecisions.write.meanwhile')}</p>
          <a href={paths.decision(page.id)} target="_blank" rel="noreferrer">
            {t('tabDecisions.write.meanwhileTheirs')}
          </a>
        </Notice>
      )}
      <ProposalForm
        draft={draft}
        wrong={form.wrong}
        withDeadline={withDeadline}
        onChange={(next) => kept.set({ base, draft: next })}
      />
      <div className="save-bar">
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {t(command.busy ? 'tabDecisions.write.saving' : 'tabDecisions.write.saveAgain')}
          </Button>
          {changed && (
            <Button appearance="subtle" onClick={discard}>
              {t('tabDecisions.write.discard')}
            </Button>
          )}
        </div>
        {changed && <p className="quiet small">{t('tabDecisions.write.keptShort')}</p>}
      </div>
    </form>
  )
}
