import type { PostingView } from '../cards/posting-view'
import type { CardView } from '../cards/view'
import type { PersonId } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { cameBack, newsCard, newsInShort, notification, obstacleCard } from './cards/obstacle-card'
import type { NewsStep } from './cards/words'
import { leadersOf, wayOf } from './rules'
import type { ObstacleState, WayStep } from './state'

/** What postings of obstacles are rendered with: they do not hang on the moment, and there always is a channel. */
export type ObstaclePostingView = Pick<PostingView, 'shared' | 'personal'> & { readonly channel: string }

/** Everything that an obstacle wants posted: a function of its state alone. */
export function obstaclePostings(state: ObstacleState, view: ObstaclePostingView): readonly Posting[] {
  const way = wayOf(state)
  return [
    ...way.flatMap((step, i) => (asksForAnswer(step) ? turnPostings(state, i, way, view) : [])),
    ...way.flatMap((step, i) => (step.is === 'raised' ? [] : newsPostings(state, step, i, view))),
    ...comeBack(state, way, view),
  ]
}

/** From here on an answer of the process leader is wanted. */
function asksForAnswer({ is }: WayStep): boolean {
  return is === 'raised' || is === 'taken-up'
}

/**
 * Whenever an answer is wanted: a card in the channel, and one to the process leader by which to give it. Both follow
 * what happens; those of an earlier time are only kept true.
 */
function turnPostings(
  state: ObstacleState,
  i: number,
  way: readonly WayStep[],
  { shared, channel, personal }: ObstaclePostingView,
): readonly Posting[] {
  const isNow = way.findLastIndex(asksForAnswer) === i && state.stage !== 'withdrawn'
  const leaders = leadersOf(state.process, shared.plan)
  return [
    {
      key: `channel:${i}`,
      to: { channel },
      create: isNow,
      ifUnsure: 'repeat',
      summary: () => notification(state, shared),
      card: () => obstacleCard(state, shared),
    },
    ...leaders.map(
      (leader): Posting => ({
        key: `leader:${i}:${leader}`,
        to: { person: leader },
        // Who raised it themselves knows, and has it among what waits for them.
        create: isNow && state.stage === 'raised' && actorOf(way[i]) !== leader,
        ifUnsure: 'repeat',
        summary: () => notification(state, personal(leader), leader),
        card: () => obstacleCard(state, personal(leader), leader),
      }),
    ),
  ]
}

function actorOf(step: WayStep | undefined): PersonId | undefined {
  return step?.by
}

/** What was done is told to who raised it, unless they did it themselves; how it ended, in the channel, too. */
function newsPostings(
  state: ObstacleState,
  step: NewsStep,
  i: number,
  { shared, channel, personal }: ObstaclePostingView,
): readonly Posting[] {
  const posting = (place: string, to: Posting['to'], view: CardView, create: boolean): Posting => ({
    key: `${place}:${step.is}:${i}`,
    to,
    create,
    ifUnsure: 'repeat',
    summary: () => newsInShort(state, step, view.t),
    card: () => newsCard(state, step, view, 'person' in to ? to.person : undefined),
  })
  const isAnswer = step.is === 'outcome' || step.is === 'solved'
  const isOwnAct = step.by === state.by && step.is !== 'outcome'
  return [
    posting('raiser', { person: state.by }, personal(state.by), !isOwnAct),
    ...(isAnswer ? [posting('channel', { channel }, shared, true)] : []),
  ]
}

/** A proposal that was withdrawn leaves the obstacle with the process leader, who is told unless they withdrew it. */
function comeBack(
  state: ObstacleState,
  way: readonly WayStep[],
  { shared, personal }: ObstaclePostingView,
): readonly Posting[] {
  return leadersOf(state.process, shared.plan).flatMap((leader) =>
    way.flatMap((step, i): readonly Posting[] => {
      if (step.is !== 'outcome' || step.kind !== 'withdrawn') return []
      return [
        {
          key: `leader:${i}:${leader}`,
          to: { person: leader },
          create: cameBack(state) && i === way.length - 1 && step.by !== leader && state.by !== leader,
          ifUnsure: 'repeat',
          summary: () => notification(state, personal(leader), leader),
          card: () => obstacleCard(state, personal(leader), leader),
        },
      ]
    }),
  )
}
