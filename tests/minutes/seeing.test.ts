import { newestReadable, readingOf, wasPublished } from '../../src/minutes/rules'
import {
  agnes,
  alva,
  anders,
  anna,
  bo,
  content,
  guest,
  marianne,
  person,
  plan,
  rolf,
  sara,
  withText,
} from '../support/builders'
import { boosterOut, MinutesStory, processDraft, processOut, steeringOut } from '../support/minutes-story'

const changed = withText(content(), 'kampanj', 'Vi talade om juni.')

function seenBy(story: MinutesStory) {
  return (id: string) => readingOf(story.state, person(id), plan)
}

describe('a draft is seen only by those who may revise it', () => {
  it('of a process meeting: the process leaders and the participants', () => {
    const sees = seenBy(processDraft())
    for (const who of [sara, anders, alva, anna, agnes]) expect(sees(who.id)).toBe('draft')
    for (const who of [bo, rolf, guest, person('controller')]) expect(sees(who.id)).toBe('nothing')
  })

  it('of a steering meeting: the process leaders and the chair', () => {
    const story = new MinutesStory()
    story.draft('steering', content({ chair: marianne.id }))
    const sees = seenBy(story)
    for (const who of [sara, anders, marianne]) expect(sees(who.id)).toBe('draft')
    for (const who of [rolf, alva, guest]) expect(sees(who.id)).toBe('nothing')
  })

  it('of a booster day: the process leaders', () => {
    const story = new MinutesStory()
    story.draft('booster', content())
    const sees = seenBy(story)
    expect(sees(sara.id)).toBe('draft')
    for (const who of [alva, marianne, guest]) expect(sees(who.id)).toBe('nothing')
  })
})

describe('what has gone out', () => {
  it('of a process meeting is open to the ambassadors of the process', () => {
    const sees = seenBy(processOut())
    const others = plan.ambassadorsOf('2.8.3').filter((p) => ![alva, anna, agnes].includes(p))
    expect(others.length).toBeGreaterThan(0)
    for (const who of others) expect(sees(who.id)).toBe('published')
    for (const who of [rolf, guest]) expect(sees(who.id)).toBe('nothing')
  })

  it('of a steering meeting is open to the members when the chair has approved, not before', () => {
    const story = steeringOut()
    expect(seenBy(story)(rolf.id)).toBe('nothing')
    story.approve(marianne)
    expect(seenBy(story)(rolf.id)).toBe('published')
    expect(seenBy(story)(alva.id)).toBe('nothing')
  })

  it('stays out when the chair remarks on it after her approval', () => {
    const story = steeringOut()
    story.approve(marianne)
    story.remark(marianne)
    expect(seenBy(story)(rolf.id)).toBe('published')
    expect(newestReadable(story.state, 'published')).toBe(1)
  })

  it('is not what the chair sent back: the members never get the version she did not approve', () => {
    const story = steeringOut()
    story.remark(marianne)
    story.revise(sara, withText(content({ chair: marianne.id }), 'kampanj', 'Vi talade om juni.'), 's1')
    story.send(sara)
    story.approve(marianne)
    expect(wasPublished(story.state, 1)).toBe(false)
    expect(wasPublished(story.state, 2)).toBe(true)
  })

  it('is read in the version that is out, while a later draft is being written', () => {
    const story = processOut()
    story.revise(sara, changed)
    expect(newestReadable(story.state, 'published')).toBe(1)
    expect(newestReadable(story.state, 'draft')).toBe(2)
    expect(wasPublished(story.state, 2)).toBe(false)
  })

  it('is still seen by a participant who is no longer named in a later draft', () => {
    const story = processOut()
    story.revise(sara, content({ present: [alva.id] }))
    expect(seenBy(story)(anna.id)).toBe('published')
  })
})

describe('finished minutes', () => {
  it('are open to everybody in the plan', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(seenBy(story)(guest.id)).toBe('nothing')
    story.finish(sara)
    for (const who of [guest, rolf, bo]) expect(seenBy(story)(who.id)).toBe('published')
  })

  it('stay open when they have been reopened: what was public once is not hidden', () => {
    const story = boosterOut()
    for (const who of [sara, anders]) story.approve(who)
    story.finish(sara)
    story.reopen(sara)
    expect(seenBy(story)(guest.id)).toBe('published')
  })

  it('are read in the version that was finished, also by those who wrote a later draft', () => {
    const story = processOut()
    story.revise(sara, changed)
    story.at('2026-04-13T08:00:00.000Z').finish(sara)
    expect(newestReadable(story.state, 'draft')).toBe(1)
    story.reopen(sara)
    expect(newestReadable(story.state, 'draft')).toBe(2)
  })
})
