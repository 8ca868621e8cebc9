import { DateTime } from 'luxon'
import { type CardView, cardView } from '../../../src/cards/view'
import { decisionPostings } from '../../../src/decisions/postings'
import type { DecisionState } from '../../../src/decisions/state'
import { dayOf } from '../../../src/kernel/zone'
import type { Posting } from '../../../src/reconcile/posting'
import { viewAt } from '../../cards/states'
import { textOf } from '../../support/card-reading'
import { does, MARIANNE, NOW, PLAN, type Step, stateOf } from './states'

/** The steering channel of these tests. */
export const CHANNEL = 'channel-steering'

/** Everything that is wanted at a moment. */
export function wanted(
  state: DecisionState,
  now = NOW,
  channel: string | null = CHANNEL,
): readonly Posting[] {
  const shared: CardView = cardView('sv', dayOf(now), PLAN, viewAt('sv').links)
  return decisionPostings(state, {
    now,
    shared,
    channel: channel ?? undefined,
    personal: () => shared,
  })
}

/** Keys of what is to be posted now, without those that begin otherwise. */
export function created(steps: readonly Step[], beginning = '', now = NOW): readonly string[] {
  return wanted(stateOf(steps), now).flatMap((p) => (p.create && p.key.startsWith(beginning) ? [p.key] : []))
}

/** Whom the keys name. */
export function people(keys: readonly string[]): readonly string[] {
  return keys.map((key) => key.split(':').at(-1) ?? '')
}

/** What the card under a key says. */
export function cardAt(steps: readonly Step[], key: string, now = NOW): string {
  const posting = wanted(stateOf(steps), now).find((p) => p.key === key)
  return posting ? textOf(posting.card()) : 'is not there'
}

/** A moment as a clock on a wall in Stockholm shows it. */
export function stockholm(local: string): string {
  return DateTime.fromISO(local, { zone: 'Europe/Stockholm' }).toUTC().toISO() ?? ''
}

/** The chair changes the text. */
export const amendment = (askAgain: readonly string[] = []): Step =>
  does(MARIANNE, { type: 'amend', round: 1, text: 'En ny text.', askAgain })
