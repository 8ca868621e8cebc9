import type { DecisionCommand } from '../../src/decisions/commands'
import type { DecisionEvent } from '../../src/decisions/events'
import { evolve } from '../../src/decisions/evolve'
import { decide } from '../../src/decisions/model'
import { chairsOf, currentRound, type Missing, missingFor } from '../../src/decisions/rules'
import type { DecisionState } from '../../src/decisions/state'
import { SAMSYN } from '../../src/kernel/circumstances'
import { type Decision, isRefusal } from '../../src/kernel/decision'
import type { Person, Plan } from '../../src/plan/model'
import { proposal } from './builders'
import { type AnyGroup, anyAdministration, anybody, changed, planOf } from './rules/any-group'
import { AnyMeeting } from './rules/any-meeting'
import { type AnyStep, KINDS, oddCommand, strange } from './rules/any-step'

type Does = readonly [Person, DecisionCommand]

/** One thing that was said to the rules, and what they answered. */
export interface Tried {
  readonly before: DecisionState | undefined
  readonly plan: Plan
  readonly actor: Person
  readonly command: DecisionCommand
  readonly decision: Decision<DecisionEvent>
}

/** A proposal to which random people do random things, while the registry and the meeting change. */
export class AnyCourse {
  plan: Plan
  state: DecisionState | undefined
  readonly events: DecisionEvent[] = []
  /** Called after each command, accepted or not. */
  readonly #watch: (tried: Tried) => void
  #now = Date.parse('2026-03-26T09:00:00.000Z')
  #texts = 0
  readonly #meeting: AnyMeeting

