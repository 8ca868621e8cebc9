import { Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { POSITION_KINDS, type PositionKind } from '../../../decisions/state'
import { useTab } from '../../tab-context'
import { useField } from '../../use-field'
import { useKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'
import { needsWords } from './PositionForm'
import { type DialogProps, StepDialog } from './StepDialog'
import { type Speaker, speakers } from './speakers'
import { useAct } from './use-act'

interface Draft {
  readonly who: string
  readonly kind: PositionKind
  readonly text: string
}

const EMPTY: Draft = { who: '', kind: 'consent', text: '' }

/** The chair enters what somebody present says aloud; it is marked as such, and the person confirms it afterwards. */
export function EnterDialog(props: DialogProps) {
  const { page, onClose } = props
  const { me } = useTab()
  const { t, name } = useDecisionWords()
  const { command, act } = useAct(props)
  const kept = useKept<Draft>(`${page.id}:enter`, EMPTY)
  const [tried, setTried] = useState(false)
  const who = useField()
  const words = useField()
  const draft = kept.value
  const set = (change: Partial<Draft>) => kept.set({ ...draft, ...change })
  const all = speakers(page).filter(({ person }) => person !== me.person.id)
  const speaker = all.find(({ key }) => key === draft.who)
  const lacksWords = needsWords(draft.kind) && !draft.text.trim()
  const send = () => {
    setTried(true)
    if (!speaker) return who.focus()
    if (lacksWords) return words.focus()
    const { administration, person } = speaker
    const text = draft.kind === 'consent' ? '' : draft.text
    const position = t(`decisions.kind.${draft.kind}`)
    act(
      { act: 'state-position', round: page.round, administration, kind: draft.kind, text, of: person },
      t('tabDecisions.steps.entered', { name: name(person), position }),
      () => {
        kept.set(EMPTY)
        kept.forget()
        onClose()
      },
    )
  }
  return (
    <StepDialog
      title={t('tabDecisions.steps.enter')}
      label={t('tabDecisions.steps.enterSend')}
      command={command}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t('tabDecisions.steps.enterWhat')}</p>
      <Field
        label={t('tabDecisions.steps.enterWho')}
        required
        {...(tried && !speaker ? { validationMessage: t('tabDecisions.steps.enterWhoMissing') } : {})}
      >
        <Select id={who.id} value={speaker?.key ?? ''} onChange={(_, { value }) => set({ who: value })}>
          <option value="">{t('tabDecisions.steps.enterChoose')}</option>
          {all.map((one) => (
            <option key={one.key} value={one.key}>
              <SpeakerName speaker={one} />
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('tabDecisions.steps.enterKind')}>
        <RadioGroup value={draft.kind} onChange={(_, { value }) => set({ kind: value as PositionKind })}>
          {POSITION_KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`tabDecisions.choose.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {draft.kind !== 'consent' && (
        <Field
          label={t('tabDecisions.steps.enterText')}
          required={needsWords(draft.kind)}
          {...(tried && lacksWords ? { validationMessage: t('tabDecisions.steps.enterTextMissing') } : {})}
        >
          <Textarea
            id={words.id}
            className="grow"
            dir="auto"
            value={draft.text}
            onChange={(_, { value }) => set({ text: value })}
          />
        </Field>
      )}
    </StepDialog>
  )
}

function SpeakerName({ speaker: { person, administration, isProxy } }: { speaker: Speaker }) {
  const { t, name, body } = useDecisionWords()
  return t(isProxy ? 'tabDecisions.steps.enterThrough' : 'tabDecisions.steps.enterFor', {
    name: name(person),
    administration: body(administration),
  })
}
