import type { Circumstances } from '../kernel/circumstances'
import { accept, type Decision, type Refusal, refuse } from '../kernel/decision'
import type { Day } from '../kernel/time'
import type { ProcessNumber } from '../plan/model'
import type { MinutesKind } from './content'
import type { MinutesEvent } from './events'
import { evolve } from './evolve'
import {
  approversOf,
  askedNow,
  awaitsChair,
  currentRound,
  deadlinePassed,
  mayLead,
  mayRevise,
  missingApprovers,
  newestVersion,
  readingOf,
  standingOf,
  versionNo,
} from './rules'
import type { ActionsInBrief, Brief, MinutesState, Part, PartHash, Suggestion } from './state'

/** A version whose text has been written and waits to be pointed to. */
export interface WrittenVersion {
  readonly textKey: string
  readonly hash: string
  readonly parts: readonly (Part & { readonly hash: PartHash })[]
  readonly brief: Brief
  readonly actions: ActionsInBrief
}

export type MinutesCommand =
  | { type: 'draft'; kind: MinutesKind; process?: ProcessNumber; version: WrittenVersion }
  | { type: 'revise'; base: number; version: WrittenVersion; takes?: string }
  | {
      type: 'suggest'
      id: string
      kind: Suggestion['kind']
      version: number
      partId: string
      excerpt: string
      textKey: string
    }
  | { type: 'take'; suggestion: string }
  | { type: 'decline'; suggestion: string; reason: string }
  | { type: 'send'; version: number; deadline: Day }
  | { type: 'approve'; version: number }
  | { type: 'declare-absent'; version: number }
  | { type: 'extend'; deadline: Day }
  | { type: 'finish' }
  | { type: 'reopen'; reason: string }

const MAX_REASON = 1000
const MAX_VERSIONS = 200
const MAX_SUGGESTIONS = 300

/** The rules of minutes: what follows from a command, or why it is refused. Pure. */
export function decide(
  state: MinutesState | undefined,
  command: MinutesCommand,
  c: Circumstances,
): Decision<MinutesEvent> {
  if (command.type === 'draft') return decideDraft(state, command, c)
  if (!state || readingOf(state, c.actor, c.plan) === 'nothing') return refuse('not-found')
  switch (command.type) {
    case 'revise':
      return onlyLeaders(c) ?? decideRevise(state, command, c)
    case 'suggest':
      return decideSuggest(state, command, c)
    case 'take':
      return (
        onlyLeaders(c) ??
        decideAnswer(state, command.suggestion, (s) => taken(s.id, state.versions.length + 1, c))
      )
    case 'decline':
      return onlyLeaders(c) ?? decideDecline(state, command, c)
    case 'send':
      return onlyLeaders(c) ?? decideSend(state, command, c)
    case 'approve':
      return decideApprove(state, command.version, c)
    case 'declare-absent':
      return decideAbsent(state, command.version, c)
    case 'extend':
      return onlyLeaders(c) ?? decideExtend(state, command.deadline, c)
    case 'finish':
      return onlyLeaders(c) ?? decideFinish(state, c)
    case 'reopen':
      return onlyLeaders(c) ?? decideReopen(state, command.reason, c)
  }
}

function onlyLeaders(c: Circumstances): Refusal | undefined {
  return mayLead(c.actor) ? undefined : refuse('only-process-leader')
}

function decideDraft(
  state: MinutesState | undefined,
  command: Extract<MinutesCommand, { type: 'draft' }>,
  c: Circumstances,
): Decision<MinutesEvent> {
  if (!mayLead(c.actor)) return refuse('only-process-leader')
  if (state) return accept()
  if (command.kind === 'process' && !c.plan.process(command.process ?? '')) return refuse('process-unknown')
  return accept({
    type: 'drafted',
    id: c.matterId,
    kind: command.kind,
    ...(command.kind === 'process' && command.process ? { process: command.process } : {}),
    author: c.actor.id,
    ...versionParts(1, command.version, c),
  })
}

function versionParts(no: number, written: WrittenVersion, c: Circumstances) {
  return {
    version: {
      no,
      at: c.now,
      by: c.actor.id,
      textKey: written.textKey,
      hash: written.hash,
      parts: written.parts.map((part) => part.hash),
    },
    parts: Object.fromEntries(written.parts.map(({ hash, id, heading }) => [hash, { id, heading }])),
    brief: written.brief,
    actions: written.actions,
  }
}

