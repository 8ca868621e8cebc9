import { type Element, literal, notice } from '../../cards/kit'
import { type CardView, shown } from '../../cards/view'
import { sortedNames } from '../../i18n/format'
import type { Translate } from '../../i18n/translator'
import { cut, flat } from '../../kernel/text'
import type { PersonId, Plan } from '../../plan/model'
import type { AdministrationId } from '../../representation/delegates'
import type { DecisionState, Paragraph, Position } from '../state'

/** Something to say first: what just happened, or why a press did not take. `kept`: what the person had written. */
export interface Say {
  readonly kind: 'good' | 'attention' | 'warning'
  readonly text: string
  readonly kept?: string
  /** It already tells what the viewer's own answer is. */
  readonly isOwnAnswer?: true
}

/** Longest title and longest text of somebody's that cards show, in UTF-16 units. */
const TITLE = 160
const KEPT = 1_200

export function said(say: Say | undefined, { t }: Pick<CardView, 't'>): readonly Element[] {
  if (!say) return []
  const kept = say.kept?.trim()
  return [
    notice(say.kind, say.text),
    ...(kept ? [literal(t('decisions.own.youWrote', { text: cut(kept, KEPT) }), { spacing: 'Small' })] : []),
  ]
}

/** Short name of an administration. */
export function administrationName(plan: Plan, id: AdministrationId): string {
  const known = plan.administrations.find((administration) => administration.id === id)
  return shown(known?.shortName || known?.name || id)
}

/** A person's name; one who is no longer in the plan is somebody. */
export function personName(id: PersonId, { plan, t }: Pick<CardView, 'plan' | 't'>): string {
  return shown(plan.person(id)?.name ?? t('someone'))
}

/** People any one of whom will do: `Anna eller Bo`; up to five, then how many more. */
export function oneOf(people: readonly PersonId[], t: Translate, plan: Plan): string {
  const names = sortedNames(people.map((id) => personName(id, { plan, t })))
  if (names.length > 5) return upTo(names, t)
  const last = names.at(-1) ?? t('someone')
  return names.length > 1 ? t('decisions.or', { names: names.slice(0, -1).join(', '), last }) : last
}

/** Names, the first of them written out and the rest counted. */
export function upTo(names: readonly string[], t: Translate, most = 5): string {
  const count = names.length - most
  const listed = names.slice(0, most).join(', ')
  return count > 0 ? t('namesAndMore', { names: listed, count }) : names.join(', ')
}

export function titleOf({ title }: DecisionState): string {
  return cut(title, TITLE)
}

/** Longest title in a notification, in UTF-16 units. */
const NOTICE = 80

/** What every notification names. */
export function inNotice({ title }: DecisionState): { readonly title: string } {
  return { title: cut(title, NOTICE) }
}

/** A text of somebody's with its lines, cut where it is long. */
export function paragraphs(text: string, max: number, spacing = 'Small'): readonly Element[] {
  const lines = cut(text.trim(), max)
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
  return lines.map((line) => literal(line, { spacing }))
}

/** Its sign stands before each position, so that its colour does not carry it alone. */
interface Sign {
  readonly sign: string
  readonly color?: string
}

const SIGNS: Readonly<Record<Position['kind'], Sign>> = {
  consent: { sign: '✓', color: 'Good' },
  reservation: { sign: '✓', color: 'Good' },
  'stand-aside': { sign: '○' },
  objection: { sign: '✗', color: 'Attention' },
  'more-time': { sign: '◔', color: 'Warning' },
  sealed: { sign: '●' },
}

export function signOf(kind: Position['kind']): Sign {
  return SIGNS[kind]
}

/** A position in words, with what was said in it: `invändning: ”Finansieringen saknas”`. */
export function kindInWords({ kind, text }: Pick<Position, 'kind' | 'text'>, t: Translate, max: number) {
  const word = t(`decisions.kind.${kind}`)
  return text && max > 0 ? `${word}: ${t('decisions.quote', { text: cut(flat(text), max) })}` : word
}

/** `§ 14`, with the year when it is not this one: `§ 14/2025`. */
export function paragraphName({ number, year }: Paragraph, { today }: Pick<CardView, 'today'>): string {
  return String(year) === today.slice(0, 4) ? `§ ${number}` : `§ ${number}/${year}`
}

/** Which answer a press is about: the round that the person had before them, and for whom they answer. */
export interface About {
  /** The administration whose vote the person holds; their own when it is not named. */
  readonly administration?: AdministrationId | undefined
  /** The kind of card from which it was pressed, which is to come back. */
  readonly on?: CardKind | undefined
}

export const CARD_KINDS = ['proxy', 'entry'] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** What every press on a proposal sends. */
export function pressed(state: DecisionState, round: number, about: About = {}) {
  const { administration, on } = about
  return { id: state.id, round, ...(administration ? { administration } : {}), ...(on ? { on } : {}) }
}
