import { type Refusal, refuse } from '../kernel/decision'
import type { StoredMatter } from '../matters/matter-type'
import type { Executed, Matters, World } from '../matters/matters'
import type { Person } from '../plan/model'
import type { MeetingCommand } from './commands'
import type { MeetingEvent } from './events'
import { mayRead } from './rules'
import type { MeetingState } from './state'

export type MeetingMatters = Matters<MeetingState, MeetingCommand, MeetingEvent>
export type MeetingAnswer = Executed<MeetingState>

/** What happens elsewhere with a meeting; proposals and minutes do it. */
export interface AroundMeetings {
  /** Does what follows from the meeting as it is: agenda, proposals, minutes. */
  follow(meetingId: string): Promise<void>
  /** Why this proposal cannot come on the meeting's agenda, if it cannot. */
  whyNotAdded(decisionId: string, meetingId: string): Promise<Refusal | undefined>
  /** Tables what is still open on the agenda, by who ends the meeting. */
  tableOpen(meeting: MeetingState, by: Person): Promise<void>
}

/** What both doors, card and tab, do with meetings; every rule is in `model.ts`. */
export class Meetings {
  readonly matters: MeetingMatters
  readonly #world: World
  readonly #around: AroundMeetings
  readonly #publicUrl: string
  readonly newId: () => string

  constructor(
    matters: MeetingMatters,
    world: World,
    around: AroundMeetings,
    publicUrl: string,
    newId: () => string,
  ) {
    this.matters = matters
    this.#world = world
    this.#around = around
    this.#publicUrl = publicUrl
    this.newId = newId
  }

  /** Executes a command. What follows from it elsewhere is done before it is answered, so that the person sees it. */
  async execute(actor: Person, id: string, command: MeetingCommand): Promise<MeetingAnswer> {
    if (command.type === 'put-item' && command.item.kind === 'decision') {
      const refusal = await this.#around.whyNotAdded(command.item.ref ?? '', id)
      if (refusal) return { ...refusal, state: (await this.matters.load(id))?.state }
    }
    if (command.type === 'end') {
      const state = (await this.matters.load(id))?.state
      if (state?.stage === 'ongoing') await this.#around.tableOpen(state, actor)
    }
    const answer = await this.matters.execute(id, command, actor)
    if (!('changed' in answer) || !answer.changed) return answer
    await this.#around.follow(id)
    const state = (await this.matters.load(id))?.state
    return { ...answer, state: state ?? answer.state }
  }

  async read(person: Person, id: string): Promise<MeetingState | Refusal> {
    const state = (await this.matters.load(id))?.state
    return state && mayRead(state, person, this.#world.plan()) ? state : refuse('not-found')
  }

  async visibleTo(person: Person): Promise<readonly MeetingState[]> {
    const plan = this.#world.plan()
    return (await this.matters.all()).filter((state) => mayRead(state, person, plan))
  }

  /** Meetings that are planned, called or going on. */
  active(): Promise<readonly MeetingState[]> {
    return this.matters.find('Active', true)
  }

  load(id: string): Promise<StoredMatter<MeetingState, MeetingEvent> | undefined> {
    return this.matters.load(id)
  }

  /** The meeting of an invitation's address. */
  async ofCalendarKey(key: string): Promise<MeetingState | undefined> {
    const [state] = await this.matters.find('CalendarKey', key)
    return state
  }

  /** Where calendars fetch the invitation. */
  invitationUrl({ calendarKey }: MeetingState): string {
    return `${this.#publicUrl}/calendar/${calendarKey}`
  }
}
