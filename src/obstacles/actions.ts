import { z } from 'zod'
import { fitsIntoForm } from '../cards/kit'
import {
  type CardAnswer,
  type CardHolds,
  dataOf,
  FORM_TIME,
  type Press,
  type PressHandlers,
} from '../cards/press'
import { isRefusal, type Refusal } from '../kernel/decision'
import { ACT_ROOM, actForm, type ObstacleDraft, RAISE_ROOM, raiseForm } from './cards/forms'
import { type FormAct, obstacleCard } from './cards/obstacle-card'
import type { ObstacleCommand } from './model'
import { refusalSentence } from './refusals'
import { mayRead, processesToRaiseIn, whyNot } from './rules'
import type { ObstacleAnswer, Obstacles } from './service'
import type { ObstacleState } from './state'

const matter = z.object({ id: z.string().min(1).max(60) })
const written = matter.extend({ version: z.int().min(1), text: z.string().default('') })
const raising = z.object({
  key: z.string().regex(/^[0-9a-f]{20}$/),
  process: z.string().default(''),
  title: z.string().default(''),
  text: z.string().default(''),
})

const ACTS = ['solve', 'lift', 'withdraw', 'take-up-again'] as const satisfies readonly FormAct[]

/** What the buttons on the cards of obstacles do. */
export function obstacleActions(obstacles: Obstacles, holds: CardHolds): PressHandlers {
  const forms = ACTS.flatMap((act): [string, PressHandlers[string]][] => [
    [`obstacles.${act}-form`, (press) => openForm(press, act, obstacles, holds)],
    [`obstacles.${act}`, (press) => doAct(press, act, obstacles, holds)],
  ])
  return {
    ...Object.fromEntries(forms),
    'obstacles.raise-form': async (press) => newObstacleForm(press, obstacles),
    'obstacles.raise': (press) => raise(press, obstacles),
    'obstacles.view': async (press) => {
      const { id } = dataOf(matter, press, 'obstacles.view')
      holds.release(id, press.place, press.person.id)
      return viewAnswer(press, await obstacles.read(press.person, id))
    },
  }
}

/** An empty form for an obstacle, or who does raise them. */
export function newObstacleForm(
  { person, view }: Pick<Press, 'person' | 'view'>,
  obstacles: Obstacles,
): CardAnswer {
  const processes = processesToRaiseIn(person, view.plan)
  if (processes.length === 0) return { message: view.t('obstacles.refused.only-ambassadors') }
  const draft: ObstacleDraft = { key: obstacles.newKey(), process: '', title: '', text: '' }
  return { card: raiseForm(draft, processes, view) }
}

async function raise(press: Press, obstacles: Obstacles): Promise<CardAnswer> {
  const { person, view } = press
  const draft = dataOf(raising, press, 'obstacles.raise')
  const answer = await obstacles.raise(person, draft, draft.key)
  if (!isRefusal(answer)) {
    const say = { kind: 'good', text: view.t('obstacles.said.raised') } as const
    return { card: obstacleCard(answer.state, view, person.id, answer.changed ? say : undefined) }
  }
  const problem = refusalSentence(answer, view)
  const processes = processesToRaiseIn(person, view.plan)
  // A longer text stays in the form as it is in the client: only a sentence is put beside it.
  if (processes.length === 0 || !fitsIntoForm(draft.title + draft.text, RAISE_ROOM))
    return { message: problem }
  return { card: raiseForm(draft, processes, view, problem) }
}

async function openForm(
  press: Press,
  act: FormAct,
  obstacles: Obstacles,
  holds: CardHolds,
): Promise<CardAnswer> {
  const { id } = dataOf(matter, press, `obstacles.${act}-form`)
  const { person, view, place } = press
  const state = await obstacles.read(person, id)
  if (isRefusal(state)) return viewAnswer(press, state)
  // Said before somebody begins to write, so that nothing is written in vain.
  const refusal = whyNot(act, state, person)
  if (refusal) return viewAnswer(press, state, refusal)
  holds.hold(id, place, person.id, FORM_TIME)
  return { card: actForm(act, state, view) }
}

async function doAct(
  press: Press,
  act: FormAct,
  obstacles: Obstacles,
  holds: CardHolds,
): Promise<CardAnswer> {
  const { id, version, text } = dataOf(written, press, `obstacles.${act}`)
  const { person, view, place } = press
  const answer = await obstacles.execute(person, id, commandOf(act, version, text))
  if (isRefusal(answer)) return refused(press, act, answer, text)
  holds.release(id, place, person.id)
  const say = { kind: 'good', text: view.t(`obstacles.said.${act}`) } as const
  return { card: obstacleCard(answer.state, view, person.id, answer.changed ? say : undefined) }
}

function commandOf(act: FormAct, version: number, text: string): ObstacleCommand {
  if (act === 'solve' || act === 'lift') return { type: act, version, measure: text }
  return { type: act, reason: text }
}

/** What was written comes back: in the form while it can still be sent, else beside the card as it now is. */
function refused(
  press: Press,
  act: FormAct,
  answer: Extract<ObstacleAnswer, { refused: string }>,
  text: string,
): CardAnswer {
  const { person, view } = press
  const problem = refusalSentence(answer, view)
  const { state } = answer
  if (!state || !mayRead(state, person) || !fitsIntoForm(text, ACT_ROOM)) return { message: problem }
  if (!whyNot(act, state, person)) return { card: actForm(act, state, view, text, problem) }
  return {
    card: obstacleCard(state, view, person.id, { kind: 'warning', text: problem, written: text.trim() }),
  }
}

/** A press on an outdated card is answered with the fresh card and one sentence; what one may not see is not there. */
function viewAnswer(press: Press, state: ObstacleState | Refusal, refusal?: Refusal): CardAnswer {
  const { person, view } = press
  if (isRefusal(state)) return { message: refusalSentence(state, view) }
  const say = refusal && ({ kind: 'warning', text: refusalSentence(refusal, view) } as const)
  return { card: obstacleCard(state, view, person.id, say) }
}
