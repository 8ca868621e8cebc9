import type { Decisions } from '../decisions/service'
import type { DecisionState, MeetingSnapshot } from '../decisions/state'
import { translator } from '../i18n/translator'
import { SAMSYN } from '../kernel/circumstances'
import { type Refusal, refuse } from '../kernel/decision'
import type { Log } from '../kernel/log'
import type { StoredMatter } from '../matters/matter-type'
import type { World } from '../matters/matters'
import type { NewItem } from '../meetings/commands'
import { alternatesOf } from '../meetings/rules'
import type { Meetings } from '../meetings/service'
import type { MeetingState } from '../meetings/state'
import type { Minutes } from '../minutes/service'
import type { Person } from '../plan/model'
import { isReadyForMeeting, processItems, steeringItems } from './agenda'
import { minutesOf } from './minutes-of-meeting'

/** What is done elsewhere when a meeting changes, by state alone: each step finds by itself what is already done. */
export interface SteeringParts {
  readonly meetings: Meetings
  readonly decisions: Decisions
  readonly minutes: Minutes
  readonly world: World
  readonly log: Log
}

/** The language of agendas and minutes that Samsyn writes. */
const t = translator('sv')

/** Gathers the agenda, tells the proposals on it what the meeting says, and drafts the minutes when it has ended. */
export async function followMeeting(id: string, parts: SteeringParts): Promise<void> {
  await gather(id, parts)
  const stored = await parts.meetings.load(id)
  if (!stored) return
  const { state } = stored
  if (state.kind === 'steering') await tellProposals(stored, parts)
  if (state.stage === 'ended' && !state.minutesId) await draftMinutes(state, parts)
}

/** A proposal that has become ready comes on the agenda of the next meeting that is being planned. */
export async function gatherInto(decision: DecisionState, parts: SteeringParts): Promise<void> {
  if (!isReadyForMeeting(decision)) return
  const next = nextPlanned(await parts.meetings.active())
  if (next) await followMeeting(next.id, parts)
}

/** Everything that is ready for the group and on no coming meeting's agenda. */
export async function readyItems(meeting: MeetingState, parts: SteeringParts): Promise<readonly NewItem[]> {
  const { decisions, meetings, minutes, world } = parts
  if (meeting.kind === 'process') return processItems(world.plan().process(meeting.process ?? ''), t)
  const tabled = await decisions.matters.find('Stage', t('decisions.stage.tabled'))
  const returned = await decisions.matters.find('Stage', t('decisions.stage.referred-back'))
  const proposals = [...(await decisions.active()), ...tabled, ...returned]
  const ready = steeringItems(proposals, await minutes.active(), world.plan(), t)
  const others = (await meetings.active()).filter(({ id, kind }) => id !== meeting.id && kind === 'steering')
  const taken = new Set(others.flatMap(({ agenda }) => agenda.map(({ ref }) => ref)))
  return ready.filter(({ ref }) => !taken.has(ref))
}

async function gather(id: string, parts: SteeringParts): Promise<void> {
  const { meetings } = parts
  const state = (await meetings.load(id))?.state
  if (state?.stage !== 'planned') return
  if (state.kind === 'steering' && nextPlanned(await meetings.active())?.id !== id) return
  const known = new Set([...state.agenda.map(({ ref }) => ref), ...state.removed])
  const items = (await readyItems(state, parts)).filter(({ ref }) => !known.has(ref))
  if (items.length > 0) await meetings.matters.execute(id, { type: 'gather', items }, SAMSYN)
}

function nextPlanned(meetings: readonly MeetingState[]): MeetingState | undefined {
  return meetings
    .filter(({ kind, stage }) => kind === 'steering' && stage === 'planned')
    .sort((a, b) => (a.start < b.start ? -1 : 1))[0]
}

