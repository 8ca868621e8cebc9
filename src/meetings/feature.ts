import { type CardView, cardView, type Links } from '../cards/view'
import { languageOf } from '../i18n/translator'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Language, Person, PersonId } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { meetingPostings } from './postings'
import type { MeetingState } from './state'
import { waitingFor } from './waiting'

/** The language in which a channel is written to. */
const CHANNEL_LANGUAGE: Language = 'sv'

/** A meeting as it is kept: its state, and the number of its last event. */
export interface KeptMeeting {
  readonly state: MeetingState
  readonly seq: number
}

/**
 * What meetings want posted, for the reconciler. `channelOf` names the channel of a meeting, `invitationUrl` where
 * calendars fetch its invitation.
 */
export function meetingsWanted(
  load: (id: string) => Promise<KeptMeeting | undefined>,
  world: World,
  links: Links,
  channelOf: (state: MeetingState) => string | undefined,
  invitationUrl: (state: MeetingState) => string,
): (matterId: string) => Promise<Wanted | undefined> {
  return async (matterId) => {
    const kept = await load(matterId)
    if (!kept) return undefined
    const [plan, today] = [world.plan(), world.today()]
    const views = new Map<string, CardView>()
    const personal = (id: PersonId): CardView => {
      const language = languageOf(plan.person(id)?.language, undefined)
      const known = views.get(language) ?? cardView(language, today, plan, links)
      views.set(language, known)
      return known
    }
    const shared = cardView(CHANNEL_LANGUAGE, today, plan, links)
    const { state, seq } = kept
    const around = {
      now: world.now(),
      shared,
      channel: channelOf(state),
      invitationUrl: invitationUrl(state),
      personal,
    }
    return { seq, postings: meetingPostings(state, around) }
  }
}

/** What of all meetings waits for a person. */
export function meetingsWaiting(
  states: readonly MeetingState[],
  person: Person,
  view: CardView,
): readonly WaitingItem[] {
  return states.flatMap((state) => waitingFor(state, person, view))
}
