import { marianne, rolf, sara, susanne } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import { agreed, asked, helena, inMeeting, katarina, magnus, oneOfEach, oskar, peter } from '../builders'

describe('a delegate with a conflict of interest', () => {
  it('leaves the item: their position is gone, and they take none', () => {
    const story = agreed()
    expect(story.isConflicted(susanne)).toEqual(happens('conflict-declared'))
    expect(story.missing).toEqual(['position soc'])
    expect(story.says(susanne, 'consent')).toEqual(refused('disqualified'))
    expect(story.voice('soc').disqualified).toEqual([susanne.id])
  })

  it('is not entered by the chair either', () => {
    const story = inMeeting()
    story.isConflicted(susanne)
    expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('disqualified'))
  })

  it('leaves their administration to its other delegate', () => {
    const story = agreed()
    story.isConflicted(susanne)
    story.says(peter, 'consent')
    story.confirms()
    const soc = story.state.outcomes[0]?.voices.find((v) => v.administration === 'soc')
    expect(soc?.positions.map((p) => p.by)).toEqual([peter.id])
    expect(soc?.conflicts).toEqual([
      expect.objectContaining({ person: susanne.id, scope: 'person', reason: 'Släkt' }),
    ])
  })

  it('leaves their administration without a voice where they were alone, until a proxy is accepted', () => {
    const story = agreed()
    story.isConflicted(magnus)
    expect(story.missing).toEqual(['representation kof'])
    expect(story.passes(magnus, 'soc')).toEqual(happens('proxy-changed'))
    expect(story.missing).toEqual(['proxy-answer kof'])
    story.answers(susanne, 'kof')
    expect(story.missing).toEqual(['position kof'])
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.confirms()).toEqual(happens('ended'))
    expect(story.state.outcomes[0]?.voices.find((v) => v.administration === 'kof')).toMatchObject({
      how: 'proxy',
      proxy: { to: 'soc', holder: susanne.id },
    })
  })

  it('can see to it that the administration is represented, but not say how', () => {
    const story = asked()
    story.isConflicted(magnus)
    expect(story.passes(magnus, 'soc', 'Bifall')).toEqual(refused('instruction-disqualified'))
    expect(story.passes(magnus, 'soc', ' ')).toEqual(happens('proxy-changed'))
  })

  it('has no more word in what they asked for before they said so', () => {
    const story = asked()
    story.passes(magnus, 'soc', 'Bifall')
    story.answers(susanne, 'kof')
    expect(story.isConflicted(magnus)).toEqual(happens('conflict-declared', 'proxy-changed'))
    expect(story.state.proxies.kof).toMatchObject({ instruction: '', status: 'accepted', holder: susanne.id })
  })

  it('gives a reason', () => {
    expect(asked().isConflicted(susanne, 'person', undefined, ' ')).toEqual(
      refused('conflict-without-reason'),
    )
    expect(asked().isConflicted(susanne, 'person', undefined, 'x'.repeat(1_001))).toEqual(
      refused('reason-too-long'),
    )
  })

  it('says so once', () => {
    const story = asked()
    story.isConflicted(susanne)
    expect(story.isConflicted(susanne)).toEqual(nothingHappens)
  })

  it('can take it back themselves until the item closes, and is asked again', () => {
    const story = agreed()
    story.isConflicted(susanne)
    expect(story.does(susanne, { type: 'withdraw-conflict' })).toEqual(happens('conflict-withdrawn'))
    expect(story.missing).toEqual(['position soc'])
    expect(story.does(susanne, { type: 'withdraw-conflict' })).toEqual(nothingHappens)
    story.says(susanne, 'consent')
    story.confirms()
    expect(story.does(susanne, { type: 'withdraw-conflict' })).toEqual(refused('too-late'))
  })

  it('is not brought back by the chair, unless a chair had entered it', () => {
    const story = inMeeting()
    story.isConflicted(susanne)
    expect(story.does(marianne, { type: 'withdraw-conflict', of: susanne.id })).toEqual(
      refused('declared-themselves'),
    )
    expect(story.does(rolf, { type: 'withdraw-conflict', of: susanne.id })).toEqual(refused('only-chair'))
    story.isConflicted(marianne, 'person', peter.id)
    expect(story.does(marianne, { type: 'withdraw-conflict', of: peter.id })).toEqual(
      happens('conflict-withdrawn'),
    )
  })

  it('who has left the group can be brought off the list by the chair', () => {
    const story = asked()
    story.isConflicted(susanne, 'administration')
    story.leaves(susanne)
    expect(story.voice('soc').is).toBe('excused')
    expect(story.does(marianne, { type: 'withdraw-conflict', of: susanne.id })).toEqual(
      happens('conflict-withdrawn'),
    )
    expect(story.missing).toContain('position soc')
  })

  it('is entered by the chair when it is said aloud in the meeting, and nowhere else', () => {
    const story = inMeeting()
    expect(story.isConflicted(marianne, 'person', susanne.id)).toEqual(happens('conflict-declared'))
    expect(story.state.conflicts[0]).toMatchObject({ person: susanne.id, enteredBy: marianne.id })
    expect(asked().isConflicted(marianne, 'person', susanne.id)).toEqual(refused('entered-only-in-meeting'))
    expect(inMeeting().isConflicted(sara, 'person', susanne.id)).toEqual(refused('only-chair'))
  })
})

