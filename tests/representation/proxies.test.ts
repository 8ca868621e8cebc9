import { steeringGroup } from '../../src/representation/delegates'
import {
  type Bars,
  holdersOf,
  isLive,
  lapsed,
  NO_BARS,
  type PassedVote,
  type PassedVotes,
  passedTo,
  reviewed,
  whyNotAnswered,
  whyNotPassed,
} from '../../src/representation/proxies'
import { person, plan, rolf, susanne } from '../support/builders'
import { refused } from '../support/refused'

const [peter, helena, magnus] = [4, 7, 8].map((n) => person(`steering-${n}`))
const group = steeringGroup(plan)

function vote(from: string, to: string, more: Partial<PassedVote> = {}): PassedVote {
  return {
    ...{ from, to, by: 'steering-8', instruction: '', at: '2026-03-26T09:00:00.000Z' },
    scope: 'item',
    status: 'offered',
    ...more,
  }
}

const votes = (...all: readonly PassedVote[]): PassedVotes => Object.fromEntries(all.map((v) => [v.from, v]))
const accepted = { status: 'accepted', holder: susanne.id } as const
const barred = (more: Partial<Bars>): Bars => ({ ...NO_BARS, ...more })

describe('a vote can be passed', () => {
  it('to another administration that has somebody to speak', () => {
    expect(whyNotPassed({}, { from: 'kof', to: 'soc' }, group)).toBeUndefined()
  })

  it('again, once it was declined, withdrawn or lapsed', () => {
    for (const status of ['declined', 'withdrawn', 'lapsed'] as const)
      expect(
        whyNotPassed(votes(vote('kof', 'soc', { status })), { from: 'kof', to: 'ksk' }, group),
      ).toBeUndefined()
  })

  it('to one who holds others: it is still one hop', () => {
    expect(
      whyNotPassed(votes(vote('bou', 'soc', accepted)), { from: 'kof', to: 'soc' }, group),
    ).toBeUndefined()
  })
})

describe('a vote cannot be passed', () => {
  const never = (known: PassedVotes, from: string, to: string, bars = NO_BARS) =>
    expect(whyNotPassed(known, { from, to }, group, bars))

  it('to oneself, to nobody, or by two', () => {
    never({}, 'kof', 'kof').toEqual(refused('proxy-to-self'))
    never({}, 'kof', 'there-is-none').toEqual(refused('proxy-to-nobody'))
    never(votes(vote('kof', 'soc')), 'kof', 'ksk').toEqual({
      refused: 'proxy-already',
      details: { administration: 'soc' },
    })
  })

  it('in a circle or over two hops, whether the other vote is accepted or only offered', () => {
    for (const more of [{}, accepted]) {
      never(votes(vote('soc', 'kof', more)), 'kof', 'soc').toEqual(refused('proxy-circle'))
      never(votes(vote('soc', 'bou', more)), 'kof', 'soc').toEqual(refused('proxy-one-hop'))
      never(votes(vote('bou', 'kof', more)), 'kof', 'soc').toEqual(refused('proxy-holds-another'))
    }
  })

  it('after voting, by who is excused, or to who is disqualified', () => {
    never({}, 'kof', 'soc', barred({ voted: ['kof'] })).toEqual(refused('proxy-after-voting'))
    never({}, 'kof', 'soc', barred({ disqualified: ['kof'] })).toEqual(refused('proxy-excused'))
    never({}, 'kof', 'soc', barred({ disqualified: ['soc'] })).toEqual(refused('proxy-to-disqualified'))
    const nobody = barred({ disqualifiedPeople: [susanne.id, peter?.id ?? ''] })
    never({}, 'kof', 'soc', nobody).toEqual(refused('proxy-to-nobody'))
  })
})

describe('who may answer for the receiver', () => {
  it('is each of its delegates who is not disqualified', () => {
    const offered = vote('kof', 'soc')
    expect(whyNotAnswered(offered, susanne.id, group)).toBeUndefined()
    expect(whyNotAnswered(offered, rolf.id, group)).toEqual(refused('proxy-not-yours'))
    const bars = barred({ disqualifiedPeople: [susanne.id] })
    expect(whyNotAnswered(offered, susanne.id, group, bars)).toEqual(refused('proxy-not-yours'))
    expect(holdersOf('soc', group, bars)).toEqual([peter?.id])
    expect(holdersOf('soc', group, barred({ disqualified: ['soc'] }))).toEqual([])
  })

  it('is nobody, once it is gone', () => {
    expect(whyNotAnswered(undefined, susanne.id, group)).toEqual(refused('proxy-gone'))
    expect(whyNotAnswered(vote('kof', 'soc', { status: 'withdrawn' }), susanne.id, group)).toEqual(
      refused('proxy-gone'),
    )
  })
})

describe('a vote that is looked at again', () => {
  it('stays as it is while its holder may speak', () => {
    const held = vote('kof', 'soc', accepted)
    expect(reviewed(held, group, NO_BARS)).toBe(held)
    const over = vote('kof', 'soc', { status: 'declined' })
    expect(reviewed(over, group, barred({ disqualified: ['soc'] }))).toBe(over)
  })

  it('is offered to the other delegate, when its holder is disqualified or has left', () => {
    const held = vote('kof', 'soc', accepted)
    const offered = reviewed(held, group, barred({ disqualifiedPeople: [susanne.id] }))
    expect(offered).toMatchObject({ status: 'offered', why: 'holder-disqualified' })
    expect(offered).not.toHaveProperty('holder')
    const without = group.map((b) => ({ ...b, delegates: b.delegates.filter((d) => d !== susanne.id) }))
    expect(reviewed(held, without, NO_BARS)).toMatchObject({ status: 'offered', why: 'left' })
  })

  it('lapses, when nobody of the receiver may speak or sits any more', () => {
    const held = vote('kof', 'bou', { status: 'accepted', holder: helena?.id ?? '' })
    const bars = barred({ disqualifiedPeople: [helena?.id ?? ''] })
    expect(reviewed(held, group, bars)).toMatchObject({ status: 'lapsed', why: 'receiver-disqualified' })
    const without = group.filter((b) => b.administration !== 'bou')
    expect(reviewed(held, without, NO_BARS)).toMatchObject({ status: 'lapsed', why: 'left' })
  })

  it('loses the word of a giver who is disqualified, not the vote', () => {
    const held = vote('kof', 'soc', { ...accepted, by: magnus?.id ?? '', instruction: 'Bifall' })
    const bars = barred({ disqualifiedPeople: [magnus?.id ?? ''] })
    expect(reviewed(held, group, bars)).toEqual({ ...held, instruction: '' })
  })

  it('is live while offered or accepted', () => {
    expect(isLive(undefined)).toBe(false)
    expect(
      (['offered', 'accepted', 'declined', 'withdrawn'] as const).map((status) =>
        isLive(vote('a', 'b', { status })),
      ),
    ).toEqual([...[true, true, false, false]])
    expect(isLive(lapsed(vote('a', 'b'), 'took-part'))).toBe(false)
    const both = votes(vote('kof', 'soc'), vote('bou', 'soc', { status: 'declined' }))
    expect(passedTo(both, 'soc').map((v) => v.from)).toEqual(['kof'])
  })
})
