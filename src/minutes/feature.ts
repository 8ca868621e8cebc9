import { type CardView, cardView, type Links } from '../cards/view'
import { languageOf } from '../i18n/translator'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person, PersonId } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { CHANNEL_LANGUAGE, minutesPostings } from './postings'
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
  return async (matterId) => {
    const stored = await minutes.matters.load(matterId)
    if (!stored) return undefined
    const [plan, today] = [world.plan(), world.today()]
    const views = new Map<string, CardView>()
    const personal = (id: PersonId): CardView => {
      const language = languageOf(plan.person(id)?.language, undefined)
      const known = views.get(language) ?? cardView(language, today, plan, links)
      views.set(language, known)
      return known
    }
    const shared = cardView(CHANNEL_LANGUAGE, today, plan, links)
    const { state, seq } = stored
    return {
      seq,
      postings: minutesPostings(state, { now: world.now(), shared, channel: channelOf(state), personal }),
    }
  }
}

/** What of all minutes waits for a person. */
export async function minutesWaiting(
  minutes: Minutes,
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  return (await minutes.active()).flatMap((state) => waitingFor(state, person, view))
}
