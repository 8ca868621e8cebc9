import { type Decision, isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { MinutesContent, MinutesKind } from '../../src/minutes/content'
import type { MinutesEvent } from '../../src/minutes/events'
import { evolve } from '../../src/minutes/evolve'
import { decide, type MinutesCommand } from '../../src/minutes/model'
import { missingApprovers, standingOf } from '../../src/minutes/rules'
import type { MinutesState } from '../../src/minutes/state'
import { writtenVersion } from '../../src/minutes/written-version'
import type { Person, Plan } from '../../src/plan/model'
import { content, START, plan as samplePlan, sara, steeringGroup } from './builders'

/** One set of minutes, told command by command; every command comes a minute after the one before. */
export class MinutesStory {
  readonly events: MinutesEvent[] = []
  readonly id: string
  now: string
  plan: Plan = samplePlan
  #state: MinutesState | undefined
  #texts = 0

  constructor(id = 'm1', start = START) {
    this.id = id
    this.now = start
  }

  get state(): MinutesState {
    if (!this.#state) throw new NothingDrafted()
    return this.#state
  }

  get exists(): boolean {
    return this.#state !== undefined
  }

  get today(): string {
    return dayOf(this.now)
  }

  get version(): number {
    return this.state.versions.length
  }

  get missing(): readonly string[] {
    return missingApprovers(this.state)
  }

  standing(who: Person) {
    return standingOf(this.state, who.id)
  }

  /** Ids of the parts that this person is asked about. */
  askedAbout(who: Person): readonly string[] {
    const standing = this.standing(who)
    return 'parts' in standing ? standing.parts.flatMap((hash) => this.state.parts[hash]?.id ?? []) : []
  }

  does(actor: Person, command: MinutesCommand): Decision<MinutesEvent> {
    this.later(60_000)
    const c = { matterId: this.id, actor, now: this.now, today: this.today, plan: this.plan }
    const decision = decide(this.#state, command, c)
    if (!isRefusal(decision)) {
      for (const event of decision.events) this.#state = evolve(this.#state, event)
      this.events.push(...decision.events)
    }
    return decision
  }

  written(text: MinutesContent) {
    this.#texts += 1
    return writtenVersion(text, `${this.id}/v/${this.#texts}`)
  }

  draft(kind: MinutesKind, text: MinutesContent, by = sara, process = '2.8.3') {
    const meeting = kind === 'process' ? { kind, process } : { kind }
    return this.does(by, { type: 'draft', ...meeting, version: this.written(text) })
  }

  revise(by: Person, text: MinutesContent, takes?: string, base = this.version) {
    const version = this.written(text)
    return this.does(by, { type: 'revise', base, version, ...(takes ? { takes } : {}) })
  }

  send(by: Person, deadline = '2026-04-10', version = this.version) {
    return this.does(by, { type: 'send', version, deadline })
  }

  approve(by: Person, version = this.state.rounds.at(-1)?.version ?? 1) {
    return this.does(by, { type: 'approve', version })
  }

  absent(by: Person, version = this.state.rounds.at(-1)?.version ?? 1) {
    return this.does(by, { type: 'declare-absent', version })
  }

  remark(
    by: Person,
    partId = 'kampanj',
    id = `s${this.state.suggestions.length + 1}`,
    version = this.version,
  ) {
    const texts = { excerpt: 'Det var i juni.', textKey: `${this.id}/s/${id}` }
    return this.does(by, { type: 'suggest', id, kind: 'remark', version, partId, ...texts })
  }

  decline(by: Person, suggestion: string, reason = '') {
    return this.does(by, { type: 'decline', suggestion, reason })
  }

  take(by: Person, suggestion: string) {
    return this.does(by, { type: 'take', suggestion })
  }

  extend(by: Person, deadline: string) {
    return this.does(by, { type: 'extend', deadline })
  }

  finish(by: Person) {
    return this.does(by, { type: 'finish' })
  }

  reopen(by: Person, reason = 'Ett beslut saknas') {
    return this.does(by, { type: 'reopen', reason })
  }

  later(milliseconds: number): this {
    this.now = new Date(Date.parse(this.now) + milliseconds).toISOString()
    return this
  }

  at(instant: string): this {
    this.now = instant
    return this
  }
}

/** A test looks at minutes that were not yet drafted. */
export class NothingDrafted extends Error {
  constructor() {
    super('Nothing has been drafted in this story')
  }
}

/** Given: a draft of a process meeting with Alva, Anna and Agnes. */
export function processDraft(text = content()): MinutesStory {
  const story = new MinutesStory()
  story.draft('process', text)
  return story
}

/** Given: the same, out for approval until 10 April. */
export function processOut(text = content()): MinutesStory {
  const story = processDraft(text)
  story.send(sara)
  return story
}

/** Given: minutes of the steering group, sent to their chair. */
export function steeringOut(): MinutesStory {
  const story = new MinutesStory()
  story.draft(
    'steering',
    content({
      title: 'Styrgruppsmöte',
      chair: 'steering-chair',
      present: steeringGroup.map((p) => p.id),
    }),
  )
  story.send(sara)
  return story
}

/** Given: minutes of a booster day, out for approval. */
export function boosterOut(): MinutesStory {
  const story = new MinutesStory()
  story.draft('booster', content({ title: 'Boosterdag i Rimbo' }))
  story.send(sara)
  return story
}
