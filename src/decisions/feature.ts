import { type CardView, cardView, type Links } from '../cards/view'
import { languageOf } from '../i18n/translator'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person, PersonId } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { CHANNEL_LANGUAGE, decisionPostings } from './postings'
import type { Decisions } from './service'
import { waitingFor } from './waiting'

/** What proposals and decisions want posted, for the reconciler. `channel`: the steering group's. */
export function decisionsWanted(
  decisions: Decisions,
  world: World,
  links: Links,
  channel: string | undefined,
): (matterId: string) => Promise<Wanted | undefined> {
  return async (matterId) => {
    const stored = await decisions.matters.load(matterId)
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
    return { seq, postings: decisionPostings(state, { now: world.now(), shared, channel, personal }) }
  }
}

/** What of all proposals waits for a person. */
export async function decisionsWaiting(
  decisions: Decisions,
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  return (await decisions.active()).flatMap((state) => waitingFor(state, person, view))
}
