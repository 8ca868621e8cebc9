import type { ReactNode } from 'react'
import { sortedNames } from '../../../i18n/format'
import type { Section } from '../../../minutes/content'
import { FRONT } from '../../../minutes/front'
import { useTab, useWords } from '../../tab-context'
import { Blocks } from '../Blocks'
import { ActionTable } from './ActionTable'
import type { PartProps } from './part-props'
import { partName, placeOf } from './reading'
import { SuggestButtons } from './SuggestForm'
import { Suggestions } from './Suggestions'

/** The minutes to read: their facts, each section, and who gets the decisions. */
export function Paper(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { recipients, sections } = page.content
  return (
    <div className="paper">
      <Part {...props} partId={FRONT}>
        <Facts {...props} />
      </Part>
      {sections.map((section) => (
        <Part key={section.id} {...props} partId={section.id} section={section}>
          <SectionText section={section} />
        </Part>
      ))}
      {recipients.length > 0 && (
        <section className="part" aria-labelledby="recipients">
          <h2 id="recipients">{t('minutes.document.recipients')}</h2>
          <ul>
            {recipients.map((recipient) => (
              <li key={recipient} dir="auto">
                {recipient}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface OnePart extends PartProps {
  readonly partId: string
  readonly section?: Section
  readonly children: ReactNode
}

/** One part that is approved on its own. What the person has approved before is folded away. */
function Part({ partId, section, children, ...props }: OnePart) {
  const { page, read } = props
  const { t } = useTab()
  const name = partName(t, page, partId)
  const place = placeOf(partId)
  const changed = read.onlyChanges && page.toApprove.includes(partId)
  const known = read.onlyChanges && !changed
  const body = (
    <>
      {children}
      <Suggestions {...props} partId={partId} text={section?.text} />
      {page.may.suggest && <SuggestButtons {...props} partId={partId} text={section?.text} />}
    </>
  )
  return (
    <section className={changed ? 'part changed' : 'part'} aria-labelledby={place}>
      <h2 id={place} tabIndex={-1} dir="auto">
        {section?.number && <span className="number">{section.number} </span>}
        {section ? section.heading || t('minutes.sectionWithoutHeading') : name}
        {changed && ' '}
        {changed && (
          <span className="mark">
            <span aria-hidden="true">✎ </span>
            {t('tab.page.changedMark')}
          </span>
        )}
      </h2>
      {known ? (
        <details>
          <summary>
            <span aria-hidden="true">✓ </span>
            {t('tab.page.alreadyApproved')}
          </summary>
          {body}
        </details>
      ) : (
        body
      )}
    </section>
  )
}

function SectionText({ section }: { section: Section }) {
  const { t } = useTab()
  const empty = !section.text.trim() && !section.decision.trim() && section.actions.length === 0
  return (
    <>
      {empty && <p className="quiet">{t('tab.page.emptySection')}</p>}
      <Blocks text={section.text} />
      {section.decision.trim() && (
        <div className="decision">
          <p className="decision-label">{t('tab.page.decision')}</p>
          <Blocks text={section.decision} />
        </div>
      )}
      <ActionTable actions={section.actions} />
    </>
  )
}

function Facts({ page }: PartProps) {
  const { t, day, name } = useWords()
  const { meetingDate, dnr, place, chair, present, alsoPresent } = page.content
  const fact = (label: string, value: ReactNode) =>
    value && (
      <div>
        <dt>{label}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    )
  return (
    <dl className="fact-list">
      {fact(t('minutes.document.date'), meetingDate && day(meetingDate))}
      {fact(t('minutes.document.dnr'), dnr)}
      {fact(t('minutes.document.place'), place)}
      {fact(t('minutes.document.chair'), chair && name(chair))}
      {fact(t('minutes.document.present'), present.length > 0 && <Present ids={present} />)}
      {fact(t('minutes.document.alsoPresent'), alsoPresent.length > 0 && alsoPresent.join(' · '))}
    </dl>
  )
}

/** Those who were there, administration by administration. */
function Present({ ids }: { ids: readonly string[] }) {
  const { name, administration } = useWords()
  const groups = Map.groupBy(ids, administration)
  return (
    <ul className="plain">
      {[...groups].map(([group, members]) => (
        <li key={group}>
          {sortedNames(members.map(name)).join(', ')} {group && <span className="quiet">({group})</span>}
        </li>
      ))}
    </ul>
  )
}
