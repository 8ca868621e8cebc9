import type { DecisionEvent } from '../../../src/decisions/events'
import type { Conflict, MeetingSnapshot, Position } from '../../../src/decisions/state'
import type { Plan } from '../../../src/plan/model'
import type { PassedVote } from '../../../src/representation/proxies'

/** Who sits for an administration: written anew here, so that the rules are not tested by themselves. */
function seats(plan: Plan, administration: string, meeting: MeetingSnapshot | undefined): readonly string[] {
  const is = plan.administrations.some(({ id }) => id === administration)
  return plan.people
    .filter((p) => is && p.administration === administration && p.roles.includes('steering-member'))
    .map((p) => standIn(p.id, administration, plan, meeting) ?? p.id)
}

/** The first who is named in this delegate's place and has no seat and no other part in the work. */
function standIn(delegate: string, administration: string, plan: Plan, meeting: MeetingSnapshot | undefined) {
  const barred = ['steering-member', 'guest', 'process-leader'] as const
  return meeting?.alternates
    .filter((alternate) => alternate.for === delegate)
    .map(({ by }) => plan.person(by))
    .find((p) => p?.administration === administration && !barred.some((role) => p.roles.includes(role)))?.id
}

interface Word {
  readonly position: Position
  readonly order: number
  readonly isOld: boolean
  /** Those of the administration in whose absence it was said, and for whom it therefore stands. */
  readonly absent: (person: string) => boolean
}

/** What was said and done, kept as a witness would note it: nothing of the rules' own book-keeping is used. */
export class Witness {
  readonly words = new Map<string, Word>()
  readonly conflicts = new Map<string, Conflict>()
  readonly proxies = new Map<string, { proxy: PassedVote; since: number }>()
  meeting: MeetingSnapshot | undefined
  chair: string | undefined
  isOpened = false
  /** What was said under seal, and by whom. */
  readonly secrets = new Map<string, string>()
  #wasOpen = false
  #order = 0

