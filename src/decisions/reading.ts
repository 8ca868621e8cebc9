import { hasRole, type Person, type PersonId, type Plan } from '../plan/model'
import { administrationOf, mayPrepare } from '../representation/delegates'
import { groupOf, isSealed, mayPreside } from './rules'
import type { DecisionState, Position } from './state'

/** What a person may see of a proposal. `own`: they prepare it; `group`: they sit with the group; `decided`: what is decided. */
export type DecisionReading = 'own' | 'group' | 'decided' | 'nothing'

/** Drafts are for those who prepare them; the rest is open to the group and its observers; what is decided, to everyone in the plan. */
export function readingOf(state: DecisionState, person: Person, plan: Plan): DecisionReading {
  if (mayPrepare(person) || person.id === state.by) return 'own'
  const sits =
    administrationOf(groupOf(state, plan), person.id) !== undefined || hasRole(person, 'steering-member')
  const observes = hasRole(person, 'guest') || hasRole(person, 'controller')
  const takesPart = sits || observes || mayPreside(state, person, plan)
  if (state.stage !== 'draft' && takesPart) return 'group'
  return state.stage === 'decided' ? 'decided' : 'nothing'
}

/** The state as this person may see it: while positions are sealed, only their own are told. */
export function seenBy(state: DecisionState, viewer: PersonId | undefined): DecisionState {
  if (!isSealed(state)) return state
  const sealed = (p: Position): Position => ({
    administration: p.administration,
    by: p.by,
    kind: 'sealed',
    text: '',
    round: p.round,
    at: p.at,
    ...(p.through ? { through: p.through } : {}),
    ...(p.askedAgain ? { askedAgain: p.askedAgain } : {}),
  })
  return { ...state, positions: state.positions.map((p) => (p.by === viewer ? p : sealed(p))) }
}