/** Tells every proposal that is or was on the agenda how the meeting stands, where that is news to it. */
async function tellProposals(
  stored: StoredMatter<MeetingState>,
  { decisions, log }: SteeringParts,
): Promise<void> {
  const meeting = snapshotOf(stored)
  const { state } = stored
  const on = state.agenda.flatMap(({ kind, ref }) => (kind === 'decision' && ref ? [ref] : []))
  const isOver = state.stage === 'cancelled' || state.stage === 'ended'
  const told = [
    ...on.map((id) => ({ id, isOff: isOver })),
    ...state.removed.filter((ref) => !on.includes(ref)).map((id) => ({ id, isOff: true })),
  ]
  for (const { id, isOff } of told) {
    const decision = (await decisions.matters.load(id))?.state
    if (!decision || !isNews(decision, meeting, isOff)) continue
    const answer = await decisions.matters.execute(id, { type: 'follow-meeting', meeting, isOff }, SAMSYN)
    if ('refused' in answer)
      log.warn({ decision: id, refused: answer.refused }, 'a proposal does not follow its meeting')
  }
}

function isNews(decision: DecisionState, meeting: MeetingSnapshot, isOff: boolean): boolean {
  const isHere = decision.meeting?.id === meeting.id
  if (isOff) return isHere && decision.stage !== 'decided' && decision.stage !== 'withdrawn'
  if (decision.stage === 'decided' || decision.stage === 'withdrawn') return false
  if (isHere) return !sameSituation(decision.meeting, meeting)
  return decision.meeting === undefined || decision.meeting.stage === 'ended'
}

/** The number of the meeting's last event alone is no news: people come and go. */
function sameSituation(known: MeetingSnapshot | undefined, now: MeetingSnapshot): boolean {
  return JSON.stringify({ ...known, seq: 0 }) === JSON.stringify({ ...now, seq: 0 })
}

/** What a proposal has to know of its meeting. */
export function snapshotOf({ state, seq }: StoredMatter<MeetingState>): MeetingSnapshot {
  const { id, day, stage, chair, proxies } = state
  return {
    ...{ id, seq, date: day, stage: stage === 'cancelled' ? 'ended' : stage, chair },
    alternates: alternatesOf(state),
    proxies,
  }
}

/** A proposal is on one agenda at a time, and what is decided or withdrawn on none. */
export async function whyNotAdded(
  decisionId: string,
  meetingId: string,
  { decisions }: SteeringParts,
): Promise<Refusal | undefined> {
  const decision = (await decisions.matters.load(decisionId))?.state
  if (!decision || decision.stage === 'decided' || decision.stage === 'withdrawn')
    return refuse('proposal-gone')
  const { meeting } = decision
  const isElsewhere = meeting !== undefined && meeting.id !== meetingId && meeting.stage !== 'ended'
  return isElsewhere ? refuse('in-another-meeting') : undefined
}

/** What the meeting did not come to is tabled, in the name of who ended it. */
export async function tableOpen(
  meeting: MeetingState,
  by: Person,
  { decisions }: SteeringParts,
): Promise<void> {
  for (const { kind, ref } of meeting.agenda) {
    const decision = kind === 'decision' && ref ? (await decisions.matters.load(ref))?.state : undefined
    if (decision?.stage !== 'open' || decision.meeting?.id !== meeting.id) continue
    const reason = t('meetingRecord.notReached')
    await decisions.execute(SAMSYN, decision.id, { type: 'table', reason, of: by.id })
  }
}

async function draftMinutes(meeting: MeetingState, parts: SteeringParts): Promise<void> {
  const { meetings, decisions, minutes, world, log } = parts
  const secretary = world.plan().person(meeting.secretary) ?? world.plan().withRole('process-leader')[0]
  if (!secretary) return
  const refs = meeting.agenda.flatMap(({ kind, ref }) => (kind === 'decision' && ref ? [ref] : []))
  const loaded = await Promise.all(refs.map(async (ref) => (await decisions.matters.load(ref))?.state))
  const content = minutesOf(
    meeting,
    loaded.filter((state) => state !== undefined),
    world.plan(),
    t,
  )
  const { kind, process } = meeting
  const id = meeting.id.replace(/^meeting-/, '')
  const answer = await minutes.draft(secretary, { kind, process }, content, id)
  if ('refused' in answer)
    return log.error({ meeting: meeting.id, refused: answer.refused }, 'the minutes could not be drafted')
  await meetings.matters.execute(meeting.id, { type: 'minutes-drafted', minutes: id }, SAMSYN)
}
