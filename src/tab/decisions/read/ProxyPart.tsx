import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ProxyLine } from '../../../decisions/api'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useField } from '../../use-field'
import { isKept } from '../../use-kept'
import { useDecisionWords } from '../use-decision-words'
import { nameOfPassForm, PassForm } from './PassForm'
import { type PartProps, useAct } from './use-act'

/** Votes that other administrations ask mine to speak for. */
export function Offers(props: PartProps) {
  return props.page.mine.offers.map((offer) => <Offer key={offer.from} {...props} offer={offer} />)
}

function Offer({ offer, ...props }: PartProps & { offer: ProxyLine }) {
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const { from, instruction } = offer
  const administration = body(from)
  const answer = (accepts: boolean) =>
    act(
      { act: 'answer-proxy', from, accepts },
      t(accepts ? 'tabDecisions.mine.offerAccepted' : 'tabDecisions.mine.offerDeclined', { administration }),
    )
  return (
    <div className="ask">
      <p>
        <strong>{t('tabDecisions.mine.offer', { administration })}</strong>
      </p>
      {instruction && <p dir="auto">{t('tabDecisions.voices.instruction', { instruction })}</p>}
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button disabledFocusable={command.busy} onClick={() => answer(true)}>
          {t('tabDecisions.mine.offerAccept')}
        </Button>
        <Button disabledFocusable={command.busy} onClick={() => answer(false)}>
          {t('tabDecisions.mine.offerDecline')}
        </Button>
      </div>
    </div>
  )
}

/** Passing the vote of my own administration to another, and taking it back. */
export function PassVote(props: PartProps) {
  const { page } = props
  if (page.mine.passed) return <Passed {...props} passed={page.mine.passed} />
  return page.mine.canPassTo.length > 0 ? <Pass {...props} /> : null
}

function Pass(props: PartProps) {
  const { page } = props
  const { me } = useTab()
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const [open, setOpen] = useState(() => isKept(me.person.id, nameOfPassForm(page.id)))
  const toggle = useField()
  const close = () => {
    toggle.focus()
    setOpen(false)
  }
  return (
    <div className="pass">
      <div>
        <Button id={toggle.id} appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('tabDecisions.mine.pass')}
        </Button>
      </div>
      {open && (
        <PassForm
          page={page}
          command={command}
          onSend={(to, instruction, whenDone) =>
            act(
              { act: 'pass-vote', to, instruction },
              t('tabDecisions.mine.passed', { administration: body(to) }),
              whenDone,
            )
          }
          onClose={close}
        />
      )}
    </div>
  )
}

function Passed({ passed, ...props }: PartProps & { passed: ProxyLine }) {
  const { t, body, name } = useDecisionWords()
  const { command, act } = useAct(props)
  const administration = body(passed.to)
  return (
    <div className="pass">
      <p>
        <span aria-hidden="true">⇢ </span>
        {passed.holder === undefined
          ? t('tabDecisions.mine.passedOffered', { administration })
          : t('tabDecisions.mine.passedTaken', { administration, name: name(passed.holder) })}
      </p>
      {passed.instruction && (
        <p className="quiet" dir="auto">
          {t('tabDecisions.voices.instruction', { instruction: passed.instruction })}
        </p>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      <div>
        <Button
          disabledFocusable={command.busy}
          onClick={() => act({ act: 'withdraw-proxy' }, t('tabDecisions.mine.passTakenBack'))}
        >
          {t('tabDecisions.mine.passTakeBack')}
        </Button>
      </div>
    </div>
  )
}
