import type { SectionCompared, VersionsCompared } from '../../../minutes/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { ComparedSections } from './ComparedSections'
import '../../styles/minutes.css'

/** Two versions side by side in one text: what was put in and what was taken out. */
export function Compare({ id, from, to }: { id: string; from: number; to: number }) {
  const { api, t } = useTab()
  const fresh = useFresh(`compare/${id}/${from}/${to}`, () => api.compare(id, from, to))
  return (
    <div className="page narrow">
      <p>
        <PageLink to={paths.minutes(id)}>
          <span aria-hidden="true">← </span>
          {t('tab.compare.toPage')}
        </PageLink>
      </p>
      <PageHeading>{t('tab.compare.title', { from, to })}</PageHeading>
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!fresh.value && !fresh.problem && <Loading t={t} />}
      {fresh.value && <Summary compared={fresh.value} />}
      {fresh.value && <ComparedSections sections={fresh.value.sections} />}
    </div>
  )
}

function Summary({ compared }: { compared: VersionsCompared }) {
  const { t } = useTab()
  const count = compared.sections.filter(differs).length
  if (count === 0) return <p>{t('tab.compare.nothing')}</p>
  return (
    <p>
      {t('tab.compare.intro', { count })} {t('tab.compare.legend')}
    </p>
  )
}

function differs(section: SectionCompared): boolean {
  return section.change !== 'same'
}