  notes(event: DecisionEvent, plan: Plan): void {
    this.#order += 1
    switch (event.type) {
      case 'opened':
        this.words.clear()
        if (this.#wasOpen) this.proxies.clear()
        this.#wasOpen = true
        this.isOpened = false
        this.chair = undefined
        return
      case 'positioned':
        this.#said(event.position, plan)
        if (event.sealed && event.position.text) this.secrets.set(event.position.text, event.position.by)
        return
      case 'entry-confirmed': {
        const key = `${event.by}|${event.administration}`
        const word = this.words.get(key)
        if (word) this.words.set(key, { ...word, position: { ...word.position, confirmedAt: event.at } })
        return
      }
      case 'conflict-declared': {
        const { person, scope, administration } = event.conflict
        this.conflicts.set(person, event.conflict)
        const gone = scope === 'person' ? [] : seats(plan, administration, this.meeting)
        for (const [key, { position }] of this.words)
          if (position.by === person || gone.includes(position.by)) this.words.delete(key)
        return
      }
      case 'conflict-withdrawn':
        this.conflicts.delete(event.person)
        return
      case 'proxy-changed': {
        const { proxy } = event
        const known = this.proxies.get(proxy.from)
        const goesOn =
          known?.proxy.status === 'accepted' &&
          proxy.status === 'accepted' &&
          known.proxy.holder === proxy.holder
        this.proxies.set(proxy.from, { proxy, since: goesOn ? known.since : this.#order })
        return
      }
      case 'amended':
        for (const [key, word] of this.words)
          if (event.round.askedAgain.includes(word.position.administration))
            this.words.set(key, { ...word, isOld: true })
        return
      case 'positions-opened':
        this.isOpened = true
        this.secrets.clear()
        return
      case 'chair-handed-over':
        this.chair = event.to
        return
      case 'meeting-set':
        this.meeting = event.meeting
        return
      case 'meeting-left':
        this.meeting = undefined
        for (const [from, { proxy }] of this.proxies) if (proxy.scope === 'meeting') this.proxies.delete(from)
        return
    }
  }

  #said(position: Position, plan: Plan): void {
    const { by, administration } = position
    // Who takes part after all has not passed their vote.
    if (position.through === undefined) this.proxies.delete(administration)
    const sitting = seats(plan, administration, this.meeting)
    const members = seats(plan, administration, undefined)
    const { meeting } = this
    const absent = (person: string) =>
      !sitting.includes(person) &&
      (!members.includes(person) || standIn(person, administration, plan, meeting) === by)
    this.words.set(`${by}|${administration}`, { position, order: this.#order, isOld: false, absent })
  }

  isExcused(administration: string): boolean {
    return [...this.conflicts.values()].some(
      (c) => c.scope === 'administration' && c.administration === administration,
    )
  }

  mayNot(person: string, plan: Plan): boolean {
    const own = plan.administrations.find(({ id }) => seats(plan, id, this.meeting).includes(person))?.id
    return this.conflicts.has(person) || this.isExcused(own ?? plan.person(person)?.administration ?? '')
  }

  isSeated(person: string, administration: string, plan: Plan): boolean {
    return seats(plan, administration, this.meeting).includes(person)
  }

  /** The proxy in force: accepted, and its holder still one of the receiver's who may speak. */
  holds(administration: string, plan: Plan): { holder: string; since: number } | undefined {
    const known = this.proxies.get(administration)
    const holder = known?.proxy.status === 'accepted' ? known.proxy.holder : undefined
    if (!known || holder === undefined || this.isExcused(administration)) return undefined
    const speaks = this.isSeated(holder, known.proxy.to, plan) && !this.mayNot(holder, plan)
    return speaks ? { holder, since: known.since } : undefined
  }

  /** Whether this word is one that the administration's voice is heard by. */
  isHeard({ position: p, order }: Word, plan: Plan): boolean {
    if (this.isExcused(p.administration)) return false
    const held = this.holds(p.administration, plan)
    if (p.through !== undefined) return held?.holder === p.by && order > held.since
    return this.isSeated(p.by, p.administration, plan) && !this.mayNot(p.by, plan)
  }

  /** Whether a delegate of the administration has taken a position in person. */
  hasSpoken(administration: string, plan: Plan): boolean {
    return [...this.words.values()].some(
      ({ position: p }) =>
        p.administration === administration &&
        p.through === undefined &&
        this.isSeated(p.by, administration, plan),
    )
  }

  answersOf(administration: string, plan: Plan): readonly Position[] {
    const isPassed = this.holds(administration, plan) !== undefined
    return [...this.words.values()]
      .filter((w) => w.position.administration === administration && !w.isOld && this.isHeard(w, plan))
      .map((w) => w.position)
      .filter((p) => (p.through !== undefined) === isPassed)
  }

  objectors(plan: Plan): readonly Position[] {
    const words = [...this.words.values()]
    return words
      .filter((word) => {
        const { position: p } = word
        if (p.kind !== 'objection' && p.kind !== 'more-time') return false
        if (this.isExcused(p.administration)) return false
        if (p.through !== undefined || this.isHeard(word, plan)) return this.isHeard(word, plan)
        return !words.some(
          (w) =>
            w.position.administration === p.administration &&
            w.order > word.order &&
            w.position.through === undefined &&
            w.absent(p.by) &&
            !w.isOld &&
            this.holds(p.administration, plan) === undefined &&
            this.isHeard(w, plan),
        )
      })
      .map((w) => w.position)
  }

  leads(plan: Plan): readonly string[] {
    const isSomewhere = (id: string) => plan.administrations.some((a) => this.isSeated(id, a.id, plan))
    if (this.chair !== undefined && isSomewhere(this.chair)) return [this.chair]
    if (this.meeting && plan.person(this.meeting.chair)) return [this.meeting.chair]
    return plan.people.filter((p) => p.roles.includes('steering-chair')).map((p) => p.id)
  }

  /** Consensus, as issue 4 has it: everybody who is not excused is represented and has answered, and nobody objects. What is not so. */
  lacks(sealed: boolean, plan: Plan): readonly string[] {
    const heard = plan.administrations.filter(({ id }) => !this.isExcused(id))
    const isSealed = sealed && !this.isOpened
    return [
      ...heard.filter(({ id }) => this.answersOf(id, plan).length === 0).map(({ id }) => `answer of ${id}`),
      ...(isSealed ? [] : this.objectors(plan).map((p) => `${p.kind} of ${p.by} for ${p.administration}`)),
      ...(heard.length === 0 ? ['anybody'] : []),
      ...(isSealed ? ['opening'] : []),
      ...(this.meeting && this.meeting.stage !== 'ongoing' ? ['meeting'] : []),
      ...(this.leads(plan).some((id) => this.mayLead(id, plan)) ? [] : ['chair']),
    ]
  }

  mayLead(person: string, plan: Plan): boolean {
    return (
      this.leads(plan).includes(person) && plan.person(person) !== undefined && !this.mayNot(person, plan)
    )
  }
}
