import type { PassedVote } from '../representation/proxies'
import type { DecisionEvent } from './events'
import { isSealed, nextRoundNo } from './rules'
import type { DecisionState, Position, Round } from './state'

/** The state after an event. */
export function evolve(state: DecisionState | undefined, event: DecisionEvent): DecisionState {
  if (event.type === 'proposed') return proposed(event)
  if (!state) throw new NoProposal(event.type)
  switch (event.type) {
    case 'revised': {
      const { process: _, ...rest } = state
      return { ...rest, ...event.proposal, rounds: withRound(state, draftRound(event, nextRoundNo(state))) }
    }
    case 'opened':
      return opened(state, event)
    case 'deadline-set':
      return { ...state, deadline: event.deadline }
    case 'positioned':
      return { ...state, positions: [...without(state.positions, event.position), event.position] }
    case 'entry-confirmed':
      return {
        ...state,
        positions: state.positions.map((p) =>
          p.by === event.by && p.administration === event.administration
            ? { ...p, confirmedAt: event.at }
            : p,
        ),
      }
    case 'conflict-declared':
      return {
        ...state,
        conflicts: [...state.conflicts.filter((c) => c.person !== event.conflict.person), event.conflict],
        positions: state.positions.filter((p) => !event.people.includes(p.by)),
        withoutConflict: state.withoutConflict.filter((person) => person !== event.conflict.person),
      }
    case 'conflict-withdrawn':
      return { ...state, conflicts: state.conflicts.filter((c) => c.person !== event.person) }
    case 'conflict-denied':
      return { ...state, withoutConflict: [...state.withoutConflict, event.person] }
    case 'proxy-changed':
      return proxyChanged(state, event.proxy)
    case 'positions-opened':
      return { ...state, opened: true }
    case 'amended':
      return {
        ...state,
        rounds: [...state.rounds, event.round],
        positions: state.positions.map((p) =>
          event.round.askedAgain.includes(p.administration) ? { ...p, askedAgain: true } : p,
        ),
      }
    case 'ended':
      return ended(state, event)
    case 'numbered':
      return {
        ...state,
        outcomes: state.outcomes.map((o) =>
          o.no === event.outcome ? { ...o, paragraph: event.paragraph } : o,
        ),
      }
    case 'chair-handed-over':
      return { ...state, chair: event.to }
    case 'meeting-set':
      return { ...state, meeting: event.meeting }
    case 'meeting-left':
      return meetingLeft(state)
  }
}

function proposed(event: Extract<DecisionEvent, { type: 'proposed' }>): DecisionState {
  const { id, by, at, proposal, deadline, origin } = event
  return {
    ...proposal,
    id,
    by,
    createdAt: at,
    ...(origin ? { origin } : {}),
    ...(deadline ? { deadline } : {}),
    stage: 'draft',
    rounds: [draftRound(event, 1)],
    positions: [],
    proxies: {},
    conflicts: [],
    withoutConflict: [],
    opened: false,
    outcomes: [],
  }
}

function draftRound({ text, at, by }: { text: string; at: string; by: string }, no: number): Round {
  return { no, text, at, by, askedAgain: [] }
}

function withRound({ rounds }: DecisionState, round: Round): readonly Round[] {
  return [...rounds.filter(({ no }) => no !== round.no), round]
}

/** What was said under seal and never opened is gone with it: everybody is asked anew, and nobody shall know what others said. */
function ended(state: DecisionState, { outcome }: Extract<DecisionEvent, { type: 'ended' }>): DecisionState {
  return {
    ...state,
    stage: outcome.kind,
    outcomes: [...state.outcomes, outcome],
    positions: isSealed(state) ? [] : state.positions,
  }
}

/** Asked for the first time it is the round of the draft; taken up again it begins anew, with nobody's position. */
function opened(state: DecisionState, { round }: Extract<DecisionEvent, { type: 'opened' }>): DecisionState {
  const { chair: _, ...rest } = state
  return {
    ...rest,
    stage: 'open',
    rounds: withRound(state, round),
    positions: [],
    proxies: state.stage === 'draft' ? state.proxies : {},
    withoutConflict: [],
    opened: false,
  }
}

function without(positions: readonly Position[], { by, administration }: Position): readonly Position[] {
  return positions.filter((p) => p.by !== by || p.administration !== administration)
}

/** What was said through a proxy is said no longer when the proxy has ended or is in other hands. */
function proxyChanged(state: DecisionState, proxy: PassedVote): DecisionState {
  const stays = (p: Position) =>
    p.administration !== proxy.from ||
    p.through === undefined ||
    (proxy.status === 'accepted' && proxy.holder === p.by)
  return {
    ...state,
    proxies: { ...state.proxies, [proxy.from]: proxy },
    positions: state.positions.filter(stays),
  }
}

/** PassedVotes that were given for the meeting are gone with it, and what was said through them. */
function meetingLeft(state: DecisionState): DecisionState {
  const { meeting: _, ...rest } = state
  const own = Object.entries(state.proxies).filter(([, proxy]) => proxy.scope === 'item')
  const given = new Set(Object.keys(state.proxies).filter((from) => state.proxies[from]?.scope === 'meeting'))
  return {
    ...rest,
    proxies: Object.fromEntries(own),
    positions: state.positions.filter((p) => p.through === undefined || !given.has(p.administration)),
  }
}

/** An event of a proposal that was never made: the stored events are damaged. */
export class NoProposal extends Error {
  constructor(type: string) {
    super(`The event ${type} belongs to no proposal`)
  }
}
