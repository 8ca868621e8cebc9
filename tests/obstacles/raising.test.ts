import { processesToRaiseIn } from '../../src/obstacles/rules'
import { MEASURE_LIMIT, REASON_LIMIT, TEXT_LIMIT, TITLE_LIMIT } from '../../src/obstacles/state'
import { happens, nothingHappens, refused } from '../support/refused'
import {
  amir,
  chair,
  controller,
  guest,
  ines,
  leader,
  member,
  OBSTACLE,
  ObstacleStory,
  outsider,
  plan,
  raised,
  standIn,
} from './story'

describe('an obstacle', () => {
  it('is raised by an ambassador of the process, or by a process leader', () => {
    for (const who of [ines, amir, leader, standIn]) {
      const story = new ObstacleStory()
      expect(story.raise(who)).toEqual(happens('raised'))
      expect(story.state).toMatchObject({ ...OBSTACLE, by: who.id, stage: 'raised', version: 1, earlier: [] })
    }
  })

  it('is not raised by others, who read what they can do instead', () => {
    for (const who of [outsider, guest, controller])
      expect(new ObstacleStory().raise(who)).toEqual(refused('not-your-process'))
    expect(new ObstacleStory().raise(ines, { process: '9.9.9' })).toEqual(refused('process-unknown'))
    expect(new ObstacleStory().raise(ines, { process: '' })).toEqual(refused('process-unknown'))
  })

  it('is offered in one’s own processes, to process leaders in all', () => {
    expect(processesToRaiseIn(ines, plan).map((p) => p.number)).toEqual(['2.2.3', '2.8.3', '2.8.4'])
    expect(processesToRaiseIn(leader, plan)).toEqual(plan.processes)
    expect(processesToRaiseIn(guest, plan)).toEqual([])
  })

  it('says what is in the way in a sentence, and tells more', () => {
    const words = (more: object) => new ObstacleStory().raise(ines, more)
    expect(words({ title: ' \n ' })).toEqual(refused('title-missing'))
    expect(words({ text: '\t' })).toEqual(refused('text-missing'))
    const [title, text] = ['x'.repeat(TITLE_LIMIT + 1), 'x'.repeat(TEXT_LIMIT + 1)]
    expect(words({ title })).toEqual({
      refused: 'title-too-long',
      details: { max: TITLE_LIMIT, length: TITLE_LIMIT + 1 },
    })
    expect(words({ text })).toEqual({
      refused: 'text-too-long',
      details: { max: TEXT_LIMIT, length: TEXT_LIMIT + 1 },
    })
    expect(words({ title: title.slice(1), text: text.slice(1) })).toEqual(happens('raised'))
  })

  it('keeps the words without what no list takes and without space around them', () => {
    const story = new ObstacleStory()
    story.raise(ines, {
      title: ' Ingen\u0000 \n lokal ',
      text: '\r\nRad ett\r\nRad\u0007 två\n ',
    })
    expect(story.state).toMatchObject({ title: 'Ingen lokal', text: 'Rad ett\nRad två' })
  })
})

describe('an obstacle that is sent twice', () => {
  it('is one obstacle', () => {
    const story = raised()
    expect(story.raise()).toEqual(nothingHappens)
    expect(story.raise(ines, { title: ` ${OBSTACLE.title} ` })).toEqual(nothingHappens)
  })

  it('with better words takes the better words', () => {
    const story = raised()
    expect(story.raise(ines, { text: 'Bättre ord' })).toEqual(happens('revised'))
    expect(story.state).toMatchObject({ text: 'Bättre ord', version: 2 })
    story.lift()
    expect(story.raise(ines, { text: 'Ännu bättre ord' })).toEqual(refused('lifted-already'))
    expect(story.raise(ines, { text: 'Bättre ord' })).toEqual(nothingHappens)
  })

  it('stays in its process, and is nobody else’s', () => {
    const story = raised()
    expect(story.raise(leader)).toEqual(refused('not-found'))
    expect(story.raise(ines, { process: '2.1.1' })).toEqual(refused('raised-already'))
  })
})

describe('the wording', () => {
  it('is changed by who raised it, while it is with the process leader', () => {
    const story = raised()
    expect(story.revise(amir, { text: 'Nytt' })).toEqual(refused('only-raiser'))
    expect(story.revise(leader, { text: 'Nytt' })).toEqual(refused('only-raiser'))
    expect(story.revise(ines)).toEqual(nothingHappens)
    expect(story.revise(ines, { text: '' })).toEqual(refused('text-missing'))
    expect(story.revise(ines, { text: 'Nytt' })).toEqual(happens('revised'))
    expect(story.state).toMatchObject({ text: 'Nytt', version: 2, revisedAt: story.now })
    story.solve()
    expect(story.revise(ines, { text: 'Nyare' })).toEqual(refused('solved-already'))
  })

  it('that changed while the process leader was reading is read first', () => {
    const story = raised((s) => s.revise(ines, { text: 'Nytt' }))
    expect(story.lift(leader, 'Så här gör vi', 1)).toEqual(refused('changed-meanwhile'))
    expect(story.solve(leader, 'Så här gör vi', 1)).toEqual(refused('changed-meanwhile'))
    expect(story.lift(leader, 'Så här gör vi', 2)).toEqual(happens('lifted'))
  })
})

describe('what those who may not see it try', () => {
  it('is answered as if there were none', () => {
    for (const who of [outsider, guest, controller]) {
      const story = raised()
      expect(story.revise(who)).toEqual(refused('not-found'))
      expect(story.solve(who)).toEqual(refused('not-found'))
      expect(story.lift(who)).toEqual(refused('not-found'))
      expect(story.withdraw(who)).toEqual(refused('not-found'))
      expect(story.takeUpAgain(who)).toEqual(refused('not-found'))
    }
    const none = new ObstacleStory()
    expect(none.solve(leader)).toEqual(refused('not-found'))
  })

  it('is refused to those who may read but not do it', () => {
    for (const who of [ines, amir, member, chair]) {
      const story = raised()
      expect(story.solve(who)).toEqual(refused('only-process-leader'))
      expect(story.lift(who)).toEqual(refused('only-process-leader'))
      expect(story.takeUpAgain(who)).toEqual(refused('only-process-leader'))
    }
    for (const who of [amir, member]) expect(raised().withdraw(who)).toEqual(refused('only-raiser-or-leader'))
  })
})

describe('measures and reasons', () => {
  it('have to be there, and to fit', () => {
    const story = raised()
    expect(story.solve(leader, ' ')).toEqual(refused('solution-missing'))
    expect(story.lift(leader, '')).toEqual(refused('measure-missing'))
    expect(story.withdraw(ines, '')).toEqual(refused('reason-missing'))
    const details = (max: number) => ({ max, length: max + 1 })
    const tooLong = (max: number) => 'x'.repeat(max + 1)
    expect(story.solve(leader, tooLong(MEASURE_LIMIT))).toMatchObject({ details: details(MEASURE_LIMIT) })
    expect(story.lift(leader, tooLong(MEASURE_LIMIT))).toMatchObject({ refused: 'measure-too-long' })
    expect(story.withdraw(ines, tooLong(REASON_LIMIT))).toMatchObject({ details: details(REASON_LIMIT) })
    story.solve()
    expect(story.takeUpAgain(leader, ' ')).toEqual(refused('reason-missing'))
    expect(story.takeUpAgain(leader, tooLong(REASON_LIMIT))).toEqual(refused('reason-too-long'))
  })
})
