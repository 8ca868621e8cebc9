import type { Day } from '../kernel/time'
import { hasRole, type Person, type PersonId, type Plan } from '../plan/model'
import type { MinutesKind } from './content'
import type { MinutesState, PartHash, Round, Suggestion, Version } from './state'

/** Minutes are handed in, sent, finished and reopened by a process leader; the two stand in for each other (final report §9.3). */
export function mayLead(person: Person | undefined): boolean {
  return person !== undefined && hasRole(person, 'process-leader')
}

/**
 * Who must approve: at a process meeting every participant (final report §9.6), at a steering meeting every member
 * of the steering group (§9.2), at a booster day both process leaders.
 */
export function approversOf(
  kind: MinutesKind,
  brief: { readonly chair: PersonId | ''; readonly present: readonly PersonId[] },
  plan: Pick<Plan, 'person' | 'withRole'>,
): readonly PersonId[] {
  // One who is not, or no longer, in the plan could not answer.
  if (kind === 'process') return [...new Set(brief.present)].filter((id) => plan.person(id) !== undefined)
  if (kind === 'booster') return plan.withRole('process-leader').map((p) => p.id)
  const members = plan.withRole('steering-member').map((p) => p.id)
  return brief.chair && !members.includes(brief.chair) ? [brief.chair, ...members] : members
}

/** The version out for approval, if any was ever sent. */
export function currentRound(state: MinutesState): Round | undefined {
  return state.rounds.at(-1)
}

export function newestVersion(state: MinutesState): Version | undefined {
  return state.versions.at(-1)
}

export function versionNo(state: MinutesState, no: number): Version | undefined {
  return state.versions[no - 1]
}

/** Where one approver stands. `parts` are the parts of the current version that the person has not approved. */
export type Standing =
  | { readonly is: 'approved'; readonly at: string; readonly version: number }
  | { readonly is: 'absent'; readonly at: string }
  | { readonly is: 'remarked'; readonly parts: readonly PartHash[] }
  | { readonly is: 'waiting'; readonly parts: readonly PartHash[] }

/**
 * An approval is bound to content: a part is approved by everyone who approved any version in which it stood just so,
 * and has not remarked on it since.
 */
export function standingOf(state: MinutesState, person: PersonId): Standing {
  const absentAt = state.absent[person]
  if (absentAt !== undefined) return { is: 'absent', at: absentAt }
  const round = currentRound(state)
  const parts = round ? unapprovedParts(state, person, round.version) : []
  if (state.suggestions.some((s) => s.by === person && isUnsettled(state, s)))
    return { is: 'remarked', parts }
  const last = state.approvals[person]?.at(-1)
  if (last && parts.length === 0) return { is: 'approved', at: last.at, version: last.version }
  return { is: 'waiting', parts }
}

/** A suggestion that waits: for an answer, or, once taken, for the version in which it is worked in to go out. */
export function isUnsettled(state: MinutesState, suggestion: Suggestion): boolean {
  return suggestion.status === 'open' || isToBeWorkedIn(state, suggestion)
}

/** Taken, but in no version yet: somebody has to write it. */
export function isUnwritten({ versions }: MinutesState, { status, workedIn = 0 }: Suggestion): boolean {
  return status === 'taken' && workedIn > versions.length
}

/** Taken, but not yet in a version that went out, and its author has not approved since without it. */
export function isToBeWorkedIn(state: MinutesState, suggestion: Suggestion): boolean {
  const { status, by, answeredAt = '', workedIn = 0 } = suggestion
  if (status !== 'taken') return false
  const approvedSince = (state.approvals[by]?.at(-1)?.at ?? '') > answeredAt
  return !approvedSince && (currentRound(state)?.version ?? 0) < workedIn
}

function unapprovedParts(state: MinutesState, person: PersonId, version: number): readonly PartHash[] {
  const approvals = state.approvals[person]
  const wanted = partsOf(state, version)
  // The two common cases first: sixty people are looked at for every card.
  if (!approvals) return wanted
  if (approvals.some((a) => a.version === version && !a.except)) return []
  const approved = new Set(
    approvals.flatMap(({ version: no, except = [] }) =>
      partsOf(state, no).filter((hash) => !except.includes(state.parts[hash]?.id ?? '')),
    ),
  )
  return wanted.filter((hash) => !approved.has(hash))
}

