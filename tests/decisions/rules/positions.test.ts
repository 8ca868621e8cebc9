import { REASON_LIMIT } from '../../../src/decisions/position-rules'
import { alva, guest, marianne, rolf, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { agreed, asked, DecisionStory, inMeeting, katarina, lisbeth, magnus, peter } from '../builders'

describe('who may take a position', () => {
  it('every delegate of the steering group, for their own administration', () => {
    const story = asked()
    expect(story.says(susanne, 'consent')).toEqual(happens('positioned'))
    expect(story.says(peter, 'reservation', 'Följ upp efter ett år')).toEqual(happens('positioned'))
    expect(story.voice('soc').positions.map((p) => [p.by, p.kind])).toEqual([
      [susanne.id, 'consent'],
      [peter.id, 'reservation'],
    ])
  })

  it('observers see and cannot vote: process leaders, the controller and guests', () => {
    const story = asked()
    for (const observer of [sara, lisbeth, guest]) {
      expect(story.says(observer, 'consent')).toEqual(refused('only-delegates'))
      expect(story.passes(observer, 'soc')).toEqual(refused('only-delegates'))
      expect(story.isConflicted(observer)).toEqual(refused('only-delegates'))
      expect(story.confirms(observer)).toEqual(refused('only-chair'))
    }
  })

  it('an ambassador without a seat in the group does not even learn that there is a proposal', () => {
    const story = asked()
    expect(story.says(alva, 'consent')).toEqual(refused('not-found'))
    expect(story.confirms(alva)).toEqual(refused('not-found'))
  })

  it('nobody speaks for an administration that is not theirs and has not passed them its vote', () => {
    expect(asked().says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
    expect(asked().says(susanne, 'consent', '', { for: 'there-is-none' })).toEqual(refused('proxy-not-yours'))
  })
})

describe('a position', () => {
  it('can be changed until it closes, and the newest holds', () => {
    const story = asked()
    story.says(susanne, 'objection', 'Finansieringen 2026 saknas')
    story.says(susanne, 'stand-aside')
    expect(story.voice('soc').positions.map((p) => p.kind)).toEqual(['stand-aside'])
    expect(story.objections).toEqual([])
  })

  it('that objects needs a reason', () => {
    expect(asked().says(susanne, 'objection', '  ')).toEqual(refused('objection-without-reason'))
  })

  it('with a reservation says what is reserved', () => {
    expect(asked().says(susanne, 'reservation')).toEqual(refused('reservation-without-text'))
  })

  it('that stands aside or asks for more time needs no reason', () => {
    const story = asked()
    expect(story.says(susanne, 'stand-aside')).toEqual(happens('positioned'))
    expect(story.says(peter, 'more-time')).toEqual(happens('positioned'))
  })

  it('has a reason of at most a thousand characters', () => {
    const story = asked()
    expect(story.says(susanne, 'objection', 'x'.repeat(REASON_LIMIT + 1))).toEqual(refused('reason-too-long'))
    expect(story.says(susanne, 'objection', 'x'.repeat(REASON_LIMIT))).toEqual(happens('positioned'))
  })

  it('on a text that has changed meanwhile is not taken: they see the new one and are asked again', () => {
    const story = asked()
    story.amends('En ny text.')
    expect(story.says(susanne, 'consent', '', { round: 1 })).toEqual({
      refused: 'text-changed',
      details: { round: 2 },
    })
    expect(story.says(susanne, 'consent', '', { round: 2 })).toEqual(happens('positioned'))
  })

  it('on a draft comes too early', () => {
    const story = new DecisionStory()
    story.propose(sara)
    expect(story.says(marianne, 'consent')).toEqual(refused('not-open'))
  })

  it('that arrives when the decision is made comes too late, and is told so', () => {
    const story = agreed()
    story.confirms()
    const before = story.state
    expect(story.says(peter, 'objection', 'Vänta!')).toEqual(refused('too-late'))
    expect(story.passes(peter, 'kof')).toEqual(refused('too-late'))
    expect(story.isConflicted(peter)).toEqual(refused('too-late'))
    expect(story.state).toBe(before)
  })

  it('that arrives just before the chair confirms is in the decision, or hinders it', () => {
    const [consenting, objecting] = [agreed(), agreed()]
    consenting.says(peter, 'consent')
    consenting.confirms()
    const soc = consenting.state.outcomes[0]?.voices.find((v) => v.administration === 'soc')
    expect(soc?.positions.map((p) => p.by)).toEqual([susanne.id, peter.id])
    objecting.says(peter, 'objection', 'Vänta!')
    expect(objecting.confirms()).toEqual(refused('not-ready'))
  })
})

describe('what is said aloud in the meeting', () => {
  it('is entered by the chair on behalf of a delegate, marked, and confirmed by the delegate afterwards', () => {
    const story = inMeeting()
    expect(story.says(marianne, 'reservation', 'Följ upp', { of: susanne.id })).toEqual(happens('positioned'))
    expect(story.voice('soc').positions).toEqual([
      expect.objectContaining({ by: susanne.id, enteredBy: marianne.id, text: 'Följ upp' }),
    ])
    expect(story.does(susanne, { type: 'confirm-entry', administration: 'soc' })).toEqual(
      happens('entry-confirmed'),
    )
    expect(story.voice('soc').positions[0]?.confirmedAt).toBe(story.now)
    expect(story.does(susanne, { type: 'confirm-entry', administration: 'soc' })).toEqual({ events: [] })
  })

  it('is entered by nobody but the chair', () => {
    for (const who of [sara, rolf, guest])
      expect(inMeeting().says(who, 'consent', '', { of: susanne.id })).toEqual(refused('only-chair'))
  })

  it('is entered while the meeting goes on: silence elsewhere is no consent', () => {
    expect(asked().says(marianne, 'consent', '', { of: susanne.id })).toEqual(
      refused('entered-only-in-meeting'),
    )
    const called = inMeeting({}, { stage: 'called' })
    expect(called.says(marianne, 'consent', '', { of: susanne.id })).toEqual(
      refused('entered-only-in-meeting'),
    )
  })

  it('is confirmed by nobody else, and only where something was entered', () => {
    const story = inMeeting()
    story.says(marianne, 'consent', '', { of: susanne.id })
    for (const who of [peter, marianne])
      expect(story.does(who, { type: 'confirm-entry', administration: 'soc' })).toEqual(
        refused('nothing-entered'),
      )
    story.says(susanne, 'consent')
    expect(story.does(susanne, { type: 'confirm-entry', administration: 'soc' })).toEqual(
      refused('nothing-entered'),
    )
  })

  it('can be confirmed also after the decision, which stays as it was made', () => {
    const story = inMeeting()
    for (const who of [susanne, katarina, magnus]) story.says(marianne, 'consent', '', { of: who.id })
    story.says(marianne, 'consent', '', { of: 'steering-7' })
    story.consents(marianne)
    expect(story.confirms()).toEqual(happens('ended'))
    const { outcomes } = story.state
    expect(story.does(magnus, { type: 'confirm-entry', administration: 'kof' })).toEqual(
      happens('entry-confirmed'),
    )
    expect(story.state.outcomes).toEqual(outcomes)
  })

  it('does not undo an objection that a delegate made in person: they alone take it back', () => {
    const story = inMeeting()
    story.says(susanne, 'objection', 'Finansieringen saknas')
    expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('answered-themselves'))
    expect(story.objections).toEqual([susanne.id])
    story.says(susanne, 'consent')
    expect(story.objections).toEqual([])
  })

  it('nor one that they have confirmed; one that was entered by mistake the chair can put right', () => {
    const story = inMeeting()
    story.says(marianne, 'more-time', '', { of: susanne.id })
    expect(story.says(marianne, 'objection', 'Pengarna', { of: susanne.id })).toEqual(happens('positioned'))
    story.does(susanne, { type: 'confirm-entry', administration: 'soc' })
    expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('answered-themselves'))
  })

  it('is entered also for who speaks for another administration', () => {
    const story = inMeeting()
    story.passes(magnus, 'soc')
    story.answers(susanne, 'kof')
    expect(story.says(marianne, 'consent', '', { of: susanne.id, for: 'kof' })).toEqual(happens('positioned'))
    expect(story.voice('kof').positions).toEqual([
      expect.objectContaining({ by: susanne.id, through: 'soc', enteredBy: marianne.id }),
    ])
  })
})
