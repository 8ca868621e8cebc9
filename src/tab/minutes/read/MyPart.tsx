import { Button } from '@fluentui/react-components'
import type { MinutesPage } from '../../../minutes/api'
import type { MinutesAct } from '../../api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import { type Command, useCommand } from '../../use-command'
import type { PartProps } from './part-props'
import { partName, placeOf, type ToRead } from './reading'

/** What is wanted of me: first on the page, and its button the only one that is coloured. */
export function MyPart(props: PartProps) {
  const { page, read } = props
  const { t } = useWords()
  const answer = useAnswer(props)
  if (page.stage === 'draft' || page.mine === 'not-asked') return null
  const open = page.may.approve && read.isOut
  return (
    <section className={page.mine === 'waiting' && open ? 'panel mine' : 'panel'} aria-labelledby="my-part">
      <h2 id="my-part" tabIndex={-1}>
        {page.mine === 'waiting' && open ? t('minutes.card.standing.mine') : t('tab.page.mine')}
      </h2>
      <Standing page={page} read={read} />
      <ProblemNotice t={t} problem={answer.command.problem} />
      {open && (
        <div className="buttons">
          <Button
            size="large"
            appearance={page.mine === 'waiting' ? 'primary' : 'secondary'}
            disabledFocusable={answer.command.busy}
            onClick={answer.approve}
          >
            {approveLabel(t, page, read)}
          </Button>
          {page.may.absent && (
            <Button size="large" disabledFocusable={answer.command.busy} onClick={answer.absent}>
              {t('minutes.card.absent')}
            </Button>
          )}
        </div>
      )}
      {open && page.mine === 'waiting' && page.may.suggest && (
        <p className="quiet">{t('tab.page.wantChange')}</p>
      )}
    </section>
  )
}

/** The same button where the reading ends, so that nobody has to scroll back. */
export function ApproveAgain(props: PartProps) {
  const { page, read } = props
  const { t } = useTab()
  const answer = useAnswer(props)
  if (page.mine !== 'waiting' || !page.may.approve || !read.isOut) return null
  return (
    <section className="panel mine" aria-label={t('tab.page.endOfText')}>
      <p>{t('tab.page.endOfText')}</p>
      <ProblemNotice t={t} problem={answer.command.problem} />
      <div className="buttons">
        <Button
          size="large"
          appearance="primary"
          disabledFocusable={answer.command.busy}
          onClick={answer.approve}
        >
          {approveLabel(t, page, read)}
        </Button>
      </div>
    </section>
  )
}

function approveLabel(t: ReturnType<typeof useTab>['t'], page: MinutesPage, read: ToRead): string {
  if (page.mine === 'remarked') return t('tab.page.approveAnyway')
  if (page.mine === 'absent') return t('minutes.card.approveAfterAll')
  return t(read.onlyChanges ? 'minutes.card.approveChanges' : 'minutes.card.approve')
}

function useAnswer({ page, done, fresh }: PartProps): {
  command: Command
  approve: () => void
  absent: () => void
} {
  const { api, t } = useTab()
  const command = useCommand<MinutesPage>(fresh)
  const version = page.round?.version ?? page.shown
  const act = (act: MinutesAct, sentence: string) =>
    void command.run(
      () => api.act(page.id, act),
      (answer) => done(answer, sentence),
    )
  return {
    command,
    approve: () =>
      act(
        { act: 'approve', version },
        t(page.mine === 'remarked' ? 'minutes.said.remarkWithdrawn' : 'minutes.said.approved'),
      ),
    absent: () => act({ act: 'absent', version }, t('minutes.said.absent')),
  }
}

function Standing({ page, read }: { page: MinutesPage; read: ToRead }) {
  const { t, day, name, moment } = useWords()
  const { me } = useTab()
  const { round } = page
  const mine = round?.approvers.find((a) => a.id === me.person.id)
  if (page.mine === 'approved')
    return (
      <p>
        <span aria-hidden="true">✓ </span>
        {mine?.at
          ? t('tab.page.approvedMineAt', { version: mine.version ?? page.shown, when: moment(mine.at) })
          : t('tab.page.approvedMine')}
      </p>
    )
  if (page.mine === 'absent') return <p>{t('tab.page.absentMine')}</p>
  if (page.mine === 'remarked')
    return (
      <>
        <p>{t('tab.page.remarkWaits')}</p>
        {page.may.approve && <p className="quiet">{t('tab.page.approveWithdraws')}</p>}
      </>
    )
  if (!page.may.approve) {
    const chair = page.content.chair
    return (
      <p>
        {round?.awaitsChair && chair
          ? t('minutes.card.awaitsChair', { chair: name(chair) })
          : t('tab.page.notAsked')}
      </p>
    )
  }
  return (
    <>
      {read.onlyChanges ? (
        <Changed page={page} before={read.before} />
      ) : (
        <p>{t('tab.page.readAndApprove')}</p>
      )}
      {round && (
        <p>
          <strong>
            {round.overdue
              ? t('minutes.card.deadlinePassed', { day: day(round.deadline) })
              : t('minutes.card.answerBy', { day: day(round.deadline) })}
          </strong>
        </p>
      )}
    </>
  )
}

function Changed({ page, before }: { page: MinutesPage; before: number | undefined }) {
  const { t } = useTab()
  return (
    <>
      <p>{t('tab.page.changed', { count: page.toApprove.length })}</p>
      <ul>
        {page.toApprove.map((id) => (
          <li key={id}>
            <a href={`#${placeOf(id)}`} dir="auto">
              {partName(t, page, id)}
            </a>
          </li>
        ))}
      </ul>
      {before !== undefined && (
        <p>
          <PageLink to={paths.compare(page.id, before, page.shown)}>{t('tab.page.seeChanges')}</PageLink>
        </p>
      )}
    </>
  )
}
