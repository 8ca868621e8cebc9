import { cardView } from '../../src/cards/view'
import { minutesPostings } from '../../src/minutes/postings'
import { agnes, alva, anna, content, links, marianne, plan, rolf, sara, withText } from '../support/builders'
import { boosterOut, processDraft, processOut, steeringOut } from '../support/minutes-story'

import { CHANNEL, cardOf, created, stockholm, wanted } from '../support/wanted-postings'

describe('the card in the channel', () => {
  it('is not posted for a draft', () => {
    expect(wanted(processDraft())).toEqual([])
  })

  it('is posted once for a version', () => {
    const story = processOut()
    expect(created(story)).toEqual(['channel:v1'])
    expect(wanted(story)[0]?.to).toEqual({ channel: CHANNEL })
    story.approve(alva)
    expect(created(story)).toEqual(['channel:v1'])
  })

  it('of an earlier version says that there is a newer one, and is not posted anew', () => {
    const story = processOut()
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    expect(created(story)).toEqual(['channel:v1'])
    story.send(sara)
    expect(created(story)).toEqual(['channel:v2'])
    expect(cardOf(story, 'channel:v1')).toContain('Version 1 är ersatt av version 2')
    expect(cardOf(story, 'channel:v1')).not.toContain('minutes.approve')
    expect(cardOf(story, 'channel:v2')).toContain('minutes.approve')
  })

  it('of steering minutes waits for the chair, who is asked personally', () => {
    const story = steeringOut()
    expect(created(story)).toEqual(['chair:v1'])
    expect(wanted(story).some((p) => p.key.startsWith('channel:'))).toBe(false)
    story.approve(marianne)
    expect(created(story)).toEqual(['channel:v1'])
    expect(wanted(story).find((p) => p.key === 'chair:v1')?.create).toBe(false)
  })

  it('of steering minutes stays with what was published while the chair reads the next version', () => {
    const story = steeringOut()
    story.approve(marianne)
    story.revise(sara, withText(content({ chair: marianne.id }), 'kampanj', 'Hemligt än så länge.'))
    story.send(sara)
    expect(created(story)).toContain('chair:v2')
    expect(
      wanted(story)
        .filter((p) => p.key.startsWith('channel:'))
        .map((p) => p.key),
    ).toEqual(['channel:v1'])
    expect(story.approve(rolf)).toMatchObject({ refused: 'awaits-chair' })
  })

  it('tells of the reopening and its reason', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    story.reopen(sara, 'Ett beslut saknas')
    expect(cardOf(story, 'channel:v1')).toContain('Ett beslut saknas')
  })

  it('is one when the same version goes out again after a reopening', () => {
    const story = processOut()
    for (const who of [alva, anna, agnes]) story.approve(who)
    story.reopen(sara)
    story.send(sara)
    expect(wanted(story).filter((p) => p.key.startsWith('channel:'))).toHaveLength(1)
  })

  it('is not posted where no channel is known', () => {
    const story = processOut()
    const shared = cardView('sv', story.today, plan, links)
    const postings = minutesPostings(story.state, {
      now: story.now,
      shared,
      channel: undefined,
      personal: () => shared,
    })
    expect(postings.some((p) => p.create)).toBe(false)
  })
})

describe('the process leader who handed the minutes in', () => {
  it('is told of remarks, once a round', () => {
    const story = processOut()
    story.remark(alva)
    story.remark(anna)
    expect(created(story)).toEqual(['channel:v1', 'leader:remarks:1'])
    story.take(sara, 's1')
    story.take(sara, 's2')
    expect(created(story)).toEqual(['channel:v1'])
  })

  it('is asked to choose when the deadline has passed, in working hours, once a deadline', () => {
    const story = processOut()
    expect(created(story, stockholm('2026-04-10T16:00'))).not.toContain('leader:overdue:2026-04-10')
    expect(created(story, stockholm('2026-04-11T12:00'))).not.toContain('leader:overdue:2026-04-10')
    expect(created(story, stockholm('2026-04-13T07:00'))).not.toContain('leader:overdue:2026-04-10')
    expect(created(story, stockholm('2026-04-13T09:00'))).toContain('leader:overdue:2026-04-10')
    story.at(stockholm('2026-04-13T10:00')).extend(sara, '2026-04-17')
    expect(created(story, stockholm('2026-04-20T09:00'))).toContain('leader:overdue:2026-04-17')
  })

  it('is told when all have answered, and again when they have after a reopening', () => {
    const story = boosterOut()
    for (const who of story.state.rounds[0]?.approvers ?? []) {
      const leader = plan.person(who)
      if (leader) story.approve(leader)
    }
    expect(created(story)).toContain('leader:locked:0')
    story.reopen(sara)
    story.send(sara)
    expect(story.state.stage).toBe('locked')
    expect(created(story)).toContain('leader:locked:1')
  })
})
