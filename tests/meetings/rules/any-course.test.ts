import fc from 'fast-check'
import { SAMSYN } from '../../../src/kernel/circumstances'
import { isRefusal } from '../../../src/kernel/decision'
import type { MeetingCommand } from '../../../src/meetings/commands'
import { evolve } from '../../../src/meetings/evolve'
import { groupAt, presentAdministrations, unanswered } from '../../../src/meetings/rules'
import type { MeetingState } from '../../../src/meetings/state'
import type { Person } from '../../../src/plan/model'
import { delegatesOf } from '../../../src/representation/delegates'
import { isLive } from '../../../src/representation/proxies'
import { anders, anna, marianne, person, plan, rolf, sara, steeringGroup } from '../../support/builders'
import { at } from '../states'
import { frame, henrik, LATER, lena, MeetingStory, tomas } from '../story'

const PEOPLE: readonly Person[] = [
  ...steeringGroup,
  ...[sara, anders, anna, tomas, henrik, lena, person('kof-01'), person('ksk-04')],
]
const IDS = ['a', 'b', 'c', 'd', '__proto__', 'constructor', ''] as const
const TIMES = [
  {},
  LATER,
  { end: at('2026-03-31', '16:00') },
  { start: at('2026-03-31', '14:00'), title: ' ' },
  { start: '2020-01-01T00:00:00.000Z' },
  { place: 'Sal 4' },
]

const who = fc.constantFrom(...PEOPLE)
const administration = fc.constantFrom(...plan.administrations.map(({ id }) => id), '__proto__', 'nowhere')
const id = fc.constantFrom(...IDS)
const item = fc.record({
  id,
  kind: fc.constantFrom('other', 'decision', 'minutes', 'process'),
  title: fc.constantFrom('Punkt', ' ', 'x'.repeat(201)),
})
const referred = fc.record({
  id,
  kind: fc.constant('decision' as const),
  title: fc.constant('Förslag'),
  ref: fc.constantFrom('r1', 'r2', 'r3'),
})

/** Something that somebody tries; what concerns votes and who is there oftener. */
const command: fc.Arbitrary<MeetingCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('pass-vote' as const),
      to: administration,
      instruction: fc.constantFrom('', 'Tänk på det', 'x'.repeat(501)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('answer-proxy' as const),
      from: administration,
      accepts: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('coming', 'not-coming', 'not-coming'),
        fc.option(fc.constantFrom(...PEOPLE.map((p) => p.id)), { nil: undefined }),
      )
      .map(([kind, a]) => ({ type: 'answer', kind, ...(a ? { alternate: a } : {}) }) as const),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(true, true, false), fc.option(who, { nil: undefined }))
      .map(([present, of]) => ({ type: 'attend', present, ...(of ? { of: of.id } : {}) }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'withdraw-proxy' } as const) },
  { weight: 2, arbitrary: item.map((i) => ({ type: 'put-item', item: i }) as const) },
  {
    weight: 1,
    arbitrary: fc.array(referred, { maxLength: 4 }).map((items) => ({ type: 'gather', items }) as const),
  },
  { weight: 1, arbitrary: id.map((i) => ({ type: 'remove-item', id: i }) as const) },
  { weight: 1, arbitrary: fc.array(id, { maxLength: 8 }).map((ids) => ({ type: 'order', ids }) as const) },
  { weight: 1, arbitrary: id.map((i) => ({ type: 'go-to', item: i }) as const) },
  { weight: 1, arbitrary: id.map((i) => ({ type: 'note', item: i, notes: 'Sagt', actions: [] }) as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...TIMES).map((more) => ({ type: 'change', frame: frame(more) }) as const),
  },
)

type Does = readonly [Person, MeetingCommand]

/** What is likely to go well: an offered vote is taken, and who has taken one names an alternate. */
const HELPFUL = ['take', 'stay away'] as const

function helpful(what: (typeof HELPFUL)[number], { state }: MeetingStory): Does | undefined {
  const votes = Object.values(state.proxies)
  if (what === 'take') {
    const offered = votes.find(({ status }) => status === 'offered')
    const [taker] = offered ? delegatesOf(groupAt(state, plan), offered.to) : []
    return offered && taker
      ? [person(taker), { type: 'answer-proxy', from: offered.from, accepts: true }]
      : undefined
  }
  const holder = votes.find(({ status }) => status === 'accepted')?.holder
  return holder === undefined ? undefined : [person(holder), fitted(person(holder))]
}

