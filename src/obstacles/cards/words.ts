import { type Element, line, literal, type Standing } from '../../cards/kit'
import { type CardView, nameOf, sayDay, sayMoment } from '../../cards/view'
import { shorten } from '../../kernel/text'
import type { PersonId, Plan, ProcessNumber } from '../../plan/model'
import { leadersOf, standingOf, wayOf } from '../rules'
import type { ObstacleStanding, ObstacleState, WayStep } from '../state'

/** The most that a card shows of somebody's text, in UTF-16 units; the rest is a press away. */
const EXCERPT = 500
const LONGEST_PROCESS = 160

/** A process as people call it, such as `2.8.3 Kommunikation`; one that has left the plan by its number. */
export function processInWords(number: ProcessNumber, plan: Plan): string {
  const process = plan.process(number)
  return process ? `${process.number} ${process.title}` : number
}

/** The beginning of a text as one line. */
export function excerpt(text: string, length = EXCERPT): string {
  return shorten(text, length)
}

const SIGN: Readonly<Record<ObstacleStanding, string>> = {
  raised: '…',
  solved: '✓',
  lifted: '…',
  tabled: '…',
  'referred-back': '…',
  decided: '✓',
  'proposal-withdrawn': '!',
  withdrawn: '–',
}

/** How the obstacle stands in a word; to who is to take it up, that it waits for them. */
export function standingInAWord(state: ObstacleState, view: CardView, viewer: string | undefined): Standing {
  const { t, plan } = view
  if (viewer !== undefined && waitsFor(state, viewer, plan))
    return { text: t('obstacles.card.mine'), color: 'Accent' }
  const standing = standingOf(state)
  const isDone = standing === 'solved' || standing === 'decided'
  return {
    text: `${SIGN[standing]} ${t(`obstacles.standing.${standing}`)}`,
    ...(isDone ? { color: 'Good' as const } : {}),
  }
}

/** Whether it is this person who is to take the obstacle up. */
export function waitsFor(state: ObstacleState, person: string, plan: Plan): boolean {
  return state.stage === 'raised' && leadersOf(state.process, plan).includes(person)
}

/** Which process, which obstacle, and who raised it. */
export function whichObstacle(state: ObstacleState, view: CardView, viewer?: PersonId): readonly Element[] {
  const { t, plan } = view
  const process = t('obstacles.process', { process: processInWords(state.process, plan) })
  const when = sayMoment(view, state.at)
  const raised =
    viewer === state.by
      ? t('obstacles.card.raisedByYou', { when })
      : t('obstacles.card.raisedBy', { name: nameOf(view, state.by), when })
  return [
    literal(excerpt(process, LONGEST_PROCESS), { spacing: 'Small', isSubtle: true }),
    literal(state.title, { weight: 'Bolder', spacing: 'Small' }),
    literal(raised, { spacing: 'None', isSubtle: true }),
  ]
}

/** A step that can be told as news; raising is told by the obstacle itself. */
export type NewsStep = Exclude<WayStep, { is: 'raised' }>

/** The step that tells how the obstacle stands; none while nothing has been done since it was raised. */
export function lastStep(state: ObstacleState): NewsStep | undefined {
  const step = wayOf(state).at(-1)
  return step === undefined || step.is === 'raised' ? undefined : step
}

/** Which words a step has: those of its kind, an outcome those of what became of the proposal. */
export function kindOf(step: NewsStep) {
  if (step.is !== 'outcome') return step.is
  return step.kind === 'withdrawn' ? 'proposal-withdrawn' : step.kind
}

/** What was done, by whom and when. */
export function stepInWords(step: NewsStep, view: CardView, viewer?: PersonId): readonly Element[] {
  const said = step.is === 'outcome' && step.kind !== 'decided' ? step.reason : step.text
  const paragraph = step.is === 'outcome' && step.paragraph ? ` § ${step.paragraph.number}` : ''
  const label = `${view.t(`obstacles.step.${kindOf(step)}.label`)}${paragraph}: `
  return [
    line([{ strong: label }, excerpt(said)], 'Medium'),
    literal(whoAndWhen(step, view, viewer), { spacing: 'None', isSubtle: true }),
  ]
}

function whoAndWhen(step: NewsStep, view: CardView, viewer: PersonId | undefined): string {
  const { t } = view
  if (step.is === 'outcome' && step.kind !== 'withdrawn')
    return t('obstacles.card.bySteeringGroup', { when: sayDay(view, step.day) })
  const when = sayMoment(view, step.at)
  if (step.by === viewer) return t('obstacles.card.byYou', { when })
  return t('obstacles.card.by', { name: nameOf(view, step.by), when })
}

/** What a step means for those who read of it. */
export function meaningOf(step: NewsStep, { t }: CardView): string {
  return t(`obstacles.step.${kindOf(step)}.meaning`)
}
