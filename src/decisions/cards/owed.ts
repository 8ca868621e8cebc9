import type { PersonId, Plan } from '../../plan/model'
import { type AdministrationId, administrationOf } from '../../representation/delegates'
import { holdersOf, type PassedVote } from '../../representation/proxies'
import {
  absentBefore,
  awaitsAnswers,
  barsOf,
  chairsOf,
  groupOf,
  isDisqualified,
  isSealed,
  type Missing,
  missingFor,
  owesConflictAnswer,
  proxiesNow,
} from '../rules'
import type { DecisionState, Position } from '../state'

/** What a proposal waits for from one person. */
export interface Owed {
  /** Whether they have a conflict of interest. */
  readonly conflict: boolean
  /** The administrations for which they should answer: their own, and those whose votes they hold. */
  readonly positions: readonly AdministrationId[]
  /** One of those answers is asked for again, because the text has changed. */
  readonly again: boolean
  /** Votes that are offered to their administration. */
  readonly offers: readonly PassedVote[]
  /** What the chair entered for them and they have not confirmed. */
  readonly entries: readonly Position[]
}

/** What the proposal waits for, from anybody who is asked about. */
export function owing(state: DecisionState, plan: Plan): (person: PersonId) => Owed {
  const isOpen = state.stage === 'open'
  const group = groupOf(state, plan)
  const missing = isOpen ? missingFor(state, plan) : []
  const bars = barsOf(state, group)
  const offered = Object.values(proxiesNow(state, group)).filter(
    ({ status }) => isOpen && status === 'offered',
  )
  return (person) => {
    const asked = missing.filter((m) => isAskedOf(m, person))
    return {
      conflict: isOpen && owesConflictAnswer(state, person, group),
      positions: [...new Set(asked.flatMap(administrationIn))],
      again: asked.some((m) => m.is !== 'position' || m.again),
      offers: offered.filter(({ to }) => holdersOf(to, group, bars).includes(person)),
      entries: state.positions.filter(
        (p) => p.by === person && p.enteredBy !== undefined && p.confirmedAt === undefined,
      ),
    }
  }

  /** Also of who objected to a text that has changed since, and of the colleagues of an objector who has left. */
  function isAskedOf(m: Missing, person: PersonId): boolean {
    if (m.is === 'position') return m.people.includes(person)
    if (m.is !== 'objection' && m.is !== 'more-time') return false
    const { by, administration, askedAgain } = m.position
    if (by === person) return askedAgain === true
    return (
      administrationOf(group, person) === administration &&
      absentBefore(state, person, administration, plan).includes(by)
    )
  }
}

function administrationIn(missing: Missing): readonly AdministrationId[] {
  if (missing.is === 'position') return [missing.administration]
  return missing.is === 'objection' || missing.is === 'more-time' ? [missing.position.administration] : []
}

/** Whether somebody has anything to answer. */
export function owesAnything({ conflict, positions, offers }: Owed): boolean {
  return conflict || positions.length > 0 || offers.length > 0
}

/** What the item waits for from who chairs it. */
export type ChairTask = 'confirm' | 'open' | 'objection' | 'overdue' | 'after-meeting' | 'hand-over'

/** The one thing that this person should do next as chair of the item, if any. `today`: whether the time to answer has passed. */
export function chairTask(
  state: DecisionState,
  person: PersonId,
  plan: Plan,
  today: string,
): ChairTask | undefined {
  if (state.stage !== 'open' || !chairsOf(state, plan).includes(person)) return undefined
  const missing = missingFor(state, plan)
  if (isDisqualified(state, person, plan))
    return missing.some(({ is }) => is === 'chair') ? 'hand-over' : undefined
  if (missing.length === 0) return 'confirm'
  if (isSealed(state) && !awaitsAnswers(state, groupOf(state, plan))) return 'open'
  const said = missing.filter(({ is }) => is !== 'meeting')
  if (said.length > 0 && said.every(({ is }) => is === 'objection' || is === 'more-time')) return 'objection'
  if (state.meeting) return state.meeting.stage === 'ended' ? 'after-meeting' : undefined
  return state.deadline !== undefined && state.deadline < today ? 'overdue' : undefined
}

/** Whether this person may table the item or refer it back: its chair, also a disqualified one where nobody else is left. */
export function mayPutOff(state: DecisionState, person: PersonId, plan: Plan): boolean {
  if (state.stage !== 'open' || !chairsOf(state, plan).includes(person)) return false
  const everybody = groupOf(state, plan).flatMap(({ delegates }) => delegates)
  return (
    !isDisqualified(state, person, plan) || everybody.every((other) => isDisqualified(state, other, plan))
  )
}
