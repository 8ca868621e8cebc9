import { type CardView, cardView, type Links, sayMoment } from '../cards/view'
import { languageOf } from '../i18n/translator'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person, PersonId } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { processInWords, waitsFor } from './cards/words'
import { CHANNEL_LANGUAGE, obstaclePostings } from './postings'
import type { Obstacles } from './service'
import type { ObstacleState } from './state'

/** What obstacles want posted, for the reconciler. `channelOf` names the channel of an obstacle. */
export function obstaclesWanted(
  obstacles: Obstacles,
  links: Links,
  channelOf: (state: ObstacleState) => string,
): (matterId: string) => Promise<Wanted | undefined> {
  const { matters, world } = obstacles
  return async (matterId) => {
    const stored = await matters.load(matterId)
    if (!stored) return undefined
    const [plan, today] = [world.plan(), world.today()]
    const personal = (id: PersonId) =>
      cardView(languageOf(plan.person(id)?.language, undefined), today, plan, links)
    const shared = cardView(CHANNEL_LANGUAGE, today, plan, links)
    const { state, seq } = stored
    return { seq, postings: obstaclePostings(state, { shared, channel: channelOf(state), personal }) }
  }
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
