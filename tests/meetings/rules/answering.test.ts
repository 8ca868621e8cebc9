import { groupAt, invitedTo } from '../../../src/meetings/rules'
import { anders, anna, marianne, rolf, sara } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import {
  erik,
  henrik,
  katarina,
  LATER,
  lena,
  magnus,
  oskar,
  peter,
  processCalled,
  steeringCalled,
  steeringOngoing,
  susanne,
} from '../story'

describe('who is asked to come', () => {
  it('to a steering meeting: its members and the process leaders', () => {
    const story = steeringCalled()
    expect([...invitedTo(story.state, story.plan)].sort()).toEqual(
      [...story.plan.withRole('steering-member'), anders, sara].map(({ id }) => id).sort(),
    )
  })

  it('to a process meeting: its ambassadors and its process leader, each once', () => {
    const story = processCalled()
    const invited = invitedTo(story.state, story.plan)
    expect(invited).toEqual(expect.arrayContaining(story.plan.ambassadorsOf('2.8.3').map(({ id }) => id)))
    expect(new Set(invited).size).toBe(invited.length)
    expect(invited).not.toContain(susanne.id)
  })

  it('also who is named as an alternate, as long as they are needed', () => {
    const story = steeringCalled()
    story.stays(susanne, henrik)
    expect(story.unanswered).toContain(henrik.id)
    story.comes(susanne)
    expect(story.unanswered).not.toContain(henrik.id)
    expect(story.comes(henrik)).toEqual(refused('not-found'))
  })
})

describe('an answer', () => {
  it('can be changed, and given twice is one', () => {
    const story = steeringCalled()
    expect(story.comes(rolf)).toEqual(happens('answered'))
    expect(story.comes(rolf)).toEqual(nothingHappens)
    expect(story.stays(rolf)).toEqual(happens('answered'))
    expect(story.state.answers[rolf.id]?.kind).toBe('not-coming')
  })

  it('is still taken while the meeting goes on', () => {
    expect(steeringOngoing().stays(rolf)).toEqual(happens('answered'))
  })
})

describe('an alternate', () => {
  it('speaks in the place of the delegate', () => {
    const story = steeringCalled()
    story.stays(susanne, henrik)
    const bench = groupAt(story.state, story.plan).find(({ administration }) => administration === 'soc')
    expect(bench?.delegates).toEqual([henrik.id, peter.id])
    expect(story.passes(susanne, 'ksk')).toEqual(refused('only-delegates'))
    expect(story.passes(henrik, 'ksk')).toEqual(happens('proxy-changed'))
  })

  it.each([
    ['a member of the group', peter],
    ['of another administration', erik],
    ['not in the plan', { ...henrik, id: 'nobody' }],
    ['oneself', susanne],
  ])('cannot be %s', (_, who) => {
    expect(steeringCalled().stays(susanne, who)).toEqual(refused('alternate-unfit'))
  })

  it('cannot stand in for two', () => {
    const story = steeringCalled()
    story.stays(susanne, henrik)
    expect(story.stays(peter, henrik)).toEqual(refused('alternate-taken'))
    expect(story.stays(peter, lena)).toEqual(happens('answered'))
    expect(story.stays(susanne, henrik)).toEqual(nothingHappens)
  })

  it('cannot be named by who is no delegate, nor by an alternate, nor at a process meeting', () => {
    expect(steeringCalled().stays(sara, anna)).toEqual(refused('alternate-unfit'))
    const story = steeringCalled()
    story.stays(susanne, henrik)
    expect(story.stays(henrik, lena)).toEqual(refused('alternate-unfit'))
    const process = processCalled()
    const [ambassador] = process.plan.ambassadorsOf('2.8.3')
    expect(ambassador && process.stays(ambassador, henrik)).toEqual(refused('alternate-unfit'))
  })

  it('of an administration that passed its vote takes it back', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const alternate = story.plan.people.find(
      (p) => p.administration === 'kof' && !p.roles.includes('steering-member'),
    )
    expect(alternate && story.stays(magnus, alternate)).toEqual(happens('answered', 'proxy-changed'))
    expect(story.proxyOf('kof')).toMatchObject({ status: 'lapsed', why: 'took-part' })
  })

  it('is offered the votes that the delegate had taken, and they the alternate’s when they come after all', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.accepts(susanne, 'kof')
    expect(story.stays(susanne, henrik)).toEqual(happens('answered', 'proxy-changed'))
    expect(story.proxyOf('kof')).toMatchObject({ status: 'offered' })
    expect(story.proxyOf('kof')?.holder).toBeUndefined()
    story.accepts(henrik, 'kof')
    expect(story.comes(susanne)).toEqual(happens('answered', 'proxy-changed'))
    expect(story.accepts(susanne, 'kof')).toEqual(happens('proxy-changed'))
  })

  it('is forgotten when the meeting is moved', () => {
    const story = steeringCalled()
    story.stays(susanne, henrik)
    story.changes(sara, LATER)
    expect(invitedTo(story.state, story.plan)).not.toContain(henrik.id)
    expect(story.unanswered).toContain(susanne.id)
  })
})

describe('somebody who passed the vote', () => {
  it('need not answer, while it is on its way or taken; and has to again when it comes back', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.unanswered).not.toContain(magnus.id)
    story.accepts(susanne, 'kof')
    expect(story.unanswered).not.toContain(magnus.id)
    story.takesBack(magnus)
    expect(story.unanswered).toContain(magnus.id)
    story.passes(magnus, 'ksk')
    story.declines(katarina, 'kof')
    expect(story.unanswered).toContain(magnus.id)
  })

  it('takes it back by answering that they come, also when they had answered so before', () => {
    const story = steeringCalled()
    story.comes(magnus)
    story.passes(magnus, 'soc')
    expect(story.comes(magnus)).toEqual(happens('proxy-changed'))
    expect(story.proxyOf('kof')).toMatchObject({ status: 'lapsed', why: 'took-part' })
  })

  it('keeps it passed when they answer that they do not come', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.stays(magnus)
    expect(story.proxyOf('kof')?.status).toBe('offered')
  })

  it('finds it taken back when their colleague answers that they come', () => {
    const story = steeringCalled()
    story.passes(katarina, 'soc')
    expect(story.comes(oskar)).toEqual(happens('answered', 'proxy-changed'))
    expect(story.comes(marianne)).toEqual(happens('answered'))
  })
})
