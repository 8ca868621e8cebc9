import { seenBy } from '../../../src/decisions/reading'
import { isSealed } from '../../../src/decisions/rules'
import type { PositionKind } from '../../../src/decisions/state'
import { guest, marianne, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { asked, helena, inMeeting, katarina, magnus, oneOfEach, peter } from '../builders'

/** Given: sealed positions, all of them given; Susanne objects. */
function answered() {
  const story = asked({ sealed: true }).consents(marianne, katarina, helena, magnus)
  story.says(susanne, 'objection', 'Finansieringen saknas')
  return story
}

describe('sealed positions', () => {
  it('are seen by who took them, and by nobody else', () => {
    const { state } = answered()
    const kinds = (viewer: string | undefined) =>
      seenBy(state, viewer).positions.map((p) => [p.by, p.kind, p.text])
    expect(kinds(susanne.id)).toContainEqual([susanne.id, 'objection', 'Finansieringen saknas'])
    expect(kinds(susanne.id)).toContainEqual([magnus.id, 'sealed', ''])
    for (const viewer of [marianne.id, sara.id, guest.id, peter.id, undefined])
      expect(kinds(viewer)).toContainEqual([susanne.id, 'sealed', ''])
  })

  it('tell who has answered; what is missing tells nothing of what they said', () => {
    const story = answered()
    expect(story.missing).toEqual(['opening'])
    expect(asked({ sealed: true }).consents(marianne).missing).toEqual([
      ...['position soc', 'position ksk', 'position bou', 'position kof', 'opening'],
    ])
  })

  it('are opened by the chair, once nobody owes an answer', () => {
    const story = asked({ sealed: true }).consents(marianne, susanne, katarina, helena)
    const open = { type: 'open-positions' } as const
    expect(story.does(marianne, open)).toEqual(refused('answers-missing'))
    story.consents(magnus)
    expect(story.does(sara, open)).toEqual(refused('only-chair'))
    expect(story.does(marianne, open)).toEqual(happens('positions-opened'))
    expect(story.does(marianne, open)).toEqual({ events: [] })
    expect(isSealed(story.state)).toBe(false)
    expect(seenBy(story.state, guest.id)).toBe(story.state)
  })

  it('do not wait for an administration that is excused, and wait for a vote that was passed', () => {
    const story = asked({ sealed: true }).consents(marianne, susanne, katarina)
    story.isConflicted(helena, 'administration')
    story.passes(magnus, 'soc')
    expect(story.does(marianne, { type: 'open-positions' })).toEqual(refused('answers-missing'))
    story.answers(susanne, 'kof')
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.does(marianne, { type: 'open-positions' })).toEqual(happens('positions-opened'))
  })

  it('have to be opened before the text is amended or the decision made', () => {
    const story = asked({ sealed: true }).consents(...oneOfEach())
    expect(story.confirms()).toEqual(refused('not-ready'))
    expect(story.amends('En ny text.')).toEqual(refused('open-positions-first'))
    story.does(marianne, { type: 'open-positions' })
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('tell what was said when they are opened, so that an objection then stands', () => {
    const story = answered()
    story.does(marianne, { type: 'open-positions' })
    expect(story.missing).toEqual([`objection ${susanne.id}`])
  })

  it('are never told when the proposal is put off instead', () => {
    for (const type of ['table', 'refer-back', 'withdraw'] as const) {
      const story = answered()
      story.does(marianne, { type, reason: 'Kostnaden utreds' })
      expect(JSON.stringify(seenBy(story.state, marianne.id))).not.toContain('Finansieringen saknas')
      expect(JSON.stringify(story.state.outcomes)).not.toContain('objection')
    }
  })

  it('are sealed again when the proposal is taken up', () => {
    const story = answered()
    story.does(marianne, { type: 'open-positions' })
    story.tables()
    story.does(sara, { type: 'take-up', deadline: '2026-05-01' })
    expect(isSealed(story.state)).toBe(true)
  })

  it('are not found out by trying to enter another, whatever they are', () => {
    for (const kind of ['consent', 'objection', 'stand-aside'] satisfies PositionKind[]) {
      const story = inMeeting({ sealed: true })
      story.says(susanne, kind, 'Skäl')
      expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('answered-themselves'))
      expect(story.isConflicted(marianne, 'person', susanne.id)).toEqual(refused('answered-themselves'))
      expect(story.isConflicted(peter, 'administration')).toEqual(refused('answered-themselves'))
    }
  })

  it('are not found out by whose place a new delegate takes', () => {
    const said = (kind: PositionKind) => {
      const story = asked({ sealed: true })
      story.says(susanne, kind, 'Skäl')
      story.leaves(susanne)
      story.says(peter, 'consent')
      return seenBy(story.state, marianne.id).positions
    }
    expect(said('objection')).toEqual(said('consent'))
  })
})
