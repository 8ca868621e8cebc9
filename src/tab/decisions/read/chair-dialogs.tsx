import { Button, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { Conflict } from '../../../decisions/state'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'
import { type DialogProps, StepDialog } from './StepDialog'
import { delegatesIn } from './speakers'
import { useAct } from './use-act'

/** Lets another delegate lead this item. */
export function HandOverDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t, name } = useDecisionWords()
  const { command, act } = useAct(props)
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const choice = useField()
  const others = delegatesIn(page).filter(({ person }) => !page.chairs.includes(person))
  const send = () => {
    setTried(true)
    if (!to) return choice.focus()
    act({ act: 'hand-over-chair', to }, t('tabDecisions.steps.handedOver', { name: name(to) }), onClose)
  }
  const label = t('tabDecisions.steps.handOver')
  return (
    <StepDialog title={label} label={label} command={command} onSubmit={send} onClose={onClose}>
      <p>{t('tabDecisions.steps.handOverWhat')}</p>
      <Field
        label={t('tabDecisions.steps.handOverTo')}
        required
        {...(tried && !to ? { validationMessage: t('tabDecisions.steps.enterWhoMissing') } : {})}
      >
        <Select id={choice.id} value={to} onChange={(_, { value }) => setTo(value)}>
          <Delegates of={others} />
        </Select>
      </Field>
    </StepDialog>
  )
}

function Delegates({ of }: { of: ReturnType<typeof delegatesIn> }) {
  const { t, name, body } = useDecisionWords()
  return (
    <>
      <option value="">{t('tabDecisions.steps.enterChoose')}</option>
      {of.map(({ person, administration }) => (
        <option key={person} value={person}>
          {t('tabDecisions.steps.enterFor', {
            name: name(person),
            administration: body(administration),
          })}
        </option>
      ))}
    </>
  )
}

interface Draft {
  readonly of: string
  readonly scope: Conflict['scope']
  readonly reason: string
}

/** The chair enters a conflict of interest that somebody declares aloud, or takes one back for them. */
export function ConflictDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t, name } = useDecisionWords()
  const { command, act } = useAct(props)
  const kept = useKept<Draft>(`${page.id}:chair-conflict`, { of: '', scope: 'person', reason: '' })
  const [tried, setTried] = useState(false)
  const choice = useField()
  const field = useField()
  const draft = kept.value
  const set = (change: Partial<Draft>) => kept.set({ ...draft, ...change })
  const send = () => {
    setTried(true)
    if (!draft.of) return choice.focus()
    if (!draft.reason.trim()) return field.focus()
    act(
      { act: 'declare-conflict', ...draft },
      t('tabDecisions.steps.conflictEntered', { name: name(draft.of) }),
      () => {
        kept.forget()
        onClose()
      },
    )
  }
  const label = t('tabDecisions.steps.conflict')
  return (
    <StepDialog title={label} label={label} command={command} onSubmit={send} onClose={onClose}>
      <p>{t('tabDecisions.steps.conflictWhat')}</p>
      <Known {...props} />
      <Field
        label={t('tabDecisions.steps.enterWho')}
        required
        {...(tried && !draft.of ? { validationMessage: t('tabDecisions.steps.enterWhoMissing') } : {})}
      >
        <Select id={choice.id} value={draft.of} onChange={(_, { value }) => set({ of: value })}>
          <Delegates of={delegatesIn(page)} />
        </Select>
      </Field>
      <Field label={t('decisions.form.conflict.scope')}>
        <RadioGroup
          value={draft.scope}
          onChange={(_, { value }) => set({ scope: value as Conflict['scope'] })}
        >
          <Radio value="person" label={t('tabDecisions.steps.conflictPerson')} />
          <Radio value="administration" label={t('tabDecisions.steps.conflictAdministration')} />
        </RadioGroup>
      </Field>
      <Field
        label={t('decisions.form.conflict.reason')}
        required
        {...(tried && !draft.reason.trim()
          ? { validationMessage: t('decisions.form.conflict.reasonMissing') }
          : {})}
      >
        <Textarea
          id={field.id}
          className="grow"
          dir="auto"
          value={draft.reason}
          onChange={(_, { value }) => set({ reason: value })}
        />
      </Field>
    </StepDialog>
  )
}

/** The conflicts that were entered here, each with its way back; what people declared themselves they alone take back. */
function Known(props: DialogProps) {
  const { t, name } = useDecisionWords()
  const { command, act } = useAct(props)
  const conflicts = props.page.voices
    .flatMap((voice) => voice.conflicts)
    .filter(({ enteredBy }) => enteredBy !== undefined)
  if (conflicts.length === 0) return null
  return (
    <>
      <p className="label">{t('tabDecisions.steps.conflictKnown')}</p>
      <ul className="plain known">
        {conflicts.map(({ person, reason }) => (
          <li key={person}>
            <span dir="auto">
              {name(person)} <span className="quiet">– {reason}</span>
            </span>
            <Button
              size="small"
              disabledFocusable={command.busy}
              aria-label={t('tabDecisions.steps.conflictTakeBackOf', { name: name(person) })}
              onClick={() =>
                act(
                  { act: 'withdraw-conflict', of: person },
                  t('tabDecisions.mine.conflictTakenBack'),
                  props.onClose,
                )
              }
            >
              {t('tabDecisions.mine.conflictTakeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
