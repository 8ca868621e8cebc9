import type { WaitingItem } from '../../my-matters/waiting'
import { paths } from '../paths'
import { PageLink } from '../router'
import { Loading } from '../shell/Loading'
import { ProblemNotice } from '../shell/Notice'
import { PageHeading } from '../shell/PageHeading'
import { useTab, useWords } from '../tab-context'
import { useFresh } from '../use-fresh'

/** Everything that waits for me, and nothing else. */
export function Home() {
  const { api, t } = useTab()
  const my = useFresh('my', () => api.my())
  const items = my.value?.items
  return (
    <div className="page narrow">
      <PageHeading>{t('tab.home.title')}</PageHeading>
      <ProblemNotice t={t} problem={my.problem} reading onRetry={() => void my.refresh()} />
      {!items && !my.problem && <Loading t={t} />}
      {items && items.length > 0 && (
        <>
          <p>{t('tab.home.waiting', { count: items.length })}</p>
          <ul className="plain cards">
            {items.map((item) => (
              <li key={item.key}>
                <Waiting item={item} />
              </li>
            ))}
          </ul>
        </>
      )}
      {items?.length === 0 && (
        <div className="empty">
          <p className="empty-sign" aria-hidden="true">
            ✓
          </p>
          <p className="lead">{t('tab.home.nothing')}</p>
          <p className="quiet">{t('tab.home.nothingMore')}</p>
          <PageLink to={paths.list()}>{t('tab.home.toMinutes')}</PageLink>
        </div>
      )}
    </div>
  )
}

function Waiting({ item }: { item: WaitingItem }) {
  const { t, day } = useWords()
  return (
    <PageLink to={paths.within(item.path)} className="card-link">
      <strong>{item.what}</strong>
      <span dir="auto">{item.about}</span>
      {item.deadlineInWords && (
        <span className={item.overdue ? 'overdue' : 'quiet'}>
          {item.overdue && item.deadline ? (
            <>
              <span aria-hidden="true">! </span>
              {t('tab.home.overdue', { day: day(item.deadline) })}
            </>
          ) : (
            item.deadlineInWords
          )}
        </span>
      )}
    </PageLink>
  )
}
