import type { MeetingPage } from '../../meetings/api'
import { paths } from '../paths'
import { PageLink } from '../router'
import { Notice } from '../shell/Notice'
import { leads, useTab, useWords } from '../tab-context'

/** The meeting is over: where its minutes are, and who sees them when. */
export function Ended({ page }: { page: MeetingPage }) {
  const { me } = useTab()
  const { t, name } = useWords()
  const { minutesId, secretary } = page
  if (!minutesId)
    return (
      <Notice tone="good">
        <p>{t('tabMeetings.read.endedNoMinutes')}</p>
      </Notice>
    )
  return (
    <Notice tone="good">
      <p>
        {leads(me)
          ? t('tabMeetings.read.ended')
          : t('tabMeetings.read.endedForOthers', { name: name(secretary) })}
      </p>
      <PageLink to={paths.minutes(minutesId)}>
        {t(leads(me) ? 'tabMeetings.read.completeMinutes' : 'tabMeetings.read.toMinutes')}
      </PageLink>
    </Notice>
  )
}
