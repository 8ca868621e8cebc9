import { Field, Textarea } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { MeasureBody, ObstaclePage, ReasonBody } from '../../obstacles/api'
import { MEASURE_LIMIT, REASON_LIMIT } from '../../obstacles/state'
import { FormButtons } from '../shell/FormButtons'
import { ProblemNotice } from '../shell/Notice'
import { useTab } from '../tab-context'
import { useCommand } from '../use-command'
import { useField } from '../use-field'
import { useKept } from '../use-kept'
import { wrongWith } from './obstacle-words'
import type { ObstaclePartProps } from './part-props'

/** What is done about an obstacle with words of one's own, the wanted first. */
export const ACTS = ['solve', 'lift', 'take-up-again', 'withdraw'] as const
export type WordedAct = (typeof ACTS)[number]

/** The name under which what is typed is kept on this device. */
export function nameOfActForm(obstacle: string, act: WordedAct): string {
  return `${obstacle}:${act}`
}

interface ActFormProps extends ObstaclePartProps {
  readonly act: WordedAct
  whenDone(): void
  onClose(): void
}

/** How it was solved, which measure is proposed, or why. */
export function ActForm({ page, act, done, fresh, whenDone, onClose }: ActFormProps) {
  const { api, t } = useTab()
  const kept = useKept(nameOfActForm(page.id, act), '')
  const command = useCommand<ObstaclePage>(fresh)
  const [tried, setTried] = useState(false)
  const titleId = useId()
  const field = useField()
  const measures = act === 'solve' || act === 'lift'
  const max = measures ? MEASURE_LIMIT : REASON_LIMIT
  const wrong = wrongWith(kept.value, max)
  const send = () => {
    setTried(true)
    if (wrong) return field.focus()
    const body: MeasureBody | ReasonBody = measures
      ? { version: page.version, measure: kept.value }
      : { reason: kept.value }
    void command.run(
      () => api.doObstacle<ObstaclePage>(page.id, act, body),
      (answer) => {
        kept.forget()
        whenDone()
        done(answer, t(`obstacles.said.${act}`))
      },
    )
  }
  return (
    <form
      className="inline-form"
      noValidate
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p id={titleId} className="form-title">
        {t(`obstacles.act.${act}.title`)}
      </p>
      <p>{t(`obstacles.act.${act}.hint`)}</p>
      <Field
        label={t(`obstacles.act.${act}.label`)}
        required
        {...(tried && wrong
          ? {
              validationMessage:
                wrong === 'missing'
                  ? t(`obstacles.act.${act}.missing`)
                  : t('tabDecisions.obstacles.tooLong', { length: kept.value.trim().length, max }),
            }
          : {})}
      >
        <Textarea
          id={field.id}
          autoFocus
          className="grow"
          dir="auto"
          value={kept.value}
          onChange={(_, { value }) => kept.set(value)}
        />
      </Field>
      <ProblemNotice t={t} problem={command.problem} />
      <FormButtons
        busy={command.busy}
        send={t(`obstacles.act.${act}.send`)}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}
