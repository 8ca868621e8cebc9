import { SAMSYN } from '../../src/kernel/circumstances'
import { type Decision, isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { MeetingCommand, NewItem } from '../../src/meetings/commands'
import type { MeetingEvent } from '../../src/meetings/events'
import { evolve } from '../../src/meetings/evolve'
import { decide } from '../../src/meetings/model'
import { unanswered } from '../../src/meetings/rules'
import type { MeetingFrame, MeetingState } from '../../src/meetings/state'
import type { Person, Plan } from '../../src/plan/model'
import { anders, marianne, person, plan as samplePlan, sara } from '../support/builders'
import { at } from './states'

export const susanne = person('steering-3')
export const peter = person('steering-4')
export const katarina = person('steering-5')
export const oskar = person('steering-6')
export const helena = person('steering-7')
export const magnus = person('steering-8')
/** Of the social services, the municipal office and KSON; not in the steering group. */
export const henrik = person('soc-07')
export const lena = person('soc-10')
export const erik = person('ksk-04')
export const tomas = person('guest-direktor')

/** A Thursday two weeks before the meeting. */
export const BEFORE = '2026-03-12T08:00:00.000Z'

/** When and where the meeting of these tests is: two days after the change to summer time. */
export function frame(more: Partial<MeetingFrame> = {}): MeetingFrame {
  return {
    title: 'Styrgruppens marsmöte',
    start: at('2026-03-31', '13:00'),
    end: at('2026-03-31', '15:00'),
    day: '2026-03-31',
    place: 'Stadshuset',
    link: '',
    chair: marianne.id,
    secretary: sara.id,
    ...more,
  }
}

export const LATER = { start: at('2026-04-14', '09:00'), end: at('2026-04-14', '11:00'), day: '2026-04-14' }

export function item(id: string, more: Partial<NewItem> = {}): NewItem {
  return { id, kind: 'other', title: `Punkt ${id}`, ...more }
}

/** One meeting, told command by command; every command comes a minute after the one before. */
export class MeetingStory {
  readonly events: MeetingEvent[] = []
  now = BEFORE
  plan: Plan = samplePlan
  #state: MeetingState | undefined

  get state(): MeetingState {
    if (!this.#state) throw new NothingPlanned()
    return this.#state
  }

  get unanswered(): readonly string[] {
    return unanswered(this.state, this.plan)
  }

  get items(): readonly string[] {
    return this.state.agenda.map(({ id }) => id)
  }

  proxyOf(administration: string) {
    return this.state.proxies[administration]
  }

  does(actor: Person, command: MeetingCommand): Decision<MeetingEvent> {
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString()
    const c = { matterId: 'meeting-1', actor, now: this.now, today: dayOf(this.now), plan: this.plan }
    const decision = decide(this.#state, command, c)
    if (!isRefusal(decision)) {
      for (const event of decision.events) this.#state = evolve(this.#state, event)
      this.events.push(...decision.events)
    }
    return decision
  }

  plans(by: Person, more: Partial<MeetingFrame> = {}) {
    return this.does(by, { type: 'plan', kind: 'steering', frame: frame(more), calendarKey: 'key' })
  }

  plansProcess(by: Person, process = '2.8.3', more: Partial<MeetingFrame> = {}) {
    return this.does(by, { type: 'plan', kind: 'process', process, frame: frame(more), calendarKey: 'key' })
  }

  changes(by: Person, more: Partial<MeetingFrame>) {
    return this.does(by, { type: 'change', frame: frame(more) })
  }

  puts(by: Person, id: string, more: Partial<NewItem> = {}) {
    return this.does(by, { type: 'put-item', item: item(id, more) })
  }

  removes(by: Person, id: string) {
    return this.does(by, { type: 'remove-item', id })
  }

  orders(by: Person, ...ids: readonly string[]) {
    return this.does(by, { type: 'order', ids })
  }

  gathers(...items: readonly NewItem[]) {
    return this.does(SAMSYN, { type: 'gather', items })
  }

  calls(by: Person) {
    return this.does(by, { type: 'call' })
  }

  cancels(by: Person, reason = 'Sjukdom') {
    return this.does(by, { type: 'cancel', reason })
  }

  comes(by: Person) {
    return this.does(by, { type: 'answer', kind: 'coming' })
  }

  stays(by: Person, alternate?: Person) {
    return this.does(by, {
      type: 'answer',
      kind: 'not-coming',
      ...(alternate ? { alternate: alternate.id } : {}),
    })
  }

  passes(by: Person, to: string, instruction = '') {
    return this.does(by, { type: 'pass-vote', to, instruction })
  }

  accepts(by: Person, from: string) {
    return this.does(by, { type: 'answer-proxy', from, accepts: true })
  }

  declines(by: Person, from: string) {
    return this.does(by, { type: 'answer-proxy', from, accepts: false })
  }

  takesBack(by: Person) {
    return this.does(by, { type: 'withdraw-proxy' })
  }

  starts(by: Person) {
    return this.does(by, { type: 'start' })
  }

  attends(by: Person, of?: Person) {
    return this.does(by, { type: 'attend', present: true, ...(of ? { of: of.id } : {}) })
  }

  leaves(by: Person, of?: Person) {
    return this.does(by, { type: 'attend', present: false, ...(of ? { of: of.id } : {}) })
  }

  goesTo(by: Person, id: string) {
    return this.does(by, { type: 'go-to', item: id })
  }

  notes(by: Person, id: string, notes: string) {
    return this.does(by, { type: 'note', item: id, notes, actions: [] })
  }

  ends(by: Person) {
    return this.does(by, { type: 'end' })
  }

  at(instant: string): this {
    this.now = instant
    return this
  }
}

/** A test looks at a meeting that was not yet planned. */
export class NothingPlanned extends Error {
  constructor() {
    super('Nothing has been planned in this story')
  }
}

/** Given: a steering meeting with three items, not yet called. */
export function steeringPlanned(): MeetingStory {
  const story = new MeetingStory()
  story.plans(sara)
  for (const id of ['a', 'b', 'c']) story.puts(sara, id)
  return story
}

/** Given: the same, called. */
export function steeringCalled(): MeetingStory {
  const story = steeringPlanned()
  story.calls(sara)
  return story
}

/** Given: the same, going on. */
export function steeringOngoing(...before: readonly ((story: MeetingStory) => unknown)[]): MeetingStory {
  const story = steeringCalled()
  for (const happens of before) happens(story)
  story.at(frame().start).starts(sara)
  return story
}

/** Given: a called meeting of process 2.8.3, led by Anders. */
export function processCalled(): MeetingStory {
  const story = new MeetingStory()
  story.plansProcess(anders, '2.8.3', { chair: anders.id, secretary: anders.id })
  story.puts(anders, 'a')
  story.calls(anders)
  return story
}

/** Given: a meeting in each of its stages. */
export const IN_STAGE = {
  planned: steeringPlanned,
  called: steeringCalled,
  ongoing: steeringOngoing,
  ended: () => {
    const story = steeringOngoing()
    story.ends(sara)
    return story
  },
  cancelled: () => {
    const story = steeringCalled()
    story.cancels(sara)
    return story
  },
} as const
