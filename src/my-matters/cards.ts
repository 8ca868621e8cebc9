import {
  actions,
  type CardAction,
  card,
  type Element,
  execute,
  line,
  openUrl,
  sentence,
  title,
} from '../cards/kit'
import type { CardView } from '../cards/view'
import { hasRole, type Person } from '../plan/model'
import type { Card } from '../reconcile/posting'
import type { WaitingItem } from './waiting'

const LISTED = 8

/** Everything that waits for a person, each with its own way there; nothing else. */
export function myCard(items: readonly WaitingItem[], view: CardView): Card {
  const { t, links } = view
  if (items.length === 0)
    return card([
      ...title(t('bot.myTitle')),
      sentence(t('bot.myNothing')),
      actions(openUrl(t('bot.openTab'), links.home())),
    ])
  const more = items.length - LISTED
  return card([
    ...title(t('bot.myTitle')),
    sentence(t('bot.myIntro', { count: items.length })),
    ...items.slice(0, LISTED).map((item) => itemRow(item, view)),
    ...(more > 0 ? [sentence(t('bot.myMore', { count: more }), { isSubtle: true })] : []),
    actions(openUrl(t('bot.openTab'), links.home())),
  ])
}

/** The whole row is the button, large enough for a thumb. */
function itemRow(item: WaitingItem, { links }: CardView): Element {
  const sign = item.overdue ? '⚠ ' : ''
  const deadline = item.deadlineInWords ? [{ subtle: ` · ${sign}${item.deadlineInWords}` }] : []
  return {
    type: 'Container',
    separator: true,
    selectAction: openUrl(`${item.what}: ${item.about}`, links.page(item.path)),
    items: [line([{ strong: item.what }, ' ›']), line([item.about, ...deadline], 'None')],
  }
}

/** What the bot can do for this person, by role. */
export function helpCard(person: Person, view: CardView, welcome: boolean): Card {
  const { t, links } = view
  const leads = hasRole(person, 'process-leader')
  const raises = leads || person.processes.length > 0
  const lines = [
    t('bot.helpMy'),
    ...(leads ? [t('bot.helpNotes')] : []),
    ...(raises ? [t('bot.helpObstacle')] : []),
    t('bot.helpHelp'),
  ]
  const buttons: CardAction[] = [
    execute(t('bot.my'), 'my.show', {}, { style: 'positive' }),
    ...(leads ? [execute(t('bot.notes'), 'minutes.paste-form', {})] : []),
    ...(raises ? [execute(t('bot.obstacle'), 'obstacles.raise-form', {})] : []),
    openUrl(t('bot.openTab'), links.home()),
  ]
  return card([
    ...title(welcome ? t('bot.welcome') : t('bot.helpTitle')),
    ...rolesOf(person, view).map((text) => sentence(text)),
    sentence(t('bot.helpIntro'), { spacing: 'Medium' }),
    ...lines.map((text) => sentence(`– ${text}`, { spacing: 'Small' })),
    actions(...buttons),
  ])
}

function rolesOf(person: Person, { t }: CardView): readonly string[] {
  return [
    ...(hasRole(person, 'process-leader') ? [t('bot.helpLeader')] : []),
    ...(hasRole(person, 'steering-member') ? [t('bot.helpSteering')] : []),
    ...(hasRole(person, 'ambassador') ? [t('bot.helpAmbassador')] : []),
    ...(hasRole(person, 'guest') ? [t('bot.helpGuest')] : []),
  ]
}