  constructor(group: AnyGroup, watch: (tried: Tried) => void) {
    this.#watch = watch
    this.plan = planOf(group)
    this.#meeting = new AnyMeeting(this.plan.withRole('steering-chair')[0]?.id ?? '')
    const asked = group.asked.map((n) => this.#administration(n))
    const what = proposal({ sealed: group.sealed, askedOfConflict: [...new Set(asked)] })
    const leader = this.#person('leader-0')
    this.does(leader, { type: 'propose', proposal: what, text: 'Text 1', deadline: '2027-01-01' })
    if (group.byMeeting) this.does(SAMSYN, this.#meeting.news({ stage: 'called' }))
    else this.does(leader, { type: 'open' })
  }

  does(actor: Person, command: DecisionCommand): void {
    // Several commands may fall into one millisecond.
    this.#now += this.#texts % 3
    const c = { matterId: 'd1', actor, now: new Date(this.#now).toISOString(), today: '2026-03-26' }
    const { state: before, plan } = this
    const decision = decide(before, command, { ...c, plan })
    if (!isRefusal(decision)) {
      for (const event of decision.events) {
        this.state = evolve(this.state, event)
        this.events.push(event)
      }
    }
    this.#watch({ before, plan, actor, command, decision })
  }

  take(step: AnyStep): void {
    const { what, a, b, c } = step
    if (what === 'settle') this.#settle(a)
    else if (what === 'finish') this.#finish(a)
    else if (what === 'hand') this.#hand(a, b, c)
    else if (what === 'registry') this.plan = changed(this.plan, this.#somebodyWhoMatters(a, c), b, c)
    else {
      const [actor, command] = this.#said(step) ?? this.#led(step) ?? this.#met(step)
      this.does(actor, command)
    }
  }

  /** What delegates and others do, or try to. */
  #said({ what, a, b, c }: AnyStep): Does | undefined {
    const who = this.#anybody(a)
    const say = {
      type: 'state-position',
      round: this.#round(c),
      kind: KINDS[b % KINDS.length] ?? 'consent',
    } as const
    const [leads, of] = c % 3 === 0 ? [this.#chair(a), { of: this.#anybody(c).id }] : [who, {}]
    switch (what) {
      case 'position':
        return [who, { ...say, text: this.#text(c), administration: this.#administration(c) }]
      case 'own-position':
        return [who, { ...say, text: this.#text(c), administration: who.administration }]
      case 'enter': {
        const other = this.#anybody(c)
        const administration = b % 4 === 0 ? this.#administration(b) : other.administration
        return [this.#chair(a), { ...say, text: this.#text(c), administration, of: other.id }]
      }
      case 'confirm-entry': {
        const entered = this.state?.positions.find((p) => p.enteredBy && !p.confirmedAt) ?? {
          ...{ by: who.id, administration: who.administration },
        }
        return [this.#person(entered.by), { type: 'confirm-entry', administration: entered.administration }]
      }
      case 'pass':
        return [who, { type: 'pass-vote', to: this.#administration(b), instruction: this.#text(c) }]
      case 'accept':
      case 'decline':
        return this.#answers(who, what === 'accept', b, c)
      case 'take-back':
        return [who, { type: 'withdraw-proxy' }]
      case 'conflict':
        return [
          leads,
          { type: 'declare-conflict', scope: b % 3 ? 'person' : 'administration', reason: 'Jäv', ...of },
        ]
      case 'conflict-back':
        return [leads, { type: 'withdraw-conflict', ...of }]
      case 'no-conflict':
        return [who, { type: 'deny-conflict' }]
      case 'number': {
        const outcome = c % 5 === 0 ? c : (this.state?.outcomes.length ?? 0)
        return [c % 4 === 0 ? who : SAMSYN, { type: 'number', outcome, paragraph: { number: c, year: 2026 } }]
      }
      case 'revise':
        return [this.#person('leader-0'), { type: 'revise', proposal: proposal(), text: this.#text(c) }]
      case 'odd':
        return [[SAMSYN, this.#person('leader-0'), who][c % 3] ?? who, oddCommand(b, c)]
      default:
        return undefined
    }
  }

  #answers(who: Person, accepts: boolean, b: number, c: number): Does {
    const offered = Object.values(this.state?.proxies ?? {}).filter((p) => p.status === 'offered')
    const proxy = offered[b % (offered.length || 1)]
    const from = c % 20 === 0 ? strange(b) : (proxy?.from ?? this.#administration(b))
    const there = this.plan.people.filter((p) => p.administration === proxy?.to)
    return [
      c % 4 === 0 ? who : (there[c % (there.length || 1)] ?? who),
      { type: 'answer-proxy', from, accepts },
    ]
  }

  /** What the chair does, or who tries to in their place. */
  #led({ what, a, b, c }: AnyStep): Does | undefined {
    const chair = this.#chair(a)
    const round = this.#round(c)
    switch (what) {
      case 'amend': {
        const askAgain = [b, c].slice(0, c % 3).map((n) => this.#administration(n))
        return [chair, { type: 'amend', round, text: this.#text(1), askAgain }]
      }
      case 'confirm':
        return [c % 3 === 0 ? this.#anybody(a) : chair, { type: 'confirm', round }]
      case 'hand-over':
        return [chair, { type: 'hand-over-chair', to: this.#anybody(b).id }]
      case 'unseal':
        return [chair, { type: 'open-positions' }]
      case 'put-off': {
        const ways = ['table', 'table', 'refer-back', 'refer-back', 'withdraw'] as const
        return [chair, { type: ways[b % ways.length] ?? 'table', reason: this.#text(c) }]
      }
      case 'take-up': {
        const text = c % 2 ? { text: this.#text(1) } : {}
        return [this.#person('leader-0'), { type: 'take-up', deadline: '2027-01-01', ...text }]
      }
      default:
        return undefined
    }
  }

  /** What is heard from the meeting, in the order in which it happened or not. */
  #met(step: AnyStep): Does {
    const { plan } = this
    const meeting = this.#meeting
    switch (step.what) {
      case 'meeting-proxy':
        return [SAMSYN, meeting.proxy(step, plan, new Date(this.#now).toISOString(), this.#text(step.c))]
      case 'meeting-alternate':
        return [SAMSYN, meeting.alternate(step, plan)]
      case 'old-news':
        return [SAMSYN, meeting.oldNews(step)]
      case 'off':
        return [SAMSYN, meeting.dropsIt()]
      default:
        return [SAMSYN, meeting.goesOn(step, plan)]
    }
  }

  /** Everybody who still owes something does what they owe, as far as they can, and consents. */
  #settle(a: number): void {
    if (!this.state) return
    for (const missing of missingFor(this.state, this.plan)) this.#owe(missing, a)
  }

  /** A vote that is passed, and taken at once. */
  #hand(a: number, b: number, c: number): void {
    const giver = this.#anybody(a)
    const to = this.#administration(b)
    this.does(giver, { type: 'pass-vote', to, instruction: this.#text(c) })
    const [one, other] = this.plan.people.filter((p) => p.administration === to)
    const taker = c % 2 ? one : (other ?? one)
    if (taker) this.does(taker, { type: 'answer-proxy', from: giver.administration, accepts: true })
  }

  /** What is missing may itself wait for something; when nothing is, the chair confirms. */
  #finish(a: number): void {
    for (let i = 0; i < 3; i++) this.#settle(a + i)
    this.does(this.#chair(a), { type: 'confirm', round: this.#round(a) })
  }

  #owe(missing: Missing, a: number): void {
    const says = (id: string, administration: string): void => {
      const who = this.plan.person(id)
      if (!who || !this.state) return
      this.does(who, { type: 'deny-conflict' })
      const { no } = currentRound(this.state)
      this.does(who, { type: 'state-position', round: no, administration, kind: 'consent', text: '' })
    }
    switch (missing.is) {
      case 'position':
        says(missing.people[a % (missing.people.length || 1)] ?? '', missing.administration)
        break
      case 'proxy-answer':
        for (const who of this.plan.people.filter((p) => p.administration === missing.to))
          this.does(who, { type: 'answer-proxy', from: missing.administration, accepts: true })
        break
      case 'objection':
      case 'more-time':
        says(missing.position.by, missing.position.administration)
        break
      case 'chair':
        this.does(this.#chair(a), { type: 'hand-over-chair', to: this.#anybody(a).id })
        break
      case 'representation': {
        const giver = this.plan.people.find((p) => p.administration === missing.administration)
        if (giver) this.does(giver, { type: 'pass-vote', to: this.#administration(a), instruction: '' })
        break
      }
      case 'opening':
        this.does(this.#chair(a), { type: 'open-positions' })
        break
      case 'meeting':
        this.does(SAMSYN, this.#meeting.news({ stage: 'ongoing' }))
        break
    }
  }

  /** The wording that somebody has before them: now and then one that has changed since. */
  #round(c: number): number {
    return this.state ? currentRound(this.state).no - (c % 9 === 8 ? 1 : 0) : 1
  }

  #text(c: number): string {
    this.#texts += 1
    return c % 10 === 0 ? '' : `«${this.#texts}»`
  }

  #person(id: string): Person {
    return this.plan.person(id) ?? { ...SAMSYN, id, roles: ['process-leader'] }
  }

  #anybody(n: number): Person {
    return anybody(this.plan, n)
  }

  #chair(n: number): Person {
    const chairs = this.state ? chairsOf(this.state, this.plan) : []
    return n % 10 === 0 ? this.#anybody(n) : this.#person(chairs[n % (chairs.length || 1)] ?? 'leader-0')
  }

  /** Somebody who has said something, speaks for another or leads; or anybody. */
  #somebodyWhoMatters(n: number, c: number): Person {
    const { state } = this
    const said = state?.positions.map((p) => p.by) ?? []
    const hold = Object.values(state?.proxies ?? {}).flatMap((p) => [p.by, p.holder ?? p.by])
    const ids = [...said, ...hold, ...(state?.chair === undefined ? [] : [state.chair])]
    const who = c % 4 === 0 ? undefined : this.plan.person(ids[n % (ids.length || 1)] ?? '')
    return who ?? this.plan.people[n % (this.plan.people.length || 1)] ?? SAMSYN
  }

  #administration(n: number): string {
    return anyAdministration(this.plan, n)
  }
}
