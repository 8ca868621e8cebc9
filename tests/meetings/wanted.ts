import { cardView } from '../../src/cards/view'
import { dayOf } from '../../src/kernel/zone'
import { meetingPostings } from '../../src/meetings/postings'
import type { Posting } from '../../src/reconcile/posting'
import { links } from '../support/builders'
import { textOf } from '../support/card-reading'
import { INVITATION } from './states'
import type { MeetingStory } from './story'

/** The steering group's channel in these tests. */
export const CHANNEL = 'channel-steering'

export function wanted(story: MeetingStory, now = story.now, channel?: string): readonly Posting[] {
  const shared = cardView('sv', dayOf(now), story.plan, links)
  const around = { now, shared, channel, invitationUrl: INVITATION, personal: () => shared }
  return meetingPostings(story.state, around)
}

/** Keys of what is to be posted now. */
export function created(story: MeetingStory, now = story.now): readonly string[] {
  return wanted(story, now, CHANNEL).flatMap((p) => (p.create ? [p.key] : []))
}

/** Of these keys those that begin so, without the beginning. */
export function which(keys: readonly string[], begin: string): readonly string[] {
  return keys.flatMap((key) => (key.startsWith(begin) ? [key.slice(begin.length)] : [])).sort()
}

/** What the card under this key says now, to whomever it is for. */
export function says(story: MeetingStory, key: string, now = story.now): string {
  const posting = wanted(story, now, CHANNEL).find((p) => p.key === key)
  return posting ? textOf(posting.card()) : `${key} is not wanted`
}