function fitted(actor: Person): MeetingCommand {
  const fit = plan.people.find(
    (p) => p.administration === actor.administration && !p.roles.includes('steering-member'),
  )
  return { type: 'answer', kind: 'not-coming', alternate: fit?.id ?? 'nobody' }
}

/** The way of a meeting from one stage to the next, taken by who may. */
const onward: fc.Arbitrary<MeetingCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: 'call' } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'start' } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ type: 'end' } as const, { type: 'cancel', reason: 'Sjukdom' } as const),
  },
)

const step: fc.Arbitrary<Does | (typeof HELPFUL)[number]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(who, command) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(sara, marianne, SAMSYN, rolf), command) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(sara, marianne), onward) },
  { weight: 1, arbitrary: fc.constantFrom(...HELPFUL) },
)
const does = (s: typeof step extends fc.Arbitrary<infer T> ? T : never, story: MeetingStory) =>
  typeof s === 'string' ? helpful(s, story) : s

function holds(state: MeetingState): void {
  const group = groupAt(state, plan)
  const live = Object.values(state.proxies).filter(isLive)
  // One vote an administration, and one hop: nobody both gives and holds, or gives to who gives.
  expect(Object.entries(state.proxies).every(([from, proxy]) => from === proxy.from)).toBe(true)
  const givers = live.map(({ from }) => from)
  for (const { from, to, holder, status } of live) {
    expect(from).not.toBe(to)
    expect(givers).not.toContain(to)
    // Who speaks for others has a seat with the receiver.
    if (status === 'accepted') expect(delegatesOf(group, to)).toContain(holder)
    else expect(holder).toBeUndefined()
  }
  // Who is there speaks for themselves.
  for (const there of presentAdministrations(state, plan)) expect(givers).not.toContain(there)
  const ids = state.agenda.map((i) => i.id)
  expect(new Set(ids).size).toBe(ids.length)
  const refs = state.agenda.flatMap(({ ref }) => ref ?? [])
  expect(new Set(refs).size).toBe(refs.length)
  // Nobody sits twice.
  const seats = group.flatMap(({ delegates }) => delegates)
  expect(new Set(seats).size).toBe(seats.length)
  for (const proxy of live) expect(unanswered(state, plan)).not.toContain(proxy.by)
  if (state.stage === 'planned') expect([state.sequence, state.movedFrom, state.answers]).toEqual([0, [], {}])
  if (state.stage === 'ongoing' || state.stage === 'ended') expect(state.startedAt).toBeDefined()
}

describe('a meeting, whatever people do', () => {
  it('keeps its rules at every step and never fails', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const story = new MeetingStory()
        story.plans(sara)
        story.puts(sara, 'a')
        for (const s of steps) {
          const before = story.state
          const [actor, command] = does(s, story) ?? [sara, { type: 'call' }]
          const decision = story.does(actor, command)
          if (isRefusal(decision) || decision.events.length === 0) expect(story.state).toBe(before)
          holds(story.state)
        }
        expect(story.events.reduce<MeetingState | undefined>(evolve, undefined)).toEqual(story.state)
      }),
      { numRuns: 250 },
    )
  })

  it('does come to every event, and to votes in every state', () => {
    const seen = new Set<string>()
    for (const steps of fc.sample(fc.array(step, { minLength: 50, maxLength: 60 }), {
      numRuns: 300,
      seed: 11,
    })) {
      const story = new MeetingStory()
      story.plans(sara)
      story.puts(sara, 'a')
      for (const s of steps) {
        const [actor, command] = does(s, story) ?? [sara, { type: 'call' }]
        story.does(actor, command)
      }
      for (const event of story.events) {
        seen.add(event.type)
        if (event.type === 'proxy-changed') seen.add(`${event.proxy.status} ${event.proxy.why ?? ''}`.trim())
      }
      if (Object.values(story.state.proxies).some(({ why }) => why === 'meeting-moved'))
        seen.add('moved back')
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['accepted', 'declined', 'offered', 'withdrawn', 'lapsed took-part'],
        ...['offered left', 'accepted left', 'moved back'],
        ...['planned', 'changed', 'called', 'cancelled', 'item-put', 'item-removed', 'ordered', 'answered'],
        ...['proxy-changed', 'started', 'attended', 'went-to', 'ended'],
      ]),
    )
  })
})
