import { askedNow } from '../../src/minutes/rules'
import {
  agnes,
  alva,
  anders,
  anna,
  bo,
  content,
  guest,
  marianne,
  plan,
  rolf,
  sara,
  steeringGroup,
  susanne,
  withText,
} from '../support/builders'
import { boosterOut, MinutesStory, processDraft, processOut, steeringOut } from '../support/minutes-story'
import { happens, nothingHappens, refused } from '../support/refused'

describe('who approves', () => {
  it('at a process meeting every participant, and nobody else', () => {
    const story = processOut()
    expect(story.missing).toEqual([alva.id, anna.id, agnes.id])
    expect(story.approve(sara)).toEqual(refused('not-asked'))
    expect(story.absent(anders)).toEqual(refused('not-asked'))
  })

  it('a participant who is named twice is asked once', () => {
    const story = processOut(content({ present: [alva.id, anna.id, alva.id] }))
    expect(story.missing).toEqual([alva.id, anna.id])
  })

  it('at a booster day both process leaders', () => {
    const story = boosterOut()
    expect(story.missing).toEqual([sara.id, anders.id])
    expect(story.approve(sara)).toEqual(happens('approved'))
    expect(story.approve(anders)).toEqual(happens('approved', 'locked'))
  })

  it('at a steering meeting the chair first, then all members', () => {
    const story = steeringOut()
    expect(askedNow(story.state)).toEqual([marianne.id])
    expect(story.approve(marianne)).toEqual(happens('approved'))
    expect(askedNow(story.state)).toEqual(steeringGroup.map((p) => p.id))
    const others = steeringGroup.filter((p) => p !== marianne)
    expect(others).toHaveLength(7)
    for (const member of others) story.approve(member)
    expect(story.state.stage).toBe('locked')
  })

  it('a steering meeting chaired by somebody outside the group is approved by that person too', () => {
    const story = new MinutesStory()
    story.draft('steering', content({ chair: bo.id }))
    story.send(sara)
    expect(askedNow(story.state)).toEqual([bo.id])
    expect(story.missing).toEqual([bo.id, ...steeringGroup.map((p) => p.id)])
  })
})

