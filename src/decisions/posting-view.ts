import type { CardView } from '../cards/view'
import type { Instant } from '../kernel/time'
import type { PersonId } from '../plan/model'
import type { Owed } from './cards/owed'
import type { DecisionState, Round } from './state'

/** What postings are rendered with: the moment, the channel's language and each person's own. */
export interface PostingView {
  readonly now: Instant
  readonly shared: CardView
  /** Conversation id of the steering channel, if one is known. */
  readonly channel: string | undefined
  personal(person: PersonId): CardView
}

/** What every posting is made from. */
export interface Around {
  readonly state: DecisionState
  readonly view: PostingView
  /** Rounds that the group has been asked about, in order. */
  readonly rounds: readonly Round[]
  readonly members: readonly PersonId[]
  readonly owed: (person: PersonId) => Owed
}
