import type { PostingView } from '../cards/posting-view'
import type { CardView } from '../cards/view'
import type { PersonId } from '../plan/model'
import type { Posting } from '../reconcile/posting'
import { endedCard, outcomeCard } from './cards/outcome-card'
import { owing } from './cards/owed'
import { proposalCard, proposalInChat, replacedCard } from './cards/proposal-card'
import { inNotice, paragraphName } from './cards/words'
import { chairNotices, entries, proxiesBack, proxyOffers, reminders } from './notices'
import type { Around } from './posting-view'
import { currentRound, groupOf } from './rules'
import type { DecisionState, Outcome, Round } from './state'

/** Everything that a proposal wants posted at a moment: a function of the state and the time, nothing else. */
export function decisionPostings(state: DecisionState, view: PostingView): readonly Posting[] {
  const { plan } = view.shared
  const around: Around = {
    state,
    view,
    rounds: askedRounds(state),
    members: groupOf(state, plan).flatMap(({ delegates }) => delegates),
    owed: owing(state, plan),
  }
  return [
    ...channelCards(around),
    ...outcomeCards(around),
    ...asked(around),
    ...conflictQuestions(around),
    ...proxyOffers(around),
    ...proxiesBack(around),
    ...entries(around),
    ...chairNotices(around),
    ...reminders(around),
  ]
}

/** A draft that is written after the proposal was put off has a round, too, of which the group knows nothing yet. */
function askedRounds({ stage, rounds, outcomes }: DecisionState): readonly Round[] {
  if (stage === 'open') return rounds
  const last = outcomes.at(-1)?.round ?? 0
  return rounds.filter(({ no }) => no <= last)
}

/**
 * One card in the channel for each round, so that people notice that the text is another; the newest can be answered,
 * the others say so. When the group is done with it, the card tells how it ended.
 */
function channelCards({ state, view, rounds }: Around): readonly Posting[] {
  const { shared, channel } = view
  if (channel === undefined) return []
  const newest = rounds.at(-1)
  return rounds.map((round) => ({
    key: `channel:r${round.no}`,
    to: { channel },
    create: state.stage === 'open' && round === newest,
    ifUnsure: 'repeat',
    summary: () => shared.t(noticeOf(state, round), inNotice(state)),
    card: () => roundCard(state, round, rounds, shared),
  }))
}

/** What a round is announced as: the first, a changed text, or a proposal that comes back after it was put off. */
function noticeOf({ outcomes }: DecisionState, { no }: Round) {
  if (no <= 1) return 'decisions.notify.proposal'
  return outcomes.some(({ round }) => round === no - 1)
    ? 'decisions.notify.takenUp'
    : 'decisions.notify.again'
}

function roundCard(state: DecisionState, round: Round, rounds: readonly Round[], view: CardView) {
  if (state.stage === 'open' && round.no === currentRound(state).no) return proposalCard(state, view)
  const outcome = state.outcomes.findLast((o) => o.round === round.no)
  const newer = rounds.find(({ no }) => no > round.no)
  if (!outcome || outcome.round !== round.no)
    return replacedCard(state, round.no, newer?.no ?? round.no, view)
  return isShared(outcome)
    ? endedCard(state, outcome, view)
    : outcomeCard(state, view, undefined, undefined, outcome)
}

/** A withdrawn proposal has no paragraph and no card of its own: the card with the question tells it. */
function isShared({ kind }: Outcome): boolean {
  return kind !== 'withdrawn'
}

/** Shared once: what was decided, or how it was put off, as soon as it has its paragraph. */
function outcomeCards({ state, view }: Around): readonly Posting[] {
  const { shared, channel } = view
  if (channel === undefined) return []
  return state.outcomes.filter(isShared).map((outcome) => {
    const { kind, paragraph } = outcome
    return {
      key: `outcome:${outcome.no}`,
      to: { channel },
      create: paragraph !== undefined && outcome === state.outcomes.at(-1) && state.stage === kind,
      ifUnsure: 'repeat',
      summary: () =>
        kind === 'withdrawn'
          ? ''
          : shared.t(`decisions.notify.${kind}`, {
              ...inNotice(state),
              paragraph: paragraph ? paragraphName(paragraph, shared) : '',
            }),
      card: () => outcomeCard(state, shared, undefined, undefined, outcome),
    } as const
  })
}

/**
 * Each delegate who has to answer is asked personally when it opens and when they are asked again. What a meeting will
 * take up is asked in its notice, once for the whole agenda.
 */
function asked({ state, view, rounds, members, owed }: Around): readonly Posting[] {
  const newest = rounds.at(-1)
  return rounds.flatMap((round) =>
    members.map((person): Posting => {
      const personal = view.personal(person)
      const isCurrent = state.stage === 'open' && round === newest
      const { conflict, positions } = owed(person)
      return {
        key: `ask:r${round.no}:${person}`,
        to: { person },
        create: isCurrent && !state.meeting && (conflict || positions.length > 0),
        ifUnsure: 'repeat',
        isPatient: true,
        summary: () => personal.t(noticeOf(state, round), inNotice(state)),
        card: () => personalRoundCard(state, round, rounds, person, personal),
      }
    }),
  )
}

function personalRoundCard(
  state: DecisionState,
  round: Round,
  rounds: readonly Round[],
  person: PersonId,
  view: CardView,
) {
  const newer = rounds.find(({ no }) => no > round.no)
  // Withdrawn after it had been put off, the newer text was never asked about.
  const isReplaced = newer !== undefined && state.stage !== 'withdrawn'
  return isReplaced ? replacedCard(state, round.no, newer.no, view) : proposalInChat(state, view, person)
}

/** Before a meeting only this is asked personally: who can speak for whom depends on it. */
function conflictQuestions({ state, view, members, owed }: Around): readonly Posting[] {
  return members.map((person) => {
    const personal = view.personal(person)
    return {
      key: `conflict:${person}`,
      to: { person },
      create: state.stage === 'open' && state.meeting !== undefined && owed(person).conflict,
      ifUnsure: 'repeat',
      summary: () => personal.t('decisions.notify.conflict', inNotice(state)),
      card: () => proposalInChat(state, personal, person),
    }
  })
}
