import type { PostingView } from '../cards/posting-view'
import type { PersonId } from '../plan/model'
import type { Owed } from './cards/owed'
import type { DecisionState, Round } from './state'

/** What every posting is made from. */
export interface Around {
  readonly state: DecisionState
  readonly view: PostingView
  /** Rounds that the group has been asked about, in order. */
  readonly rounds: readonly Round[]
  readonly members: readonly PersonId[]
  readonly owed: (person: PersonId) => Owed
}
