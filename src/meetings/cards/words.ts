import { type Element, literal, notice, sentence } from '../../cards/kit'
import { type CardView, sayDay, shown } from '../../cards/view'
import { formatTime } from '../../i18n/format'
import { cut } from '../../kernel/text'
import type { Instant } from '../../kernel/time'
import { dayOf } from '../../kernel/zone'
import type { AdministrationId } from '../../representation/delegates'
import type { MeetingState } from '../state'

/** Something to say first: what just happened, or why a press did not take. `kept`: what the person had written. */
export interface Say {
  readonly kind: 'good' | 'attention' | 'warning'
  readonly text: string
  readonly kept?: string
}

/** Longest address that a card links to, and longest text that it gives back, in UTF-16 units. */
const LONGEST_LINK = 1_500
const LONGEST_KEPT = 1_200

export function saidFirst(say: Say | undefined, { t }: Pick<CardView, 't'>): readonly Element[] {
  if (!say) return []
  const kept = say.kept?.trim()
  return [
    notice(say.kind, say.text),
    ...(kept
      ? [literal(t('meetings.own.youWrote', { text: cut(kept, LONGEST_KEPT) }), { spacing: 'Small' })]
      : []),
  ]
}

/** The meeting in words: `Styrgruppsmöte`, `Processträff 2.8.3 Kommunikation`. */
export function meetingName(state: Pick<MeetingState, 'kind' | 'process'>, { t, plan }: CardView): string {
  if (state.kind === 'steering') return t('meetings.kind.steering')
  const process = plan.process(state.process ?? '')
  const which = process ? `${process.number} ${process.title}` : (state.process ?? '')
  return `${t('meetings.kind.process')} ${which}`.trim()
}

/** When it is: `tis 26 mars 13.00–15.00`; with both days where it goes on past midnight. */
export function sayWhen(view: CardView, start: Instant, end: Instant): string {
  const from = sayStart(view, start)
  const until = formatTime(view.language, end)
  // A line does not break within the hours.
  return dayOf(start) === dayOf(end)
    ? `${from}–\u2060${until}`
    : `${from} – ${sayDay(view, dayOf(end))} ${until}`
}

/** When it begins: `tis 26 mars 13.00`. */
export function sayStart(view: CardView, start: Instant): string {
  return `${sayDay(view, dayOf(start))} ${formatTime(view.language, start)}`
}

/** Short name of an administration. */
export function administrationName({ plan, t }: CardView, id: AdministrationId): string {
  const known = plan.administrations.find((administration) => administration.id === id)
  return shown(known?.shortName || known?.name || t('meetings.anAdministration'))
}

/** Names of administrations: the first of them, then how many more. */
export function sayAdministrations(view: CardView, ids: readonly AdministrationId[], most = 3): string {
  const names = ids
    .slice(0, most)
    .map((id) => administrationName(view, id))
    .join(', ')
  return ids.length > most ? view.t('namesAndMore', { names, count: ids.length - most }) : names
}

/** An address that was typed in, if a browser may open it. */
export function webAddress(typed: string): string | undefined {
  const address = URL.parse(typed)
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return undefined
  return address.href.length > LONGEST_LINK ? undefined : address.href
}

/**
 * Links in a line of their own, beside what they belong to, where no button is left for them. Markdown, because Teams'
 * clients do not all follow the links of a RichTextBlock; so what could end the address is encoded.
 */
export function links(
  ...given: readonly (readonly [label: string, url: string | undefined])[]
): readonly Element[] {
  const there = given.flatMap(([label, url]) => (url ? [`[${label}](${inMarkdown(url)})`] : []))
  return there.length > 0 ? [sentence(there.join(' · '), { spacing: 'Small' })] : []
}

function inMarkdown(url: string): string {
  return url.replace(/[()[\]<>\\*_`~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
