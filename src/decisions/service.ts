import { SAMSYN } from '../kernel/circumstances'
import { isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { Executed, Matters, World } from '../matters/matters'
import type { Person } from '../plan/model'
import type { DecisionCommand } from './commands'
import type { DecisionEvent } from './events'
import { type ParagraphMatters, paragraphFor } from './paragraphs'
import { readingOf, seenBy } from './reading'
import type { DecisionState } from './state'

export type DecisionMatters = Matters<DecisionState, DecisionCommand, DecisionEvent>
export type DecisionAnswer = Executed<DecisionState>

/** What both doors, card and tab, do with proposals and decisions; every rule is in `model.ts`. */
export class Decisions {
  readonly matters: DecisionMatters
  readonly #paragraphs: ParagraphMatters
  readonly #world: World
  readonly #newId: () => string

  constructor(matters: DecisionMatters, paragraphs: ParagraphMatters, world: World, newId: () => string) {
    this.matters = matters
    this.#paragraphs = paragraphs
    this.#world = world
    this.#newId = newId
  }

  /** The id of a proposal that is about to be made. `key`: given twice, as by a double press, it is one proposal. */
  newId(key = this.#newId()): string {
    return `decision-${key}`
  }

  /** Executes a command; an outcome gets its paragraph before it is answered. */
  async execute(actor: Person, id: string, command: DecisionCommand): Promise<DecisionAnswer> {
    const answer = await this.matters.execute(id, command, actor)
    if (isRefusal(answer) || !withoutParagraph(answer.state)) return answer
    const state = await this.number(answer.state)
    return { ...answer, state }
  }

  /** Gives every outcome its paragraph; a withdrawn proposal gets none. */
  async number(state: DecisionState): Promise<DecisionState> {
    const outcome = withoutParagraph(state)
    if (!outcome) return state
    const paragraph = await paragraphFor(this.#paragraphs, outcome.day, `${state.id}/${outcome.no}`)
    const answer = await this.matters.execute(
      state.id,
      { type: 'number', outcome: outcome.no, paragraph },
      SAMSYN,
    )
    return isRefusal(answer) ? state : this.number(answer.state)
  }

  /** The proposal as this person may see it; a refusal tells nothing of what exists. */
  async read(person: Person, id: string): Promise<DecisionState | Refusal> {
    const state = (await this.matters.load(id))?.state
    if (!state || readingOf(state, person, this.#world.plan()) === 'nothing') return refuse('not-found')
    return seenBy(state, person.id)
  }

  /** All that this person may see. */
  async visibleTo(person: Person): Promise<readonly DecisionState[]> {
    const plan = this.#world.plan()
    const all = await this.matters.all()
    return all
      .filter((state) => readingOf(state, person, plan) !== 'nothing')
      .map((state) => seenBy(state, person.id))
  }

  /** Drafts, and proposals that are open. */
  active(): Promise<readonly DecisionState[]> {
    return this.matters.find('Active', true)
  }
}

function withoutParagraph({ outcomes }: DecisionState) {
  return outcomes.find(({ kind, paragraph }) => kind !== 'withdrawn' && !paragraph)
}
