import type { DecisionCommand } from '../../src/decisions/commands'
import type { DecisionEvent } from '../../src/decisions/events'
import { evolve } from '../../src/decisions/evolve'
import { decide } from '../../src/decisions/model'
import { currentRound, groupOf, missingFor, standingObjections, voicesOf } from '../../src/decisions/rules'
import type { DecisionState, MeetingSnapshot, PositionKind, Proposal } from '../../src/decisions/state'
import { SAMSYN } from '../../src/kernel/circumstances'
import { type Decision, isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import { makePlan, type Person, type PersonId, type Plan } from '../../src/plan/model'
import type { PassedVote } from '../../src/representation/proxies'
import { marianne, person, START, plan as samplePlan, sara } from '../support/builders'

/** The steering group of the sample plan besides Marianne, Rolf (KSON) and Susanne (socialförvaltningen). */
export const peter = person('steering-4')
export const katarina = person('steering-5')
export const oskar = person('steering-6')
export const helena = person('steering-7')
export const magnus = person('steering-8')
export const lisbeth = person('controller')

export const DEADLINE = '2026-04-10'

export function proposal(more: Partial<Proposal> = {}): Proposal {
  return {
    title: 'Personligt ombud permanentas',
    background: 'Försöket löper ut vid årsskiftet.',
    links: [],
    mandates: [{ body: 'Kommunstyrelsen', paragraph: '§ 25', dnr: 'KS 2024-234', date: '2024-02-07' }],
    recipients: ['Kommunstyrelsen'],
    askedOfConflict: [],
    sealed: false,
    ...more,
  }
}

export function snapshot(more: Partial<MeetingSnapshot> = {}): MeetingSnapshot {
  return {
    id: 'm1',
    seq: 1,
    date: '2026-04-08',
    stage: 'ongoing',
    chair: marianne.id,
    alternates: [],
    proxies: {},
    ...more,
  }
}

/** A vote passed for a whole meeting. */
export function forMeeting(
  from: string,
  to: string,
  by: Person,
  more: Partial<PassedVote> = {},
): Record<string, PassedVote> {
  return {
    [from]: {
      ...{ from, to, by: by.id, instruction: '', at: '2026-03-20T09:00:00.000Z' },
      scope: 'meeting',
      status: 'offered',
      ...more,
    },
  }
}

/** One proposal, told command by command; every command comes a minute after the one before. */
export class DecisionStory {
  readonly events: DecisionEvent[] = []
  now: string
  plan: Plan
  #state: DecisionState | undefined

  constructor(plan: Plan = samplePlan, now = START) {
    this.plan = plan
    this.now = now
  }

  get state(): DecisionState {
    if (!this.#state) throw new NothingProposed()
    return this.#state
  }

  get today(): string {
    return dayOf(this.now)
  }

  get round(): number {
    return currentRound(this.state).no
  }

  /** What is missing for a decision, in short. */
  get missing(): readonly string[] {
    return missingFor(this.state, this.plan).map((m) => {
      if ('administration' in m) return `${m.is} ${m.administration}`
      return 'position' in m ? `${m.is} ${m.position.by}` : m.is
    })
  }

  get objections(): readonly string[] {
    return standingObjections(this.state, groupOf(this.state, this.plan)).map((p) => p.by)
  }

  voice(administration: string) {
    const found = voicesOf(this.state, groupOf(this.state, this.plan)).find(
      (voice) => voice.administration === administration,
    )
    if (!found) throw new NothingProposed()
    return found
  }

  does(actor: Person, command: DecisionCommand): Decision<DecisionEvent> {
    this.later(60_000)
    // Who acts is known by what the registry says of them now.
    const who = this.plan.person(actor.id) ?? actor
    const c = { matterId: 'decision-1', actor: who, now: this.now, today: this.today, plan: this.plan }
    const decision = decide(this.#state, command, c)
    if (!isRefusal(decision)) {
      for (const event of decision.events) this.#state = evolve(this.#state, event)
      this.events.push(...decision.events)
    }
    return decision
  }

  propose(by: Person = sara, more: Partial<Proposal> = {}, text = 'Personligt ombud permanentas från 2027.') {
    return this.does(by, { type: 'propose', proposal: proposal(more), text, deadline: DEADLINE })
  }

  open(by: Person = sara) {
    return this.does(by, { type: 'open' })
  }

  says(
    who: Person,
    kind: PositionKind,
    text = '',
    more: { for?: string; round?: number; of?: PersonId } = {},
  ): Decision<DecisionEvent> {
    const speaker = more.of === undefined ? who : this.plan.person(more.of)
    const administration = more.for ?? speaker?.administration ?? ''
    return this.does(who, {
      ...{ type: 'state-position', round: more.round ?? this.round, administration, kind, text },
      ...(more.of === undefined ? {} : { of: more.of }),
    })
  }

  consents(...people: readonly Person[]): this {
    for (const who of people) this.says(who, 'consent')
    return this
  }

  passes(who: Person, to: string, instruction = '') {
    return this.does(who, { type: 'pass-vote', to, instruction })
  }

  answers(who: Person, from: string, accepts = true) {
    return this.does(who, { type: 'answer-proxy', from, accepts })
  }

  takesBack(who: Person) {
    return this.does(who, { type: 'withdraw-proxy' })
  }

  isConflicted(who: Person, scope: 'person' | 'administration' = 'person', of?: PersonId, reason = 'Släkt') {
    return this.does(who, { type: 'declare-conflict', scope, reason, ...(of === undefined ? {} : { of }) })
  }

  amends(text: string, askAgain: readonly string[] = [], by: Person = marianne, round = this.round) {
    return this.does(by, { type: 'amend', round, text, askAgain })
  }

  confirms(by: Person = marianne, round = this.round) {
    return this.does(by, { type: 'confirm', round })
  }

  tables(by: Person = marianne, reason = 'Kostnaden utreds') {
    return this.does(by, { type: 'table', reason })
  }

  meets(more: Partial<MeetingSnapshot> = {}, isOff = false) {
    const seq = more.seq ?? (this.state.meeting?.seq ?? 0) + 1
    return this.does(SAMSYN, { type: 'follow-meeting', meeting: snapshot({ ...more, seq }), isOff })
  }

  /** The registry changes meanwhile: these people are as given, the others as before. */
  change(id: PersonId, more: Partial<Person>): this {
    const people = this.plan.people.map((p) => (p.id === id ? { ...p, ...more } : p))
    this.plan = makePlan({ ...this.plan, people })
    return this
  }

  /** Leaves the steering group, and stays an ambassador. */
  leaves(who: Person): this {
    return this.change(who.id, { roles: ['ambassador'] })
  }

  joins(who: Person): this {
    return this.change(who.id, { roles: [...who.roles, 'steering-member'] })
  }

  later(milliseconds: number): this {
    this.now = new Date(Date.parse(this.now) + milliseconds).toISOString()
    return this
  }
}

/** A test looks at a proposal that was not made, or at an administration that there is not. */
export class NothingProposed extends Error {
  constructor() {
    super('There is nothing like that in this story')
  }
}

/** Given: a proposal of Sara's, out to the group until 10 April; Marianne of KSON chairs. */
export function asked(more: Partial<Proposal> = {}): DecisionStory {
  const story = new DecisionStory()
  story.propose(sara, more)
  story.open()
  return story
}

/** Given: the same on the agenda of a meeting that is going on. */
export function inMeeting(more: Partial<Proposal> = {}, meeting: Partial<MeetingSnapshot> = {}) {
  const story = new DecisionStory()
  story.propose(sara, more)
  story.meets(meeting)
  return story
}

/** One delegate of each administration. */
export const oneOfEach = (): readonly Person[] => [marianne, person('steering-3'), katarina, helena, magnus]

/** Given: every administration has consented. */
export function agreed(more: Partial<Proposal> = {}): DecisionStory {
  return asked(more).consents(...oneOfEach())
}