describe('the chair of the steering group comes first and cannot be skipped', () => {
  it('nobody else is let in before', () => {
    const story = steeringOut()
    expect(story.approve(rolf)).toEqual(refused('not-found'))
    expect(story.absent(susanne)).toEqual(refused('not-found'))
    expect(story.remark(rolf)).toEqual(refused('not-found'))
  })

  it('a second version goes to the chair again before the members, who are told so', () => {
    const story = steeringOut()
    story.approve(marianne)
    story.revise(sara, withText(content({ chair: marianne.id }), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(askedNow(story.state)).toEqual([marianne.id])
    expect(story.approve(rolf)).toEqual(refused('awaits-chair'))
    expect(story.remark(rolf)).toEqual(refused('not-asked'))
    story.approve(marianne)
    expect(story.approve(rolf)).toEqual(happens('approved'))
  })

  it('the chair cannot say "I was not there"', () => {
    expect(steeringOut().absent(marianne)).toEqual(refused('chair-was-there'))
  })

  it('not even after the deadline can the minutes be closed without the chair', () => {
    const story = steeringOut().at('2026-04-20T08:00:00.000Z')
    expect(story.finish(sara)).toEqual(refused('awaits-chair'))
    story.approve(marianne)
    expect(story.finish(sara)).toEqual(happens('finished'))
  })

  it('a chair who is exchanged in a later draft may still answer for the version that waits for her', () => {
    const story = steeringOut()
    story.revise(sara, content({ title: 'Styrgruppsmöte', chair: rolf.id }))
    expect(story.approve(marianne)).toEqual(happens('approved'))
  })
})

describe('an approval', () => {
  it('of the last one missing locks the minutes', () => {
    const story = processOut()
    expect(story.approve(alva)).toEqual(happens('approved'))
    expect(story.approve(anna)).toEqual(happens('approved'))
    expect(story.approve(agnes)).toEqual(happens('approved', 'locked'))
    expect(story.state.stage).toBe('locked')
    expect(story.state.finish).toBeUndefined()
  })

  it('pressed twice is one approval', () => {
    const story = processOut()
    story.approve(alva)
    expect(story.approve(alva)).toEqual(nothingHappens)
  })

  it('pressed again after the lock changes nothing', () => {
    const story = processOut()
    for (const who of [alva, anna, agnes]) story.approve(who)
    expect(story.approve(alva)).toEqual(nothingHappens)
    story.finish(sara)
    expect(story.approve(alva)).toEqual(nothingHappens)
    expect(story.state.stage).toBe('finished')
  })

  it('on the card of an earlier version is answered with the version that is out', () => {
    const story = processOut()
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(story.approve(alva, 1)).toEqual({ refused: 'outdated', details: { version: 2 } })
  })

  it('of a draft is not possible', () => {
    const story = processDraft()
    expect(story.approve(alva)).toEqual(refused('not-out'))
    expect(story.absent(alva)).toEqual(refused('not-out'))
  })

  it('of minutes that one may not see says that there are none', () => {
    const story = processOut()
    expect(story.approve(guest)).toEqual(refused('not-found'))
    expect(new MinutesStory().does(alva, { type: 'approve', version: 1 })).toEqual(refused('not-found'))
  })

  it('by somebody who could have been there but was not is not asked for', () => {
    const story = processOut()
    const [ambassador = guest] = plan.ambassadorsOf('2.8.3').filter((p) => !story.missing.includes(p.id))
    expect(story.approve(ambassador)).toEqual(refused('not-asked'))
  })
})

describe('"I was not there"', () => {
  it('is an answer: nobody waits for that person any more', () => {
    const story = processOut()
    expect(story.absent(alva)).toEqual(happens('absence-declared'))
    expect(story.absent(alva)).toEqual(nothingHappens)
    expect(story.missing).toEqual([anna.id, agnes.id])
    expect(story.standing(alva)).toMatchObject({ is: 'absent' })
  })

  it('holds for later versions too', () => {
    const story = processOut()
    story.absent(alva)
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(story.missing).toEqual([anna.id, agnes.id])
  })

  it('can be taken back by approving', () => {
    const story = processOut()
    story.absent(alva)
    expect(story.approve(alva)).toEqual(happens('approved'))
    expect(story.standing(alva)).toMatchObject({ is: 'approved', version: 1 })
  })

  it('can follow upon an approval that was given by mistake', () => {
    const story = processOut()
    story.approve(alva)
    expect(story.absent(alva)).toEqual(happens('absence-declared'))
    expect(story.standing(alva)).toMatchObject({ is: 'absent' })
  })

  it('of the last one missing locks the minutes', () => {
    const story = processOut()
    story.approve(alva)
    story.approve(anna)
    expect(story.absent(agnes)).toEqual(happens('absence-declared', 'locked'))
  })
})

describe('what is locked or finished stays as it is', () => {
  it.each(['locked', 'finished'] as const)('%s: a changed mind comes too late', (stage) => {
    const story = processOut()
    story.absent(alva)
    story.approve(anna)
    story.approve(agnes)
    if (stage === 'finished') story.finish(sara)
    const before = story.state
    expect(story.approve(alva)).toEqual(refused('locked'))
    expect(story.absent(anna)).toEqual(refused('locked'))
    expect(story.absent(alva)).toEqual(nothingHappens)
    expect(story.state).toBe(before)
  })

  it('those who did not answer before the minutes were closed come too late', () => {
    const story = processOut()
    story.approve(alva)
    story.at('2026-04-13T08:00:00.000Z').finish(sara)
    expect(story.approve(anna)).toEqual(refused('locked'))
    expect(story.absent(agnes)).toEqual(refused('locked'))
  })
})
