import { alva, marianne, plan, rolf, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { agreed, asked, helena, inMeeting, katarina, magnus, peter } from '../builders'

describe('a chair with a conflict of interest', () => {
  it('hands the chair to a delegate without one, who confirms', () => {
    const story = agreed()
    story.isConflicted(marianne)
    story.says(rolf, 'consent')
    expect(story.missing).toEqual(['chair'])
    expect(story.confirms(marianne)).toEqual(refused('chair-disqualified'))
    expect(story.does(marianne, { type: 'hand-over-chair', to: peter.id })).toEqual(
      happens('chair-handed-over'),
    )
    expect(story.missing).toEqual([])
    expect(story.confirms(marianne)).toEqual(refused('only-chair'))
    expect(story.confirms(peter)).toEqual(happens('ended'))
    expect(story.state.outcomes[0]?.by).toBe(peter.id)
  })

  it('leads nothing more of the item besides', () => {
    const story = inMeeting()
    story.isConflicted(marianne)
    expect(story.amends('Min text.')).toEqual(refused('chair-disqualified'))
    expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('chair-disqualified'))
    expect(story.isConflicted(marianne, 'person', susanne.id)).toEqual(refused('chair-disqualified'))
    expect(story.does(marianne, { type: 'open-positions' })).toEqual(refused('chair-disqualified'))
    expect(story.tables()).toEqual(refused('chair-disqualified'))
  })

  it('hands it neither to who is disqualified, nor to who has no seat', () => {
    const story = asked()
    story.isConflicted(susanne, 'administration')
    for (const to of [susanne.id, peter.id, sara.id, alva.id, 'nobody'])
      expect(story.does(marianne, { type: 'hand-over-chair', to })).toEqual(refused('cannot-chair'))
    expect(story.does(rolf, { type: 'hand-over-chair', to: rolf.id })).toEqual(refused('only-chair'))
  })

  it('has it also by their administration, with a seat in the group or without', () => {
    const story = inMeeting({}, { chair: alva.id })
    story.isConflicted(rolf, 'administration')
    story.consents(susanne, katarina, helena, magnus)
    expect(story.missing).toEqual(['chair'])
    const chair = plan.person(alva.id)
    expect(chair && story.confirms(chair)).toEqual(refused('chair-disqualified'))
  })

  it('who was handed the chair and then declares a conflict hands it on', () => {
    const story = asked()
    story.does(marianne, { type: 'hand-over-chair', to: peter.id })
    story.isConflicted(peter)
    expect(story.missing).toContain('chair')
    expect(story.does(peter, { type: 'hand-over-chair', to: marianne.id })).toEqual(
      happens('chair-handed-over'),
    )
    expect(story.missing).not.toContain('chair')
  })
})
