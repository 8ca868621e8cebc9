import { Button, Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { ObstacleList, ObstaclePage, RaiseBody } from '../../obstacles/api'
import { useDecisionWords } from '../decisions/use-decision-words'
import { newKey } from '../minutes/create/new-draft'
import { paths } from '../paths'
import { navigate, PageLink } from '../router'
import { Loading } from '../shell/Loading'
import { Notice, ProblemNotice } from '../shell/Notice'
import { PageHeading } from '../shell/PageHeading'
import { useTab } from '../tab-context'
import { useCommand } from '../use-command'
import { useFresh } from '../use-fresh'
import { useKept } from '../use-kept'
import { ObstacleFields } from './ObstacleFields'
import { firstWrong, type ObstacleWords } from './obstacle-words'
import '../styles/edit.css'
import '../styles/decisions.css'

/** Raising an obstacle: in which process, what it is, and that is all. */
export function NewObstacle() {
  const { api, t } = useTab()
  const list = useFresh('obstacles', () => api.obstacles<ObstacleList>())
  const processes = list.value?.mayRaiseIn
  return (
    <div className="page narrow">
      <p>
        <PageLink to={paths.obstacles()}>
          <span aria-hidden="true">← </span>
          {t('tabDecisions.obstacles.leave')}
        </PageLink>
      </p>
      <PageHeading>{t('obstacles.raise.title')}</PageHeading>
      <ProblemNotice t={t} problem={list.problem} reading onRetry={() => void list.refresh()} />
      {!processes && !list.problem && <Loading t={t} />}
      {processes?.length === 0 && (
        <Notice tone="info">
          <p>{t('obstacles.refused.only-ambassadors')}</p>
        </Notice>
      )}
      {processes && processes.length > 0 && <Write processes={processes} />}
    </div>
  )
}

interface Kept extends ObstacleWords {
  readonly key: string
  readonly process: string
}

function Write({ processes }: { processes: readonly string[] }) {
  const { api, remembered, say } = useTab()
  const { t, process: nameOf } = useDecisionWords()
  const [only] = processes.length === 1 ? processes : []
  const [key] = useState(newKey)
  const kept = useKept<Kept>('obstacle:new', { key, process: only ?? '', title: '', text: '' })
  const command = useCommand()
  const [tried, setTried] = useState(false)
  const draft = kept.value
  const lacksProcess = !processes.includes(draft.process)
  const send = () => {
    setTried(true)
    const wrong = lacksProcess ? 'obstacle-process' : firstWrong(draft)
    if (wrong) return document.getElementById(wrong)?.focus()
    const body: RaiseBody = draft
    void command.run(
      () => api.raiseObstacle<ObstaclePage>(body),
      (page) => {
        kept.forget()
        remembered.set(`obstacle/${page.id}`, page)
        navigate(paths.obstacle(page.id))
        say(t('obstacles.said.raised'))
      },
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {kept.restored && (
        <Notice tone="info">
          <p>{t('tabDecisions.obstacles.kept')}</p>
        </Notice>
      )}
      <p>{t('obstacles.raise.intro')}</p>
      <div className="paper form">
        <Field
          label={t('obstacles.raise.process')}
          required
          {...(tried && lacksProcess ? { validationMessage: t('obstacles.raise.processMissing') } : {})}
        >
          <Select
            id="obstacle-process"
            value={lacksProcess ? '' : draft.process}
            onChange={(_, { value }) => kept.set({ ...draft, process: value })}
          >
            <option value="">{t('tabDecisions.obstacles.chooseProcess')}</option>
            {processes.map((number) => (
              <option key={number} value={number}>
                {nameOf(number)}
              </option>
            ))}
          </Select>
        </Field>
        <ObstacleFields words={draft} tried={tried} onChange={(words) => kept.set({ ...draft, ...words })} />
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
            {t(command.busy ? 'tabDecisions.obstacles.sending' : 'obstacles.raise.send')}
          </Button>
        </div>
      </div>
    </form>
  )
}
