import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Translate } from '../../i18n/translator'
import type { Problem } from '../api'

type Tone = 'info' | 'good' | 'warning' | 'bad'

const SIGN: Record<Tone, string> = { info: 'i', good: '✓', warning: '!', bad: '!' }

/** A framed message: a sign and words, so that colour is never alone. */
export function Notice({
  tone,
  role,
  children,
}: {
  tone: Tone
  role?: 'alert' | 'status'
  children: ReactNode
}) {
  return (
    <div className={`notice ${tone}`} role={role}>
      <span className="sign" aria-hidden="true">
        {SIGN[tone]}
      </span>
      <div>{children}</div>
    </div>
  )
}

interface ProblemNoticeProps {
  readonly t: Translate
  readonly problem: Problem | undefined
  /** True when nothing was being saved, so that the sentence need not speak of what is saved. */
  readonly reading?: boolean
  onRetry?(): void
}

/** Says what happened, what is saved, and what to do. */
export function ProblemNotice({ t, problem, reading, onRetry }: ProblemNoticeProps) {
  if (!problem) return null
  return (
    <Notice tone={reading && problem.is === 'offline' ? 'warning' : 'bad'} role="alert">
      <p>{sentenceOf(t, problem, reading)}</p>
      {problem.is === 'fault' && problem.reference && (
        <p className="small">{t('errors.faultReference', { reference: problem.reference })}</p>
      )}
      {onRetry && problem.is !== 'refused' && <Button onClick={onRetry}>{t('tab.tryAgain')}</Button>}
    </Notice>
  )
}

function sentenceOf(t: Translate, problem: Problem, reading: boolean | undefined): string {
  if (problem.is === 'refused' || problem.is === 'fault') return problem.sentence
  if (problem.is === 'signed-out') return t(reading ? 'tab.problem.teams' : 'tab.problem.signIn')
  return t(reading ? 'tab.problem.offlineRead' : 'tab.problem.offline')
}
