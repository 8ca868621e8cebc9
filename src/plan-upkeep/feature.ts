import { cardView, type Links } from '../cards/view'
import { languageOf } from '../i18n/translator'
import type { Day } from '../kernel/time'
import type { Item, Lists } from '../lists/port'
import type { FollowedPlan } from '../plan/followed-plan'
import type { RegistryListName } from '../plan/registry-lists'
import type { Wanted } from '../reconcile/posting'
import { postingsList } from '../reconcile/postings-list'
import { MATTER_RANGE, matterIdOf, rowOfMatter } from './matter-ids'
import { type PostedCard, upkeepPostings } from './postings'

/** What showing bad rows to their owners needs. */
export interface UpkeepParts {
  readonly followed: Pick<FollowedPlan, 'plan' | 'problems' | 'nameOf'>
  readonly lists: Lists
  readonly links: Links
  readonly today: () => Day
  /** Where people open a list; `undefined` where they cannot. */
  readonly listLink: (list: RegistryListName) => string | undefined
}

/** What a row of the registry wants posted, for the reconciler; `undefined` for other matters. */
export function upkeepWanted(parts: UpkeepParts): (matterId: string) => Promise<Wanted | undefined> {
  const { followed, lists, links, today, listLink } = parts
  return async (matterId) => {
    const matter = rowOfMatter(matterId)
    if (!matter) return undefined
    const posted = await postedCards(lists, matterId)
    const plan = followed.plan()
    const problems = followed.problems().filter((problem) => matterIdOf(problem) === matterId)
    const postings = upkeepPostings(problems, posted, {
      matter,
      plan,
      inForce: followed.nameOf(matter.list, matter.row),
      link: listLink(matter.list),
      personal: (id) => cardView(languageOf(plan.person(id)?.language, undefined), today(), plan, links),
    })
    return { seq: 0, postings }
  }
}

/** Rows about which cards stand in Teams: a row may have been mended while the server stood still. */
export async function postedUpkeep(lists: Lists): Promise<readonly string[]> {
  const items = await lists.find(postingsList, { column: 'MatterId', ...MATTER_RANGE })
  return [...new Set(items.map(({ fields }) => String(fields.MatterId)))]
}

async function postedCards(lists: Lists, matterId: string): Promise<readonly PostedCard[]> {
  const items = await lists.find(postingsList, { column: 'MatterId', equals: matterId })
  return items.flatMap((item) => postedCard(item, matterId))
}

function postedCard({ fields }: Item, matterId: string): readonly PostedCard[] {
  const [place, ...person] = String(fields.Conversation ?? '').split(':')
  const key = String(fields.PostingKey).slice(matterId.length + 1)
  return place === 'person' ? [{ key, person: person.join(':') }] : []
}
