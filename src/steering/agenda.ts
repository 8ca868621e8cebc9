import type { DecisionState } from '../decisions/state'
import type { Translate } from '../i18n/translator'
import type { NewItem } from '../meetings/commands'
import type { MeetingState } from '../meetings/state'
import type { MinutesState } from '../minutes/state'
import type { Plan, Process } from '../plan/model'

/** What the item is about that gathers all processes that need continued leadership. */
export const CONTINUED = 'continued-leadership'

/** Whether a proposal waits for a meeting: a draft with a text, what was tabled, what came back with a new text. */
export function isReadyForMeeting({ stage, meeting, deadline, rounds, outcomes }: DecisionState): boolean {
  if (meeting && meeting.stage !== 'ended') return false
  const latest = rounds.at(-1)
  if (stage === 'draft') return deadline === undefined && latest !== undefined && latest.text !== ''
  const isNewText = (latest?.no ?? 0) > (outcomes.at(-1)?.round ?? 0)
  return stage === 'tabled' || (stage === 'referred-back' && isNewText)
}

/** What a steering meeting's agenda gathers by itself (domain S3, S5): proposals, minutes to approve, processes that want attention. */
export function steeringItems(
  decisions: readonly DecisionState[],
  minutes: readonly MinutesState[],
  plan: Plan,
  t: Translate,
): readonly NewItem[] {
  const open = minutes.filter(
    ({ kind, stage }) => kind === 'steering' && (stage === 'approval' || stage === 'locked'),
  )
  const continued = plan.processes.filter(({ status }) => status === 'continued-leadership')
  return [
    ...open.map((state) =>
      item('minutes', state.id, t('meetingRecord.minutesItem', { title: state.brief.title })),
    ),
    ...decisions.filter(isReadyForMeeting).map((state) => item('decision', state.id, state.title)),
    ...plan.processes
      .filter(({ status }) => status === 'paused')
      .map((process) =>
        item('process', process.number, t('meetingRecord.pausedItem', { process: inWords(process) })),
      ),
    ...(continued.length > 0
      ? [item('process', CONTINUED, t('meetingRecord.continuedItem', { count: continued.length }))]
      : []),
  ]
}

/** The agenda of a process meeting starts from the process's activities and desired results (domain S2). */
export function processItems(process: Process | undefined, t: Translate): readonly NewItem[] {
  if (!process) return []
  const activities = process.activities.map((title, i) => item('other', `activity-${i + 1}`, title))
  const results =
    process.desiredResults.length > 0 ? [item('other', 'results', t('meetingRecord.resultsItem'))] : []
  return [...activities, ...results]
}

/** What is ready and not on this agenda; also what somebody took off it. */
export function notOnAgenda(ready: readonly NewItem[], { agenda }: MeetingState): readonly NewItem[] {
  const refs = new Set(agenda.map(({ ref }) => ref))
  return ready.filter(({ ref }) => !refs.has(ref))
}

const TITLE_LIMIT = 200

/** The id is made of what the item is about, so that gathered twice it is one item. */
function item(kind: NewItem['kind'], ref: string, title: string): NewItem {
  return { id: `${kind}:${ref}`, kind, ref, title: title.slice(0, TITLE_LIMIT) }
}

function inWords({ number, title }: Process): string {
  return `${number} ${title}`
}
