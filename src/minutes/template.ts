import type { Day } from '../kernel/time'
import type { Plan, Process } from '../plan/model'
import { type Action, emptyContent, type MinutesContent, type MinutesKind, type Section } from './content'
import type { MinutesState } from './state'

/** The headings of a template, in the language in which the minutes are written. */
export interface TemplateWords {
  readonly processMeeting: string
  readonly steeringMeeting: string
  readonly boosterDay: string
  readonly opening: string
  readonly followUp: string
  readonly followUpText: string
  readonly desiredResults: string
  readonly agendaItems: string
  readonly otherMatters: string
  readonly nextMeeting: string
}

/**
 * The meeting template (final report §9.6): participants, and an agenda that starts from the process's listed activities
 * and desired results; actions still open from earlier meetings come first.
 */
export function templateOf(
  meeting: { readonly kind: MinutesKind; readonly process?: Process | undefined; readonly date: Day | '' },
  openActions: readonly Action[],
  plan: Plan,
  words: TemplateWords,
  newId: () => string,
): MinutesContent {
  const section = (heading: string, more: Partial<Section> = {}): Section => ({
    id: newId(),
    number: '',
    heading,
    text: '',
    decision: '',
    actions: [],
    ...more,
  })
  const followUp =
    openActions.length > 0
      ? [section(words.followUp, { text: words.followUpText, actions: [...openActions] })]
      : []
  const base = emptyContent(titleOf(meeting, words), presentAt(meeting, plan))
  return {
    ...base,
    meetingDate: meeting.date,
    chair: meeting.kind === 'steering' ? (plan.withRole('steering-chair')[0]?.id ?? '') : '',
    sections: [
      section(words.opening),
      ...followUp,
      ...agendaOf(meeting, words).map((item) => section(item)),
      section(words.otherMatters),
      section(words.nextMeeting),
    ],
  }
}

function titleOf(
  { kind, process }: { kind: MinutesKind; process?: Process | undefined },
  words: TemplateWords,
): string {
  if (kind === 'steering') return words.steeringMeeting
  return process ? `${words.processMeeting} ${process.number} ${process.title}` : words.boosterDay
}

function presentAt({ kind, process }: { kind: MinutesKind; process?: Process | undefined }, plan: Plan) {
  if (kind === 'steering') return plan.withRole('steering-member').map((p) => p.id)
  return process ? plan.ambassadorsOf(process.number).map((p) => p.id) : []
}

function agendaOf({ process }: { process?: Process | undefined }, words: TemplateWords): readonly string[] {
  if (!process) return [words.agendaItems]
  return [...process.activities, ...(process.desiredResults.length > 0 ? [words.desiredResults] : [])]
}

/** Actions of earlier minutes of the same process that nobody has marked as done since, oldest first. */
export function openActionsOf(minutes: readonly MinutesState[]): readonly Action[] {
  const ordered = [...minutes].sort((a, b) => (a.brief.meetingDate < b.brief.meetingDate ? -1 : 1))
  const open = new Map<string, Action>()
  for (const { actions } of ordered) {
    for (const id of actions.done) open.delete(id)
    for (const action of actions.open) open.set(action.id, action)
  }
  return [...open.values()]
}
