import { isRefusal } from '../../src/kernel/decision'
import type { Minutes, MinutesAnswer } from '../../src/minutes/service'
import type { MinutesState } from '../../src/minutes/state'
import type { Person } from '../../src/plan/model'
import { content, sara, withText } from '../support/builders'
import type { HastyClock } from '../support/hasty-clock'
import type { Act, Ledger } from './ledger'
import type { Outcome } from './server-of-the-day'

/** What a meeting needs of the day in which it is held. */
export interface DayOfMeetings {
  readonly clock: HastyClock
  readonly ledger: Ledger
  /** From 0 up to 1. */
  readonly random: () => number
  /** Has whatever server there is do something. */
  does(command: (minutes: Minutes) => Promise<MinutesAnswer>): Promise<Outcome>
}

const PATIENT = 200
const DEADLINE = '2026-04-10'

/** One meeting's minutes from draft to finish, with people who try again until they are answered. */
export class Meeting {
  readonly #day: DayOfMeetings
  readonly #name: string
  readonly #people: readonly Person[]
  #state: MinutesState | undefined

  constructor(day: DayOfMeetings, name: string, people: readonly Person[]) {
    this.#day = day
    this.#name = name
    this.#people = people
  }

  async run(): Promise<void> {
    const notes = content({ title: this.#name, present: this.#people.map(({ id }) => id) })
    const id = await this.#draft(notes)
    await this.#leads(id, 'send', '1', (m) => m.send(sara, id, 1, DEADLINE))
    await Promise.all(this.#people.map((person, i) => this.#answers(id, person, i)))
    await this.#later(40_000)
    await this.#declineOpen(id)
    const newer = withText(notes, 'kampanj', `Ny text efter anmärkningarna (${this.#name}).`)
    await this.#leads(id, 'revise', '2', (m) => m.revise(sara, id, 1, newer))
    await this.#leads(id, 'send', '2', (m) => m.send(sara, id, 2, DEADLINE))
    await Promise.all(this.#people.map((person) => this.#approves(id, person, 2)))
    await this.#later(40_000)
    await this.#leads(id, 'finish', '', (m) => m.finish(sara, id))
  }

  /** Each try is a form of its own, as when somebody sends it once more. */
  async #draft(notes: ReturnType<typeof content>): Promise<string> {
    for (let n = 1; n <= PATIENT; n++) {
      const id = `${this.#name}-${n}`
      const meeting = { kind: 'process', process: '2.8.3' } as const
      const told = await this.#asks(id, 'draft', sara, '', (m) => m.draft(sara, meeting, notes, id))
      if (told !== 'fault' && told !== 'crashed') return id
      await this.#later(10_000)
    }
    throw new GaveUp(`${this.#name}: the draft`)
  }

  async #answers(id: string, person: Person, i: number): Promise<void> {
    await this.#later(10_000)
    if (i % 7 === 2) {
      const text = `${person.name} anmärker på ${this.#name}.`
      const remark = { kind: 'remark', version: 1, partId: 'kampanj', text } as const
      await this.#until(id, 'remark', person, text, (m) => m.suggest(person, id, remark))
    } else await this.#approves(id, person, 1)
  }

  #approves(id: string, person: Person, version: number): Promise<void> {
    return this.#until(id, 'approve', person, String(version), (m) => m.approve(person, id, version))
  }

  async #declineOpen(id: string): Promise<void> {
    for (const { id: suggestion, status } of this.#state?.suggestions ?? []) {
      const reason = 'Det var i juni.'
      if (status === 'open')
        await this.#leads(id, 'decline', suggestion, (m) => m.decline(sara, id, suggestion, reason))
    }
  }

  #leads(id: string, act: Act, mark: string, command: (minutes: Minutes) => Promise<MinutesAnswer>) {
    return this.#until(id, act, sara, mark, command)
  }

  /** Asks until there is an answer: a person who is told that nothing was saved tries again. */
  async #until(
    id: string,
    act: Act,
    who: Person,
    mark: string,
    command: (minutes: Minutes) => Promise<MinutesAnswer>,
  ): Promise<void> {
    for (let n = 0; n < PATIENT; n++) {
      const told = await this.#asks(id, act, who, mark, command)
      if (told !== 'fault' && told !== 'crashed') return
      await this.#later(10_000)
    }
    throw new GaveUp(`${act} of ${id} by ${who.id}`)
  }

  async #asks(
    minutes: string,
    act: Act,
    { id: who }: Person,
    mark: string,
    command: (minutes: Minutes) => Promise<MinutesAnswer>,
  ) {
    const { clock, ledger } = this.#day
    const from = clock.millis()
    const outcome = await this.#day.does(command)
    if (typeof outcome === 'object' && 'answer' in outcome) this.#learn(outcome.answer)
    return ledger.note({ minutes, act, who, mark, from, to: clock.millis() }, outcome)
  }

  #learn(answer: MinutesAnswer): void {
    if (!answer.state) return
    const known = this.#state?.suggestions.length ?? 0
    if (!isRefusal(answer) || answer.state.suggestions.length >= known) this.#state = answer.state
  }

  #later(most: number): Promise<void> {
    return this.#day.clock.pass(500 + this.#day.random() * most)
  }
}

/** Somebody was told ever and again that nothing could be saved. */
export class GaveUp extends Error {}
