import { useId, useState } from 'react'
import type { ObstaclePage, ReviseBody } from '../../obstacles/api'
import { FormButtons } from '../shell/FormButtons'
import { ProblemNotice } from '../shell/Notice'
import { useTab } from '../tab-context'
import { useCommand } from '../use-command'
import { useKept } from '../use-kept'
import { ObstacleFields } from './ObstacleFields'
import { firstWrong, type ObstacleWords } from './obstacle-words'
import type { ObstaclePartProps } from './part-props'

/** The name under which what is typed is kept on this device. */
export function nameOfRevision(obstacle: string): string {
  return `${obstacle}:revise`
}

interface ReviseFormProps extends ObstaclePartProps {
  whenDone(): void
  onClose(): void
}

/** Better words for the obstacle, by who raised it, as long as nobody has acted on it. */
export function ReviseForm({ page, done, fresh, whenDone, onClose }: ReviseFormProps) {
  const { api, t } = useTab()
  const kept = useKept<ObstacleWords>(nameOfRevision(page.id), { title: page.title, text: page.text })
  const command = useCommand<ObstaclePage>(fresh)
  const [tried, setTried] = useState(false)
  const titleId = useId()
  const send = () => {
    setTried(true)
    const wrong = firstWrong(kept.value)
    if (wrong) return document.getElementById(wrong)?.focus()
    const body: ReviseBody = kept.value
    void command.run(
      () => api.doObstacle<ObstaclePage>(page.id, 'revise', body),
      (answer) => {
        kept.forget()
        whenDone()
        done(answer, t('tabDecisions.obstacles.revisedSaid'))
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
        {t('tabDecisions.obstacles.revise')}
      </p>
      <ObstacleFields words={kept.value} tried={tried} onChange={kept.set} />
      <ProblemNotice t={t} problem={command.problem} />
      <FormButtons
        busy={command.busy}
        send={t('tabDecisions.obstacles.reviseSend')}
        forget={kept.forget}
        onClose={onClose}
      />
    </form>
  )
}
