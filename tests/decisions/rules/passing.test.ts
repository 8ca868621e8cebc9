import { marianne, rolf, susanne } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import { agreed, asked, DecisionStory, helena, katarina, magnus, oskar, peter } from '../builders'

/** Given: Magnus has passed kultur och fritid's vote to socialförvaltningen, where Susanne has taken it. */
function passed() {
  const story = asked()
  story.passes(magnus, 'soc', 'Bifall, om det ryms i budgeten')
  story.answers(susanne, 'kof')
  return story
}

describe('passing a vote', () => {
  it('offers it to another administration, with an instruction', () => {
    const story = asked()
    expect(story.passes(magnus, 'soc', ' Bifall ')).toEqual(happens('proxy-changed'))
    expect(story.voice('kof').proxy).toMatchObject({
      ...{ from: 'kof', to: 'soc', by: magnus.id, instruction: 'Bifall', scope: 'item', status: 'offered' },
    })
    expect(story.missing).toContain('proxy-answer kof')
  })

  it('represents the administration once it is accepted and used', () => {
    const story = passed().consents(marianne, susanne, katarina, helena)
    expect(story.missing).toEqual(['position kof'])
    expect(story.confirms()).toEqual(refused('not-ready'))
    story.says(susanne, 'reservation', 'Ryms inte i budgeten', { for: 'kof' })
    expect(story.confirms()).toEqual(happens('ended'))
    expect(story.state.outcomes[0]?.voices.find((v) => v.administration === 'kof')).toMatchObject({
      how: 'proxy',
      proxy: { to: 'soc', holder: susanne.id },
      positions: [{ by: susanne.id, through: 'soc', kind: 'reservation' }],
    })
  })

  it('is not the same as a position of the receiver: each is stated by itself', () => {
    const story = passed()
    story.says(susanne, 'consent')
    story.says(susanne, 'objection', 'Kof har invändningar', { for: 'kof' })
    expect(story.voice('soc').positions.map((p) => p.kind)).toEqual(['consent'])
    expect(story.voice('kof').positions.map((p) => p.kind)).toEqual(['objection'])
  })

  it('twice in the same way is one proxy', () => {
    const story = asked()
    story.passes(magnus, 'soc', 'Bifall')
    expect(story.passes(magnus, 'soc', 'Bifall')).toEqual(nothingHappens)
  })

  it('comes too early on a draft', () => {
    const story = new DecisionStory()
    story.propose(magnus)
    expect(story.passes(magnus, 'soc')).toEqual(refused('not-open'))
    expect(story.answers(marianne, 'kof')).toEqual(refused('not-open'))
    expect(story.takesBack(magnus)).toEqual(refused('not-open'))
  })
})

describe('a vote cannot be passed', () => {
  it('to oneself', () => {
    expect(asked().passes(magnus, 'kof')).toEqual(refused('proxy-to-self'))
  })

  it('in a circle', () => {
    expect(passed().passes(susanne, 'kof')).toEqual(refused('proxy-circle'))
  })

  it('more than one hop: neither on to another, nor to who has passed on their own', () => {
    const story = passed()
    expect(story.passes(peter, 'ksk')).toEqual(refused('proxy-holds-another'))
    expect(story.passes(helena, 'kof')).toEqual(refused('proxy-one-hop'))
  })

  it('to an administration that is disqualified, or where nobody may speak', () => {
    const story = asked()
    story.isConflicted(susanne, 'administration')
    expect(story.passes(magnus, 'soc')).toEqual(refused('proxy-to-disqualified'))
    story.isConflicted(katarina)
    story.isConflicted(oskar)
    expect(story.passes(magnus, 'ksk')).toEqual(refused('proxy-to-nobody'))
    expect(story.passes(magnus, 'there-is-none')).toEqual(refused('proxy-to-nobody'))
  })

  it('after voting', () => {
    const story = agreed()
    expect(story.passes(magnus, 'soc')).toEqual(refused('proxy-after-voting'))
    expect(story.passes(peter, 'kof')).toEqual(refused('proxy-after-voting'))
  })

  it('to two at once', () => {
    expect(passed().passes(magnus, 'ksk')).toEqual(refused('proxy-already'))
  })

  it('with an instruction of more than five hundred characters', () => {
    expect(asked().passes(magnus, 'soc', 'x'.repeat(501))).toEqual(refused('instruction-too-long'))
  })
})

