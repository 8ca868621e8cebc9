import { DateTime } from 'luxon'
import { cardView } from '../../src/cards/view'
import { dayOf } from '../../src/kernel/zone'
import { minutesPostings } from '../../src/minutes/postings'
import { addDays } from '../../src/plan/calendar'
import type { Posting } from '../../src/reconcile/posting'
import { alva, content, links, plan, sara } from './builders'
import { type MinutesStory, processDraft } from './minutes-story'

/** The channel of the process in these tests. */
export const CHANNEL = 'channel-2.8.3'

/** A moment as a clock on a wall in Stockholm shows it. */
export function stockholm(local: string): string {
  return DateTime.fromISO(local, { zone: 'Europe/Stockholm' }).toUTC().toISO() ?? ''
}

export function wanted(story: MinutesStory, now = story.now): readonly Posting[] {
  const shared = cardView('sv', dayOf(now), plan, links)
  return minutesPostings(story.state, { now, shared, channel: CHANNEL, personal: () => shared })
}

export function created(story: MinutesStory, now = story.now): readonly string[] {
  return wanted(story, now).flatMap((p) => (p.create ? [p.key] : []))
}

export function reminded(story: MinutesStory, local: string): readonly string[] {
  return created(story, stockholm(local))
    .filter((key) => key.startsWith('reminder:'))
    .map((key) => key.split(':').at(-1) ?? '')
}

export function cardOf(story: MinutesStory, key: string): string {
  return JSON.stringify(
    wanted(story)
      .find((p) => p.key === key)
      ?.card(),
  )
}

/** Out since a month before the deadline, so that only the deadline decides. */
export function outUntil(deadline: string): MinutesStory {
  const story = processDraft(content({ present: [alva.id] })).at(`${addDays(deadline, -30)}T08:00:00.000Z`)
  story.send(sara, deadline)
  return story
}
