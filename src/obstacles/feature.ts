import { wantedBy } from '../cards/posting-view'
import { type CardView, type Links, sayMoment } from '../cards/view'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { processInWords, waitsFor } from './cards/words'
import { obstaclePostings } from './postings'
import type { Obstacles } from './service'
import type { ObstacleState } from './state'

/** What obstacles want posted, for the reconciler. `channelOf` names the channel of an obstacle. */
export function obstaclesWanted(
  obstacles: Obstacles,
  links: Links,
  channelOf: (state: ObstacleState) => string,
): (matterId: string) => Promise<Wanted | undefined> {
  return wantedBy({
    ...{ world: obstacles.world, links, channelOf },
    postings: (state, view) => obstaclePostings(state, { ...view, channel: channelOf(state) }),
    load: (id) => obstacles.matters.load(id),
  })
}

/** What of all obstacles waits for a person: those that they are to take up. */
export async function obstaclesWaiting(
  obstacles: Obstacles,
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  const active = await obstacles.active()
  return active
    .filter((state) => waitsFor(state, person.id, view.plan))
    .map((state) => waitingItem(state, view))
}

function waitingItem(state: ObstacleState, view: CardView): WaitingItem {
  const process = processInWords(state.process, view.plan)
  return {
    key: `obstacles/${state.id}`,
    what: view.t('obstacles.waiting'),
    about: `${state.title} · ${process} · ${sayMoment(view, state.at)}`,
    overdue: false,
    path: `obstacles/${state.id}`,
  }
}
