import type { DecisionCommand } from '../../../src/decisions/commands'
import type { MeetingSnapshot } from '../../../src/decisions/state'
import type { Plan } from '../../../src/plan/model'
import type { PassedVote } from '../../../src/representation/proxies'
import { anyAdministration, anybody } from './any-group'

/** Numbers that choose what happens, and to whom. */
export interface Chance {
  readonly a: number
  readonly b: number
  readonly c: number
}

/** Meetings to which anything happens, also what their own rules would not let: proxies in a circle, observers as alternates. */
export class AnyMeeting {
  #meeting: MeetingSnapshot
  readonly #sent: MeetingSnapshot[] = []

  constructor(chair: string) {
    const common = { seq: 0, date: '2026-04-01', stage: 'planned', alternates: [], proxies: {} } as const
    this.#meeting = { ...common, id: 'm0', chair }
  }

  /** What the proposal is told of the meeting after this. */
  news(more: Partial<MeetingSnapshot>): DecisionCommand {
    this.#meeting = { ...this.#meeting, seq: this.#meeting.seq + 1, ...more }
    this.#sent.push(this.#meeting)
    return { type: 'follow-meeting', meeting: this.#meeting, isOff: false }
  }

  goesOn({ b, c, a }: Chance, plan: Plan): DecisionCommand {
    return this.news({
      stage: (['called', 'ongoing', 'ongoing', 'ended', 'ongoing', 'planned'] as const)[b % 6] ?? 'called',
      ...(c % 4 === 0 ? { chair: anybody(plan, a).id } : {}),
      ...(c % 7 === 0 ? { id: `m${b % 3}` } : {}),
    })
  }

  /** What was told before, told again; and sometimes that the proposal is no longer on the agenda. */
  oldNews({ b, c }: Chance): DecisionCommand {
    const meeting = this.#sent[b % (this.#sent.length || 1)] ?? this.#meeting
    return { type: 'follow-meeting', meeting, isOff: c % 3 === 0 }
  }

  dropsIt(): DecisionCommand {
    this.#meeting = { ...this.#meeting, seq: this.#meeting.seq + 1 }
    return { type: 'follow-meeting', meeting: this.#meeting, isOff: true }
  }

  alternate({ a, b, c }: Chance, plan: Plan): DecisionCommand {
    const alternate = { for: anybody(plan, a).id, by: anybody(plan, b).id }
    const others = this.#meeting.alternates.slice(-2)
    return this.news({ alternates: c % 3 === 0 ? others.slice(1) : [...others, alternate] })
  }

  proxy({ a, b, c }: Chance, plan: Plan, at: string, instruction: string): DecisionCommand {
    const giver = anybody(plan, a)
    const from = giver.administration
    const known = this.#meeting.proxies[from]
    const holder = plan.people.find((p) => p.administration === known?.to)
    const next: PassedVote =
      known && c % 4 === 0
        ? { ...known, status: c % 8 === 0 ? 'withdrawn' : 'lapsed', why: 'took-part' }
        : known && holder && c % 2 === 0
          ? { ...known, status: 'accepted', holder: holder.id }
          : {
              ...{ from, to: anyAdministration(plan, b), by: giver.id, instruction, at },
              ...{ scope: 'meeting', status: 'offered' },
            }
    return this.news({ proxies: { ...this.#meeting.proxies, [from]: next } })
  }
}
