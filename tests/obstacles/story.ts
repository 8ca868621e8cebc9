import { cardView } from '../../src/cards/view'
import type { DecisionState, Outcome } from '../../src/decisions/state'
import { SAMSYN } from '../../src/kernel/circumstances'
import { type Decision, isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { ObstacleEvent } from '../../src/obstacles/events'
import { evolve } from '../../src/obstacles/evolve'
import { decide, type ObstacleCommand } from '../../src/obstacles/model'
import { outcomeOfObstacle } from '../../src/obstacles/outcome'
import type { ObstacleState } from '../../src/obstacles/state'
import { makePlan, type Person, type Plan } from '../../src/plan/model'
import { links } from '../support/builders'
import { AMIR, CHAIR, FATIMA, GUEST, INES, LEADER, OUTSIDER, testPlan } from '../support/people'

const AMBASSADORS = [INES, FATIMA, AMIR]

/** The sample plan, in which three whom the tests know are ambassadors of 2.8.3. */
export const planData = testPlan((sample) => ({
  ...sample,
  people: sample.people.map((p) =>
    AMBASSADORS.includes(p.id) ? { ...p, processes: [...p.processes, '2.8.3'] } : p,
  ),
}))
export const plan = makePlan(planData)

/** Somebody of the sample plan. */
export function someone(id: string, of: Plan = plan): Person {
  const found = of.person(id)
  if (!found) throw new TypeError(`${id} is not in the plan`)
  return found
}

/** Three ambassadors of the process 2.8.3; Fatima reads English. */
export const ines = someone(INES)
export const fatima = someone(FATIMA)
export const amir = someone(AMIR)
/** Leads 2.8.3; the other process leader may stand in. */
export const leader = someone(LEADER)
export const standIn = someone('leader-kson')
export const chair = someone(CHAIR)
export const member = someone('steering-2')
export const guest = someone(GUEST)
export const controller = someone('controller')
export const outsider = someone(OUTSIDER)

export const OBSTACLE: { readonly process: string; readonly title: string; readonly text: string } = {
  process: '2.8.3',
  title: 'Kampanjen har ingen som svarar på frågor',
  text: 'Unga som ser kampanjen hör av sig till kommunens växel, som inte vet vart de ska hänvisas. Vi har provat en gemensam brevlåda, men ingen hinner läsa den.',
}
export const SOLUTION = 'Kontaktcenter svarar från och med måndag. De har fått vår lista.'
export const MEASURE =
  'Varje förvaltning utser en person som svarar på frågor om kampanjen, fyra timmar i veckan.'
const ID = 'obstacle-matter1'
const MINUTE = 60_000

/** One obstacle, told command by command; every command comes a minute after the one before. */
export class ObstacleStory {
  readonly events: ObstacleEvent[] = []
  now = '2026-03-18T10:00:00.000Z'
  #state: ObstacleState | undefined

  get state(): ObstacleState {
    if (!this.#state) throw new TypeError('nothing has been raised')
    return this.#state
  }

  get exists(): boolean {
    return this.#state !== undefined
  }

  does(actor: Person, command: ObstacleCommand): Decision<ObstacleEvent> {
    this.now = new Date(Date.parse(this.now) + MINUTE).toISOString()
    const c = { matterId: ID, actor, now: this.now, today: dayOf(this.now), plan }
    const decision = decide(this.#state, command, c)
    if (isRefusal(decision)) return decision
    for (const event of decision.events) {
      this.events.push(event)
      this.#state = evolve(this.#state, event)
    }
    return decision
  }

  raise(actor = ines, words: Partial<typeof OBSTACLE> = {}) {
    return this.does(actor, { type: 'raise', ...OBSTACLE, ...words })
  }

  revise(actor = ines, words: { title?: string; text?: string } = {}) {
    return this.does(actor, { type: 'revise', title: OBSTACLE.title, text: OBSTACLE.text, ...words })
  }

  solve(actor = leader, measure = SOLUTION, version = this.#state?.version ?? 1) {
    return this.does(actor, { type: 'solve', version, measure })
  }

  lift(actor = leader, measure = MEASURE, version = this.#state?.version ?? 1) {
    return this.does(actor, { type: 'lift', version, measure })
  }

  withdraw(actor = ines, reason = 'Vi löste det själva.') {
    return this.does(actor, { type: 'withdraw', reason })
  }

  takeUpAgain(actor = leader, reason = 'Kontaktcenter hinner inte med.') {
    return this.does(actor, { type: 'take-up-again', reason })
  }

  /** What the steering group does with the proposal next. */
  outcome(kind: Outcome['kind'], more: Partial<Outcome> = {}, actor = SAMSYN) {
    const { decisionId = '', outcomes } = this.state
    const given = outcomeOf(kind, outcomes.length + 1, more)
    const [outcome] = outcomeOfObstacle(decisionOf(decisionId, [given]))?.outcomes ?? []
    if (!outcome) throw new TypeError('the outcome waits for its paragraph')
    return this.does(actor, { type: 'return-outcome', decisionId, outcome })
  }
}

/** An obstacle that has been raised in 2.8.3, and what happened then. */
export function raised(
  ...then: readonly ((story: ObstacleStory) => Decision<ObstacleEvent>)[]
): ObstacleStory {
  const story = new ObstacleStory()
  for (const step of [() => story.raise(), ...then]) {
    const decision = step(story)
    if (isRefusal(decision)) throw new TypeError(`refused: ${decision.refused}`)
  }
  return story
}

/** An outcome of a proposal, as decisions keep it. */
export function outcomeOf(kind: Outcome['kind'], no = 1, more: Partial<Outcome> = {}): Outcome {
  return {
    ...{ no, kind, at: '2026-03-25T12:30:00.000Z', day: '2026-03-25', by: CHAIR, round: 1, voices: [] },
    text: 'Varje förvaltning utser senast 1 maj en person som svarar på frågor om kampanjen.',
    reason: kind === 'decided' ? '' : 'Vi vill först veta hur många frågor som kommer in.',
    ...(kind === 'withdrawn' ? {} : { paragraph: { number: 11 + no, year: 2026 } }),
    ...more,
  }
}

/** A proposal as decisions keep it. */
export function decisionOf(
  id: string,
  outcomes: readonly Outcome[],
  origin: DecisionState['origin'] = { kind: 'obstacle', id: ID },
): DecisionState {
  return {
    ...{ id, by: LEADER, createdAt: '2026-03-18T11:00:00.000Z', stage: outcomes.at(-1)?.kind ?? 'draft' },
    ...(origin ? { origin } : {}),
    ...{ title: OBSTACLE.title, background: OBSTACLE.text, links: [], mandates: [], recipients: [] },
    ...{ process: '2.8.3', askedOfConflict: [], sealed: false },
    rounds: [{ no: 1, text: MEASURE, at: '2026-03-18T11:00:00.000Z', by: LEADER, askedAgain: [] }],
    ...{ positions: [], proxies: {}, conflicts: [], withoutConflict: [], opened: false, outcomes },
  }
}

/** How a person, or a channel, is shown something on the day after. */
export const viewIn = (language: 'sv' | 'en' = 'sv', today = '2026-03-26') =>
  cardView(language, today, plan, links)
