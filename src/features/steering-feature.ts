import { cardView } from '../cards/view'
import { decisionActions } from '../decisions/actions'
import { decisionsWaiting, decisionsWanted } from '../decisions/feature'
import { decisionType } from '../decisions/list'
import { paragraphsType } from '../decisions/paragraphs'
import { decisionRoutes } from '../decisions/routes'
import { Decisions } from '../decisions/service'
import type { DecisionState } from '../decisions/state'
import type { Matters } from '../matters/matters'
import { meetingActions } from '../meetings/actions'
import { meetingsWaiting, meetingsWanted } from '../meetings/feature'
import { invitationIcs } from '../meetings/invitation'
import { meetingType } from '../meetings/list'
import type { Around } from '../meetings/page'
import { invitationRoutes, meetingRoutes } from '../meetings/routes'
import { Meetings } from '../meetings/service'
import type { AgendaItem, MeetingState } from '../meetings/state'
import type { Minutes } from '../minutes/service'
import { notOnAgenda } from '../steering/agenda'
import {
  followMeeting,
  gatherInto,
  readyItems,
  type SteeringParts,
  tableOpen,
  whyNotAdded,
} from '../steering/follow-meeting'
import { type Feature, type FeatureParts, mattersOf } from './feature'

/** Proposals and decisions, and the meetings at which they are made. */
export interface SteeringFeatures {
  readonly decisions: Decisions
  readonly features: readonly Feature[]
}

/** Puts decisions and meetings together. `returnOutcome` takes home what the group did with a proposal. */
export function steeringFeatures(
  parts: FeatureParts,
  minutes: Minutes,
  returnOutcome: (decision: DecisionState) => Promise<void>,
): SteeringFeatures {
  const { world, config, newId, log } = parts
  const paragraphs = mattersOf(paragraphsType, parts, 'decisions')
  const decisions = new Decisions(mattersOf(decisionType, parts, 'decisions'), paragraphs, world, newId)
  const around = {
    follow: (id: string) => followMeeting(id, steering),
    whyNotAdded: (decision: string, meeting: string) => whyNotAdded(decision, meeting, steering),
    tableOpen: (meeting: MeetingState, by: Parameters<typeof tableOpen>[1]) =>
      tableOpen(meeting, by, steering),
  }
  const meetings = new Meetings(
    mattersOf(meetingType, parts, 'meetings'),
    world,
    around,
    config.publicUrl,
    newId,
  )
  const steering: SteeringParts = { meetings, decisions, minutes, world, log }
  return {
    decisions,
    features: [
      decisionsFeature(parts, decisions, paragraphs, steering, returnOutcome),
      meetingsFeature(parts, steering),
    ],
  }
}

function decisionsFeature(
  { world, links, config }: FeatureParts,
  decisions: Decisions,
  // biome-ignore lint/suspicious/noExplicitAny: the count of paragraphs is only named here as one more kind of matter.
  paragraphs: Matters<any, any, any>,
  steering: SteeringParts,
  returnOutcome: (decision: DecisionState) => Promise<void>,
): Feature {
  const wanted = decisionsWanted(decisions, world, links, config.channels.steering)
  return {
    matters: [decisions.matters, paragraphs],
    wanted: async (id) =>
      id.startsWith(paragraphsType.idPrefix) ? nothingPosted(paragraphs, id) : wanted(id),
    follow: async (id) => {
      if (id.startsWith(paragraphsType.idPrefix)) return
      const state = (await decisions.matters.load(id))?.state
      if (!state) return
      const numbered = await decisions.number(state)
      await returnOutcome(numbered)
      await gatherInto(numbered, steering)
    },
    waiting: (person, view) => decisionsWaiting(decisions, person, view),
    presses: (holds) => decisionActions(decisions, holds),
    routes: decisionRoutes({ decisions, now: world.now }),
  }
}

/** A matter of which nothing is ever posted is posted as wanted. */
// biome-ignore lint/suspicious/noExplicitAny: nothing is read of the matter but its number of events.
async function nothingPosted(matters: Matters<any, any, any>, id: string) {
  const stored = await matters.load(id)
  return stored && { seq: stored.seq, postings: [] }
}

function meetingsFeature({ world, links, config, newId }: FeatureParts, steering: SteeringParts): Feature {
  const { meetings } = steering
  const channelOf = ({ kind, process }: MeetingState) =>
    kind === 'steering'
      ? config.channels.steering
      : (world.plan().process(process ?? '')?.channel ?? config.channels.general)
  const invitationUrl = (state: MeetingState) => meetings.invitationUrl(state)
  const routeParts = {
    ...{ meetings, newId },
    now: world.now,
    around: (state: MeetingState) => aroundOf(state, steering),
    invitation: (state: MeetingState) =>
      invitationIcs(state, cardView('sv', world.today(), world.plan(), links), world.now()),
  }
  return {
    matters: [meetings.matters],
    wanted: meetingsWanted((id) => meetings.load(id), world, links, channelOf, invitationUrl),
    follow: (id) => followMeeting(id, steering),
    waiting: async (person, view) => meetingsWaiting(await meetings.active(), person, view),
    presses: (holds) => meetingActions(meetings, holds),
    routes: meetingRoutes(routeParts),
    openRoutes: invitationRoutes(routeParts),
  }
}

/** What the page of a meeting shows that is kept elsewhere: how the proposals stand, and what is ready for the group. */
async function aroundOf(state: MeetingState, steering: SteeringParts): Promise<Around> {
  const { decisions, meetings } = steering
  const refs = state.agenda.flatMap(({ kind, ref }) => (kind === 'decision' && ref ? [ref] : []))
  const loaded = await Promise.all(
    refs.map(async (ref) => [ref, (await decisions.matters.load(ref))?.state] as const),
  )
  const known = new Map(loaded)
  const isAhead = state.stage === 'planned' || state.stage === 'called' || state.stage === 'ongoing'
  const ready = isAhead ? notOnAgenda(await readyItems(state, steering), state) : []
  return {
    standingOf: (item) => standingOf(item, known.get(item.ref ?? ''), state),
    ready: ready.flatMap(({ kind, ref, title }) => (ref === undefined ? [] : [{ kind, ref, title }])),
    invitation: meetings.invitationUrl(state),
  }
}

function standingOf(item: AgendaItem, decision: DecisionState | undefined, meeting: MeetingState) {
  if (item.kind === 'minutes' && item.ref) return { isOpen: false, path: `minutes/${item.ref}` }
  if (!decision) return { isOpen: false }
  const outcome = decision.outcomes.findLast((o) => o.meeting === meeting.id)
  const stage = outcome?.kind ?? decision.stage
  return {
    isOpen: decision.stage === 'open' && decision.meeting?.id === meeting.id,
    path: `decisions/${decision.id}`,
    title: decision.title,
    stage,
    ...(outcome?.paragraph ? { paragraph: outcome.paragraph } : {}),
  }
}