function decideRevise(
  state: MinutesState,
  command: Extract<MinutesCommand, { type: 'revise' }>,
  c: Circumstances,
): Decision<MinutesEvent> {
  const newest = newestVersion(state)
  if (state.stage === 'locked' || state.stage === 'finished') return refuse('locked')
  if (newest?.textKey === command.version.textKey) return accept()
  if (newest?.no !== command.base) return refuse('edited-meanwhile', { version: newest?.no ?? 0 })
  if (newest.no >= MAX_VERSIONS) return refuse('too-many-versions')
  const answers: MinutesEvent[] = []
  if (command.takes !== undefined) {
    const suggestion = state.suggestions.find((s) => s.id === command.takes)
    if (suggestion?.status !== 'open') return refuse('suggestion-answered')
    answers.push(taken(suggestion.id, newest.no + 1, c))
  }
  if (newest.hash === command.version.hash) return accept(...answers)
  return accept({ type: 'revised', ...versionParts(newest.no + 1, command.version, c) }, ...answers)
}

function decideSuggest(
  state: MinutesState,
  command: Extract<MinutesCommand, { type: 'suggest' }>,
  c: Circumstances,
): Decision<MinutesEvent> {
  if (state.stage === 'locked' || state.stage === 'finished') return refuse('locked')
  if (!mayRevise(state, c.actor) && !askedNow(state).includes(c.actor.id)) return refuse('not-asked')
  if (state.suggestions.some((s) => s.id === command.id)) return accept()
  if (state.suggestions.length >= MAX_SUGGESTIONS) return refuse('too-many-suggestions')
  const version = versionNo(state, command.version)
  const stillThere = version?.parts.some((hash) => state.parts[hash]?.id === command.partId)
  if (!stillThere) return refuse('section-unknown')
  const { type: _, ...suggestion } = command
  return accept({
    type: 'suggested',
    suggestion: { ...suggestion, by: c.actor.id, at: c.now, status: 'open' },
  })
}

/** A wording that is taken is the next version; a remark that is taken is to be worked in by it. */
function taken(suggestion: string, workedIn: number, c: Circumstances): MinutesEvent {
  return { type: 'suggestion-taken', suggestion, by: c.actor.id, at: c.now, workedIn }
}

function decideAnswer(
  state: MinutesState,
  id: string,
  answer: (suggestion: Suggestion) => MinutesEvent,
): Decision<MinutesEvent> {
  if (state.stage === 'locked' || state.stage === 'finished') return refuse('locked')
  const suggestion = state.suggestions.find((s) => s.id === id)
  if (!suggestion) return refuse('suggestion-unknown')
  if (suggestion.status !== 'open') return refuse('suggestion-answered')
  return accept(answer(suggestion))
}

function decideDecline(
  state: MinutesState,
  command: Extract<MinutesCommand, { type: 'decline' }>,
  c: Circumstances,
): Decision<MinutesEvent> {
  const reason = command.reason.trim()
  if (reason.length > MAX_REASON) return refuse('reason-too-long', { max: MAX_REASON })
  const { id: by } = c.actor
  return decideAnswer(state, command.suggestion, (s) => ({
    type: 'suggestion-declined',
    suggestion: s.id,
    by,
    at: c.now,
    reason,
  }))
}

function decideSend(
  state: MinutesState,
  command: Extract<MinutesCommand, { type: 'send' }>,
  c: Circumstances,
): Decision<MinutesEvent> {
  if (state.stage === 'locked' || state.stage === 'finished') return refuse('locked')
  const newest = newestVersion(state)
  if (newest?.no !== command.version) return refuse('edited-meanwhile', { version: newest?.no ?? 0 })
  if (state.stage === 'approval' && currentRound(state)?.version === newest.no) return refuse('already-sent')
  if (command.deadline < c.today) return refuse('deadline-past')
  if (!state.brief.meetingDate) return refuse('meeting-date-missing')
  if (state.kind === 'steering' && !state.brief.chair) return refuse('chair-missing')
  const approvers = approversOf(state.kind, state.brief, c.plan)
  if (approvers.length === 0) return refuse('no-approvers')
  const round = {
    version: newest.no,
    at: c.now,
    by: c.actor.id,
    deadline: command.deadline,
    approvers,
    brief: state.brief,
  }
  return lockWhenDone(state, { type: 'sent', round }, c)
}

