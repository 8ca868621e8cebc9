import type { MeetingStage } from '../../meetings/state'
import { useTab } from '../tab-context'

/** A sign for each stage; it always stands beside the word. */
const SIGN: Record<MeetingStage, string> = {
  planned: '✎',
  called: '◐',
  ongoing: '●',
  ended: '■',
  cancelled: '×',
}

/** How far a meeting has come: a sign and a word. */
export function Stage({ stage }: { stage: MeetingStage }) {
  const { t } = useTab()
  return (
    <span className={`stage meeting-${stage}`}>
      <span aria-hidden="true">{SIGN[stage]}</span> {t(`tabMeetings.stage.${stage}`)}
    </span>
  )
}
