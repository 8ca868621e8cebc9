import { Button } from '@fluentui/react-components'
import type { Position } from '../../../decisions/state'
import { ProblemNotice } from '../../shell/Notice'
import { useDecisionWords } from '../use-decision-words'
import { type PartProps, useAct } from './use-act'

/** What the chair entered that I said aloud: I confirm it, or say something else. */
export function EnteredPart(props: PartProps) {
  return props.page.mine.entered.map((position) => (
    <Entered key={position.administration} {...props} position={position} />
  ))
}

function Entered({ position, ...props }: PartProps & { position: Position }) {
  const { t, name, moment, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const { administration, kind, text, enteredBy = '', at } = position
  return (
    <div className="ask">
      <p>
        {t('tabDecisions.mine.entered', {
          name: name(enteredBy),
          when: moment(at),
          position: t(`decisions.kind.${kind}`),
          administration: body(administration),
        })}
      </p>
      {text && (
        <p className="said-text lines" dir="auto">
          {text}
        </p>
      )}
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button
          appearance="primary"
          disabledFocusable={command.busy}
          onClick={() =>
            act({ act: 'confirm-entry', administration, at }, t('tabDecisions.mine.enteredSaid'))
          }
        >
          {t('tabDecisions.mine.enteredRight')}
        </Button>
      </div>
      <p className="quiet">
        {t(
          props.page.stage === 'open'
            ? 'tabDecisions.mine.enteredWrong'
            : 'tabDecisions.mine.enteredWrongLate',
        )}
      </p>
    </div>
  )
}
