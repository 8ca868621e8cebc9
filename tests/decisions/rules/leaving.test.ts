import { alva, anna, guest, marianne, person, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { agreed, asked, helena, inMeeting, katarina, magnus, peter } from '../builders'

describe('a delegate who leaves the group mid-matter', () => {
  it('no longer counts for their administration, where they had consented', () => {
    const story = agreed().leaves(susanne)
    expect(story.missing).toEqual(['position soc'])
    expect(story.voice('soc').earlier.map((p) => p.by)).toEqual([susanne.id])
    expect(story.says(susanne, 'consent')).toEqual(refused('not-found'))
    story.says(peter, 'consent')
    expect(story.missing).toEqual([])
    expect(story.confirms()).toEqual(happens('ended'))
    const soc = story.state.outcomes[0]?.voices.find((v) => v.administration === 'soc')
    expect(soc?.positions.map((p) => p.by)).toEqual([peter.id])
  })

  it('leaves an objection, which stands until a delegate of their administration takes a position', () => {
    const story = asked().consents(marianne, katarina, helena, magnus)
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.leaves(susanne)
    expect(story.missing).toEqual(['position soc', `objection ${susanne.id}`])
    story.says(peter, 'consent')
    expect(story.missing).toEqual([])
  })

  it('leaves an objection, which does not fall because a colleague had consented before they left', () => {
    const story = asked().consents(marianne, katarina, helena, magnus)
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.says(peter, 'consent')
    story.leaves(susanne)
    expect(story.missing).toEqual([`objection ${susanne.id}`])
    expect(story.confirms()).toEqual(refused('not-ready'))
    story.says(peter, 'consent')
    expect(story.confirms()).toEqual(happens('ended'))
  })

  it('leaves an objection, which is not taken back by an administration that speaks by proxy', () => {
    const story = asked().consents(marianne, katarina, helena)
    story.says(susanne, 'consent')
    story.says(magnus, 'objection', 'Finansieringen saknas')
    story.leaves(magnus)
    const alma = person('kof-01')
    story.joins(alma)
    expect(story.passes(alma, 'soc')).toEqual(happens('proxy-changed'))
    story.answers(susanne, 'kof')
    story.says(susanne, 'consent', '', { for: 'kof' })
    expect(story.missing).toEqual([`objection ${magnus.id}`])
    story.says(alma, 'consent')
    expect(story.missing).toEqual([])
  })

  it('who comes back with an objection stands by it', () => {
    const story = agreed()
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.leaves(susanne)
    story.says(peter, 'consent')
    expect(story.missing).toEqual([])
    story.joins(susanne)
    expect(story.missing).toEqual([`objection ${susanne.id}`])
  })

  it('who objects anew after they came back has not been answered for by what was said before', () => {
    const story = agreed().leaves(susanne)
    story.says(peter, 'consent')
    story.joins(susanne)
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.leaves(susanne)
    expect(story.missing).toEqual([`objection ${susanne.id}`])
    story.says(peter, 'consent')
    expect(story.missing).toEqual([])
  })

  it('who comes back is not heard twice, when the vote has been passed on meanwhile', () => {
    const story = agreed().leaves(susanne)
    story.passes(peter, 'kof')
    story.answers(magnus, 'soc')
    story.says(magnus, 'reservation', 'Följ upp', { for: 'soc' })
    story.joins(susanne)
    expect(story.voice('soc').positions.map((p) => p.by)).toEqual([magnus.id])
    story.confirms()
    const soc = story.state.outcomes[0]?.voices.find((v) => v.administration === 'soc')
    expect([soc?.how, soc?.positions.map((p) => p.by)]).toEqual(['proxy', [magnus.id]])
  })

  it('who moves to another administration speaks for that one, and no longer for the first', () => {
    const story = agreed().change(magnus.id, { administration: 'soc' })
    expect(story.missing).toEqual(['delegate kof'])
    expect(story.says(magnus, 'consent', '', { for: 'kof' })).toEqual(refused('proxy-not-yours'))
    expect(story.says(magnus, 'consent', '', { for: 'soc' })).toEqual(happens('positioned'))
  })

  it('and held a vote: it is offered to the other delegate, who says what they say', () => {
    const story = asked().consents(marianne, katarina, helena, peter)
    story.passes(magnus, 'soc')
    story.answers(susanne, 'kof')
    story.says(susanne, 'consent', '', { for: 'kof' })
    story.leaves(susanne)
    expect(story.missing).toEqual(['proxy-answer kof'])
    expect(story.answers(peter, 'kof')).toEqual(happens('proxy-changed'))
    expect(story.missing).toEqual(['position kof'])
    story.says(peter, 'consent', '', { for: 'kof' })
    expect(story.confirms()).toEqual(happens('ended'))
    const kof = story.state.outcomes[0]?.voices.find((v) => v.administration === 'kof')
    expect(kof?.proxy).toMatchObject({ to: 'soc', holder: peter.id, status: 'accepted' })
    expect(kof?.proxy?.why).toBeUndefined()
  })

  it('and held a vote alone: it has lapsed, and can be passed to somebody else', () => {
    const story = asked()
    story.passes(magnus, 'bou')
    story.answers(helena, 'kof')
    story.says(helena, 'consent', '', { for: 'kof' })
    story.leaves(helena)
    expect(story.missing).toContain('position kof')
    story.passes(magnus, 'soc')
    expect(story.state.proxies.kof).toMatchObject({ to: 'soc', status: 'offered' })
    expect(story.state.positions).toEqual([])
  })
})

describe('a vote that lapsed because nobody was left to hold it', () => {
  it('does not come to life again when somebody comes who could, once its giver holds another', () => {
    const story = asked()
    story.passes(magnus, 'bou')
    story.leaves(helena)
    expect(story.passes(katarina, 'kof')).toEqual(happens('proxy-changed', 'proxy-changed'))
    expect(story.state.proxies.kof).toMatchObject({ status: 'lapsed', why: 'left' })
    story.joins(helena)
    expect(story.answers(helena, 'kof')).toEqual(refused('proxy-gone'))
  })
})

describe('an alternate', () => {
  const standIn = { alternates: [{ for: susanne.id, by: anna.id }] }

  it('speaks in the place of the delegate at the meeting, who does not', () => {
    const story = inMeeting({}, standIn)
    expect(story.says(anna, 'consent')).toEqual(happens('positioned'))
    expect(story.says(susanne, 'consent')).toEqual(refused('alternate-speaks'))
    expect(story.voice('soc').delegates).toEqual([anna.id, peter.id])
  })

  it('answers for an objection of the delegate; a colleague does not', () => {
    const story = inMeeting({}, { stage: 'called' }).consents(marianne, katarina, helena, magnus)
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.meets({ ...standIn, stage: 'ongoing' })
    story.says(peter, 'consent')
    expect(story.isConflicted(peter, 'administration')).toEqual(refused('answered-themselves'))
    expect(story.missing).toEqual([`objection ${susanne.id}`])
    story.says(anna, 'consent')
    expect(story.missing).toEqual([])
  })

  it('is of the same administration, and neither a delegate nor an observer', () => {
    for (const by of [alva.id, peter.id, 'nobody'])
      expect(inMeeting({}, { alternates: [{ for: susanne.id, by }] }).says(susanne, 'consent')).toEqual(
        happens('positioned'),
      )
    const observers = inMeeting(
      {},
      {
        alternates: [
          { for: marianne.id, by: guest.id },
          { for: 'steering-2', by: sara.id },
        ],
      },
    )
    expect(observers.says(guest, 'consent')).toEqual(refused('only-delegates'))
    expect(observers.says(sara, 'consent')).toEqual(refused('only-delegates'))
  })

  it('gives the seat back when the delegate comes after all, whose earlier position then holds again', () => {
    const story = inMeeting({}, { stage: 'called' })
    story.says(susanne, 'consent')
    story.meets({ ...standIn, stage: 'ongoing' })
    expect(story.missing).toContain('position soc')
    story.meets({ alternates: [] })
    expect(story.missing).not.toContain('position soc')
    expect(story.says(anna, 'consent')).toEqual(refused('not-found'))
  })
})
