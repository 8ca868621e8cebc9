import type { ItemLine } from '../../../meetings/api'
import { Blocks } from '../../minutes/Blocks'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { ItemStanding } from '../ItemStanding'
import { useMeetingWords } from '../meeting-words'
import { ActionInWords } from './ActionFields'
import { EndMeeting } from './EndMeeting'
import { ItemNotes } from './ItemNotes'
import type { ItemProps } from './item-props'
import { Moves } from './Moves'
import { Outline } from './Outline'
import { ProposalAtHand } from './ProposalAtHand'
import { useItemNotes } from './use-item-notes'

/** The heading of the item at hand, which takes the focus. */
export const AT_HAND = 'at-hand'

/** The item that the meeting is at, what there is to decide, what is noted, and the way on. */
export function ItemAtHand(props: ItemProps) {
  const { page, item, index } = props
  const { t, name } = useMeetingWords()
  const notes = useItemNotes(props)
  const isLast = index === page.agenda.length - 1
  const facts = [
    item.presenter && t('tabMeetings.agenda.presentedBy', { name: name(item.presenter) }),
    item.minutes && t('tabMeetings.agenda.minutes', { count: item.minutes }),
  ].filter(Boolean)
  return (
    <>
      <section className="panel at-hand" aria-labelledby={AT_HAND}>
        <h2 id={AT_HAND} tabIndex={-1}>
          <span className="item-count">
            {t('tabMeetings.panel.count', { no: index + 1, count: page.agenda.length })}
          </span>{' '}
          <span dir="auto">{item.title}</span>
        </h2>
        <p className="quiet small facts">
          {facts.length > 0 && <span dir="auto">{facts.join(' · ')}</span>}
          {item.stage !== 'open' && <ItemStanding item={item} />}
          {item.path && (
            <PageLink to={paths.within(item.path)}>{t(`tabMeetings.panel.open.${item.kind}`)}</PageLink>
          )}
        </p>
      </section>
      {item.kind === 'decision' && item.ref && <ProposalAtHand id={item.ref} onChanged={props.refresh} />}
      {page.may.lead ? <ItemNotes notes={notes} /> : <Noted item={item} />}
      <Outline {...props}>{page.may.end && !isLast && <EndMeeting {...props} notes={notes} />}</Outline>
      {page.may.lead && <Moves {...props} notes={notes} />}
    </>
  )
}

/** What is noted so far, for those who do not write it. */
function Noted({ item }: { item: ItemLine }) {
  const { t } = useMeetingWords()
  const { notes, actions } = item
  if (!notes && actions.length === 0) return null
  return (
    <section className="panel noted" aria-labelledby="noted">
      <h2 id="noted">{t('tabMeetings.panel.noted')}</h2>
      <Blocks text={notes} />
      {actions.length > 0 && (
        <ul>
          {actions.map((action) => (
            <li key={action.id}>
              <ActionInWords action={action} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
