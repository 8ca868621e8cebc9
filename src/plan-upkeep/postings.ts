import type { CardView } from '../cards/view'
import type { RegistryProblem } from '../plan/last-good-rows'
import type { PersonId, Plan } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { badRowCard, listTitle, mendedRowCard, type RowView } from './cards'

/** A card that was posted about a row. */
export interface PostedCard {
  readonly key: string
  readonly person: PersonId
}

/** What cards about a row are rendered with. */
export interface UpkeepView extends RowView {
  readonly plan: Plan
  personal(person: PersonId): CardView
}

/**
 * Everything that is wanted in Teams about one row: a card to its owner while it is bad, which says so when it is
 * mended. A row that turns bad again gets a new card, so that its owner is told. `posted` is what stands there already.
 */
export function upkeepPostings(
  problems: readonly RegistryProblem[],
  posted: readonly PostedCard[],
  view: UpkeepView,
): readonly Posting[] {
  const [first] = problems
  const owed = first
    ? ownersOf(first, view.plan).map((person) => ({ key: keyOf(first, person), person }))
    : []
  const keys = new Set(owed.map(({ key }) => key))
  const earlier = posted.filter(({ key }) => !keys.has(key))
  return [
    ...owed.map((to) => badPosting(problems, to, true, view)),
    // Somebody else has edited the row since: it is as bad for who was told first.
    ...earlier.map((to) =>
      first && to.key === keyOf(first, to.person)
        ? badPosting(problems, to, false, view)
        : mendedPosting(to, view),
    ),
  ]
}

/** Who is to mend a row: who wrote it, if they are in the plan, else the process leaders. */
export function ownersOf({ editor }: RegistryProblem, plan: Plan): readonly PersonId[] {
  const writer = editor === undefined ? undefined : plan.personByEntraId(editor.toLowerCase())
  return (writer ? [writer] : plan.withRole('process-leader')).map(({ id }) => id)
}

/** One card for each time that the row turned bad. */
function keyOf({ since }: RegistryProblem, person: PersonId): string {
  return `bad:${since}:${person}`
}

function badPosting(
  problems: readonly RegistryProblem[],
  { key, person }: PostedCard,
  create: boolean,
  view: UpkeepView,
): Posting {
  return {
    key,
    to: { person },
    create,
    ifUnsure: 'repeat',
    summary: () => view.personal(person).t('registry.notify', { list: listTitle(view) }),
    card: () => badRowCard(problems, view, view.personal(person)),
  }
}

function mendedPosting({ key, person }: PostedCard, view: UpkeepView): Posting {
  return {
    key,
    to: { person },
    create: false,
    ifUnsure: 'leave',
    summary: () => view.personal(person).t('registry.notifyMended', { list: listTitle(view) }),
    card: () => mendedRowCard(view, view.personal(person)),
  }
}
