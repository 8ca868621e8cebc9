import { Button } from '@fluentui/react-components'
import type { MeetingPage } from '../../../meetings/api'
import { paths } from '../../paths'
import { navigate, PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab, useWords } from '../../tab-context'
import { useCommand } from '../../use-command'
import { useFresh } from '../../use-fresh'
import { useKept } from '../../use-kept'
import { MeetingFields } from './MeetingFields'
import { draftOf, type MeetingDraft } from './meeting-draft'
import { useFilledIn, useProposedTitle } from './use-filled-in'
import '../../styles/meetings.css'

/** Moving a meeting, or changing where it is and who leads it. */
export function ChangeMeeting({ id }: { readonly id: string }) {
  const { api, t } = useTab()
  const fresh = useFresh(`meeting/${id}`, () => api.meeting(id))
  const page = fresh.value
  return (
    <div className="page narrow">
      <PageHeading>{t('tabMeetings.plan.change')}</PageHeading>
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {page && (page.may.change ? <ChangeForm page={page} fresh={fresh.replace} /> : <TooLate page={page} />)}
    </div>
  )
}

function TooLate({ page }: { page: MeetingPage }) {
  const { t } = useTab()
  const isOver = page.stage !== 'planned' && page.stage !== 'called'
  return (
    <Notice tone="info">
      <p>{t(isOver ? 'tabMeetings.plan.tooLate' : 'tabMeetings.plan.notYours')}</p>
      <PageLink to={paths.meeting(page.id)}>{t('tabMeetings.plan.toMeeting')}</PageLink>
    </Notice>
  )
}

/** What was changed, and the meeting as it was when the change began. */
interface Change {
  readonly draft: MeetingDraft
  readonly base: MeetingDraft
}

function ChangeForm({ page, fresh }: { page: MeetingPage; fresh: (page: MeetingPage) => void }) {
  const { api, t, say, remembered } = useTab()
  const proposed = useProposedTitle()
  const asItIs = draftOf(page)
  // A title that was proposed follows the day.
  const now = proposed(asItIs) === asItIs.title ? { ...asItIs, title: undefined } : asItIs
  const kept = useKept<Change>(`${page.id}:change`, { draft: now, base: now })
  const { draft, base } = kept.value
  const command = useCommand<MeetingPage>(fresh)
  const { proposedTitle, lacking, form, checked } = useFilledIn(draft)
  const isMoved = form.day !== page.day || form.from !== page.startTime || form.to !== page.endTime
  const set = (change: Partial<MeetingDraft>) => kept.set({ base, draft: { ...draft, ...change } })
  const asksAnew = page.stage === 'called' && isMoved
  const save = () => {
    const filled = checked()
    if (!filled) return
    void command.run(
      () => api.doMeeting(page.id, { act: 'change', ...filled }),
      (answer) => {
        kept.forget()
        remembered.set(`meeting/${page.id}`, answer)
        navigate(paths.meeting(page.id))
        say(t(asksAnew ? 'tabMeetings.said.moved' : 'tabMeetings.said.changed'))
      },
    )
  }
  const startOver = () => kept.set({ draft: now, base: now })
  return (
    <form
      className="paper"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!same(base, now) ? (
        <Meanwhile page={page} onStartOver={startOver} />
      ) : (
        kept.restored &&
        !same(draft, now) && (
          <Notice tone="info">
            <p>{t('tab.edit.kept')}</p>
            <Button size="small" onClick={startOver}>
              {t('tab.edit.discard')}
            </Button>
          </Notice>
        )
      )}
      {page.stage === 'called' && (
        <Notice tone="warning">
          <p>{t('tabMeetings.plan.calledAlready')}</p>
        </Notice>
      )}
      <MeetingFields draft={draft} proposedTitle={proposedTitle} lacking={lacking} onChange={set} />
      <ProblemNotice t={t} problem={command.problem} />
      {asksAnew && (
        <p role="status">
          <strong>{t('tabMeetings.plan.asksAnew')}</strong>
        </p>
      )}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={command.busy}>
          {t(asksAnew ? 'tabMeetings.plan.saveMoved' : 'tabMeetings.plan.saveChange')}
        </Button>
        <Button
          onClick={() => {
            kept.forget()
            navigate(paths.meeting(page.id))
          }}
        >
          {t('tab.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Somebody else has changed the meeting since this form was opened: what holds now, so that it is not undone unseen. */
function Meanwhile({ page, onStartOver }: { page: MeetingPage; onStartOver: () => void }) {
  const { t, day } = useWords()
  const when = t('tabMeetings.when', { day: day(page.day), hours: page.hours })
  return (
    <Notice tone="warning" role="alert">
      <p>{t('tabMeetings.plan.meanwhile')}</p>
      <p dir="auto">{[page.title, when, page.place].filter(Boolean).join(' · ')}</p>
      <Button size="small" onClick={onStartOver}>
        {t('tabMeetings.plan.startFromNew')}
      </Button>
    </Notice>
  )
}

function same(a: MeetingDraft, b: MeetingDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
