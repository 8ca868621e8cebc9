import { languageOf } from '../../src/i18n/translator'
import { notification } from '../../src/obstacles/cards/obstacle-card'
import { obstaclePostings } from '../../src/obstacles/postings'
import { makePlan } from '../../src/plan/model'
import { buttonsOf, textOf } from '../support/card-reading'
import { chair, fatima, ines, leader, ObstacleStory, plan, planData, raised, standIn, viewIn } from './story'

const CHANNEL = 'channel-2.8.3'

function wanted({ state }: ObstacleStory, of = plan) {
  const personal = (id: string) => ({
    ...viewIn(languageOf(of.person(id)?.language, undefined)),
    plan: of,
  })
  return obstaclePostings(state, { shared: { ...viewIn(), plan: of }, channel: CHANNEL, personal })
}

const created = (story: ObstacleStory) => wanted(story).flatMap(({ key, create }) => (create ? [key] : []))

function cardOf(story: ObstacleStory, key: string) {
  const posting = wanted(story).find((p) => p.key === key)
  if (!posting) throw new TypeError(`${key} is not wanted`)
  return { ...posting, text: textOf(posting.card()), buttons: buttonsOf(posting.card()) }
}

describe('a raised obstacle', () => {
  it('is shown in the process’s channel, and asked of the process leader in person', () => {
    const story = raised()
    expect(created(story)).toEqual(['channel:0', `leader:0:${leader.id}`])
    const shared = cardOf(story, 'channel:0')
    expect([shared.to, shared.buttons]).toEqual([{ channel: CHANNEL }, ['Läs allt']])
    const asked = cardOf(story, `leader:0:${leader.id}`)
    expect(asked.to).toEqual({ person: leader.id })
    expect(asked.buttons).toEqual(['Lös hindret', 'Lyft till styrgruppen', 'Läs allt'])
    expect(asked.summary()).toBe('Hinder att ta ställning till: Kampanjen har ingen som svarar på frågor')
  })

  it('is not asked of the process leader who raised it, but of the one when the other did', () => {
    const own = new ObstacleStory()
    own.raise(leader)
    expect(created(own)).toEqual(['channel:0'])
    const others = new ObstacleStory()
    others.raise(standIn)
    expect(created(others)).toContain(`leader:0:${leader.id}`)
  })

  it('is asked of every process leader where the process has none of its own', () => {
    const without = makePlan({
      ...planData,
      processes: planData.processes.map((p) => (p.number === '2.8.3' ? { ...p, leader: 'gone' } : p)),
    })
    const asked = wanted(raised(), without).flatMap(({ to, create }) =>
      create && 'person' in to ? [to.person] : [],
    )
    expect(asked.toSorted()).toEqual([leader.id, standIn.id].toSorted())
  })

  it('that is withdrawn is not posted any more, and the cards that stand say so', () => {
    const story = raised((s) => s.withdraw())
    expect(created(story)).toEqual([])
    expect(cardOf(story, 'channel:0').text).toContain('– Tillbakadraget')
    expect(cardOf(story, `leader:0:${leader.id}`).buttons).toEqual(['Läs allt'])
    expect(created(raised((s) => s.withdraw(leader)))).toEqual(['raiser:withdrawn:1'])
  })
})

describe('what is done about it', () => {
  it('is told to who raised it: that it is solved in the channel, too', () => {
    const story = raised((s) => s.solve())
    expect(created(story)).toEqual(['channel:0', 'raiser:solved:1', 'channel:solved:1'])
    const told = cardOf(story, 'raiser:solved:1')
    expect(told.to).toEqual({ person: ines.id })
    expect(told.text).toContain('Lyft av dig')
    expect(told.text).toContain('Lösning: Kontaktcenter svarar')
    expect(told.summary()).toBe('Ett hinder är löst: Kampanjen har ingen som svarar på frågor')
  })

  it('is not told to who did it', () => {
    const story = new ObstacleStory()
    story.raise(leader)
    story.lift(leader)
    expect(created(story)).toEqual(['channel:0'])
    story.outcome('decided')
    expect(created(story)).toEqual(['channel:0', 'raiser:outcome:2', 'channel:outcome:2'])
  })

  it('is told in the language of who raised it', () => {
    const story = new ObstacleStory()
    story.raise(fatima)
    story.lift()
    expect(cardOf(story, 'raiser:lifted:1').text).toContain('An obstacle is with the steering group')
  })

  it('brings the outcome to the channel and to who raised it, and each outcome stays as it was', () => {
    const story = raised(
      (s) => s.lift(),
      (s) => s.outcome('tabled'),
      (s) => s.outcome('decided'),
    )
    expect(created(story)).toEqual([
      ...['channel:0', 'raiser:lifted:1', 'raiser:outcome:2', 'channel:outcome:2'],
      ...['raiser:outcome:3', 'channel:outcome:3'],
    ])
    expect(cardOf(story, 'channel:outcome:2').text).toContain('Bordlagt § 12: Vi vill först veta')
    const decided = cardOf(story, 'channel:outcome:3')
    expect(decided.text).toContain('Beslut § 13: Varje förvaltning utser')
    expect(decided.buttons).toEqual(['Läs beslutet', 'Läs allt'])
    expect(cardOf(story, 'channel:0').text).toContain('✓ Beslutat av styrgruppen')
  })

  it('leaves the process leader with it when the proposal is withdrawn by somebody else', () => {
    const story = raised(
      (s) => s.lift(),
      (s) => s.outcome('withdrawn', { by: chair.id }),
    )
    expect(created(story)).toContain(`leader:2:${leader.id}`)
    const back = cardOf(story, `leader:2:${leader.id}`)
    expect(back.buttons).toEqual(['Läs allt', 'Ta upp igen'])
    expect(back.summary()).toContain('Förslaget om ett hinder är tillbakadraget')
    const own = raised(
      (s) => s.lift(),
      (s) => s.outcome('withdrawn', { by: leader.id }),
    )
    expect(created(own)).not.toContain(`leader:2:${leader.id}`)
    story.takeUpAgain(leader)
    expect(created(story)).not.toContain(`leader:2:${leader.id}`)
  })

  it('begins anew when it is taken up again, with new cards', () => {
    const story = raised(
      (s) => s.solve(),
      (s) => s.takeUpAgain(standIn),
    )
    expect(created(story)).toEqual([
      ...['channel:2', `leader:2:${leader.id}`],
      ...['raiser:solved:1', 'channel:solved:1', 'raiser:taken-up:2'],
    ])
  })

  it('never changes what a card is posted under', () => {
    const story = raised()
    const keys = [wanted(story).map(({ key }) => key)]
    for (const step of [
      () => story.lift(),
      () => story.outcome('tabled'),
      () => story.outcome('withdrawn'),
      () => story.takeUpAgain(),
      () => story.solve(),
    ]) {
      step()
      const now = wanted(story).map(({ key }) => key)
      expect(new Set(now).size).toBe(now.length)
      for (const before of keys) expect(now).toEqual(expect.arrayContaining(before))
      keys.push(now)
    }
  })
})

describe('what a phone shows', () => {
  it('tells how it stands', () => {
    expect(notification(raised().state, viewIn())).toBe(
      'Nytt hinder: Kampanjen har ingen som svarar på frågor',
    )
    expect(notification(raised((s) => s.lift()).state, viewIn('en'))).toMatch(
      /^An obstacle is with the steering group: /,
    )
  })
})
