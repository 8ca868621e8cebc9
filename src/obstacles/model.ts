import { type Circumstances, SAMSYN } from '../kernel/circumstances'
import { accept, type Decision, isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { ProcessNumber } from '../plan/model'
import type { ObstacleEvent } from './events'
import { decisionIdFor, mayRead, processesToRaiseIn, whyNot } from './rules'
import {
  type Act,
  MEASURE_LIMIT,
  type ObstacleOutcome,
  type ObstacleState,
  REASON_LIMIT,
  TEXT_LIMIT,
  TITLE_LIMIT,
} from './state'

/** What can be done with an obstacle. `version` is the wording that the person had before them. */
export type ObstacleCommand =
  | { type: 'raise'; process: ProcessNumber; title: string; text: string }
  | { type: 'revise'; title: string; text: string }
  | { type: 'solve'; version: number; measure: string }
  | { type: 'lift'; version: number; measure: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'take-up-again'; reason: string }
  /** What became of the proposal in the steering group; told by Samsyn itself. */
  | { type: 'return-outcome'; decisionId: string; outcome: ObstacleOutcome }

type Of<T extends ObstacleCommand['type']> = Extract<ObstacleCommand, { type: T }>

/** The rules of obstacles (domain S5): what follows from a command, or why it is refused. Pure. */
export function decide(
  state: ObstacleState | undefined,
  command: ObstacleCommand,
  c: Circumstances,
): Decision<ObstacleEvent> {
  if (command.type === 'raise') return decideRaising(state, command, c)
  if (command.type === 'return-outcome') return decideOutcome(state, command, c)
  if (!state || !mayRead(state, c.actor)) return refuse('not-found')
  switch (command.type) {
    case 'revise':
      return decideRevision(state, command, c)
    case 'solve':
      return decideSolution(state, command, c)
    case 'lift':
      return decideLifting(state, command, c)
    case 'withdraw':
      return decideWithdrawal(state, command, c)
    case 'take-up-again':
      return decideTakingUp(state, command, c)
  }
}

function decideRaising(
  state: ObstacleState | undefined,
  command: Of<'raise'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  if (state && state.by !== c.actor.id) return refuse('not-found')
  // Sent again because the answer was lost, perhaps with better words: it is the same obstacle.
  if (state?.process === command.process) return decideRevision(state, command, c)
  if (state) return refuse('raised-already')
  const { process } = command
  if (!c.plan.process(process)) return refuse('process-unknown')
  if (!processesToRaiseIn(c.actor, c.plan).some(({ number }) => number === process))
    return refuse('not-your-process')
  const words = worded(command)
  if (isRefusal(words)) return words
  return accept({ type: 'raised', id: c.matterId, process, by: c.actor.id, at: c.now, ...words })
}

function decideRevision(
  state: ObstacleState,
  command: Pick<Of<'revise'>, 'title' | 'text'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  const words = worded(command)
  if (!isRefusal(words) && state.by === c.actor.id && isSaid(state, words)) return accept()
  const refusal = whyNot('revise', state, c.actor)
  if (refusal) return refusal
  return isRefusal(words) ? words : accept({ type: 'revised', ...words, at: c.now })
}

function isSaid(state: ObstacleState, { title, text }: { title: string; text: string }): boolean {
  return state.title === title && state.text === text
}

function decideSolution(
  state: ObstacleState,
  { version, measure }: Of<'solve'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  const solution = act(measure, c)
  if (state.stage === 'solved' && isSame(state.solution, solution)) return accept()
  const refusal =
    whyNot('solve', state, c.actor) ??
    whyNotSaid(solution.text, MEASURE_LIMIT, 'solution-missing', 'measure-too-long') ??
    whyOutdated(state, version)
  return refusal ?? accept({ type: 'solved', solution })
}

function decideLifting(
  state: ObstacleState,
  { version, measure }: Of<'lift'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  const proposed = act(measure, c)
  const { liftedBy, proposedMeasure } = state
  if (liftedBy === proposed.by && proposedMeasure === proposed.text) return accept()
  const refusal =
    whyNot('lift', state, c.actor) ??
    whyNotSaid(proposed.text, MEASURE_LIMIT, 'measure-missing', 'measure-too-long') ??
    whyOutdated(state, version)
  const decisionId = decisionIdFor(state.id, state.earlier)
  return refusal ?? accept({ type: 'lifted', measure: proposed, decisionId })
}

function decideWithdrawal(
  state: ObstacleState,
  { reason }: Of<'withdraw'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  const withdrawal = act(reason, c)
  if (isSame(state.withdrawal, withdrawal)) return accept()
  const refusal = whyNot('withdraw', state, c.actor) ?? whyNoReason(withdrawal)
  return refusal ?? accept({ type: 'withdrawn', withdrawal })
}

function decideTakingUp(
  state: ObstacleState,
  { reason }: Of<'take-up-again'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  const takenUp = act(reason, c)
  if (state.stage === 'raised' && isSame(state.earlier.at(-1)?.takenUp, takenUp)) return accept()
  const refusal = whyNot('take-up-again', state, c.actor) ?? whyNoReason(takenUp)
  return refusal ?? accept({ type: 'taken-up', takenUp })
}

/** Each outcome of the proposal is told once, in their order. */
function decideOutcome(
  state: ObstacleState | undefined,
  { decisionId, outcome }: Of<'return-outcome'>,
  c: Circumstances,
): Decision<ObstacleEvent> {
  if (!state || c.actor.id !== SAMSYN.id) return refuse('not-found')
  const isNext = outcome.no === state.outcomes.length + 1
  if (state.stage !== 'lifted' || state.decisionId !== decisionId || !isNext) return accept()
  return accept({ type: 'outcome-returned', decisionId, outcome })
}

function act(text: string, c: Circumstances): Act {
  return { by: c.actor.id, at: c.now, text: tidy(text) }
}

/** A double press says the same words again. */
function isSame(said: Act | undefined, now: Act): boolean {
  return said?.by === now.by && said.text === now.text
}

function worded({ title, text }: { title: string; text: string }): { title: string; text: string } | Refusal {
  const words = { title: tidy(title).replace(/\s+/g, ' '), text: tidy(text) }
  return (
    whyNotSaid(words.title, TITLE_LIMIT, 'title-missing', 'title-too-long') ??
    whyNotSaid(words.text, TEXT_LIMIT, 'text-missing', 'text-too-long') ??
    words
  )
}

function whyNoReason({ text }: Act): Refusal | undefined {
  return whyNotSaid(text, REASON_LIMIT, 'reason-missing', 'reason-too-long')
}

function whyNotSaid(text: string, max: number, missing: string, tooLong: string): Refusal | undefined {
  if (!text) return refuse(missing)
  return text.length > max ? refuse(tooLong, { max, length: text.length }) : undefined
}

/** The words changed while the person was reading: they read the new ones before they act on them. */
function whyOutdated(state: ObstacleState, version: number): Refusal | undefined {
  return state.version === version ? undefined : refuse('changed-meanwhile')
}

/** Without control characters, which no list takes, and without space around it. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .trim()
}
