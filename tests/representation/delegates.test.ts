import { makePlan } from '../../src/plan/model'
import {
  administrationOf,
  delegatesOf,
  isAlternate,
  mayPrepare,
  standsInFor,
  steeringGroup,
} from '../../src/representation/delegates'
import { alva, anna, guest, marianne, person, plan, rolf, sara, susanne } from '../support/builders'

const peter = person('steering-4')

describe('the steering group', () => {
  it('is every administration of the plan with its steering members, one voice each', () => {
    expect(steeringGroup(plan).map((bench) => [bench.administration, bench.delegates.length])).toEqual([
      ['kson', 2],
      ['soc', 2],
      ['ksk', 2],
      ['bou', 1],
      ['kof', 1],
    ])
  })

  it('keeps an administration without anybody, so that its silence shows', () => {
    const people = plan.people.filter((p) => p.administration !== 'kof')
    const group = steeringGroup(makePlan({ ...plan, people }))
    expect(delegatesOf(group, 'kof')).toEqual([])
    expect(group).toHaveLength(5)
  })

  it('knows for whom a person speaks: observers and ambassadors for nobody', () => {
    const group = steeringGroup(plan)
    expect(administrationOf(group, susanne.id)).toBe('soc')
    for (const who of [sara, guest, alva]) expect(administrationOf(group, who.id)).toBeUndefined()
    expect(delegatesOf(group, 'there-is-none')).toEqual([])
  })

  it('is prepared by process leaders and the chair', () => {
    expect([sara, marianne, susanne, guest, alva].map(mayPrepare)).toEqual([true, true, false, false, false])
  })
})

describe('an alternate', () => {
  it('sits in the place of the delegate', () => {
    const group = steeringGroup(plan, [{ for: susanne.id, by: anna.id }])
    expect(delegatesOf(group, 'soc')).toEqual([anna.id, peter.id])
    expect(administrationOf(group, susanne.id)).toBeUndefined()
  })

  it('is somebody of the same administration who has neither a seat nor another part in the work', () => {
    expect(isAlternate(plan, { for: susanne.id, by: anna.id })).toBe(true)
    for (const by of [alva.id, peter.id, susanne.id, 'nobody'])
      expect(isAlternate(plan, { for: susanne.id, by })).toBe(false)
    for (const by of [guest.id, sara.id]) expect(isAlternate(plan, { for: marianne.id, by })).toBe(false)
  })

  it('stands in for a delegate, and for nobody else', () => {
    expect(isAlternate(plan, { for: anna.id, by: 'soc-02' })).toBe(false)
    expect(isAlternate(plan, { for: 'nobody', by: anna.id })).toBe(false)
  })

  it('of two delegates has one seat; of two who are named for one delegate the first sits', () => {
    const both = [
      { for: susanne.id, by: anna.id },
      { for: peter.id, by: anna.id },
    ]
    expect(delegatesOf(steeringGroup(plan, both), 'soc')).toEqual([anna.id])
    expect(standsInFor(plan, both, anna.id)).toEqual([susanne.id, peter.id])
    const two = [
      { for: susanne.id, by: anna.id },
      { for: susanne.id, by: 'soc-02' },
    ]
    expect(delegatesOf(steeringGroup(plan, two), 'soc')).toEqual([anna.id, peter.id])
    expect(standsInFor(plan, two, 'soc-02')).toEqual([])
  })

  it('who does not fit is passed over', () => {
    const named = [
      { for: marianne.id, by: rolf.id },
      { for: marianne.id, by: alva.id },
    ]
    expect(delegatesOf(steeringGroup(plan, named), 'kson')).toEqual([alva.id, rolf.id])
    expect(standsInFor(plan, named, rolf.id)).toEqual([])
    expect(standsInFor(plan, named, alva.id)).toEqual([marianne.id])
  })
})
