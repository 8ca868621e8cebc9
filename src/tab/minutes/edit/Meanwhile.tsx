import type { MinutesPage } from '../../../minutes/api'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { useTab, useWords } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { ComparedSections } from '../compare/ComparedSections'
import '../../styles/minutes.css'

/** Somebody saved while one was writing: says so, and shows what they changed. */
export function Meanwhile({ page, base }: { page: MinutesPage; base: number }) {
  const { api } = useTab()
  const { t, name } = useWords()
  const { newest: version } = page
  const by = page.versions.find((v) => v.no === version)?.by
  const compared = useFresh(`compare/${page.id}/${base}/${version}`, () =>
    api.compare(page.id, base, version),
  )
  return (
    <Notice tone="warning" role="alert">
      <h2>{t('tab.edit.meanwhileTitle', { version })}</h2>
      <p>{t('tab.edit.meanwhile', { name: by ? name(by) : t('someone') })}</p>
      <details open>
        <summary>{t('tab.edit.meanwhileChanges', { version })}</summary>
        <ProblemNotice t={t} problem={compared.problem} reading />
        {!compared.value && !compared.problem && <Loading t={t} />}
        {compared.value && <ComparedSections sections={compared.value.sections} />}
      </details>
    </Notice>
  )
}
