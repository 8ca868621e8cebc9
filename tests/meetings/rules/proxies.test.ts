import { makePlan } from '../../../src/plan/model'
import { marianne, sara } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import {
  helena,
  katarina,
  LATER,
  magnus,
  oskar,
  peter,
  processCalled,
  steeringCalled,
  steeringOngoing,
  susanne,
} from '../story'

describe('passing the vote', () => {
  it('offers it to another administration, with what the giver asks for', () => {
    const story = steeringCalled()
    expect(story.passes(magnus, 'soc', '  Tänk på biblioteken.  ')).toEqual(happens('proxy-changed'))
    expect(story.proxyOf('kof')).toEqual({
      from: 'kof',
      to: 'soc',
      by: magnus.id,
      instruction: 'Tänk på biblioteken.',
      at: story.now,
      scope: 'meeting',
      status: 'offered',
    })
  })

  it('is done by a delegate at a steering meeting', () => {
    expect(steeringCalled().passes(sara, 'soc')).toEqual(refused('only-delegates'))
    const process = processCalled()
    const [ambassador] = process.plan.ambassadorsOf('2.8.3')
    expect(ambassador && process.passes(ambassador, 'soc')).toEqual(refused('no-votes-here'))
  })

  it.each([
    ['proxy-to-self', 'kof'],
    ['proxy-to-nobody', 'nowhere'],
    ['proxy-to-nobody', ''],
    ['proxy-to-nobody', '__proto__'],
    ['proxy-to-nobody', 'constructor'],
  ])('is refused with %s: to %o', (code, to) => {
    expect(steeringCalled().passes(magnus, to)).toEqual(refused(code))
  })

  it('is refused with a wish that is too long', () => {
    expect(steeringCalled().passes(magnus, 'soc', 'x'.repeat(501))).toEqual(refused('instruction-too-long'))
  })

  it('to an administration without delegates is refused', () => {
    const story = steeringCalled()
    story.plan = makePlan({ ...story.plan, people: story.plan.people.filter((p) => p.id !== helena.id) })
    expect(story.passes(magnus, 'bou')).toEqual(refused('proxy-to-nobody'))
  })

  it('twice is once; to another is refused until it is taken back', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.passes(magnus, 'soc')).toEqual(nothingHappens)
    expect(story.passes(magnus, 'soc', 'Tänk på det')).toEqual(refused('proxy-already'))
    expect(story.passes(magnus, 'ksk')).toMatchObject({
      refused: 'proxy-already',
      details: { administration: 'soc' },
    })
    story.takesBack(magnus)
    expect(story.passes(magnus, 'ksk')).toEqual(happens('proxy-changed'))
  })

  it('is one for the administration: either delegate passes and takes it back', () => {
    const story = steeringCalled()
    story.passes(katarina, 'soc')
    expect(story.passes(oskar, 'bou')).toEqual(refused('proxy-already'))
    expect(story.takesBack(oskar)).toEqual(happens('proxy-changed'))
  })

  it('is refused while one of them is there', () => {
    const story = steeringOngoing()
    story.attends(oskar)
    expect(story.passes(katarina, 'soc')).toEqual(refused('proxy-while-present'))
  })
})

describe('one hop only', () => {
  it('not back to who gave theirs: that would be a circle', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.passes(susanne, 'kof')).toEqual(refused('proxy-circle'))
  })

  it('not to who has given theirs away', () => {
    const story = steeringCalled()
    story.passes(susanne, 'ksk')
    expect(story.passes(magnus, 'soc')).toMatchObject({
      refused: 'proxy-one-hop',
      details: { administration: 'soc' },
    })
  })

  it('not by who holds another’s, or is offered it', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.passes(susanne, 'ksk')).toEqual(refused('proxy-holds-another'))
    story.accepts(susanne, 'kof')
    expect(story.passes(peter, 'ksk')).toEqual(refused('proxy-holds-another'))
    story.declines(susanne, 'kof')
    expect(story.passes(peter, 'ksk')).toEqual(happens('proxy-changed'))
  })

  it('one may hold the votes of several', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.passes(helena, 'soc')
    expect(story.accepts(susanne, 'kof')).toEqual(happens('proxy-changed'))
    expect(story.accepts(peter, 'bou')).toEqual(happens('proxy-changed'))
  })
})

describe('answering an offer', () => {
  it('is the receiver’s delegates’ alone', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.accepts(katarina, 'kof')).toEqual(refused('proxy-not-yours'))
    expect(story.accepts(marianne, 'kof')).toEqual(refused('proxy-not-yours'))
    expect(story.accepts(magnus, 'kof')).toEqual(refused('proxy-not-yours'))
    expect(story.accepts(sara, 'kof')).toEqual(refused('proxy-not-yours'))
  })

  it('is taken by one of them, who alone speaks; taken twice it is once', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    expect(story.accepts(susanne, 'kof')).toEqual(happens('proxy-changed'))
    expect(story.accepts(susanne, 'kof')).toEqual(nothingHappens)
    expect(story.accepts(peter, 'kof')).toEqual(refused('proxy-taken'))
    expect(story.proxyOf('kof')?.holder).toBe(susanne.id)
  })

  it('cannot be declined by a colleague of who has taken it, but given back by who did', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.accepts(susanne, 'kof')
    expect(story.declines(peter, 'kof')).toEqual(refused('proxy-taken'))
    expect(story.declines(susanne, 'kof')).toEqual(happens('proxy-changed'))
    expect(story.proxyOf('kof')?.status).toBe('declined')
    expect(story.declines(susanne, 'kof')).toEqual(refused('proxy-gone'))
  })

  it('comes too late when it was taken back, and for what was never offered', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.takesBack(magnus)
    expect(story.accepts(susanne, 'kof')).toEqual(refused('proxy-gone'))
    expect(story.accepts(susanne, 'ksk')).toEqual(refused('proxy-gone'))
    expect(story.accepts(susanne, '__proto__')).toEqual(refused('proxy-gone'))
    expect(story.accepts(susanne, 'constructor')).toEqual(refused('proxy-gone'))
  })
})

describe('a meeting that is moved after votes were passed', () => {
  it('gives them back, taken or not', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.accepts(susanne, 'kof')
    story.passes(helena, 'ksk')
    story.changes(sara, LATER)
    for (const administration of ['kof', 'bou'])
      expect(story.proxyOf(administration)).toMatchObject({ status: 'lapsed', why: 'meeting-moved' })
    expect(story.accepts(katarina, 'bou')).toEqual(refused('proxy-gone'))
    expect(story.unanswered).toEqual(expect.arrayContaining([magnus.id, helena.id]))
    expect(story.passes(magnus, 'soc')).toEqual(happens('proxy-changed'))
  })

  it('leaves those alone that had come to an end before', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.declines(susanne, 'kof')
    story.changes(sara, LATER)
    expect(story.proxyOf('kof')?.status).toBe('declined')
  })

  it('keeps them when it is only in another room', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.changes(sara, { place: 'Sal 4' })
    expect(story.proxyOf('kof')?.status).toBe('offered')
  })
})

describe('taking back', () => {
  it('is not for who never passed anything, nor twice', () => {
    const story = steeringCalled()
    expect(story.takesBack(magnus)).toEqual(refused('proxy-gone'))
    story.passes(magnus, 'soc')
    story.takesBack(magnus)
    expect(story.takesBack(magnus)).toEqual(refused('proxy-gone'))
    expect(story.takesBack(sara)).toEqual(refused('only-delegates'))
  })
})
