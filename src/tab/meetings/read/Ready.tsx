import { Button } from '@fluentui/react-components'
import type { ReadyItem } from '../../../meetings/api'
import { newKey } from '../../minutes/create/new-draft'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { type PartProps, useMeetingAct } from '../part-props'

/** What is ready for the group but not on this agenda: tabled before, taken off, or come since the notice went out. */
export function Ready(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const add = ({ kind, ref, title }: ReadyItem) =>
    void act(
      { act: 'put-item', item: { id: newKey(), kind, title, ref } },
      t('tabMeetings.agenda.added', { no: page.agenda.length + 1 }),
    )
  return (
    <div className="ready">
      <h3>{t('tabMeetings.agenda.ready')}</h3>
      <ul className="plain">
        {page.ready.map((item) => (
          <li key={item.ref}>
            <span>
              <span dir="auto">{item.title}</span>
              {item.kind !== 'other' && (
                <span className="quiet small"> · {t(`tabMeetings.agenda.kind.${item.kind}`)}</span>
              )}
            </span>
            <Button
              size="small"
              disabledFocusable={command.busy}
              aria-label={t('tabMeetings.agenda.addNamed', { title: item.title })}
              onClick={() => add(item)}
            >
              {t('tabMeetings.agenda.addShort')}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice t={t} problem={command.problem} />
    </div>
  )
}
