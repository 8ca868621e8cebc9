import { mayRead, standingOf, wayOf } from '../../src/obstacles/rules'
import { happens, nothingHappens, refused } from '../support/refused'
import {
  amir,
  chair,
  controller,
  fatima,
  guest,
  ines,
  leader,
  MEASURE,
  member,
  outsider,
  raised,
  SOLUTION,
  standIn,
} from './story'

describe('the process leader', () => {
  it('solves it, or the other one does', () => {
    for (const who of [leader, standIn]) {
      const story = raised()
      expect(story.solve(who)).toEqual(happens('solved'))
      expect(story.state).toMatchObject({ stage: 'solved', solution: { by: who.id, text: SOLUTION } })
      expect(story.solve(who)).toEqual(nothingHappens)
      expect(story.solve(who, 'Något annat')).toEqual(refused('solved-already'))
      expect(story.lift(who)).toEqual(refused('solved-already'))
    }
  })

  it('lifts it to the steering group with a proposed measure', () => {
    const story = raised()
    expect(story.lift()).toEqual(happens('lifted'))
    expect(story.state).toMatchObject({
      stage: 'lifted',
      proposedMeasure: MEASURE,
      liftedBy: leader.id,
      decisionId: 'decision-matter1',
    })
    expect(story.lift()).toEqual(nothingHappens)
    expect(story.lift(standIn)).toEqual(refused('lifted-already'))
    expect(story.lift(leader, 'En annan åtgärd')).toEqual(refused('lifted-already'))
    expect(story.solve()).toEqual(refused('lifted-already'))
    expect(story.withdraw()).toEqual(refused('lifted-already'))
    expect(story.takeUpAgain()).toEqual(refused('lifted-already'))
  })

  it('or who raised it withdraws it, and then it is over', () => {
    for (const who of [ines, leader]) {
      const story = raised()
      expect(story.withdraw(who)).toEqual(happens('withdrawn'))
      expect(story.withdraw(who)).toEqual(nothingHappens)
      expect(story.withdraw(standIn, 'Jag också')).toEqual(refused('withdrawn-already'))
      expect(story.solve()).toEqual(refused('withdrawn-already'))
      expect(story.takeUpAgain()).toEqual(refused('withdrawn-already'))
    }
  })

  it('takes it up again when the measure did not help, with what was done kept', () => {
    const story = raised((s) => s.solve())
    expect(story.takeUpAgain()).toEqual(happens('taken-up'))
    expect(story.takeUpAgain()).toEqual(nothingHappens)
    expect(story.takeUpAgain(standIn)).toEqual(refused('still-open'))
    expect(story.state).not.toHaveProperty('solution')
    expect(story.state).toMatchObject({ stage: 'raised', earlier: [{ solution: { text: SOLUTION } }] })
    expect(wayOf(story.state).map(({ is }) => is)).toEqual(['raised', 'solved', 'taken-up'])
  })

  it('lifts it anew as a new proposal', () => {
    const story = raised(
      (s) => s.lift(),
      (s) => s.outcome('withdrawn'),
      (s) => s.takeUpAgain(),
      (s) => s.solve(),
      (s) => s.takeUpAgain(),
      (s) => s.lift(),
    )
    expect(story.state.decisionId).toBe('decision-matter1-2')
    expect(wayOf(story.state).map(({ is }) => is)).toEqual([
      ...['raised', 'lifted', 'outcome', 'taken-up', 'solved', 'taken-up', 'lifted'],
    ])
  })

  it('is told to raise a new one when it has been taken up ten times', () => {
    const story = raised((s) => s.solve())
    for (let i = 0; i < 10; i++) {
      expect(story.takeUpAgain()).toEqual(happens('taken-up'))
      story.solve()
    }
    expect(story.takeUpAgain()).toEqual({ refused: 'too-often', details: { max: 10 } })
  })
})

describe('what the steering group does', () => {
  it('returns to the obstacle in its order, each once', () => {
    const story = raised((s) => s.lift())
    const standings = (['tabled', 'referred-back', 'decided'] as const).map((kind) => {
      expect(story.outcome(kind)).toEqual(happens('outcome-returned'))
      return [story.state.stage, standingOf(story.state)]
    })
    expect(standings).toEqual([
      ['lifted', 'tabled'],
      ['lifted', 'referred-back'],
      ['answered', 'decided'],
    ])
    expect(
      story.state.outcomes.map(({ no, kind, text, reason }) => [no, kind, text !== '', reason !== '']),
    ).toEqual([
      [1, 'tabled', false, true],
      [2, 'referred-back', false, true],
      [3, 'decided', true, false],
    ])
    expect(story.outcome('decided')).toEqual(nothingHappens)
  })

  it('is told once, even when it is told again', () => {
    const story = raised((s) => s.lift())
    story.outcome('tabled')
    expect(story.outcome('tabled', { no: 1 })).toEqual(nothingHappens)
    expect(story.outcome('decided', { no: 3 })).toEqual(nothingHappens)
    expect(story.state.outcomes).toHaveLength(1)
  })

  it('leaves it with the process leader when the proposal is withdrawn', () => {
    const story = raised((s) => s.lift())
    story.outcome('withdrawn')
    expect([story.state.stage, standingOf(story.state)]).toEqual(['answered', 'proposal-withdrawn'])
    expect(story.solve()).toEqual(refused('answered-already'))
    expect(story.takeUpAgain()).toEqual(happens('taken-up'))
  })

  it('is told by Samsyn alone', () => {
    for (const who of [leader, chair, ines]) {
      const story = raised((s) => s.lift())
      expect(story.outcome('decided', {}, who)).toEqual(refused('not-found'))
    }
  })
})

describe('an obstacle is read by', () => {
  const readers = (story: ReturnType<typeof raised>) =>
    [ines, fatima, amir, leader, standIn, member, chair, controller, guest, outsider].filter((who) =>
      mayRead(story.state, who),
    )

  it('the ambassadors of its process, the process leaders and the steering group', () => {
    expect(readers(raised())).toEqual([ines, fatima, amir, leader, standIn, member, chair])
  })

  it('controllers and guests from when it was lifted to the steering group', () => {
    const lifted = raised((s) => s.lift())
    expect(readers(lifted)).toEqual([ines, fatima, amir, leader, standIn, member, chair, controller, guest])
    lifted.outcome('withdrawn')
    lifted.takeUpAgain()
    expect(readers(lifted)).toContain(guest)
    expect(readers(raised((s) => s.solve()))).not.toContain(guest)
  })

  it('who raised it, also when they have left the process', () => {
    expect(mayRead(raised().state, { ...ines, processes: [] })).toBe(true)
    expect(mayRead(raised().state, { ...amir, processes: [] })).toBe(false)
  })
})
