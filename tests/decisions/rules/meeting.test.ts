import { evolve, NoProposal } from '../../../src/decisions/evolve'
import { marianne, sara, susanne } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import {
  asked,
  DecisionStory,
  forMeeting,
  helena,
  inMeeting,
  katarina,
  magnus,
  oneOfEach,
  peter,
} from '../builders'

const accepted = { status: 'accepted', holder: susanne.id } as const

/** Given: a draft of Sara's. */
function drafted() {
  const story = new DecisionStory()
  story.propose(sara)
  return story
}

describe('a proposal on the agenda of a meeting', () => {
  it('is put to the group when the notice goes out', () => {
    const story = drafted()
    expect(story.meets({ stage: 'planned' })).toEqual(happens('meeting-set'))
    expect(story.state.stage).toBe('draft')
    expect(story.meets({ stage: 'called' })).toEqual(happens('meeting-set', 'opened'))
    expect(story.state.stage).toBe('open')
    expect(story.says(susanne, 'consent')).toEqual(happens('positioned'))
  })

  it('is not put to the group without a text, nor by a meeting that is over', () => {
    const empty = new DecisionStory()
    empty.propose(sara, {}, '')
    empty.meets({ stage: 'called' })
    expect(empty.state.stage).toBe('draft')
    const late = drafted()
    expect(late.meets({ stage: 'ended' })).toEqual(nothingHappens)
    late.meets({ stage: 'planned' })
    expect(late.meets({ stage: 'ended' })).toEqual(happens('meeting-set'))
    expect(late.state.stage).toBe('draft')
  })

  it('follows the meeting in the order of its events, whatever the order of the news', () => {
    const story = drafted()
    story.meets({ seq: 7, stage: 'ongoing', date: '2026-04-15' })
    expect(story.meets({ seq: 6, stage: 'called', date: '2026-04-08' })).toEqual(nothingHappens)
    expect(story.meets({ seq: 7, stage: 'ended' })).toEqual(nothingHappens)
    expect(story.state.meeting).toMatchObject({ seq: 7, date: '2026-04-15', stage: 'ongoing' })
  })

  it('that is taken off it again waits for its deadline; old news does not take it off', () => {
    const story = inMeeting().consents(...oneOfEach())
    story.meets({ seq: 5, stage: 'called' })
    expect(story.meets({ seq: 4 }, true)).toEqual(nothingHappens)
    expect(story.missing).toEqual(['meeting'])
    expect(story.meets({ seq: 6 }, true)).toEqual(happens('meeting-left'))
    expect(story.state.meeting).toBeUndefined()
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('is on one agenda at a time', () => {
    const story = inMeeting()
    expect(story.meets({ id: 'm2', seq: 1 })).toEqual(refused('in-another-meeting'))
    expect(story.meets({ id: 'm2', seq: 1 }, true)).toEqual(nothingHappens)
    story.meets({ stage: 'ended' })
    expect(story.meets({ id: 'm2', seq: 1, stage: 'planned' })).toEqual(
      happens('meeting-left', 'meeting-set'),
    )
  })

  it('follows meetings at the word of Samsyn alone', () => {
    const story = drafted()
    const meeting = { id: 'm1', seq: 1, date: '2026-04-08', stage: 'ongoing', chair: susanne.id } as const
    expect(
      story.does(susanne, {
        type: 'follow-meeting',
        meeting: { ...meeting, alternates: [], proxies: {} },
        isOff: false,
      }),
    ).toEqual(refused('not-found'))
    expect(
      story.does(sara, {
        type: 'follow-meeting',
        meeting: { ...meeting, alternates: [], proxies: {} },
        isOff: false,
      }),
    ).toEqual(refused('not-found'))
  })
})

describe('a vote passed for the whole meeting', () => {
  it('holds for the item, where the receiver speaks through it', () => {
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(story.says(susanne, 'consent', '', { for: 'kof' })).toEqual(happens('positioned'))
    story.consents(marianne, susanne, katarina, helena)
    story.confirms()
    expect(story.state.outcomes[0]?.voices.find((v) => v.administration === 'kof')).toMatchObject({
      how: 'proxy',
      proxy: { scope: 'meeting' },
    })
  })

  it('can be accepted at the item or in the meeting, whichever comes first', () => {
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus) })
    story.answers(peter, 'kof')
    story.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(story.state.proxies.kof).toMatchObject({ holder: peter.id })
    const meeting = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus) })
    meeting.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(meeting.state.proxies.kof).toMatchObject({ status: 'accepted', holder: susanne.id })
  })

  it('gives way to what the administration has said of the item itself', () => {
    const voted = inMeeting().consents(magnus)
    voted.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(voted.state.proxies.kof).toBeUndefined()
    const otherwise = inMeeting()
    otherwise.passes(magnus, 'ksk')
    otherwise.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(otherwise.state.proxies.kof).toMatchObject({ to: 'ksk', scope: 'item' })
    const back = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus, accepted) })
    back.takesBack(magnus)
    back.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(back.state.proxies.kof).toMatchObject({ status: 'withdrawn' })
  })

  it('is looked at again where the receiver is disqualified from the item', () => {
    const story = inMeeting()
    story.isConflicted(susanne)
    story.meets({ proxies: forMeeting('kof', 'soc', magnus, { ...accepted, instruction: 'Bifall' }) })
    expect(story.state.proxies.kof).toMatchObject({ status: 'offered', why: 'holder-disqualified' })
    story.isConflicted(peter, 'administration')
    expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'receiver-disqualified' })
    const given = inMeeting()
    given.isConflicted(susanne, 'administration')
    given.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(given.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'receiver-disqualified' })
  })

  it('of an administration that is excused from the item is none for the item', () => {
    const story = inMeeting()
    story.isConflicted(magnus, 'administration')
    story.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(story.state.proxies.kof).toBeUndefined()
  })

  it('makes no second hop of a vote that was passed for the item alone, nor a circle', () => {
    const hop = inMeeting()
    hop.passes(helena, 'kof')
    hop.answers(magnus, 'bou')
    hop.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(hop.state.proxies.kof).toBeUndefined()
    const circle = inMeeting()
    circle.passes(susanne, 'kof')
    circle.answers(magnus, 'soc')
    circle.meets({ proxies: forMeeting('kof', 'soc', magnus, accepted) })
    expect(circle.state.proxies.kof).toBeUndefined()
  })

  it('can be passed the other way round once it was taken back', () => {
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus) })
    story.meets({
      proxies: {
        ...forMeeting('soc', 'kof', susanne, { at: '2026-03-21T09:00:00.000Z' }),
        ...forMeeting('kof', 'soc', magnus, { status: 'withdrawn' }),
      },
    })
    expect(story.state.proxies.soc).toMatchObject({ to: 'kof', status: 'offered' })
    expect(story.state.proxies.kof).toMatchObject({ status: 'withdrawn' })
  })

  it('that is withdrawn in the meeting stays used where it was used, and ends where it was not', () => {
    const proxies = forMeeting('kof', 'soc', magnus, accepted)
    const withdrawn = forMeeting('kof', 'soc', magnus, { status: 'withdrawn' })
    const used = inMeeting({}, { proxies })
    used.says(susanne, 'objection', 'Så sade Magnus', { for: 'kof' })
    used.meets({ proxies: withdrawn })
    expect(used.objections).toEqual([susanne.id])
    used.meets({ proxies: forMeeting('kof', 'ksk', magnus, { at: '2026-03-22T09:00:00.000Z' }) })
    expect(used.objections).toEqual([susanne.id])
    const unused = inMeeting({}, { proxies })
    unused.meets({ proxies: withdrawn })
    expect(unused.says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
  })

  it('is withdrawn also when the item has heard only of an earlier one', () => {
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus, accepted) })
    story.meets({
      proxies: forMeeting('kof', 'soc', magnus, { at: '2026-03-22T09:00:00.000Z', status: 'withdrawn' }),
    })
    expect(story.says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
  })

  it('follows to whom it is passed instead, also where the item can not take that one over', () => {
    const later = { at: '2026-03-22T09:00:00.000Z' }
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus, accepted) })
    story.meets({ proxies: forMeeting('kof', 'ksk', magnus, later) })
    expect(story.state.proxies.kof).toMatchObject({ to: 'ksk', status: 'offered' })
    story.passes(helena, 'kson')
    story.meets({ proxies: forMeeting('kof', 'bou', magnus, { at: '2026-03-23T09:00:00.000Z' }) })
    expect(story.state.proxies.kof).toMatchObject({ to: 'ksk', status: 'withdrawn' })
  })

  it('lapses with the meeting: when the giver comes after all, when it is moved, when the item leaves it', () => {
    const proxies = forMeeting('kof', 'soc', magnus, accepted)
    for (const why of ['took-part', 'meeting-moved'] as const) {
      const story = inMeeting({}, { proxies })
      story.says(susanne, 'consent', '', { for: 'kof' })
      story.meets({ proxies: forMeeting('kof', 'soc', magnus, { status: 'lapsed', why }) })
      expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why })
      expect(story.missing).toContain('position kof')
    }
    const off = inMeeting({}, { proxies })
    off.says(susanne, 'consent', '', { for: 'kof' })
    off.meets({}, true)
    expect([off.state.proxies, off.state.positions]).toEqual([{}, []])
  })

  it('is not taken along to the next meeting', () => {
    const story = inMeeting({}, { proxies: forMeeting('kof', 'soc', magnus, accepted) })
    story.says(susanne, 'consent', '', { for: 'kof' })
    story.says(susanne, 'consent')
    story.meets({ stage: 'ended', proxies: forMeeting('kof', 'soc', magnus, accepted) })
    story.meets({ id: 'm2', seq: 1 })
    expect(story.state.proxies).toEqual({})
    expect(story.missing).toContain('position kof')
    expect(story.missing).not.toContain('position soc')
  })
})

