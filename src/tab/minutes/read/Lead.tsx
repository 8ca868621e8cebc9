import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MinutesPage, SuggestionLine } from '../../../minutes/api'
import { FRONT } from '../../../minutes/front'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { useTab, useWords } from '../../tab-context'
import { ExtendDialog, FinishDialog, ReopenDialog, SendDialog } from './lead-dialogs'
import type { Done } from './part-props'
import { partName, placeOf } from './reading'

interface LeadProps {
  readonly page: MinutesPage
  readonly done: Done
  fresh(page: MinutesPage): void
}

type Step = 'send' | 'extend' | 'finish' | 'reopen'

const DIALOGS = { send: SendDialog, extend: ExtendDialog, finish: FinishDialog, reopen: ReopenDialog }

/** What a process leader has to see to, and the next step first. */
export function Lead(props: LeadProps) {
  const { page } = props
  const { t } = useTab()
  const [open, setOpen] = useState<Step>()
  const { may } = page
  if (!may.edit && !may.send && !may.extend && !may.finish && !may.reopen && !may.answerSuggestions)
    return null
  const Dialog = open && DIALOGS[open]
  const first = firstStep(page)
  const step = (which: Step, label: string) => (
    <Button key={which} appearance={which === first ? 'primary' : 'secondary'} onClick={() => setOpen(which)}>
      {label}
    </Button>
  )
  const again = page.round !== undefined && page.stage === 'approval'
  const steps = [
    may.send &&
      step('send', again ? t('tab.lead.sendVersion', { version: page.newest }) : t('tab.lead.send')),
    may.finish && step('finish', page.stage === 'locked' ? t('tab.lead.finish') : t('tab.lead.close')),
    may.extend && step('extend', t('tab.lead.extend')),
    may.reopen && step('reopen', t('tab.lead.reopen')),
  ]
  return (
    <section className="panel" aria-labelledby="lead">
      <h2 id="lead" tabIndex={-1}>
        {t(page.stage === 'finished' ? 'tab.lead.finishedTitle' : 'tab.lead.title')}
      </h2>
      <Situation page={page} />
      <div className="buttons">
        {first === 'extend' || page.round?.overdue ? [steps[2], steps[1], steps[0], steps[3]] : steps}
        {may.edit && <Button onClick={() => navigate(paths.edit(page.id))}>{t('tab.page.edit')}</Button>}
      </div>
      {Dialog && <Dialog {...props} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

/** The step that is wanted now; coloured unless the leader's own answer is what is waited for. */
function firstStep({ may, stage, mine, round, newest, suggestions }: MinutesPage): Step | undefined {
  if (mine === 'waiting' && may.approve && round) return undefined
  if (may.answerSuggestions && suggestions.some((s) => s.status === 'open')) return undefined
  if (may.send && (stage === 'draft' || (round && newest > round.version))) return 'send'
  if (stage === 'locked' && may.finish) return 'finish'
  return round?.overdue && may.extend ? 'extend' : undefined
}

/** The parts that suggestions are about, in the order of the page. */
function inOrder({ content }: MinutesPage, suggestions: readonly SuggestionLine[]): readonly string[] {
  const about = new Set(suggestions.map((s) => s.partId))
  const here = [FRONT, ...content.sections.map((s) => s.id)]
  return here.filter((id) => about.has(id))
}

function Situation({ page }: { page: MinutesPage }) {
  const { t, name } = useWords()
  const { stage, round, newest } = page
  const open = page.suggestions.filter((s) => s.status === 'open')
  const unwritten = page.suggestions.filter((s) => s.toBeWorkedIn)
  const silent = round?.approvers.filter((a) => a.standing === 'waiting') ?? []
  return (
    <>
      {page.may.answerSuggestions && open.length > 0 && (
        <>
          <p>{t('tab.lead.openSuggestions', { count: open.length })}</p>
          <ul>
            {inOrder(page, open).map((id) => (
              <li key={id}>
                <a href={`#${placeOf(id)}`} dir="auto">
                  {partName(t, page, id)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {page.may.edit && unwritten.length > 0 && (
        <>
          <p>
            <strong>{t('minutes.waiting.workIn', { count: unwritten.length })}</strong>
          </p>
          <ul>
            {unwritten.map((s) => (
              <li key={s.id} dir="auto">
                {partName(t, page, s.partId)}: {s.text} ({name(s.by)})
              </li>
            ))}
          </ul>
        </>
      )}
      {stage === 'draft' && <p>{t('tab.lead.draftNext')}</p>}
      {stage === 'approval' && round && newest > round.version && (
        <p>{t('tab.lead.newerNext', { version: newest })}</p>
      )}
      {stage === 'approval' && round?.overdue && <p>{t('tab.lead.overdueNext')}</p>}
      {round?.awaitsChair && page.content.chair && (
        <p>{t('minutes.card.awaitsChair', { chair: name(page.content.chair) })}</p>
      )}
      {stage === 'approval' && !round?.overdue && !round?.awaitsChair && silent.length > 0 && (
        <p>{t('tab.lead.waits', { count: silent.length })}</p>
      )}
      {stage === 'locked' && <p>{t('tab.lead.lockedNext')}</p>}
    </>
  )
}
