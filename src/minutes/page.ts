import type { CardView } from '../cards/view'
import type { Person } from '../plan/model'
import type { ApproverLine, MayDo, MinutesPage, MinutesSummary, RoundPage, SuggestionLine } from './api'
import { meetingName } from './cards/words'
import {
  approversOf,
  askedNow,
  awaitsChair,
  currentRound,
  deadlinePassed,
  isDone,
  isToBeWorkedIn,
  isUnwritten,
  mayLead,
  mayRevise,
  missingApprovers,
  newestReadable,
  newestVersion,
  publishedVersion,
  standingOf,
  wasPublished,
} from './rules'
import type { MinutesReading } from './service'
import type { MinutesState, Suggestion } from './state'

/** Minutes as a line in a list, as somebody sees them who may read this much of them. */
export function summaryOf(
  state: MinutesState,
  view: CardView,
  reading: MinutesReading['reading'],
): MinutesSummary {
  const round = currentRound(state)
  const published = state.rounds.findLast((r) => r.version === publishedVersion(state))
  const showsDraft = reading === 'draft' && !state.finish
  const brief = showsDraft || !published ? state.brief : published.brief
  const missing = missingApprovers(state).length
  return {
    id: state.id,
    kind: state.kind,
    ...(state.process ? { process: state.process } : {}),
    meeting: meetingName(state, view),
    title: brief.title,
    meetingDate: brief.meetingDate,
    dnr: brief.dnr,
    stage: state.stage,
    version: newestReadable(state, reading) ?? 0,
    ...(round && state.stage === 'approval' ? { deadline: round.deadline } : {}),
    answered: round ? round.approvers.length - missing : 0,
    approvers: round?.approvers.length ?? 0,
  }
}

/** Everything that the page of one set of minutes shows to this person. `suggestionTexts` holds the full texts by id. */
export function pageOf(
  { state, reading, version, content }: MinutesReading,
  person: Person,
  view: CardView,
  suggestionTexts: ReadonlyMap<string, string>,
): MinutesPage {
  const newest = newestReadable(state, reading) ?? 0
  const sent = new Map(state.rounds.map((round) => [round.version, round.at]))
  const mine =
    askedNow(state).includes(person.id) || state.stage !== 'approval'
      ? ownStanding(state, person)
      : 'not-asked'
  return {
    ...summaryOf(state, view, reading),
    shown: version.no,
    newest,
    hash: version.hash,
    content,
    versions: state.versions
      .filter(({ no }) => no <= newest && (reading === 'draft' || wasPublished(state, no)))
      .map(({ no, at, by }) => ({ no, at, by, ...(sent.has(no) ? { sentAt: sent.get(no) ?? at } : {}) })),
    ...roundPage(state, view),
    suggestions: visibleSuggestions(state, person, reading).map((s) =>
      suggestionLine(state, s, suggestionTexts),
    ),
    toApprove: toApprove(state, person),
    mine,
    may: mayDo(state, person, view),
    ...(state.finish ? { finish: state.finish } : {}),
    ...(state.lockedAt ? { lockedAt: state.lockedAt } : {}),
    reopenings: state.reopenings,
  }
}

/** The suggestions that this person may read: those who may revise see all, others their own. */
export function visibleSuggestions(
  state: MinutesState,
  person: Person,
  reading: MinutesReading['reading'],
): readonly Suggestion[] {
  return reading === 'draft' ? state.suggestions : state.suggestions.filter((s) => s.by === person.id)
}

function suggestionLine(
  state: MinutesState,
  s: Suggestion,
  texts: ReadonlyMap<string, string>,
): SuggestionLine {
  const { id, kind, by, at, version, partId, status, answeredBy, reason } = s
  return {
    id,
    kind,
    by,
    at,
    version,
    partId,
    text: texts.get(id) ?? s.excerpt,
    status,
    toBeWorkedIn: isUnwritten(state, s) && isToBeWorkedIn(state, s),
    ...(answeredBy ? { answeredBy } : {}),
    ...(reason ? { reason } : {}),
  }
}

function ownStanding(state: MinutesState, person: Person): MinutesPage['mine'] {
  const round = currentRound(state)
  return round?.approvers.includes(person.id) ? standingOf(state, person.id).is : 'not-asked'
}

function toApprove(state: MinutesState, person: Person): readonly string[] {
  if (!askedNow(state).includes(person.id)) return []
  const standing = standingOf(state, person.id)
  return 'parts' in standing ? standing.parts.flatMap((hash) => state.parts[hash]?.id ?? []) : []
}

function roundPage(state: MinutesState, { today }: CardView): { round?: RoundPage } {
  const round = currentRound(state)
  if (!round) return {}
  const approvers = round.approvers.map((id): ApproverLine => {
    const standing = standingOf(state, id)
    if (standing.is === 'approved')
      return { id, standing: 'approved', at: standing.at, version: standing.version }
    if (standing.is === 'absent') return { id, standing: 'absent', at: standing.at }
    return { id, standing: standing.is }
  })
  const { version, deadline } = round
  return {
    round: {
      version,
      deadline,
      overdue: deadlinePassed(state, today),
      awaitsChair: awaitsChair(state),
      approvers,
    },
  }
}

/** Which buttons a person gets. Each rule is asked again when its button is pressed. */
function mayDo(state: MinutesState, person: Person, { plan, today }: CardView): MayDo {
  const leads = mayLead(person)
  const open = state.stage === 'draft' || state.stage === 'approval'
  const asked = askedNow(state).includes(person.id)
  const done = asked && isDone(standingOf(state, person.id))
  const isChair = state.kind === 'steering' && currentRound(state)?.brief.chair === person.id
  const unsent = state.stage === 'draft' || currentRound(state)?.version !== newestVersion(state)?.no
  return {
    approve: asked && standingOf(state, person.id).is !== 'approved',
    absent: asked && !done && !isChair,
    suggest: open && (mayRevise(state, person) || asked),
    edit: leads && open,
    send: leads && open && unsent && approversOf(state.kind, state.brief, plan).length > 0,
    extend: leads && state.stage === 'approval',
    finish: leads && (state.stage === 'locked' || (deadlinePassed(state, today) && !awaitsChair(state))),
    reopen: leads && !open,
    answerSuggestions: leads && open,
  }
}
