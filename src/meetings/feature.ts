import { type Kept, wantedBy } from '../cards/posting-view'
import type { CardView, Links } from '../cards/view'
import type { World } from '../matters/matters'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import { meetingPostings } from './postings'
import type { MeetingState } from './state'
import { waitingFor } from './waiting'

/**
 * What meetings want posted, for the reconciler. `channelOf` names the channel of a meeting, `invitationUrl` where
 * calendars fetch its invitation.
 */
export function meetingsWanted(
  load: (id: string) => Promise<Kept<MeetingState> | undefined>,
  world: World,
  links: Links,
  channelOf: (state: MeetingState) => string | undefined,
  invitationUrl: (state: MeetingState) => string,
): (matterId: string) => Promise<Wanted | undefined> {
  return wantedBy({
    ...{ load, world, links, channelOf },
    postings: (state, view) => meetingPostings(state, { ...view, invitationUrl: invitationUrl(state) }),
  })
}

/** What of all meetings waits for a person. */
export function meetingsWaiting(
  states: readonly MeetingState[],
  person: Person,
  view: CardView,
): readonly WaitingItem[] {
  return states.flatMap((state) => waitingFor(state, person, view))
}
