import { type Refusal, refuse } from '../kernel/decision'
import type { Executed, Matters, World } from '../matters/matters'
import type { Person } from '../plan/model'
import type { ObstacleEvent } from './events'
import type { ObstacleCommand } from './model'
import { mayRead } from './rules'
import type { ObstacleState } from './state'

export type ObstacleMatters = Matters<ObstacleState, ObstacleCommand, ObstacleEvent>
export type ObstacleAnswer = Executed<ObstacleState>

/** What both doors, card and tab, do with obstacles; every rule is in `model.ts`. */
export class Obstacles {
  readonly matters: ObstacleMatters
  readonly world: World
  readonly #newId: () => string

  constructor(matters: ObstacleMatters, world: World, newId: () => string) {
    this.matters = matters
    this.world = world
    this.#newId = newId
  }

  /** A key for an obstacle that is about to be raised. */
  newKey(): string {
    return this.#newId()
  }

  /** Raises an obstacle. Given the same `key` twice, as by a double press, it is one obstacle. */
  raise(
    actor: Person,
    words: Omit<Extract<ObstacleCommand, { type: 'raise' }>, 'type'>,
    key = this.#newId(),
  ): Promise<ObstacleAnswer> {
    const { process, title, text } = words
    return this.execute(actor, `obstacle-${key}`, { type: 'raise', process, title, text })
  }

  execute(actor: Person, id: string, command: ObstacleCommand): Promise<ObstacleAnswer> {
    return this.matters.execute(id, command, actor)
  }

  /** The obstacle, if this person may see it; a refusal tells nothing of what exists. */
  async read(person: Person, id: string): Promise<ObstacleState | Refusal> {
    const state = (await this.matters.load(id))?.state
    return state && mayRead(state, person) ? state : refuse('not-found')
  }

  /** All that this person may see, newest first. */
  async visibleTo(person: Person): Promise<readonly ObstacleState[]> {
    const all = await this.matters.all()
    return all.filter((state) => mayRead(state, person)).sort((a, b) => (a.at > b.at ? -1 : 1))
  }

  /** Obstacles that wait for their process leader or for the steering group. */
  active(): Promise<readonly ObstacleState[]> {
    return this.matters.find('Active', true)
  }
}
