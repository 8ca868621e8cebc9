import type { NotesRead } from '../../../minutes/api'
import { Notice } from '../../shell/Notice'
import { useWords } from '../../tab-context'

/** What was read, so that a person sees at a glance what to correct. */
export function Found({ read, from }: { read: NotesRead; from: string }) {
  const { t, day } = useWords()
  const { content, matched, unmatched } = read
  const decisions = content.sections.filter((s) => s.decision.trim()).length
  return (
    <Notice tone="good">
      <h2>{t('tab.create.foundTitle')}</h2>
      <p dir="auto">{from ? t('tab.create.foundIn', { name: from }) : t('tab.create.foundInText')}</p>
      <ul>
        {content.title && <li dir="auto">{content.title}</li>}
        <li>{content.meetingDate ? day(content.meetingDate) : t('tab.create.noDate')}</li>
        <li dir="auto">{content.dnr ? t('minutes.dnr', { dnr: content.dnr }) : t('tab.create.noDnr')}</li>
        <li>
          {t('tab.create.sections', { count: content.sections.length })},{' '}
          {t('tab.create.decisions', { count: decisions })}
        </li>
        <li>{t('tab.create.matched', { count: matched })}</li>
        {unmatched.length > 0 && (
          <li dir="auto">
            {t('tab.create.unmatched', { count: unmatched.length, names: unmatched.join(', ') })}
          </li>
        )}
      </ul>
    </Notice>
  )
}
