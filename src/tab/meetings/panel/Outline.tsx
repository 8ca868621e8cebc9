import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { ItemStanding } from '../ItemStanding'
import { type PartProps, useMeetingAct } from '../part-props'

interface OutlineProps extends PartProps {
  goesTo(): void
  readonly children?: ReactNode
}

/** All items with how they stand; who leads goes to any of them. */
export function Outline({ goesTo, children, ...props }: OutlineProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  return (
    <details className="panel outline">
      <summary>{t('tabMeetings.panel.outline', { count: page.agenda.length })}</summary>
      <ProblemNotice t={t} problem={command.problem} />
      <ol>
        {page.agenda.map((item, index) => {
          const isHere = item.id === page.current
          return (
            <li key={item.id} aria-current={isHere ? 'step' : undefined}>
              <span dir="auto">{item.title}</span> <ItemStanding item={item} />{' '}
              {isHere ? (
                <span className="quiet small">{t('tabMeetings.panel.isHere')}</span>
              ) : (
                page.may.lead && (
                  <Button
                    size="small"
                    appearance="subtle"
                    disabledFocusable={command.busy}
                    aria-label={t('tabMeetings.panel.goToNamed', { no: index + 1, title: item.title })}
                    onClick={() => void act({ act: 'go-to', item: item.id }, '', goesTo)}
                  >
                    {t('tabMeetings.panel.goTo')}
                  </Button>
                )
              )}
            </li>
          )
        })}
      </ol>
      {children}
    </details>
  )
}
