import { presentAdministrations } from '../../../src/meetings/rules'
import { anna, marianne, rolf, sara } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import { henrik, magnus, peter, steeringCalled, steeringOngoing, susanne, tomas } from '../story'

describe('attendance', () => {
  it('is noted by one press, once', () => {
    const story = steeringOngoing()
    expect(story.attends(susanne)).toEqual(happens('attended'))
    expect(story.attends(susanne)).toEqual(nothingHappens)
    expect(presentAdministrations(story.state, story.plan)).toEqual(['soc'])
  })

  it('ends when somebody leaves, and begins again when they return', () => {
    const story = steeringOngoing()
    story.attends(susanne)
    const came = story.state.attendance[susanne.id]?.at
    expect(story.leaves(susanne)).toEqual(happens('attended'))
    expect(story.leaves(susanne)).toEqual(nothingHappens)
    expect(presentAdministrations(story.state, story.plan)).toEqual([])
    story.attends(susanne)
    expect(story.state.attendance[susanne.id]).toEqual({ at: came, by: susanne.id })
  })

  it('is noted for others by who leads, marked so', () => {
    const story = steeringOngoing()
    expect(story.attends(marianne, susanne)).toEqual(happens('attended'))
    expect(story.state.attendance[susanne.id]?.by).toBe(marianne.id)
    expect(story.attends(rolf, peter)).toEqual(refused('only-meeting-leaders'))
    expect(story.leaves(rolf, susanne)).toEqual(refused('only-meeting-leaders'))
  })

  it('of somebody who is only there for an item is noted too, of somebody unknown not', () => {
    const story = steeringOngoing()
    expect(story.attends(marianne, anna)).toEqual(happens('attended'))
    expect(story.attends(tomas)).toEqual(happens('attended'))
    expect(story.attends(marianne, { ...anna, id: 'nobody' })).toEqual(refused('not-invited'))
  })

  it('of somebody who never came does not end', () => {
    expect(steeringOngoing().leaves(susanne)).toEqual(nothingHappens)
  })

  it('cannot be noted before the meeting has begun', () => {
    expect(steeringCalled().attends(susanne)).toEqual(refused('not-ongoing'))
  })
})

describe('a delegate who takes part after all', () => {
  it('takes the vote back that was passed', () => {
    const story = steeringOngoing(
      (s) => s.passes(magnus, 'soc'),
      (s) => s.accepts(susanne, 'kof'),
    )
    expect(story.attends(magnus)).toEqual(happens('attended', 'proxy-changed'))
    expect(story.proxyOf('kof')).toMatchObject({ status: 'lapsed', why: 'took-part' })
    expect(story.accepts(peter, 'kof')).toEqual(refused('proxy-gone'))
  })

  it('takes it back also when who leads the meeting notes them', () => {
    const story = steeringOngoing((s) => s.passes(magnus, 'soc'))
    story.attends(sara, magnus)
    expect(story.proxyOf('kof')?.status).toBe('lapsed')
  })

  it('takes the seat back from the alternate', () => {
    const story = steeringOngoing((s) => s.stays(susanne, henrik))
    story.attends(henrik)
    expect(story.passes(peter, 'ksk')).toEqual(refused('proxy-while-present'))
    story.attends(susanne)
    expect(story.passes(henrik, 'ksk')).toEqual(refused('not-found'))
  })

  it('can pass the vote when all of them have left', () => {
    const story = steeringOngoing()
    story.attends(magnus)
    expect(story.passes(magnus, 'soc')).toEqual(refused('proxy-while-present'))
    story.leaves(magnus)
    expect(story.passes(magnus, 'soc')).toEqual(happens('proxy-changed'))
  })
})
