import { makePlan } from '../../../src/plan/model'
import { marianne, plan, rolf, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import {
  agreed,
  asked,
  DecisionStory,
  helena,
  inMeeting,
  katarina,
  magnus,
  oneOfEach,
  peter,
} from '../builders'

describe('consensus', () => {
  it('is reached when every administration has a position and nobody objects', () => {
    const story = asked()
    expect(story.missing).toEqual([
      'position kson',
      'position soc',
      'position ksk',
      'position bou',
      'position kof',
    ])
    expect(story.confirms()).toEqual(refused('not-ready'))
    story.consents(...oneOfEach())
    expect(story.missing).toEqual([])
    expect(story.confirms()).toEqual(happens('ended'))
    expect(story.state.stage).toBe('decided')
  })

  it('is not reached by silence: one administration without an answer is one too many', () => {
    const story = asked().consents(marianne, susanne, katarina, helena)
    expect(story.missing).toEqual(['position kof'])
    story.later(60 * 24 * 60 * 60_000)
    expect(story.confirms()).toEqual(refused('not-ready'))
  })

  it('is reached with reservations and with administrations that stand aside', () => {
    const story = asked().consents(marianne, susanne, katarina)
    story.says(helena, 'reservation', 'Skolan har inte råd')
    story.says(magnus, 'stand-aside')
    expect(story.confirms()).toEqual(happens('ended'))
    const voices = story.state.outcomes[0]?.voices.map((v) => [v.administration, v.positions[0]?.kind])
    expect(voices).toContainEqual(['bou', 'reservation'])
    expect(voices).toContainEqual(['kof', 'stand-aside'])
  })

  it('is hindered by one delegate who objects or needs more time, also when their colleague consents', () => {
    for (const kind of ['objection', 'more-time'] as const) {
      const story = agreed()
      story.says(peter, kind, 'Finansieringen 2026 saknas')
      expect(story.missing).toEqual([`${kind} ${peter.id}`])
      expect(story.confirms()).toEqual(refused('not-ready'))
    }
  })

  it('is not reached where an administration has nobody in the group', () => {
    const story = agreed().leaves(magnus)
    expect(story.missing).toEqual(['delegate kof'])
    expect(story.confirms()).toEqual(refused('not-ready'))
  })

  it('is not reached by nobody: a plan without administrations decides nothing', () => {
    const story = asked()
    story.plan = makePlan({ ...plan, administrations: [] })
    expect(story.missing).toContain('anybody')
    expect(story.confirms()).toEqual(refused('not-ready'))
  })

  it('waits for the meeting where one is to decide it', () => {
    const story = inMeeting({}, { stage: 'called' }).consents(...oneOfEach())
    expect(story.missing).toEqual(['meeting'])
    expect(story.confirms()).toEqual(refused('not-ready'))
    story.meets({ stage: 'ongoing' })
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('that was reached in a meeting which ended before the chair confirmed waits for the next one, or for a new deadline', () => {
    const story = inMeeting().consents(...oneOfEach())
    story.meets({ stage: 'ended' })
    expect(story.missing).toEqual(['meeting'])
    expect(story.does(sara, { type: 'set-deadline', deadline: '2026-05-01' })).toEqual(
      happens('deadline-set', 'meeting-left'),
    )
    expect(story.confirms()).toEqual(happens('ended'))
  })
})

describe('the chair confirms', () => {
  it('and nobody else does, neither process leaders nor other delegates', () => {
    for (const who of [sara, rolf, susanne]) expect(agreed().confirms(who)).toEqual(refused('only-chair'))
  })

  it('the text that is before the group, not an earlier one', () => {
    const story = agreed()
    story.amends('En ny text.')
    expect(story.confirms(marianne, 1)).toEqual(refused('text-changed'))
    expect(story.confirms(marianne, 2)).toEqual(happens('ended'))
    expect(story.state.outcomes[0]?.text).toBe('En ny text.')
  })

  it('once: a second press, or a second chair, is told that it is decided', () => {
    const story = agreed()
    story.change(rolf.id, { roles: ['steering-member', 'steering-chair'] })
    expect(story.confirms(rolf)).toEqual(happens('ended'))
    expect(story.confirms(marianne)).toEqual(refused('already-decided'))
    expect(story.state.outcomes).toHaveLength(1)
  })

  it('of the meeting, where the meeting has its own', () => {
    const story = inMeeting({}, { chair: susanne.id }).consents(...oneOfEach())
    expect(story.confirms(marianne)).toEqual(refused('only-chair'))
    expect(story.confirms(susanne)).toEqual(happens('ended'))
  })

  it('also where the meeting is chaired by somebody who has no seat in the group', () => {
    const story = inMeeting({}, { chair: 'kson-01' }).consents(...oneOfEach())
    expect(story.missing).toEqual([])
    const chair = plan.person('kson-01')
    expect(chair && story.confirms(chair)).toEqual(happens('ended'))
  })

  it('of the group again, when who was handed the chair has left the group', () => {
    const story = agreed()
    story.does(marianne, { type: 'hand-over-chair', to: peter.id })
    expect(story.confirms(marianne)).toEqual(refused('only-chair'))
    story.leaves(peter)
    expect(story.missing).toEqual([])
    expect(story.confirms(marianne)).toEqual(happens('ended'))
  })

  it('is missing where the plan names no chair', () => {
    const story = agreed().change(marianne.id, { roles: ['steering-member'] })
    expect(story.missing).toEqual(['chair'])
    expect(story.confirms(marianne)).toEqual(refused('only-chair'))
  })
})

describe('the decision', () => {
  it('is dated and worded, and holds how every administration stood', () => {
    const story = agreed()
    story.says(peter, 'reservation', 'Följ upp')
    story.confirms()
    const [outcome] = story.state.outcomes
    expect(outcome).toMatchObject({ kind: 'decided', no: 1, round: 1, day: '2026-03-26', by: marianne.id })
    expect(outcome?.voices.map((v) => [v.administration, v.how, v.positions.length])).toEqual([
      ['kson', 'self', 1],
      ['soc', 'self', 2],
      ['ksk', 'self', 1],
      ['bou', 'self', 1],
      ['kof', 'self', 1],
    ])
    expect(outcome?.voices[1]?.name).toBe('Socialförvaltningen')
  })

  it('is immutable: nothing that anybody does changes it', () => {
    const story = agreed()
    story.confirms()
    const decided = story.state
    story.amends('Något annat.')
    story.tables()
    story.does(sara, { type: 'withdraw', reason: 'Ångrar' })
    story.does(sara, { type: 'take-up', deadline: '2026-06-01' })
    story.does(sara, { type: 'set-deadline', deadline: '2026-06-01' })
    story.does(sara, { type: 'revise', proposal: { ...decided, title: 'Annat' }, text: 'Annat' })
    story.does(marianne, { type: 'hand-over-chair', to: rolf.id })
    story.meets({ id: 'm9', seq: 99 })
    expect(story.state).toBe(decided)
  })

  it('gets its paragraph once, and keeps it', () => {
    const story = agreed()
    story.confirms()
    const number = (n: number) =>
      story.does(
        { ...sara, id: 'samsyn' },
        { type: 'number', outcome: 1, paragraph: { number: n, year: 2026 } },
      )
    expect(number(14)).toEqual(happens('numbered'))
    expect(number(15)).toEqual({ events: [] })
    expect(story.state.outcomes[0]?.paragraph).toEqual({ number: 14, year: 2026 })
    expect(story.does(sara, { type: 'number', outcome: 1, paragraph: { number: 1, year: 2026 } })).toEqual(
      refused('not-found'),
    )
  })
})

describe('a proposal', () => {
  it('is made by those who prepare and by delegates, and opened by those who prepare', () => {
    const story = new DecisionStory()
    expect(story.propose(plan.person('kson-01'))).toEqual(refused('only-members-propose'))
    expect(story.propose(susanne)).toEqual(happens('proposed'))
    expect(story.open(susanne)).toEqual(refused('only-preparers'))
    expect(story.open(sara)).toEqual(happens('opened'))
  })

  it('is not told of to whom it is not for, by proposing it once more', () => {
    expect(asked().propose(plan.person('kson-01'))).toEqual(refused('only-members-propose'))
  })

  it('needs a title, a text to open, and a day by which to answer', () => {
    const story = new DecisionStory()
    expect(story.propose(sara, { title: ' ' })).toEqual(refused('title-missing'))
    expect(story.propose(sara, { process: '9.9.9' })).toEqual(refused('process-unknown'))
    expect(story.propose(sara, {}, 'x'.repeat(6_001))).toEqual(refused('text-too-long'))
    story.propose(sara, {}, '')
    expect(story.open()).toEqual(refused('text-missing'))
    story.later(60 * 24 * 60 * 60_000)
    story.does(sara, { type: 'revise', proposal: story.state, text: 'En text.' })
    expect(story.open()).toEqual(refused('deadline-past'))
    expect(story.does(sara, { type: 'set-deadline', deadline: '2026-01-01' })).toEqual(
      refused('deadline-past'),
    )
  })
})
