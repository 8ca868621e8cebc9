import { Button, type ButtonProps } from '@fluentui/react-components'
import { useState } from 'react'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useField } from '../../use-field'
import { isKept } from '../../use-kept'
import { AmendForm, nameOfAmendment } from './AmendForm'
import { ConflictDialog, HandOverDialog } from './chair-dialogs'
import { EnterDialog } from './EnterDialog'
import { DeadlineDialog, OpenDialog, TakeUpDialog } from './opening-dialogs'
import { type PuttingOff, ReasonDialog } from './ReasonDialog'
import type { DialogProps } from './StepDialog'
import { type PartProps, useAct } from './use-act'

type Which = 'open' | 'deadline' | 'take-up' | 'enter' | 'conflict' | 'hand-over' | PuttingOff

/** What those who prepare the matter and who chairs it do next, the wanted step first. */
export function Steps(props: PartProps) {
  const { page } = props
  const { me, t } = useTab()
  const [which, setWhich] = useState<Which>()
  // What was begun before a reload is open again.
  const [amending, setAmending] = useState(() => isKept(me.person.id, nameOfAmendment(page.id)))
  const amendment = useField()
  const { may, stage } = page
  const mine = page.by === me.person.id && stage === 'draft'
  // The meeting says when what is on its agenda is answered.
  const maySetDeadline = may.setDeadline && !page.meeting
  const isAllowed = may.revise || may.open || may.takeUp || maySetDeadline || may.preside || may.withdraw
  if (!isAllowed && !mine) return null
  const leads = may.preside && !page.mine.conflict
  // Nothing is said aloud but in a meeting.
  const entering = may.enter
  const amends = leads && !page.isSealed
  const closeAmendment = () => {
    amendment.focus()
    setAmending(false)
  }
  const step = (one: Which, label: string, appearance?: ButtonProps['appearance']) => (
    <Button key={one} {...(appearance ? { appearance } : {})} onClick={() => setWhich(one)}>
      {label}
    </Button>
  )
  return (
    <section className="panel" aria-labelledby="steps">
      <h2 id="steps" tabIndex={-1}>
        {t('tabDecisions.steps.title')}
      </h2>
      {stage === 'draft' && <p>{t('tabDecisions.steps.draft')}</p>}
      {stage === 'draft' && !may.open && <p>{t('tabDecisions.steps.draftForOthers')}</p>}
      {may.preside && !leads && <p>{t('tabDecisions.steps.disqualified')}</p>}
      {may.takeUp && <p>{t('tabDecisions.steps.putOff')}</p>}
      <div className="buttons">
        {may.open && step('open', t('tabDecisions.steps.open'), 'primary')}
        {may.takeUp && step('take-up', t('tabDecisions.steps.takeUp'), 'primary')}
        {may.revise && (
          <Button onClick={() => navigate(paths.editProposal(page.id))}>{t('tabDecisions.edit')}</Button>
        )}
        {entering && step('enter', t('tabDecisions.steps.enter'))}
        {amends && (
          <Button id={amendment.id} aria-expanded={amending} onClick={() => setAmending(!amending)}>
            {t('tabDecisions.steps.amend')}
          </Button>
        )}
        {maySetDeadline && step('deadline', t('tabDecisions.steps.deadline'))}
        {may.preside && !leads && step('hand-over', t('tabDecisions.steps.handOver'), 'primary')}
        {!may.preside && may.withdraw && step('withdraw', t('tabDecisions.steps.withdraw'))}
      </div>
      {leads && may.openPositions && <OpenPositions {...props} />}
      {amending && amends && <AmendForm {...props} onClose={closeAmendment} />}
      {leads && (
        <details>
          <summary>{t('tabDecisions.steps.more')}</summary>
          <div className="buttons">
            {step('table', t('tabDecisions.steps.table'))}
            {step('refer-back', t('tabDecisions.steps.refer-back'))}
            {may.withdraw && step('withdraw', t('tabDecisions.steps.withdraw'))}
            {entering && step('conflict', t('tabDecisions.steps.conflict'))}
            {step('hand-over', t('tabDecisions.steps.handOver'))}
          </div>
        </details>
      )}
      {which && <Dialog {...props} which={which} onClose={() => setWhich(undefined)} />}
    </section>
  )
}

function Dialog({ which, ...props }: DialogProps & { which: Which }) {
  switch (which) {
    case 'open':
      return <OpenDialog {...props} />
    case 'deadline':
      return <DeadlineDialog {...props} />
    case 'take-up':
      return <TakeUpDialog {...props} />
    case 'enter':
      return <EnterDialog {...props} />
    case 'conflict':
      return <ConflictDialog {...props} />
    case 'hand-over':
      return <HandOverDialog {...props} />
    default:
      return <ReasonDialog {...props} how={which} />
  }
}

/** Everybody has answered: what they said may be shown. */
function OpenPositions(props: PartProps) {
  const { t } = useTab()
  const { command, act } = useAct(props)
  return (
    <div className="ask">
      <p>{t('tabDecisions.steps.openPositionsWhat')}</p>
      <ProblemNotice t={t} problem={command.problem} />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={command.busy}
          onClick={() => act({ act: 'open-positions' }, t('tabDecisions.steps.positionsOpened'))}
        >
          {t('tabDecisions.steps.openPositions')}
        </Button>
      </div>
    </div>
  )
}
