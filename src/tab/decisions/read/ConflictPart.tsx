import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useField } from '../../use-field'
import { isKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'
import { ConflictForm, nameOfConflictForm } from './ConflictForm'
import { type PartProps, useAct } from './use-act'

/** The question of a conflict of interest: answered before anything else where it is asked, and always possible to raise. */
export function ConflictPart(props: PartProps) {
  const { page } = props
  if (page.mine.conflict) return <Declared {...props} />
  if (page.stage !== 'open') return null
  return <Ask {...props} />
}

function Ask(props: PartProps) {
  const { page } = props
  const { me } = useTab()
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const [open, setOpen] = useState(() => isKept(me.person.id, nameOfConflictForm(page.id)))
  const toggle = useField()
  const { owesConflictAnswer: owes, administration = '' } = page.mine
  const close = () => {
    toggle.focus()
    setOpen(false)
  }
  return (
    <div className={owes ? 'ask' : 'conflict'}>
      {owes && (
        <>
          <p>
            <strong>{t('tabDecisions.mine.conflictAsked', { administration: body(administration) })}</strong>
          </p>
          <p>{t('tabDecisions.mine.conflictWhat')}</p>
        </>
      )}
      <ProblemNotice t={t} problem={open ? undefined : command.problem} />
      <div className="buttons">
        {owes && (
          <Button
            size="large"
            disabledFocusable={command.busy}
            onClick={() => act({ act: 'deny-conflict' }, t('tabDecisions.mine.conflictDenied'))}
          >
            {t('tabDecisions.mine.conflictNo')}
          </Button>
        )}
        <Button
          id={toggle.id}
          size={owes ? 'large' : 'medium'}
          appearance={owes ? 'secondary' : 'subtle'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(owes ? 'tabDecisions.mine.conflictYes' : 'decisions.form.conflict.title')}
        </Button>
      </div>
      {open && (
        <ConflictForm
          name={nameOfConflictForm(page.id)}
          administration={administration}
          explained={owes}
          command={command}
          onSend={(scope, reason, whenDone) =>
            act({ act: 'declare-conflict', scope, reason }, t('tabDecisions.mine.conflictDeclared'), whenDone)
          }
          onClose={close}
        />
      )}
    </div>
  )
}

function Declared(props: PartProps) {
  const { me } = useTab()
  const { t, name, moment } = useDecisionWords()
  const { command, act } = useAct(props)
  const { conflict } = props.page.mine
  if (!conflict) return null
  const mine = conflict.person === me.person.id
  const when = moment(conflict.at)
  return (
    <div className="conflict">
      <p>
        <span aria-hidden="true">⊘ </span>
        {mine
          ? conflict.enteredBy === undefined
            ? t('tabDecisions.mine.conflictMine', { when })
            : t('tabDecisions.mine.conflictEntered', { when, name: name(conflict.enteredBy) })
          : t('tabDecisions.mine.conflictOfAll', { when, name: name(conflict.person) })}
      </p>
      <p className="quiet" dir="auto">
        {t('tabDecisions.voices.reason', { reason: conflict.reason })}
      </p>
      <ProblemNotice t={t} problem={command.problem} />
      {mine && props.page.stage === 'open' && (
        <div>
          <Button
            disabledFocusable={command.busy}
            onClick={() => act({ act: 'withdraw-conflict' }, t('tabDecisions.mine.conflictTakenBack'))}
          >
            {t('tabDecisions.mine.conflictTakeBack')}
          </Button>
        </div>
      )}
    </div>
  )
}
