import fc from 'fast-check'
import { SAMSYN } from '../../src/kernel/circumstances'
import { isRefusal } from '../../src/kernel/decision'
import { evolve } from '../../src/obstacles/evolve'
import { standingOf, wayOf, whyNot } from '../../src/obstacles/rules'
import type { ObstacleState } from '../../src/obstacles/state'
import { amir, chair, guest, ines, leader, ObstacleStory, outcomeOf, outsider, standIn } from './story'

const PEOPLE = [ines, amir, leader, standIn, chair, guest, outsider, SAMSYN]
const KINDS = ['decided', 'tabled', 'referred-back', 'withdrawn'] as const

/** Anything that anybody might try, in any order. */
const step = fc.record({
  who: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom(
    'raise',
    'revise',
    'solve',
    'lift',
    'withdraw',
    'take-up-again',
    'outcome',
    'outcome',
  ),
  words: fc.constantFrom('', 'Ord', 'Andra ord', 'x'.repeat(5_000)),
  version: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom(...KINDS),
  no: fc.integer({ min: 1, max: 3 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function take(story: ObstacleStory, { who, what, words, version, kind, no }: Step) {
  switch (what) {
    case 'raise':
      return story.does(who, { type: 'raise', process: '2.8.3', title: words, text: words })
    case 'revise':
      return story.does(who, { type: 'revise', title: words, text: words })
    case 'solve':
      return story.does(who, { type: 'solve', version, measure: words })
    case 'lift':
      return story.does(who, { type: 'lift', version, measure: words })
    case 'withdraw':
      return story.does(who, { type: 'withdraw', reason: words })
    case 'take-up-again':
      return story.does(who, { type: 'take-up-again', reason: words })
    case 'outcome': {
      const { text, reason, ...outcome } = outcomeOf(kind, no)
      const decisionId = story.exists ? (story.state.decisionId ?? 'none') : 'none'
      return story.does(SAMSYN, { type: 'return-outcome', decisionId, outcome: { ...outcome, text, reason } })
    }
  }
}

const courses = fc.array(step, { minLength: 5, maxLength: 60 })
const FIRST: Step = { who: ines, what: 'raise', words: 'Ord', version: 1, kind: 'decided', no: 1 }
/** Courses that do not stop at the door: somebody has raised it. */
const begun = courses.map((steps): readonly Step[] => [FIRST, ...steps])

describe('an obstacle, whatever people do', () => {
  it('keeps its rules at every step', () => {
    fc.assert(
      fc.property(begun, (steps) => {
        const story = new ObstacleStory()
        for (const s of steps) {
          const before = story.exists ? story.state : undefined
          const events = story.events.length
          const decision = take(story, s)
          if (isRefusal(decision)) expect(story.exists ? story.state : undefined).toBe(before)
          else if (before) holds(before, story, s, story.events.slice(events).length)
        }
        const replayed = story.events.reduce<ObstacleState | undefined>(evolve, undefined)
        expect(replayed).toEqual(story.exists ? story.state : undefined)
      }),
      { numRuns: 300 },
    )
  })

  it('reaches every standing and every event in the courses that are tried', () => {
    const [standings, events] = [new Set<string>(), new Set<string>()]
    for (const steps of fc.sample(begun, { numRuns: 400, seed: 7 })) {
      const story = new ObstacleStory()
      for (const s of steps) {
        take(story, s)
        if (story.exists) standings.add(standingOf(story.state))
      }
      for (const { type } of story.events) events.add(type)
    }
    expect(standings.size).toBe(8)
    expect(events.size).toBe(7)
  })
})

function holds(before: ObstacleState, { state }: ObstacleStory, s: Step, events: number): void {
  // The past stays as it was: the way only grows.
  const [was, is] = [wayOf(before), wayOf(state)]
  expect(is.slice(0, was.length)).toEqual(was)
  expect(is.length - was.length).toBe(s.what === 'raise' || s.what === 'revise' ? 0 : events)
  if (events === 0) return
  // Only who raised it words it; only process leaders treat it; only Samsyn tells outcomes.
  const leads = s.who === leader || s.who === standIn
  if (s.what === 'revise' || s.what === 'raise') expect(s.who.id).toBe(before.by)
  if (s.what === 'solve' || s.what === 'lift' || s.what === 'take-up-again') expect(leads).toBe(true)
  if (s.what === 'withdraw') expect(leads || s.who.id === before.by).toBe(true)
  if (s.what === 'solve' || s.what === 'lift') expect(s.version).toBe(before.version)
  // What stands belongs to the stage, and two proposals never share an id.
  expect(state.solution !== undefined).toBe(state.stage === 'solved')
  expect(state.withdrawal !== undefined).toBe(state.stage === 'withdrawn')
  if (state.stage === 'lifted' || state.stage === 'answered') expect(state.decisionId).toBeDefined()
  const proposals = is.flatMap((step) => (step.is === 'lifted' ? [step.decisionId] : []))
  expect(new Set(proposals).size).toBe(proposals.length)
  expect(state.outcomes.map(({ no }) => no)).toEqual(state.outcomes.map((_, i) => i + 1))
  // It always waits for somebody, or can be taken up again, or is withdrawn.
  const open = ['solve', 'lift', 'take-up-again'].some((act) => !whyNot(act as 'solve', state, leader))
  expect(open || ['lifted', 'withdrawn'].includes(state.stage) || state.earlier.length === 10).toBe(true)
}
