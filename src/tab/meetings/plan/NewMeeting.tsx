import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { MeetingKind } from '../../../meetings/state'
import { newKey } from '../../minutes/create/new-draft'
import { ProcessField } from '../../minutes/create/ProcessField'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import { kindsToPlan } from '../may-plan'
import { MeetingFields } from './MeetingFields'
import { emptyDraft, type MeetingDraft } from './meeting-draft'
import { useFilledIn } from './use-filled-in'
import '../../styles/meetings.css'

/** A meeting that is not saved yet. */
interface NewMeetingDraft extends MeetingDraft {
  /** The id that the meeting will have: sent twice, it is still planned once. */
  readonly key: string
}

/** Planning a meeting: when, where and who. Its agenda is made on its page. */
export function NewMeeting() {
  const { me, t } = useTab()
  const kinds = kindsToPlan(me)
  const [kind] = kinds
  return (
    <div className="page narrow">
      <PageHeading>{t('tabMeetings.plan.new')}</PageHeading>
      {kind ? (
        <PlanForm kinds={kinds} first={kind} />
      ) : (
        <Notice tone="info">
          <p>{t('tabMeetings.plan.notYours')}</p>
        </Notice>
      )}
    </div>
  )
}

function PlanForm({ kinds, first }: { kinds: readonly MeetingKind[]; first: MeetingKind }) {
  const { api, t, say, remembered } = useTab()
  const [empty] = useState<NewMeetingDraft>(() => ({ ...emptyDraft(first), key: newKey() }))
  const kept = useKept<NewMeetingDraft>('new-meeting', empty)
  const command = useCommand()
  const draft = kept.value
  const { proposedTitle, lacking, checked } = useFilledIn(draft)
  const set = (change: Partial<MeetingDraft>) => kept.set({ ...draft, ...change })
  const { kind, process, key } = draft
  const plan = () => {
    const form = checked()
    if (!form) return
    void command.run(
      () => api.planMeeting({ ...form, key, kind, ...(kind === 'process' ? { process } : {}) }),
      (page) => {
        kept.forget()
        remembered.set(`meeting/${page.id}`, page)
        navigate(paths.meeting(page.id))
        say(t('tabMeetings.said.planned'))
      },
    )
  }
  return (
    <form
      className="paper"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        plan()
      }}
    >
      {kept.restored && (
        <Notice tone="info">
          <p>{t('tab.edit.kept')}</p>
          <Button size="small" onClick={() => kept.set({ ...empty, key: newKey() })}>
            {t('tab.create.startOver')}
          </Button>
        </Notice>
      )}
      {kinds.length > 1 && (
        <Field label={t('tabMeetings.plan.kind')}>
          <RadioGroup
            value={kind}
            // Who leads one kind of meeting may not lead the other.
            onChange={(_, { value }) => set({ kind: value as MeetingKind, chair: '' })}
          >
            {kinds.map((one) => (
              <Radio key={one} value={one} label={t(`minutes.kind.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {kind === 'process' && (
        <ProcessField
          chosen={process}
          missing={lacking.has('process')}
          onChange={(chosen) => set({ process: chosen })}
        />
      )}
      <MeetingFields draft={draft} proposedTitle={proposedTitle} lacking={lacking} onChange={set} />
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
          {command.busy ? t('tab.edit.saving') : t('tabMeetings.plan.save')}
        </Button>
        <Button onClick={() => navigate(paths.meetings())}>{t('tab.cancel')}</Button>
      </div>
      <p className="quiet small">{t('tabMeetings.plan.next')}</p>
    </form>
  )
}