describe('a proposal that was put off at a meeting', () => {
  it('stays so there, and comes up at the next one, where everybody is asked anew', () => {
    const story = inMeeting().consents(...oneOfEach())
    story.tables()
    story.meets({ seq: 3 })
    expect(story.state.stage).toBe('tabled')
    story.meets({ seq: 4, stage: 'ended' })
    expect(story.state.stage).toBe('tabled')
    expect(story.meets({ id: 'm2', seq: 1, stage: 'planned' })).toEqual(
      happens('meeting-left', 'meeting-set'),
    )
    expect(story.state.stage).toBe('tabled')
    expect(story.meets({ id: 'm3', seq: 1, stage: 'called' })).toEqual(refused('in-another-meeting'))
    expect(story.meets({ id: 'm2', seq: 2, stage: 'called' })).toEqual(happens('meeting-set', 'opened'))
    expect(story.state.positions).toEqual([])
    expect(story.round).toBe(2)
  })

  it('comes up at the next one also where it never heard that the first has ended', () => {
    const story = inMeeting()
    story.tables()
    expect(story.meets({ id: 'm2', seq: 1, stage: 'called' })).toEqual(
      happens('meeting-left', 'meeting-set', 'opened'),
    )
  })

  it('can be taken up until a day instead, and then waits for no meeting', () => {
    const story = inMeeting()
    story.tables()
    story.meets({ stage: 'ended' })
    story.does(sara, { type: 'take-up', deadline: '2026-05-01' })
    story.consents(...oneOfEach())
    expect(story.missing).toEqual([])
    expect(story.confirms()).toEqual(happens('ended'))
    expect(story.state.outcomes[1]?.meeting).toBeUndefined()
  })

  it('leaves what is decided or withdrawn as it is', () => {
    const story = asked().consents(...oneOfEach())
    story.confirms()
    expect(story.meets({ id: 'm2', seq: 1 })).toEqual(nothingHappens)
  })
})

describe('events of a proposal that was never made', () => {
  it('are a fault', () => {
    expect(() => evolve(undefined, { type: 'meeting-left', meeting: 'm1' })).toThrow(NoProposal)
  })
})