function partsOf(state: MinutesState, version: number): readonly PartHash[] {
  return versionNo(state, version)?.parts ?? []
}

/** True while steering minutes wait for the chair, before they go out to the members (final report §9.2). */
export function awaitsChair(state: MinutesState): boolean {
  const round = currentRound(state)
  if (state.kind !== 'steering' || state.stage !== 'approval' || !round) return false
  return standingOf(state, round.brief.chair).is !== 'approved'
}

/** Those whose answer is wanted now: the chair alone while the chair comes first, else every approver. */
export function askedNow(state: MinutesState): readonly PersonId[] {
  const round = currentRound(state)
  if (state.stage !== 'approval' || !round) return []
  return awaitsChair(state) ? [round.brief.chair] : round.approvers
}

/** Approvers who neither approved the current version nor said that they were not there, in the order of the round. */
export function missingApprovers(state: MinutesState): readonly PersonId[] {
  const round = currentRound(state)
  if (!round) return []
  return round.approvers.filter((person) => !isDone(standingOf(state, person)))
}

export function isDone(standing: Standing): boolean {
  return standing.is === 'approved' || standing.is === 'absent'
}

/** The deadline has passed when its day is over in the plan's time zone. */
export function deadlinePassed(state: MinutesState, today: Day): boolean {
  const round = currentRound(state)
  return state.stage === 'approval' && round !== undefined && today > round.deadline
}

/** The newest version that people other than the revisers may see: for steering minutes the chair has approved it. */
export function publishedVersion(state: MinutesState): number | undefined {
  return state.rounds.findLast((round) => wentOut(state, round))?.version
}

/** Whether a version ever went out to its approvers, so that those who may not see drafts may read it. */
export function wasPublished(state: MinutesState, version: number): boolean {
  return state.rounds.some((round) => round.version === version && wentOut(state, round))
}

/** What is out stays out, even when the chair remarks on it afterwards. */
function wentOut(state: MinutesState, { brief, version }: Round): boolean {
  if (state.kind !== 'steering') return true
  const approved = new Set(state.approvals[brief.chair]?.flatMap((a) => partsOf(state, a.version)))
  return partsOf(state, version).every((hash) => approved.has(hash))
}

/** The newest version that a person may read: of finished minutes the one that was finished. */
export function newestReadable(
  state: MinutesState,
  reading: Exclude<Reading, 'nothing'>,
): number | undefined {
  if (state.finish) return state.finish.version
  return reading === 'draft' ? newestVersion(state)?.no : publishedVersion(state)
}

/** What a person may see of the minutes: the newest draft, the newest published version, or nothing at all. */
export type Reading = 'draft' | 'published' | 'nothing'

/**
 * A draft is seen only by those who may revise it: the process leaders; at a process meeting also the participants;
 * at a steering meeting the chair, and the members from when the chair has approved. Finished minutes are open to
 * everyone in the plan (final report §9.6: full transparency).
 */
export function readingOf(state: MinutesState, person: Person, plan: Plan): Reading {
  if (mayRevise(state, person)) return 'draft'
  if (publishedVersion(state) === undefined) return 'nothing'
  // What was finished once stays open to all, also while it is open for a correction.
  const wasFinished = state.finish !== undefined || state.reopenings.some((r) => r.finish)
  if (wasFinished || currentRound(state)?.approvers.includes(person.id)) return 'published'
  const group =
    state.kind === 'process' ? plan.ambassadorsOf(state.process ?? '') : plan.withRole('steering-member')
  return state.kind !== 'booster' && group.some((p) => p.id === person.id) ? 'published' : 'nothing'
}

/** Who may see the draft and suggest changes to it. */
export function mayRevise(state: MinutesState, person: Person): boolean {
  if (mayLead(person)) return true
  if (state.kind === 'process') return state.brief.present.includes(person.id)
  // While a version waits for its chair, a later draft that names another one does not shut the first one out.
  const chairs = [state.brief.chair, currentRound(state)?.brief.chair]
  return state.kind === 'steering' && chairs.includes(person.id)
}