describe('the receiver', () => {
  it('accepts it by one delegate, who alone speaks through it', () => {
    const story = passed()
    expect(story.answers(susanne, 'kof')).toEqual(nothingHappens)
    expect(story.answers(peter, 'kof')).toEqual(refused('proxy-taken'))
    expect(story.says(peter, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
    expect(story.answers(peter, 'kof', false)).toEqual(refused('proxy-taken'))
  })

  it('does not speak before it has accepted', () => {
    const story = asked()
    story.passes(magnus, 'soc')
    expect(story.says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
  })

  it('can decline; the vote is then where it was', () => {
    const story = asked()
    story.passes(magnus, 'soc')
    expect(story.answers(peter, 'kof', false)).toEqual(happens('proxy-changed'))
    expect(story.missing).toContain('position kof')
    expect(story.answers(peter, 'kof')).toEqual(refused('proxy-gone'))
    expect(story.passes(magnus, 'ksk')).toEqual(happens('proxy-changed'))
  })

  it('who has accepted can decline until it is used', () => {
    const story = passed()
    expect(story.answers(susanne, 'kof', false)).toEqual(happens('proxy-changed'))
    const used = passed()
    used.says(susanne, 'consent', '', { for: 'kof' })
    expect(used.answers(susanne, 'kof', false)).toEqual(refused('proxy-used'))
  })

  it('is nobody else', () => {
    const story = asked()
    story.passes(magnus, 'soc')
    for (const who of [magnus, katarina, marianne])
      expect(story.answers(who, 'kof')).toEqual(refused('proxy-not-yours'))
    for (const from of ['bou', 'there-is-none', 'constructor', '__proto__'])
      expect(story.answers(susanne, from)).toEqual(refused('proxy-gone'))
  })
})

describe('a passed vote', () => {
  it('can be withdrawn until it is used', () => {
    const story = passed()
    expect(story.takesBack(magnus)).toEqual(happens('proxy-changed'))
    expect(story.takesBack(magnus)).toEqual(refused('proxy-gone'))
    expect(story.says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
    const used = passed()
    used.says(susanne, 'consent', '', { for: 'kof' })
    expect(used.takesBack(magnus)).toEqual(refused('proxy-used'))
  })

  it('is withdrawn by the giver, not by the receiver', () => {
    expect(passed().takesBack(susanne)).toEqual(refused('proxy-gone'))
  })

  it('lapses when the giver takes part after all, also after it was used: nobody votes twice', () => {
    const story = passed()
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.says(magnus, 'stand-aside')).toEqual(happens('proxy-changed', 'positioned'))
    expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'took-part' })
    expect(story.voice('kof').positions.map((p) => [p.by, p.kind])).toEqual([[magnus.id, 'stand-aside']])
    expect(story.says(susanne, 'objection', 'Nej', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
  })

  it('is offered to the other delegate when its holder is disqualified, and what was said through it is gone', () => {
    const story = passed()
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.isConflicted(susanne)).toEqual(happens('conflict-declared', 'proxy-changed'))
    expect(story.state.proxies.kof).toMatchObject({ status: 'offered', why: 'holder-disqualified' })
    expect(story.voice('kof').positions).toEqual([])
    expect(story.answers(susanne, 'kof')).toEqual(refused('proxy-not-yours'))
    expect(story.answers(peter, 'kof')).toEqual(happens('proxy-changed'))
    expect(story.says(peter, 'consent', '', { for: 'kof' })).toEqual(happens('positioned'))
  })

  it('lapses when nobody of the receiver may speak any more', () => {
    const story = asked()
    story.passes(magnus, 'bou')
    story.answers(helena, 'kof')
    story.isConflicted(helena)
    expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'receiver-disqualified' })
    expect(story.missing).toContain('position kof')
  })

  it('with an objection hinders the decision like any other, and ends with its proxy', () => {
    const story = passed().consents(marianne, susanne, katarina, helena)
    story.says(susanne, 'objection', 'Så sade Magnus', { for: 'kof' })
    expect(story.missing).toEqual([`objection ${susanne.id}`])
    story.says(magnus, 'consent')
    expect(story.missing).toEqual([])
  })

  it('is asked again through who holds it, when the text is amended', () => {
    const story = passed().consents(marianne, susanne, katarina, helena)
    story.says(susanne, 'objection', 'Så sade Magnus', { for: 'kof' })
    story.amends('En ny text.')
    expect(story.missing).toEqual(['position kof', `objection ${susanne.id}`])
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('of several administrations can be in one hand', () => {
    const story = passed()
    story.passes(helena, 'soc')
    story.answers(susanne, 'bou')
    story.passes(katarina, 'soc')
    story.answers(peter, 'ksk')
    for (const from of ['kof', 'bou']) story.says(susanne, 'consent', '', { for: from })
    story.says(peter, 'consent', '', { for: 'ksk' })
    story.consents(susanne, rolf)
    expect(story.confirms()).toEqual(happens('ended'))
    expect(story.state.outcomes[0]?.voices.map((v) => v.how)).toEqual([
      'self',
      'self',
      'proxy',
      'proxy',
      'proxy',
    ])
  })
})
