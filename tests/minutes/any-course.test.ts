import fc from 'fast-check'
import type { MinutesEvent } from '../../src/minutes/events'
import { evolve } from '../../src/minutes/evolve'
import {
  askedNow,
  currentRound,
  mayLead,
  newestReadable,
  readingOf,
  standingOf,
  wasPublished,
} from '../../src/minutes/rules'
import type { MinutesState } from '../../src/minutes/state'
import { guest, plan } from '../support/builders'
import { Course, everybody, type Step, step } from '../support/minutes-course'

function everyStep(course: Course, before: MinutesState, events: readonly MinutesEvent[], s: Step): void {
  const { story, approved, saidAbsent } = course
  const { state } = story
  // Nobody answers for somebody else.
  for (const event of events) {
    if (event.type === 'approved' || event.type === 'absence-declared') expect(event.by).toBe(s.who.id)
    if (event.type === 'finished') expect([s.do, mayLead(s.who)]).toEqual(['finish', true])
  }
  // Silence is no approval: whoever stands as approved has approved each part of what is out by an own act.
  const round = currentRound(state)
  const out = round ? (state.versions[round.version - 1]?.parts ?? []) : []
  for (const id of round?.approvers ?? []) {
    const standing = standingOf(state, id)
    if (standing.is === 'approved')
      expect([...(approved.get(id) ?? [])]).toEqual(expect.arrayContaining([...out]))
    if (standing.is === 'absent') expect(saidAbsent).toContain(id)
  }
  if (state.stage === 'locked') {
    expect(round?.version).toBe(state.versions.length)
    for (const id of round?.approvers ?? [])
      expect(['approved', 'absent']).toContain(standingOf(state, id).is)
  }
  // Only what was explicitly finished is finished, and it stays so until it is reopened.
  expect(state.stage === 'finished').toBe(state.finish !== undefined)
  if (before.stage === 'finished' && s.do !== 'reopen') expect(state.stage).toBe('finished')
  expect(state.reopenings.length).toBe(before.reopenings.length + (s.do === 'reopen' ? 1 : 0))
  // Versions are immutable.
  expect(state.versions.slice(0, before.versions.length)).toEqual(before.versions)
  steeringOrder(before, state, events)
  for (const reader of everybody) seesOnlyWhatIsOpen(state, reader.id)
}

/** The chair has approved what is out before anybody else answers for it. */
function steeringOrder(before: MinutesState, state: MinutesState, events: readonly MinutesEvent[]): void {
  if (state.kind !== 'steering') return
  const chair = currentRound(before)?.brief.chair ?? ''
  for (const event of events) {
    if (event.type !== 'approved' && event.type !== 'absence-declared') continue
    if (event.by !== chair) expect(standingOf(before, chair).is).toBe('approved')
  }
  if (state.stage === 'finished')
    expect(standingOf(state, currentRound(state)?.brief.chair ?? '').is).toBe('approved')
}

function seesOnlyWhatIsOpen(state: MinutesState, id: string): void {
  const reader = plan.person(id) ?? guest
  const reading = readingOf(state, reader, plan)
  // Whoever is asked for an answer may read what the question is about.
  if (askedNow(state).includes(id)) expect(reading).not.toBe('nothing')
  if (reading !== 'published') return
  const newest = newestReadable(state, reading) ?? 0
  expect(wasPublished(state, newest)).toBe(true)
  expect(state.rounds.some((r) => r.version === newest)).toBe(true)
}

describe.each(['process', 'steering', 'booster'] as const)(
  'minutes of a %s meeting, whatever people do',
  (kind) => {
    it('keep their rules at every step', () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
          const course = new Course(kind)
          for (const s of steps) {
            const before = course.story.state
            const taken = course.take(s)
            if (taken) everyStep(course, taken.before, taken.events, s)
            else expect(course.story.state).toBe(before)
          }
          const { story } = course
          const replayed = story.events.reduce<MinutesState | undefined>(evolve, undefined)
          expect(replayed).toEqual(story.state)
        }),
        { numRuns: 250 },
      )
    })
  },
)

describe('the courses that are tried', () => {
  it('do reach every stage and every event', () => {
    const seen = new Set<string>()
    for (const kind of ['process', 'steering', 'booster'] as const) {
      for (const steps of fc.sample(fc.array(step, { minLength: 40, maxLength: 60 }), {
        numRuns: 150,
        seed: 7,
      })) {
        const course = new Course(kind)
        for (const s of steps) course.take(s)
        for (const event of course.story.events) seen.add(event.type)
      }
    }
    expect([...seen].sort()).toEqual(
      [
        'absence-declared',
        'approved',
        'drafted',
        'extended',
        'finished',
        'locked',
        'reopened',
        'revised',
        'sent',
        'suggested',
        'suggestion-declined',
        'suggestion-taken',
        'suggestion-withdrawn',
      ].sort(),
    )
  })
})
