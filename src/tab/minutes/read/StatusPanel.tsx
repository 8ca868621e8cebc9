import type { ApproverLine, MinutesPage } from '../../../minutes/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { useTab, useWords } from '../../tab-context'
import { Downloads } from './Downloads'

const STANDING_SIGN: Record<ApproverLine['standing'], string> = {
  approved: '✓',
  absent: '–',
  remarked: '✎',
  waiting: '○',
}

/** How it stands: the stage, who has answered and who is missing, the versions, and the files. */
export function StatusPanel({ page }: { page: MinutesPage }) {
  const { t } = useTab()
  return (
    <aside className="status" aria-label={t('tab.page.status')}>
      <h2>{t('tab.page.status')}</h2>
      <Stage page={page} />
      <Answers page={page} />
      <Reopenings page={page} />
      <Versions page={page} />
      <Downloads page={page} />
    </aside>
  )
}

function Stage({ page }: { page: MinutesPage }) {
  const { t, day, moment, name } = useWords()
  const { stage, round, finish, lockedAt } = page
  return (
    <>
      {stage === 'approval' && round && (
        <p>
          {t(round.overdue ? 'tab.page.deadlineWas' : 'tab.page.deadline')} {day(round.deadline)}
        </p>
      )}
      {stage === 'locked' && lockedAt && <p>{t('minutes.card.lockedSince', { when: moment(lockedAt) })}</p>}
      {finish && <p>{t('minutes.card.finishedBy', { name: name(finish.by), when: moment(finish.at) })}</p>}
      {finish && finish.missing.length > 0 && (
        <p>{t('minutes.card.closedWithout', { names: finish.missing.map(name).join(', ') })}</p>
      )}
    </>
  )
}

const STANDINGS: readonly ApproverLine['standing'][] = ['waiting', 'remarked', 'approved', 'absent']

function Answers({ page }: { page: MinutesPage }) {
  const { t } = useTab()
  const { round, answered, approvers } = page
  if (!round || page.stage === 'draft') return null
  return (
    <section className="status-part" aria-labelledby="answers">
      <h3 id="answers">{t('tab.page.answers')}</h3>
      <p>{t('tab.list.answered', { answered, approvers })}</p>
      {STANDINGS.map((standing) => (
        <Answered
          key={standing}
          standing={standing}
          lines={round.approvers.filter((a) => a.standing === standing)}
          version={round.version}
        />
      ))}
    </section>
  )
}

interface AnsweredProps {
  readonly standing: ApproverLine['standing']
  readonly lines: readonly ApproverLine[]
  /** The version that is out; who approved it through an earlier one is shown with that. */
  readonly version: number
}

/** Those who stand alike, under one sign and word. */
function Answered({ standing, lines, version }: AnsweredProps) {
  const { t, moment, name, administration } = useWords()
  if (lines.length === 0) return null
  return (
    <div className="answered">
      <p>
        <span aria-hidden="true">{STANDING_SIGN[standing]} </span>
        <strong>{t(`tab.page.standing.${standing}`)}</strong> ({lines.length})
      </p>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line.id}>
            <span dir="auto">{name(line.id)}</span>
            <span className="quiet small">
              {', '}
              {[
                administration(line.id),
                line.at && moment(line.at),
                line.version !== undefined &&
                  line.version !== version &&
                  t('minutes.version', { version: line.version }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Reopenings({ page }: { page: MinutesPage }) {
  const { t, moment, name } = useWords()
  return page.reopenings.map((reopening) => (
    <div key={reopening.at} className="reopening">
      <p>{t('tab.page.reopened', { when: moment(reopening.at), name: name(reopening.by) })}</p>
      <p className="quiet" dir="auto">
        {t('tab.page.reason', { reason: reopening.reason })}
      </p>
    </div>
  ))
}

function Versions({ page }: { page: MinutesPage }) {
  const { t, moment, name } = useWords()
  const { shown, id } = page
  return (
    <section className="status-part" aria-labelledby="versions">
      <h3 id="versions">{t('tab.page.versions')}</h3>
      <ol className="plain versions">
        {page.versions.toReversed().map((version) => {
          const { no, at, by, sentAt } = version
          const pair = { version: no, shown }
          return (
            <li key={no}>
              {t('tab.page.versionLine', { version: no, when: moment(at), name: name(by) })}
              {sentAt && (
                <span className="quiet"> · {t('tab.page.versionSent', { when: moment(sentAt) })}</span>
              )}
              <br />
              {no === shown ? (
                <span className="quiet">{t('tab.page.shownNow')}</span>
              ) : (
                <span className="links">
                  <PageLink to={paths.minutes(id, no)} aria-label={t('tab.page.readVersion', pair)}>
                    {t('tab.page.read')}
                  </PageLink>
                  <PageLink
                    to={paths.compare(id, Math.min(no, shown), Math.max(no, shown))}
                    aria-label={t('tab.page.compareWith', pair)}
                  >
                    {t('tab.page.compareShort')}
                  </PageLink>
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
