import { Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { StepDialog } from '../../decisions/read/StepDialog'
import { useKept } from '../../use-kept'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'

interface DialogProps extends PartProps {
  onClose(): void
}

/** Longest instruction that goes with a vote; the server says so, too. */
const INSTRUCTION_LIMIT = 500

/** Not coming: whether somebody of the same administration comes instead. */
export function AbsenceDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t, name, inOrder } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const [alternate, setAlternate] = useState(page.mine.answer?.alternate ?? '')
  const said = alternate
    ? t('tabMeetings.said.replaced', { name: name(alternate) })
    : t('tabMeetings.said.notComing')
  return (
    <StepDialog
      title={t('tabMeetings.mine.notComing')}
      label={t('tabMeetings.mine.saveAnswer')}
      command={command}
      onClose={onClose}
      onSubmit={() =>
        void act({ act: 'answer', kind: 'not-coming', ...(alternate ? { alternate } : {}) }, said, onClose)
      }
    >
      <Field label={t('tabMeetings.mine.alternate')} hint={t('tabMeetings.mine.alternateHint')}>
        <Select value={alternate} onChange={(_, { value }) => setAlternate(value)}>
          <option value="">{t('tabMeetings.mine.noAlternate')}</option>
          {inOrder(page.mine.alternates).map((id) => (
            <option key={id} value={id}>
              {name(id)}
            </option>
          ))}
        </Select>
      </Field>
      {!alternate && page.may.passVote && <p>{t('tabMeetings.mine.orPass')}</p>}
    </StepDialog>
  )
}

/** To which administration the vote goes for the whole meeting, and what it is asked to keep in mind. */
export function PassVoteDialog(props: DialogProps) {
  const { page, onClose } = props
  const { t, body } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const instruction = useKept(`${page.id}:pass`, '')
  const send = () => {
    setTried(true)
    if (!to) return
    const said = t('decisions.said.passed', { administration: body(to) })
    void act({ act: 'pass-vote', to, instruction: instruction.value }, said, () => {
      instruction.forget()
      onClose()
    })
  }
  return (
    <StepDialog
      title={t('tabMeetings.mine.pass')}
      label={t('tabMeetings.mine.passSend')}
      command={command}
      onClose={onClose}
      onSubmit={send}
    >
      <p>{t('tabMeetings.mine.passMeans')}</p>
      <Field
        label={t('decisions.form.pass.to')}
        required
        {...(tried && !to ? { validationMessage: t('decisions.form.pass.toMissing') } : {})}
      >
        <RadioGroup value={to} onChange={(_, { value }) => setTo(value)}>
          {page.mine.canPassTo.map((id) => (
            <Radio key={id} value={id} label={body(id)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('decisions.form.pass.text')} hint={t('decisions.form.seenByAll')}>
        <Textarea
          dir="auto"
          maxLength={INSTRUCTION_LIMIT}
          value={instruction.value}
          onChange={(_, { value }) => instruction.set(value)}
        />
      </Field>
    </StepDialog>
  )
}