describe('an item that favours a whole administration', () => {
  it('excuses it, with the reason, and its delegates leave the item', () => {
    const story = agreed()
    expect(story.isConflicted(susanne, 'administration', undefined, 'Får medlen')).toEqual(
      happens('conflict-declared'),
    )
    expect(story.voice('soc')).toMatchObject({
      is: 'excused',
      excuse: { reason: 'Får medlen' },
      positions: [],
    })
    expect(story.says(peter, 'consent')).toEqual(refused('disqualified'))
    expect(story.passes(peter, 'kof')).toEqual(refused('proxy-excused'))
    expect(story.missing).toEqual([])
    story.confirms()
    expect(story.state.outcomes[0]?.voices.find((v) => v.administration === 'soc')).toMatchObject({
      how: 'excused',
      positions: [],
      conflicts: [{ reason: 'Får medlen', scope: 'administration' }],
    })
  })

  it('ends the vote that it had passed on, and those that it held', () => {
    const story = asked()
    story.passes(susanne, 'ksk')
    story.answers(katarina, 'soc')
    story.passes(magnus, 'ksk')
    story.answers(katarina, 'kof')
    story.says(katarina, 'consent', '', { for: 'kof' })
    story.isConflicted(susanne, 'administration')
    expect(story.state.proxies.soc).toMatchObject({ status: 'lapsed', why: 'giver-disqualified' })
    story.isConflicted(oskar, 'administration')
    expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'receiver-disqualified' })
    expect(story.voice('kof').positions).toEqual([])
    expect(story.missing).toContain('position kof')
  })

  it('cannot be decided by nobody: with everybody excused it can only be put off', () => {
    const story = asked()
    for (const who of oneOfEach()) story.isConflicted(who, 'administration')
    expect(story.missing).toEqual(['anybody', 'chair'])
    expect(story.confirms()).toEqual(refused('chair-disqualified'))
    expect(story.does(marianne, { type: 'hand-over-chair', to: susanne.id })).toEqual(refused('cannot-chair'))
    expect(story.does(marianne, { type: 'refer-back', reason: 'Alla är jäviga' })).toEqual(happens('ended'))
  })

  it('is decided by the one administration that is left', () => {
    const story = asked()
    for (const who of [susanne, katarina, helena, magnus]) story.isConflicted(who, 'administration')
    story.consents(marianne)
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('stays excused while one of two who declared it stands by it', () => {
    const story = agreed()
    story.isConflicted(susanne, 'administration')
    expect(story.isConflicted(peter, 'administration')).toEqual(happens('conflict-declared'))
    story.does(susanne, { type: 'withdraw-conflict' })
    expect(story.voice('soc').is).toBe('excused')
    story.does(peter, { type: 'withdraw-conflict' })
    expect(story.missing).toEqual(['position soc'])
  })

  it('leaves a delegate disqualified who has an interest of their own besides', () => {
    const story = asked()
    story.isConflicted(susanne, 'administration')
    story.isConflicted(peter, 'person')
    story.does(susanne, { type: 'withdraw-conflict' })
    expect(story.says(peter, 'consent')).toEqual(refused('disqualified'))
    expect(story.says(susanne, 'consent')).toEqual(happens('positioned'))
  })

  it('can follow on a conflict of one person', () => {
    const story = asked()
    story.isConflicted(susanne, 'person')
    expect(story.isConflicted(susanne, 'administration')).toEqual(happens('conflict-declared'))
    expect(story.isConflicted(susanne, 'person')).toEqual(nothingHappens)
    expect(story.voice('soc').is).toBe('excused')
  })
})

describe('the question of a conflict of interest', () => {
  it('is put to the delegates of an administration that may be favoured, before they take a position', () => {
    const story = asked({ askedOfConflict: ['soc'] })
    expect(story.says(susanne, 'consent')).toEqual(refused('conflict-unanswered'))
    expect(story.says(katarina, 'consent')).toEqual(happens('positioned'))
    expect(story.does(susanne, { type: 'deny-conflict' })).toEqual(happens('conflict-denied'))
    expect(story.says(susanne, 'consent')).toEqual(happens('positioned'))
    expect(story.says(peter, 'consent')).toEqual(refused('conflict-unanswered'))
  })

  it('comes before they speak for another, or say how another is to speak for them', () => {
    const story = asked({ askedOfConflict: ['soc'] })
    story.passes(magnus, 'soc')
    story.answers(susanne, 'kof')
    expect(story.says(susanne, 'consent', '', { for: 'kof' })).toEqual(refused('conflict-unanswered'))
    const giving = asked({ askedOfConflict: ['kof'] })
    expect(giving.passes(magnus, 'soc', 'Bifall')).toEqual(refused('conflict-unanswered'))
    expect(giving.passes(magnus, 'soc')).toEqual(happens('proxy-changed'))
  })

  it('is answered by the delegates themselves, not assumed nor answered for them', () => {
    const story = inMeeting({ askedOfConflict: ['soc'] })
    expect(story.voice('soc').is).toBe('silent')
    expect(story.says(marianne, 'consent', '', { of: susanne.id })).toEqual(refused('conflict-unanswered'))
    expect(story.does(sara, { type: 'deny-conflict' })).toEqual(refused('only-delegates'))
  })

  it('is answered in one way at a time', () => {
    const story = asked({ askedOfConflict: ['soc'] })
    story.does(susanne, { type: 'deny-conflict' })
    expect(story.does(susanne, { type: 'deny-conflict' })).toEqual(nothingHappens)
    story.isConflicted(susanne)
    expect(story.state.withoutConflict).toEqual([])
    expect(story.does(susanne, { type: 'deny-conflict' })).toEqual(refused('disqualified'))
  })

  it('is put anew when a proposal that was put off is taken up again', () => {
    const story = asked({ askedOfConflict: ['soc'] })
    story.does(susanne, { type: 'deny-conflict' })
    story.tables()
    story.does(sara, { type: 'take-up', deadline: '2026-05-01', text: 'Socialförvaltningen får 180 000 kr.' })
    expect(story.says(susanne, 'consent')).toEqual(refused('conflict-unanswered'))
  })
})
