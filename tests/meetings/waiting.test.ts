import { cardView } from '../../src/cards/view'
import { dayOf } from '../../src/kernel/zone'
import { meetingsWaiting } from '../../src/meetings/feature'
import type { Person } from '../../src/plan/model'
import { anders, anna, links, marianne, person, rolf, sara } from '../support/builders'
import { at } from './states'
import {
  frame,
  type MeetingStory,
  magnus,
  peter,
  steeringCalled,
  steeringOngoing,
  steeringPlanned,
  susanne,
} from './story'

function waits(story: MeetingStory, who: Person, now = story.now) {
  const view = cardView('sv', dayOf(now), story.plan, links)
  return meetingsWaiting([story.state], who, view)
}

const whats = (...given: Parameters<typeof waits>) => waits(...given).map(({ what }) => what)

describe('what waits for who is asked to come', () => {
  it('is the notice, until it is answered', () => {
    const story = steeringCalled()
    expect(waits(story, rolf)).toEqual([
      {
        key: 'meetings/meeting-1/Svara på kallelsen',
        what: 'Svara på kallelsen',
        about: 'Styrgruppsmöte',
        deadline: '2026-03-31',
        deadlineInWords: 'före mötet tis 31 mars',
        overdue: false,
        path: 'meetings/meeting-1',
      },
    ])
    story.comes(rolf)
    expect(waits(story, rolf)).toEqual([])
    expect(waits(story, anna)).toEqual([])
  })

  it('is a vote that is offered, for each who may take it', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    for (const who of [susanne, peter])
      expect(whats(story, who)).toContain('Ta emot eller avböj rösten från Kultur och fritid')
    expect(whats(story, magnus)).toEqual([])
    story.accepts(susanne, 'kof')
    for (const who of [susanne, peter]) expect(whats(story, who)).toEqual(['Svara på kallelsen'])
  })

  it('is a vote that is offered while the meeting goes on, too', () => {
    const story = steeringOngoing((s) => s.passes(magnus, 'soc'))
    expect(whats(story, susanne)).toEqual(['Ta emot eller avböj rösten från Kultur och fritid'])
    expect(whats(story, rolf)).toEqual([])
  })

  it('is nothing before the notice, nor when the day has passed', () => {
    expect(whats(steeringPlanned(), rolf)).toEqual([])
    expect(whats(steeringCalled(), rolf, at('2026-04-01', '08:00'))).toEqual([])
  })
})

describe('what waits for who leads', () => {
  it('is to send the notice, from seven days before', () => {
    const story = steeringPlanned()
    expect(whats(story, sara, at('2026-03-23', '12:00'))).toEqual([])
    for (const who of [sara, marianne])
      expect(whats(story, who, at('2026-03-24', '08:00'))).toEqual(['Skicka kallelsen'])
    expect(waits(story, sara, at('2026-03-24', '08:00'))[0]?.deadlineInWords).toBe('mötet är tis 31 mars')
    expect(whats(story, anders, at('2026-03-24', '08:00'))).toEqual([])
    story.calls(sara)
    expect(whats(story, person('steering-2'), at('2026-03-24', '08:00'))).toEqual(['Svara på kallelsen'])
  })

  it('is to do something about a meeting whose day has passed', () => {
    const after = at('2026-04-01', '08:00')
    for (const story of [steeringPlanned(), steeringCalled()]) {
      const [item, ...more] = waits(story, sara, after)
      expect(item).toMatchObject({
        what: 'Flytta eller ställ in mötet: dagen har passerat',
        deadlineInWords: 'mötet var tis 31 mars',
        overdue: true,
      })
      expect(more).toEqual([])
    }
    const ongoing = steeringOngoing()
    expect(whats(ongoing, sara, frame().end)).toEqual([])
    expect(whats(ongoing, sara, after)).toEqual(['Avsluta mötet: dagen har passerat'])
    ongoing.ends(sara)
    expect(whats(ongoing, sara, after)).toEqual([])
  })
})
