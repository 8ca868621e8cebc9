import { Button, Field, Textarea } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { wordPieces } from '../../../documents/word-pieces'
import type { SuggestionLine } from '../../../minutes/api'
import { ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import { Pieces } from '../Pieces'
import type { PartProps } from './part-props'
import { partName } from './reading'

interface SuggestionsProps extends PartProps {
  readonly partId: string
  readonly text: string | undefined
}

/** What has been suggested about one part: what is open first, what is answered folded away. */
export function Suggestions(props: SuggestionsProps) {
  const { page, partId } = props
  const { t } = useTab()
  const here = page.suggestions.filter((s) => s.partId === partId)
  const open = here.filter((s) => s.status === 'open')
  const answered = here.filter((s) => s.status !== 'open')
  if (here.length === 0) return null
  const list = (lines: readonly SuggestionLine[]) => (
    <ul
      className="plain suggestions"
      aria-label={t('tab.suggest.on', { section: partName(t, page, partId) })}
    >
      {lines.map((line) => (
        <li key={line.id}>
          <Suggestion {...props} line={line} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {open.length > 0 && list(open)}
      {answered.length > 0 && (
        <details>
          <summary>{t('tab.suggest.answered', { count: answered.length })}</summary>
          {list(answered)}
        </details>
      )}
    </>
  )
}

function Suggestion({ line, ...props }: SuggestionsProps & { line: SuggestionLine }) {
  const { t, name, moment } = useWords()
  const wording = line.kind === 'wording'
  return (
    <div className={`suggestion ${line.status}`}>
      <p className="suggestion-by">
        <strong>
          {t(wording ? 'tab.suggest.byWording' : 'tab.suggest.byRemark', { name: name(line.by) })}
        </strong>{' '}
        <span className="quiet">
          {moment(line.at)} · {t(`tab.suggest.status.${line.status}`)}
        </span>
      </p>
      {wording && line.status === 'open' && props.text !== undefined ? (
        <WordingDiff before={props.text} after={line.text} />
      ) : (
        <p className="lines" dir="auto">
          {line.text}
        </p>
      )}
      {line.reason && (
        <p className="quiet" dir="auto">
          {t('tab.suggest.because', { reason: line.reason })}
        </p>
      )}
      {line.status === 'open' && props.page.may.answerSuggestions && (
        <AnswerSuggestion line={line} {...props} />
      )}
    </div>
  )
}

function WordingDiff({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => wordPieces(before, after), [before, after])
  return <Pieces pieces={pieces} />
}

function AnswerSuggestion({ line, page, done, fresh }: SuggestionsProps & { line: SuggestionLine }) {
  const { api } = useTab()
  const { t, name } = useWords()
  const [why, setWhy] = useState(false)
  const reason = useKept(`${page.id}:decline:${line.id}`, '')
  const command = useCommand(fresh)
  const named = (label: string) => t('tab.suggest.of', { label, name: name(line.by) })
  const take = () =>
    void command.run(
      () => api.take(page.id, line.id),
      (answer) =>
        done(
          answer,
          line.kind === 'wording'
            ? t('tab.suggest.takenWording', { version: answer.newest })
            : t('tab.suggest.takenRemark'),
        ),
    )
  const decline = (text: string) =>
    void command.run(
      () => api.decline(page.id, line.id, text),
      (answer) => {
        reason.forget()
        done(answer, t('tab.suggest.declinedSaid'))
      },
    )
  const busy = command.busy
  return (
    <>
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={take}
          aria-label={named(t('tab.suggest.take'))}
        >
          {t('tab.suggest.take')}
        </Button>
        {!why && (
          <>
            <Button
              size="small"
              disabledFocusable={busy}
              onClick={() => decline('')}
              aria-label={named(t('tab.suggest.decline'))}
            >
              {t('tab.suggest.decline')}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              onClick={() => setWhy(true)}
              aria-label={named(t('tab.suggest.declineWhy'))}
            >
              {t('tab.suggest.declineWhy')}
            </Button>
          </>
        )}
      </div>
      {why && (
        <div className="inline-form">
          <Field label={t('tab.suggest.reason')}>
            <Textarea
              autoFocus
              dir="auto"
              value={reason.value}
              onChange={(_, { value }) => reason.set(value)}
            />
          </Field>
          <div className="buttons">
            <Button
              size="small"
              disabledFocusable={busy}
              onClick={() => decline(reason.value)}
              aria-label={named(t('tab.suggest.decline'))}
            >
              {t('tab.suggest.decline')}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setWhy(false)}>
              {t('tab.cancel')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
