import type { CardView } from '../cards/view'
import { wordPieces } from '../documents/word-pieces'
import type { Person } from '../plan/model'
import { administrationOf, mayPrepare, type SteeringGroup } from '../representation/delegates'
import { isLive, type PassedVote, passedTo, whyNotAnswered, whyNotPassed } from '../representation/proxies'
import type { DecisionMayDo, DecisionPage, DecisionSummary, MyPart, ProxyLine, VoiceLine } from './api'
import { sayMissing } from './cards/missing'
import { seenBy } from './reading'
import {
  awaitsAnswers,
  barsOf,
  chairsOf,
  conflictOf,
  currentRound,
  groupOf,
  isDisqualified,
  isSealed,
  mayPreside,
  missingFor,
  owesConflictAnswer,
  proxiesNow,
  proxyInForce,
  voicesOf,
} from './rules'
import type { DecisionState } from './state'

/** A proposal or decision as a line in a list. */
export function summaryOf(raw: DecisionState, person: Person, view: CardView): DecisionSummary {
  const state = seenBy(raw, person.id)
  const { id, title, stage, process, deadline, meeting, mandates } = state
  const outcome = state.outcomes.at(-1)
  return {
    id,
    title,
    stage,
    ...(process ? { process } : {}),
    ...(outcome?.paragraph ? { paragraph: outcome.paragraph } : {}),
    ...(outcome ? { day: outcome.day } : {}),
    ...(deadline ? { deadline } : {}),
    ...(meeting ? { meeting: { id: meeting.id, date: meeting.date } } : {}),
    dnr: mandates.map(({ dnr }) => dnr).filter(Boolean),
    missing: stage === 'open' ? missingFor(state, view.plan).length : 0,
    waitsForMe: stage === 'open' && isWaitedFor(state, person, view),
  }
}

/** Everything that the page of one proposal or decision shows to this person. */
export function pageOf(raw: DecisionState, person: Person, view: CardView): DecisionPage {
  const state = seenBy(raw, person.id)
  const { background, links, recipients, askedOfConflict, sealed, by, createdAt, mandates, origin } = state
  const group = groupOf(state, view.plan)
  const round = currentRound(state)
  return {
    ...summaryOf(state, person, view),
    ...{ background, links, recipients, askedOfConflict, sealed, by, createdAt, mandates },
    ...(origin ? { origin } : {}),
    text: round.text,
    round: round.no,
    rounds: state.rounds.map((r, i) => ({
      ...r,
      pieces: i === 0 ? [] : wordPieces(state.rounds[i - 1]?.text ?? '', r.text),
    })),
    isSealed: isSealed(state),
    chairs: chairsOf(state, view.plan),
    voices: voicesOf(state, group).map(
      (voice): VoiceLine => ({
        administration: voice.administration,
        is: voice.is,
        delegates: [...voice.delegates, ...voice.disqualified],
        conflicts: state.conflicts.filter((c) => c.administration === voice.administration),
        ...(voice.proxy ? { proxy: proxyLine(state, voice.proxy, person) } : {}),
        positions: voice.positions,
        earlier: voice.earlier,
      }),
    ),
    missingInWords:
      state.stage === 'open' ? missingFor(state, view.plan).map((m) => sayMissing(m, view.t, view.plan)) : [],
    outcomes: state.outcomes,
    mine: myPart(state, person, group),
    may: mayDo(state, person, view, group),
  }
}

/** What a giver asks for tells their position: while positions are sealed it is for the two administrations only. */
function proxyLine(state: DecisionState, proxy: PassedVote, { administration }: Person): ProxyLine {
  const isTheirs = administration === proxy.from || administration === proxy.to
  return isSealed(state) && !isTheirs ? { ...proxy, instruction: '' } : proxy
}

/** What this person has to do with the proposal. */
function myPart(state: DecisionState, person: Person, group: SteeringGroup): MyPart {
  const administration = administrationOf(group, person.id)
  if (administration === undefined)
    return { voices: [], owesConflictAnswer: false, canPassTo: [], offers: [], entered: [] }
  const bars = barsOf(state, group)
  const proxies = proxiesNow(state, group)
  const conflict = conflictOf(state, person.id, administration)
  const held = Object.keys(proxies).filter((from) => proxyInForce(state, from, group)?.holder === person.id)
  const speaksFor = conflict ? [] : [administration, ...held]
  const passed = proxies[administration]
  const canPass = state.stage === 'open' && !isLive(passed)
  return {
    administration,
    voices: speaksFor.map((voice) => {
      const position = state.positions.find((p) => p.administration === voice && p.by === person.id)
      return {
        administration: voice,
        ...(position ? { position } : {}),
        wanted: isWanted(state, voice, person, group),
      }
    }),
    owesConflictAnswer: state.stage === 'open' && owesConflictAnswer(state, person.id, group),
    ...(conflict ? { conflict } : {}),
    canPassTo: canPass
      ? group
          .map((bench) => bench.administration)
          .filter((to) => !whyNotPassed(proxies, { from: administration, to }, group, bars))
      : [],
    ...(isLive(passed) ? { passed } : {}),
    offers: passedTo(proxies, administration).filter(
      (proxy) => proxy.status === 'offered' && !whyNotAnswered(proxy, person.id, group, bars),
    ),
    entered: state.positions.filter((p) => p.by === person.id && p.enteredBy && !p.confirmedAt),
  }
}

/** Whether an answer is wanted of this person: nobody has given one for the administration on the text as it is, nor passed its vote. */
function isWanted(
  state: DecisionState,
  administration: string,
  person: Person,
  group: SteeringGroup,
): boolean {
  if (state.stage !== 'open') return false
  const voice = voicesOf(state, group).find((known) => known.administration === administration)
  const isOwn = administrationOf(group, person.id) === administration
  return voice?.is === 'silent' && !(isOwn && voice.proxy)
}

/** Whether this person is waited for: as a delegate, or as who chairs the item. */
export function isWaitedFor(state: DecisionState, person: Person, { plan }: Pick<CardView, 'plan'>): boolean {
  const group = groupOf(state, plan)
  const mine = myPart(state, person, group)
  return (
    mine.owesConflictAnswer ||
    mine.voices.some(({ wanted }) => wanted) ||
    mine.offers.length > 0 ||
    mine.entered.length > 0 ||
    (mayPreside(state, person, plan) && missingFor(state, plan).length === 0)
  )
}

/** Which buttons a person gets. Each rule is asked again when its button is pressed. */
function mayDo(
  state: DecisionState,
  person: Person,
  { plan }: CardView,
  group: SteeringGroup,
): DecisionMayDo {
  const prepares = mayPrepare(person)
  const presides = mayPreside(state, person, plan)
  const { stage } = state
  const isPutOff = stage === 'tabled' || stage === 'referred-back'
  const conflicted = isDisqualified(state, person.id, plan)
  return {
    revise: (prepares || person.id === state.by) && (stage === 'draft' || stage === 'referred-back'),
    open: prepares && stage === 'draft',
    takeUp: prepares && isPutOff,
    setDeadline: prepares && (stage === 'open' || stage === 'draft'),
    preside: presides && stage === 'open',
    enter: presides && stage === 'open' && state.meeting?.stage === 'ongoing',
    confirm: presides && !conflicted && stage === 'open' && missingFor(state, plan).length === 0,
    openPositions: presides && isSealed(state) && !awaitsAnswers(state, group),
    withdraw: (presides || person.id === state.by) && stage !== 'decided' && stage !== 'withdrawn',
  }
}
