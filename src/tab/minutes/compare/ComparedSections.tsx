import type { SectionCompared } from '../../../minutes/api'
import { FRONT } from '../../../minutes/front'
import { useTab } from '../../tab-context'
import { Pieces } from '../Pieces'

const SIGN: Record<SectionCompared['change'], string> = {
  same: '=',
  changed: '✎',
  added: '+',
  removed: '−',
  moved: '↕',
}

/** The sections that differ, open; those that do not, by name behind a fold. */
export function ComparedSections({ sections }: { sections: readonly SectionCompared[] }) {
  const { t } = useTab()
  const changed = sections.filter((s) => s.change !== 'same')
  const same = sections.filter((s) => s.change === 'same')
  const nameOf = (section: SectionCompared) =>
    section.heading || (section.id === FRONT ? t('minutes.front') : t('minutes.sectionWithoutHeading'))
  return (
    <div className="compared">
      {changed.map((section) => (
        <section key={section.id} className="paper">
          <h2 dir="auto">
            {nameOf(section)}{' '}
            <span className="mark">
              <span aria-hidden="true">{SIGN[section.change]} </span>
              {t(`tab.compare.change.${section.change}`)}
            </span>
          </h2>
          {section.pieces.length > 0 && <Pieces pieces={section.pieces} />}
        </section>
      ))}
      {same.length > 0 && (
        <details>
          <summary>{t('tab.compare.unchanged', { count: same.length })}</summary>
          <ul>
            {same.map((section) => (
              <li key={section.id} dir="auto">
                {nameOf(section)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
