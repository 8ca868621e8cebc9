import {
  actions,
  type CardAction,
  card,
  type Element,
  execute,
  literal,
  notice,
  openUrl,
  title,
} from '../../cards/kit'
import type { CardView } from '../../cards/view'
import type { Person, PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { mayLead, type ObstacleAct, standingOf, whyNot } from '../rules'
import type { ObstacleState } from '../state'
import {
  excerpt,
  kindOf,
  lastStep,
  meaningOf,
  type NewsStep,
  standingInAWord,
  stepInWords,
  waitsFor,
  whichObstacle,
} from './words'

/** Something to say first: what just happened, or why a press did not take. */
export interface Say {
  readonly kind: 'good' | 'warning'
  readonly text: string
  /** What the person had written, when it cannot be used any more: so that it is not lost. */
  readonly written?: string
}

/** What a card asks of somebody by a form of its own; the wording is changed in the tab. */
export type FormAct = Exclude<ObstacleAct, 'revise'>

/** The obstacle as it stands, for everybody in a channel (`viewer` undefined) or for one person with what they may do. */
export function obstacleCard(state: ObstacleState, view: CardView, viewer?: PersonId, say?: Say): Card {
  const { t, plan } = view
  const person = viewer === undefined ? undefined : plan.person(viewer)
  const isMine = person !== undefined && waitsFor(state, person.id, plan)
  return card([
    ...title(
      t(isMine ? 'obstacles.card.toHandle' : 'obstacles.card.title'),
      standingInAWord(state, view, viewer),
    ),
    ...saidFirst(say, view),
    ...whichObstacle(state, view, viewer),
    literal(excerpt(state.text), { spacing: 'Medium' }),
    ...howItStands(state, view, person),
    buttons(state, view, person),
  ])
}

/** What was done about the obstacle, told once where it is new; it stays as it was when more is done. */
export function newsCard(state: ObstacleState, step: NewsStep, view: CardView, viewer?: PersonId): Card {
  return card([
    ...title(view.t(`obstacles.step.${kindOf(step)}.title`)),
    ...whichObstacle(state, view, viewer),
    ...stepInWords(step, view, viewer),
    literal(meaningOf(step, view), { spacing: 'Small' }),
    actions(...toDecision(step, view), readAll(state, view)),
  ])
}

function saidFirst(say: Say | undefined, { t }: CardView): readonly Element[] {
  if (!say) return []
  const written = say.written ? [literal(t('obstacles.card.written', { text: say.written }))] : []
  return [notice(say.kind, say.text), ...written]
}

/** What was done last, and what comes now. */
function howItStands(state: ObstacleState, view: CardView, person: Person | undefined): readonly Element[] {
  const step = lastStep(state)
  return [
    ...(step ? stepInWords(step, view, person?.id) : []),
    literal(whatComes(state, step, view, person), { spacing: 'Small' }),
  ]
}

/** To who can do something about it, what they can do. */
function whatComes(
  state: ObstacleState,
  step: NewsStep | undefined,
  view: CardView,
  person: Person | undefined,
): string {
  const { t, plan } = view
  if (person && waitsFor(state, person.id, plan)) return t('obstacles.card.wanted')
  if (!step) return t('obstacles.card.comes')
  if (!person || whyNot('take-up-again', state, person)) return meaningOf(step, view)
  return t(cameBack(state) ? 'obstacles.card.unanswered' : 'obstacles.card.enough')
}

const FORMS = ['solve', 'lift', 'take-up-again', 'withdraw'] as const satisfies readonly FormAct[]

/** The wanted one first and coloured, where something is wanted of this person; else reading comes first. */
function buttons(state: ObstacleState, view: CardView, person: Person | undefined): Element {
  const open = [...toDecision(lastStep(state), view, person), readAll(state, view)]
  if (!person) return actions(...open)
  const isWanted = waitsFor(state, person.id, view.plan)
  const own = FORMS.filter((act) => isOffered(act, state, person.id) && !whyNot(act, state, person)).map(
    (act, i) => {
      const style = isWanted && i === 0 ? { style: 'positive' } : {}
      return execute(view.t(`obstacles.act.${act}.button`), `obstacles.${act}-form`, { id: state.id }, style)
    },
  )
  return isWanted ? actions(...own, ...open) : actions(...open, ...own)
}

/** Drawing it back is offered to who raised it; a process leader does it in the tab. */
function isOffered(act: FormAct, state: ObstacleState, person: PersonId): boolean {
  return act !== 'withdraw' || state.by === person
}

function readAll(state: ObstacleState, { t, links }: CardView): CardAction {
  return openUrl(t('obstacles.card.readAll'), links.page(`obstacles/${state.id}`))
}

/** Decisions are open to everyone in the plan; a proposal that is not decided yet, to who goes on with it. */
function toDecision(
  step: NewsStep | undefined,
  { t, links }: CardView,
  person?: Person,
): readonly CardAction[] {
  if (step?.is === 'outcome' && step.kind === 'decided')
    return [openUrl(t('obstacles.card.readDecision'), links.page(`decisions/${step.decisionId}`))]
  const isPending = step?.is === 'lifted' || (step?.is === 'outcome' && step.kind !== 'withdrawn')
  if (!isPending || !person || !mayLead(person)) return []
  return [openUrl(t('obstacles.card.openProposal'), links.page(`decisions/${step.decisionId}`))]
}

/** What a phone shows of the obstacle as it stands. */
export function notification(state: ObstacleState, { t, plan }: CardView, viewer?: PersonId): string {
  const { title } = state
  if (viewer !== undefined && waitsFor(state, viewer, plan)) return t('obstacles.notify.toHandle', { title })
  const step = lastStep(state)
  return step ? newsInShort(state, step, t) : t('obstacles.notify.raised', { title })
}

/** What a phone shows of news about an obstacle. */
export function newsInShort({ title }: ObstacleState, step: NewsStep, t: CardView['t']): string {
  return `${t(`obstacles.step.${kindOf(step)}.title`)}: ${title}`
}

/** Whether the process leader is left with an obstacle on which the steering group will not decide. */
export function cameBack(state: ObstacleState): boolean {
  return standingOf(state) === 'proposal-withdrawn'
}
