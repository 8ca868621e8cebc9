import { wantedBy } from '../cards/posting-view'
import type { CardView, Links } from '../cards/view'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { minutesPostings } from './postings'
import type { Minutes } from './service'
import type { MinutesState } from './state'
import { waitingFor } from './waiting'

/** What minutes want posted, for the reconciler. `channelOf` names the channel of a set of minutes. */
export function minutesWanted(
  minutes: Minutes,
  world: World,
  links: Links,
  channelOf: (state: MinutesState) => string,
): (matterId: string) => Promise<Wanted | undefined> {
  return wantedBy({
    ...{ world, links, channelOf, postings: minutesPostings },
    load: (id) => minutes.matters.load(id),
  })
}

/** What of all minutes waits for a person. */
export async function minutesWaiting(
  minutes: Minutes,
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  return (await minutes.active()).flatMap((state) => waitingFor(state, person, view))
}
