import { Button, Field, Textarea } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { FRONT } from '../../../minutes/front'
import type { SuggestionKind } from '../../../minutes/state'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { isKept, useKept } from '../../use-kept'
import type { PartProps } from './part-props'
import { partName } from './reading'

interface SuggestProps extends PartProps {
  readonly partId: string
  /** The text of the section, to start a new wording from; the facts have none. */
  readonly text: string | undefined
}

const KINDS: readonly SuggestionKind[] = ['remark', 'wording']

function suggestionName(minutes: string, kind: SuggestionKind, partId: string): string {
  return `${minutes}:${kind}:${partId}`
}

/** The two quiet ways to ask for a change of one part. */
export function SuggestButtons(props: SuggestProps) {
  const { page, partId, text } = props
  const { t } = useTab()
  const { me } = useTab()
  // What was begun before a reload is open again.
  const [open, setOpen] = useState(() =>
    KINDS.find((kind) => isKept(me.person.id, suggestionName(page.id, kind, partId))),
  )
  const section = partName(t, page, partId)
  const button = (kind: SuggestionKind, label: string, named: string) => (
    <Button
      appearance="subtle"
      aria-label={named}
      aria-expanded={open === kind}
      onClick={() => setOpen(open === kind ? undefined : kind)}
    >
      {label}
    </Button>
  )
  return (
    <>
      <div className="part-buttons">
        {button('remark', t('tab.suggest.remark'), t('tab.suggest.remarkOn', { section }))}
        {partId !== FRONT &&
          text !== undefined &&
          button('wording', t('tab.suggest.wording'), t('tab.suggest.wordingOf', { section }))}
      </div>
      {open && <SuggestForm key={open} {...props} kind={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function SuggestForm({
  kind,
  page,
  partId,
  text,
  done,
  fresh,
  onClose,
}: SuggestProps & { kind: SuggestionKind; onClose: () => void }) {
  const { api, t } = useTab()
  const start = kind === 'wording' ? (text ?? '') : ''
  const kept = useKept(suggestionName(page.id, kind, partId), start)
  const [wrong, setWrong] = useState('')
  const command = useCommand(fresh)
  const titleId = useId()
  const section = partName(t, page, partId)
  const send = () => {
    if (!kept.value.trim()) return setWrong(t('tab.suggest.missing'))
    if (kind === 'wording' && kept.value.trim() === start.trim()) return setWrong(t('tab.suggest.same'))
    setWrong('')
    const suggestion = { kind, version: page.shown, partId, text: kept.value }
    void command.run(
      () => api.suggest(page.id, suggestion),
      (answer) => {
        kept.forget()
        onClose()
        done(answer, kind === 'remark' ? t('minutes.said.remarked') : t('tab.suggest.sentWording'))
      },
    )
  }
  return (
    <form
      className="inline-form"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p id={titleId} className="form-title" dir="auto">
        {t(kind === 'remark' ? 'tab.suggest.remarkOn' : 'tab.suggest.wordingOf', { section })}
      </p>
      <Field
        label={t(kind === 'remark' ? 'tab.suggest.remarkLabel' : 'tab.suggest.wordingLabel')}
        {...(kind === 'wording' ? { hint: t('tab.edit.textHint') } : {})}
        {...(wrong ? { validationMessage: wrong } : {})}
      >
        <Textarea
          autoFocus
          className="grow"
          dir="auto"
          value={kept.value}
          onChange={(_, { value }) => kept.set(value)}
        />
      </Field>
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button type="submit" disabledFocusable={command.busy}>
          {t(kind === 'remark' ? 'tab.suggest.sendRemark' : 'tab.suggest.sendWording')}
        </Button>
        <Button
          appearance="subtle"
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('tab.cancel')}
        </Button>
      </div>
    </form>
  )
}