function decideApprove(state: MinutesState, version: number, c: Circumstances): Decision<MinutesEvent> {
  const approved = standingOf(state, c.actor.id).is === 'approved'
  const refusal = cannotAnswer(state, version, approved, c)
  if (refusal) return refusal
  if (approved) return accept()
  const withdrawn = state.suggestions
    .filter((s) => s.by === c.actor.id && s.status === 'open')
    .map((s): MinutesEvent => ({ type: 'suggestion-withdrawn', suggestion: s.id, by: c.actor.id, at: c.now }))
  const approval: MinutesEvent = { type: 'approved', by: c.actor.id, version, at: c.now }
  const done = lockWhenDone(withdrawn.reduce(evolve, state), approval, c)
  return { events: [...withdrawn, ...done.events] }
}

function decideAbsent(state: MinutesState, version: number, c: Circumstances): Decision<MinutesEvent> {
  const absent = state.absent[c.actor.id] !== undefined
  const refusal = cannotAnswer(state, version, absent, c)
  if (refusal) return refusal
  if (currentRound(state)?.brief.chair === c.actor.id && state.kind === 'steering')
    return refuse('chair-was-there')
  if (absent) return accept()
  return lockWhenDone(state, { type: 'absence-declared', by: c.actor.id, at: c.now }, c)
}

/** Why this person cannot answer for this version now, if so. `answered` tells that this very answer is already given. */
function cannotAnswer(
  state: MinutesState,
  version: number,
  answered: boolean,
  c: Circumstances,
): Refusal | undefined {
  const round = currentRound(state)
  if (state.stage === 'draft' || !round) return refuse('not-out')
  if (state.stage !== 'approval') return answered ? undefined : refuse('locked')
  if (round.version !== version) return refuse('outdated', { version: round.version })
  if (!round.approvers.includes(c.actor.id)) return refuse('not-asked')
  return askedNow(state).includes(c.actor.id) ? undefined : refuse('awaits-chair')
}

/** Adds `locked` when the event leaves nobody missing and no newer version waits to be sent. */
function lockWhenDone(
  state: MinutesState,
  event: MinutesEvent,
  c: Circumstances,
): { events: MinutesEvent[] } {
  const after = evolve(state, event)
  const done =
    missingApprovers(after).length === 0 && currentRound(after)?.version === newestVersion(after)?.no
  return { events: done ? [event, { type: 'locked', at: c.now }] : [event] }
}

function decideExtend(state: MinutesState, deadline: Day, c: Circumstances): Decision<MinutesEvent> {
  const round = currentRound(state)
  if (state.stage !== 'approval' || !round) return refuse('not-out')
  if (deadline < c.today || deadline < round.deadline) return refuse('deadline-past')
  return deadline === round.deadline ? accept() : accept({ type: 'extended', deadline })
}

/** Finishing is an explicit act of a process leader: after everyone has approved, or after the deadline with the missing named. */
function decideFinish(state: MinutesState, c: Circumstances): Decision<MinutesEvent> {
  const round = currentRound(state)
  if (state.stage === 'finished') return accept()
  if (state.stage === 'draft' || !round) return refuse('not-out')
  if (state.stage === 'approval') {
    if (awaitsChair(state)) return refuse('awaits-chair')
    if (!deadlinePassed(state, c.today)) return refuse('deadline-not-passed', { deadline: round.deadline })
  }
  const { id: by } = c.actor
  return accept({
    type: 'finished',
    finish: { at: c.now, by, version: round.version, missing: missingApprovers(state) },
  })
}

function decideReopen(state: MinutesState, reason: string, c: Circumstances): Decision<MinutesEvent> {
  if (state.stage !== 'locked' && state.stage !== 'finished') return refuse('not-locked')
  const trimmed = reason.trim()
  if (!trimmed) return refuse('reason-missing')
  if (trimmed.length > MAX_REASON) return refuse('reason-too-long', { max: MAX_REASON })
  return accept({ type: 'reopened', at: c.now, by: c.actor.id, reason: trimmed })
}
