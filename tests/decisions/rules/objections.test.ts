import { marianne, rolf, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { agreed, asked, helena, inMeeting, katarina, magnus, oneOfEach, peter } from '../builders'

/** Given: everybody has answered, Susanne with an objection. */
function objected() {
  const story = asked().consents(marianne, katarina, helena, magnus)
  story.says(susanne, 'objection', 'Finansieringen 2026 saknas')
  return story
}

describe('an objection', () => {
  it('is answered by an amended text: a new round', () => {
    const story = objected()
    expect(story.amends('Personligt ombud permanentas, finansierat ur 2026 års medel.')).toEqual(
      happens('amended'),
    )
    expect(story.state.rounds.map((r) => r.no)).toEqual([1, 2])
    expect(story.state.rounds[1]?.askedAgain).toEqual(['soc'])
  })

  it('stands over the new text until the one who objected takes it back', () => {
    const story = objected()
    story.amends('En ny text.')
    expect(story.missing).toEqual(['position soc', `objection ${susanne.id}`])
    story.says(peter, 'consent')
    expect(story.missing).toEqual([`objection ${susanne.id}`])
    expect(story.confirms()).toEqual(refused('not-ready'))
    story.says(susanne, 'consent')
    expect(story.missing).toEqual([])
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('is not taken back by the chair, in whatever way', () => {
    const story = inMeeting().consents(marianne, katarina, helena, magnus, peter)
    story.says(susanne, 'objection', 'Finansieringen 2026 saknas')
    story.says(marianne, 'consent', '', { of: susanne.id })
    story.isConflicted(marianne, 'person', susanne.id)
    story.isConflicted(marianne, 'administration', peter.id)
    story.passes(marianne, 'soc')
    story.amends('En ny text.')
    expect(story.objections).toEqual([susanne.id])
    expect(story.confirms()).toEqual(refused('not-ready'))
  })

  it('is not taken back by a colleague, who declares for the whole administration what they have not been asked', () => {
    const story = objected()
    expect(story.isConflicted(peter, 'administration')).toEqual(refused('answered-themselves'))
    expect(story.isConflicted(peter, 'person')).toEqual(happens('conflict-declared'))
    expect(story.objections).toEqual([susanne.id])
  })

  it('falls when who made it declares a conflict of interest', () => {
    const story = objected()
    story.says(peter, 'consent')
    story.isConflicted(susanne)
    expect(story.missing).toEqual([])
  })
})

describe('the amended text', () => {
  it('is put again only to those for whom it changed in substance, as the chair says, and to who objected', () => {
    const story = objected()
    story.amends('En ny text.', ['kof'])
    expect(story.state.rounds[1]?.askedAgain).toEqual(['kof', 'soc'])
    expect(story.missing).toEqual(['position soc', 'position kof', `objection ${susanne.id}`])
    expect(story.voice('kof').earlier.map((p) => [p.kind, p.round])).toEqual([['consent', 1]])
    expect(story.voice('ksk').positions.map((p) => [p.kind, p.round])).toEqual([['consent', 1]])
  })

  it('is put again to who needed more time, too', () => {
    const story = agreed()
    story.says(magnus, 'more-time')
    story.amends('En ny text.')
    expect(story.state.rounds[1]?.askedAgain).toEqual(['kof'])
    expect(story.missing).toEqual(['position kof', `more-time ${magnus.id}`])
  })

  it('comes from the chair alone, on the text as it is, and says something', () => {
    const story = objected()
    for (const who of [sara, susanne, rolf])
      expect(story.amends('Annat.', [], who)).toEqual(refused('only-chair'))
    expect(story.amends(' ')).toEqual(refused('text-missing'))
    expect(story.amends('x'.repeat(6_001))).toEqual(refused('text-too-long'))
    story.amends('En ny text.')
    expect(story.amends('En annan text.', [], marianne, 1)).toEqual(refused('edited-meanwhile'))
    expect(story.amends('En ny text.', [], marianne, 1)).toEqual({ events: [] })
  })

  it('knows only administrations that there are', () => {
    const story = objected()
    story.amends('En ny text.', ['kof', 'there-is-none', 'kof'])
    expect(story.state.rounds[1]?.askedAgain).toEqual(['kof', 'soc'])
  })

  it('comes twenty times at most', () => {
    const story = asked()
    for (let i = 2; i <= 20; i++) expect(story.amends(`Text ${i}`)).toEqual(happens('amended'))
    expect(story.amends('En till')).toEqual(refused('too-many-rounds'))
  })

  it('is worded by one of two chairs; the other sees the new text first', () => {
    const story = objected().change(rolf.id, { roles: ['steering-member', 'steering-chair'] })
    story.amends('Mariannes text.', [], marianne, 1)
    expect(story.amends('Rolfs text.', [], rolf, 1)).toEqual(refused('edited-meanwhile'))
    expect(story.amends('Rolfs text.', [], rolf, 2)).toEqual(happens('amended'))
  })

  it('keeps what is carried over, and the decision tells on which text each position was taken', () => {
    const story = objected()
    story.amends('En ny text.')
    story.says(susanne, 'consent')
    story.confirms()
    const rounds = story.state.outcomes[0]?.voices.map((v) => [v.administration, v.positions[0]?.round])
    expect(rounds).toContainEqual(['soc', 2])
    expect(rounds).toContainEqual(['kof', 1])
    expect(oneOfEach()).toHaveLength(5)
  })
})
