import { isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { MeetingCommand, NewItem } from '../../src/meetings/commands'
import type { MeetingEvent } from '../../src/meetings/events'
import { evolve } from '../../src/meetings/evolve'
import { decide } from '../../src/meetings/model'
import type { MeetingFrame, MeetingState } from '../../src/meetings/state'
import { momentOf } from '../../src/plan/calendar'
import type { Plan } from '../../src/plan/model'
import { CHAIR, LEADER } from '../support/people'

/** Who does what, when. */
export type Step = readonly [by: string, at: string, command: MeetingCommand]

/** Address of the invitation in these tests. */
export const INVITATION = 'https://samsyn.example/calendar/6f1d2c3b4a596877e6f5'

/** Delegates of KSON, of the social services (two), of the municipal office, and the only one of culture. */
export const [ROLF, SUSANNE, PETER, KATARINA, OSKAR, HELENA, MAGNUS] = [
  'steering-2',
  'steering-3',
  'steering-4',
  'steering-5',
  'steering-6',
  'steering-7',
  'steering-8',
] as const

/** A moment as a clock on a wall in Stockholm shows it: `2026-03-31`, `13:00`. */
export function at(day: string, time: string): string {
  const moment = momentOf(day, time)
  if (moment === undefined) throw new TypeError(`there is no ${time} on ${day}`)
  return moment
}

/** A steering meeting on a Tuesday after the change to summer time, or what a test makes of it. */
export function frame(more: Partial<MeetingFrame> = {}): MeetingFrame {
  return {
    title: 'Styrgruppens marsmöte',
    start: at('2026-03-31', '13:00'),
    end: at('2026-03-31', '15:00'),
    day: '2026-03-31',
    place: 'Stadshuset, sal 2',
    link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjdhYz%40thread.v2/0',
    chair: CHAIR,
    secretary: LEADER,
    ...more,
  }
}

export const PLANNED = '2026-03-16T08:00:00.000Z'
export const CALLED = '2026-03-17T08:00:00.000Z'
export const ANSWERED = '2026-03-18T08:00:00.000Z'
export const STARTED = at('2026-03-31', '13:00')

export function planned(more: Partial<MeetingFrame> = {}): Step {
  return [LEADER, PLANNED, { type: 'plan', kind: 'steering', frame: frame(more), calendarKey: 'key' }]
}

export function processPlanned(more: Partial<MeetingFrame> = {}): Step {
  const about = frame({ title: 'Planering av vårens kampanj', place: '', ...more })
  return [
    LEADER,
    PLANNED,
    { type: 'plan', kind: 'process', process: '2.8.3', frame: about, calendarKey: 'key' },
  ]
}

export function puts(id: string, title: string, more: Partial<NewItem> = {}, by: string = LEADER): Step {
  return [by, PLANNED, { type: 'put-item', item: { id, kind: 'other', title, ...more } }]
}

export const called: Step = [LEADER, CALLED, { type: 'call' }]
export const started: Step = [LEADER, STARTED, { type: 'start' }]
export const ended: Step = [LEADER, at('2026-03-31', '14:50'), { type: 'end' }]

export const comes = (by: string, when = ANSWERED): Step => [by, when, { type: 'answer', kind: 'coming' }]
export const stays = (by: string, alternate?: string, when = ANSWERED): Step => [
  by,
  when,
  { type: 'answer', kind: 'not-coming', ...(alternate ? { alternate } : {}) },
]
export const passes = (by: string, to: string, instruction = '', when = ANSWERED): Step => [
  by,
  when,
  { type: 'pass-vote', to, instruction },
]
export const accepts = (by: string, from: string, when = '2026-03-18T09:00:00.000Z'): Step => [
  by,
  when,
  { type: 'answer-proxy', from, accepts: true },
]
export const declines = (by: string, from: string): Step => [
  by,
  '2026-03-18T09:00:00.000Z',
  { type: 'answer-proxy', from, accepts: false },
]
export const attends = (by: string, of?: string): Step => [
  by,
  at('2026-03-31', '13:02'),
  { type: 'attend', present: true, ...(of ? { of } : {}) },
]
export const moved = (more: Partial<MeetingFrame> = {}, when = '2026-03-19T08:00:00.000Z'): Step => [
  LEADER,
  when,
  {
    type: 'change',
    frame: frame({
      start: at('2026-04-14', '09:00'),
      end: at('2026-04-14', '11:00'),
      day: '2026-04-14',
      ...more,
    }),
  },
]

/** An agenda as a steering meeting has one. */
export const AGENDA: readonly Step[] = [
  puts('a1', 'Föregående mötes anteckningar', { minutes: 5 }),
  puts('a2', 'Personligt ombud permanentas från 2027', { kind: 'decision', presenter: SUSANNE, minutes: 20 }),
  puts('a3', 'Lägesrapport: 2.8.3 Kommunikation', { kind: 'process', ref: '2.8.3', presenter: LEADER }),
]

/** The meeting that these steps lead to; a refusal is a mistake of the test. */
export function meetingAfter(plan: Plan, ...steps: readonly Step[]): MeetingState {
  let state: MeetingState | undefined
  for (const [by, now, command] of steps) {
    const actor = plan.person(by)
    if (!actor) throw new TypeError(`${by} is not in the plan`)
    const decision = decide(state, command, { matterId: 'meeting-1', actor, now, today: dayOf(now), plan })
    if (isRefusal(decision)) throw new TypeError(`${command.type} is refused: ${decision.refused}`)
    state = (decision.events as readonly MeetingEvent[]).reduce<MeetingState | undefined>(evolve, state)
  }
  if (!state) throw new TypeError('there are no steps')
  return state
}
