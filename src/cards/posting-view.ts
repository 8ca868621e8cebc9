import { languageOf } from '../i18n/translator'
import type { Instant } from '../kernel/time'
import type { World } from '../matters/matters'
import type { Language, PersonId } from '../plan/model'
import type { Posting, Wanted } from '../reconcile/posting'
import { type CardView, cardView, type Links } from './view'

/** The language in which a channel is written to. */
export const CHANNEL_LANGUAGE: Language = 'sv'

/** What postings are rendered with: the moment, the channel's language and each person's own. */
export interface PostingView {
  readonly now: Instant
  readonly shared: CardView
  /** Conversation id of the channel for this matter, if one is known. */
  readonly channel: string | undefined
  personal(person: PersonId): CardView
}

/** A matter as it is kept: its state, and the number of its last event. */
export interface Kept<S> {
  readonly state: S
  readonly seq: number
}

/** How what a kind of matter wants posted is found out. */
export interface WantedParts<S> {
  readonly load: (matterId: string) => Promise<Kept<S> | undefined>
  readonly world: World
  readonly links: Links
  readonly channelOf: (state: S) => string | undefined
  readonly postings: (state: S, view: PostingView) => readonly Posting[]
}

/** What a matter wants posted now, for the reconciler; `undefined` when there is no such matter. */
export function wantedBy<S>(parts: WantedParts<S>): (matterId: string) => Promise<Wanted | undefined> {
  const { load, world, links, channelOf, postings } = parts
  return async (matterId) => {
    const kept = await load(matterId)
    if (!kept) return undefined
    const [plan, today] = [world.plan(), world.today()]
    const views = new Map<Language, CardView>()
    const inLanguage = (language: Language): CardView => {
      const known = views.get(language) ?? cardView(language, today, plan, links)
      views.set(language, known)
      return known
    }
    const view: PostingView = {
      now: world.now(),
      shared: inLanguage(CHANNEL_LANGUAGE),
      channel: channelOf(kept.state),
      personal: (id) => inLanguage(languageOf(plan.person(id)?.language, undefined)),
    }
    return { seq: kept.seq, postings: postings(kept.state, view) }
  }
}
