import { wantedBy } from '../cards/posting-view'
import type { CardView, Links } from '../cards/view'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { decisionPostings } from './postings'
import type { Decisions } from './service'
import { waitingFor } from './waiting'

/** What proposals and decisions want posted, for the reconciler. `channel`: the steering group's. */
export function decisionsWanted(
  decisions: Decisions,
  world: World,
  links: Links,
  channel: string | undefined,
): (matterId: string) => Promise<Wanted | undefined> {
  return wantedBy({
    ...{ world, links, postings: decisionPostings },
    load: (id) => decisions.matters.load(id),
    channelOf: () => channel,
  })
}

/** What of all proposals waits for a person. */
export async function decisionsWaiting(
  decisions: Decisions,
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  return (await decisions.active()).flatMap((state) => waitingFor(state, person, view))
}
