import { Button } from '@fluentui/react-components'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useMeetingAct } from '../part-props'
import { EndMeeting, type LeavingProps } from './EndMeeting'

/** The way through the agenda: back and on, and at the last item out. What is written is saved first. */
export function Moves(props: LeavingProps) {
  const { page, item, index, notes, goesTo } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const [before, after] = [page.agenda[index - 1], page.agenda[index + 1]]
  const go = async (item: string) => {
    await notes.save()
    await act({ act: 'go-to', item }, '', goesTo)
  }
  return (
    <section className="moves" aria-label={t('tabMeetings.panel.moves')}>
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        {before && (
          <Button disabledFocusable={command.busy} onClick={() => void go(before.id)}>
            {t('tabMeetings.panel.previous')}
          </Button>
        )}
        {after ? (
          <Button
            // As long as the item is to be settled, that is what is wanted.
            appearance={item.isOpen ? 'secondary' : 'primary'}
            disabledFocusable={command.busy}
            onClick={() => void go(after.id)}
          >
            {t('tabMeetings.panel.next')}
          </Button>
        ) : (
          page.may.end && <EndMeeting {...props} isNext />
        )}
      </div>
    </section>
  )
}
