import { actions, card, type Element, line, literal, openUrl, sentence, title } from '../cards/kit'
import { type CardView, shown } from '../cards/view'
import type { RegistryProblem } from '../plan/last-good-rows'
import { columnTitle, REGISTRY } from '../plan/registry-lists'
import type { Card } from '../reconcile/posting'
import type { RowMatter } from './matter-ids'
import { whatToType } from './what-to-type'

/** Faults of one row that a card says; the rest comes when these are mended. */
const SAID = 3
/** Other rows that a card names. */
const NAMED = 5
const LONGEST_TYPED = 120

/** What a card about a row is made of besides its problems. */
export interface RowView {
  readonly matter: RowMatter
  /** What people call the row that is in force, if one is. */
  readonly inForce: string | undefined
  /** Where the list can be opened, if it can. */
  readonly link: string | undefined
}

/** Says which row cannot be read, why, what can be typed instead, and what counts until then. */
export function badRowCard(problems: readonly RegistryProblem[], row: RowView, view: CardView): Card {
  const { t } = view
  const list = listTitle(row)
  const [first] = problems
  const needed = first?.code.endsWith('-but-needed')
  const counts = !first?.lastGoodInForce ? 'notYet' : needed ? 'asItWas' : 'lastGood'
  const more = problems.length - SAID
  return card([
    ...title(t(needed ? 'registry.bad.needed' : 'registry.bad.title', { list }), {
      text: t('registry.bad.standing'),
      color: 'Accent',
    }),
    line([{ strong: shown(first?.label || row.inForce || t('registry.bad.nameless')) }], 'Small'),
    ...problems.slice(0, SAID).map((problem) => problemPart(problem, row, view)),
    ...(more > 0 ? [sentence(t('registry.bad.more', { count: more }), { isSubtle: true })] : []),
    sentence(t(`registry.bad.${counts}`), { separator: true }),
    ...openButton(row, view, true),
  ])
}

/** Says that nothing more is to be done about the row. */
export function mendedRowCard(row: RowView, view: CardView): Card {
  const { t } = view
  const list = listTitle(row)
  const there = row.inForce !== undefined
  return card([
    ...title(t(there ? 'registry.mended.title' : 'registry.mended.gone', { list }), {
      text: t('registry.mended.standing'),
      color: 'Good',
    }),
    ...(row.inForce ? [line([{ strong: shown(row.inForce) }], 'Small')] : []),
    sentence(t(there ? 'registry.mended.counts' : 'registry.mended.goneCounts')),
    ...openButton(row, view, false),
  ])
}

export function listTitle({ matter }: Pick<RowView, 'matter'>): string {
  return REGISTRY[matter.list].title
}

function problemPart(problem: RegistryProblem, row: RowView, view: CardView): Element {
  const { t, plan } = view
  const { words, all } = whatToType(problem, plan)
  const offered = words.map(shown).join(problem.code === 'unknown-status' ? ' · ' : ', ')
  const kind = words.length === 1 ? 'one' : all ? 'of' : 'like'
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      ...(problem.column ? [cell(problem, view)] : []),
      literal(why(problem, row, view), { spacing: 'Small' }),
      ...(offered ? [literal(t(`registry.write.${kind}`, { words: offered }), { spacing: 'Small' })] : []),
    ],
  }
}

/** The column and what stands in it. */
function cell({ list, column, typed }: RegistryProblem, { t }: CardView): Element {
  const name = { strong: `${columnTitle(list, column)}: ` }
  if (typed === '') return line([name, t('registry.bad.empty')])
  const text = typed.length <= LONGEST_TYPED ? typed : `${typed.slice(0, LONGEST_TYPED - 1)}…`
  return line([name, t('registry.bad.typed'), `”${text}”`])
}

function why({ code, others }: RegistryProblem, { inForce }: RowView, view: CardView): string {
  const { t } = view
  const names = others.slice(0, NAMED).map(shown).join(', ')
  const more = others.length - NAMED
  const said = more > 0 ? t('namesAndMore', { names, count: more }) : names
  if (code === 'removed-but-needed' && said) return t('registry.why.removed-but-needed-by', { others: said })
  return t(`registry.why.${code}`, { others: said, was: inForce?.split(' ')[0] ?? '' })
}

function openButton({ link }: RowView, { t }: CardView, wanted: boolean): readonly Element[] {
  if (link === undefined) return []
  return [actions(openUrl(t('registry.bad.open'), link, wanted ? { style: 'positive' } : {}))]
}
