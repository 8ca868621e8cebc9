import { SAMSYN } from '../../src/kernel/circumstances'
import { Matters } from '../../src/matters/matters'
import { obstaclesList, obstacleType } from '../../src/obstacles/list'
import { outcomeOfObstacle, returnOutcome } from '../../src/obstacles/outcome'
import { followLifted, proposalOf } from '../../src/obstacles/proposal'
import { makePlan } from '../../src/plan/model'
import { refused } from '../support/refused'
import { done, keyNo, raisedBy, server } from './server'
import {
  amir,
  decisionOf,
  guest,
  ines,
  leader,
  MEASURE,
  OBSTACLE,
  outcomeOf,
  outsider,
  plan,
  planData,
  raised,
  SOLUTION,
} from './story'

const lift = { type: 'lift', version: 1, measure: MEASURE } as const

/** A server on which an obstacle has been lifted. */
async function lifted() {
  const s = server()
  const { id } = await raisedBy(s.obstacles)
  const { decisionId = '' } = await done(s.obstacles.execute(leader, id, lift))
  return { ...s, id, decisionId, written: () => s.lists.writes.length }
}

describe('obstacles in the list', () => {
  it('stand there as people read them', async () => {
    const { obstacles, row } = server()
    const { id } = await raisedBy(obstacles)
    expect(await row()).toMatchObject({
      Title: OBSTACLE.title,
      Process: '2.8.3',
      Stage: 'Hos processledaren',
      RaisedBy: 'Ines Moreno',
      RaisedAt: '2026-03-18T10:00:00.000Z',
      Active: true,
    })
    await obstacles.execute(leader, id, lift)
    expect(await row()).toMatchObject({ Stage: 'Hos styrgruppen', ProposedMeasure: MEASURE, Decision: null })
    await returnOutcome(
      obstacles,
      decisionOf(`decision-${keyNo(1)}`, [outcomeOf('decided')], { kind: 'obstacle', id }),
    )
    expect(await row()).toMatchObject({
      Stage: 'Beslutat av styrgruppen',
      Decision: '§ 12/2026',
      Active: false,
    })
    await obstacles.execute(leader, id, { type: 'take-up-again', reason: 'Det räckte inte.' })
    await obstacles.execute(leader, id, { type: 'solve', version: 1, measure: SOLUTION })
    expect(await row()).toMatchObject({
      Stage: 'Löst',
      ProposedMeasure: '',
      Solution: SOLUTION,
      Active: false,
    })
  })

  it('hold the largest obstacle that the rules let through', async () => {
    const { obstacles, row } = server()
    const text = '😀'.repeat(2_000)
    const { id } = await raisedBy(obstacles, ines, { title: 'å'.repeat(120), text: text })
    for (let i = 0; i < 10; i++) {
      const measure = '"'.repeat(2_000)
      await done(obstacles.execute(leader, id, { type: 'solve', version: 1, measure }))
      await done(obstacles.execute(leader, id, { type: 'take-up-again', reason: `${i}${'å'.repeat(990)}` }))
      await obstacles.matters.settle(id, 100)
    }
    expect((await row())?.Stage).toBe('Hos processledaren')
  })
})

describe('an obstacle', () => {
  it('is raised once by two presses', async () => {
    const { obstacles, lists } = server()
    const [a, b] = await Promise.all([
      obstacles.raise(ines, OBSTACLE, 'k'),
      obstacles.raise(ines, OBSTACLE, 'k'),
    ])
    expect([a, b]).toEqual([
      expect.objectContaining({ changed: true }),
      expect.objectContaining({ changed: false }),
    ])
    expect(await lists.all(obstaclesList)).toHaveLength(1)
  })

  it('is read by those who may, and does not exist for others', async () => {
    const { obstacles, clock } = server()
    const first = await raisedBy(obstacles)
    clock.advance(60_000)
    const second = await raisedBy(obstacles, leader, { process: '2.1.1' })
    expect(await obstacles.read(amir, first.id)).toEqual(first)
    expect(await obstacles.read(outsider, first.id)).toEqual({ refused: 'not-found' })
    expect(await obstacles.read(leader, 'obstacle-none')).toEqual({ refused: 'not-found' })
    expect(await obstacles.visibleTo(leader)).toEqual([second, first])
    expect(await obstacles.visibleTo(amir)).toEqual([first])
    expect(await obstacles.visibleTo(guest)).toEqual([])
    await obstacles.execute(leader, second.id, { type: 'withdraw', reason: 'Fel process.' })
    expect(await obstacles.active()).toEqual([first])
  })

  it('is either lifted or withdrawn when both come at once', async () => {
    const { obstacles } = server()
    const { id } = await raisedBy(obstacles)
    const answers = await Promise.all([
      obstacles.execute(leader, id, lift),
      obstacles.execute(ines, id, { type: 'withdraw', reason: 'Löst.' }),
    ])
    expect(answers).toEqual([expect.objectContaining({ changed: true }), refused('lifted-already')])
  })
})

describe('a lifted obstacle', () => {
  it('becomes a draft proposal of who lifted it', async () => {
    const { obstacles, proposals, id, decisionId } = await lifted()
    expect(await followLifted(id, obstacles, proposals)).toBeUndefined()
    expect(proposals.made).toEqual([
      {
        id: decisionId,
        by: leader.id,
        text: MEASURE,
        origin: { kind: 'obstacle', id },
        proposal: {
          title: OBSTACLE.title,
          background: `${OBSTACLE.text}\n\nHindret lyftes i process 2.8.3 Kommunikation av Ines Moreno den 18 mars 2026, och till styrgruppen av Anders Hagman den 18 mars 2026.`,
          links: [],
          mandates: [],
          recipients: ['Process 2.8.3 Kommunikation'],
          process: '2.8.3',
          askedOfConflict: [],
          sealed: false,
        },
      },
    ])
    expect(decisionId).toBe(id.replace('obstacle-', 'decision-'))
  })

  it('names a process in words that is no longer in the plan', () => {
    const { state } = raised((s) => s.lift())
    const gone = makePlan({ ...planData, processes: planData.processes.filter((p) => p.number !== '2.8.3') })
    const { proposal } = proposalOf(state, gone)
    expect(proposal).not.toHaveProperty('process')
    expect(proposal.recipients).toEqual(['Process 2.8.3'])
  })

  it('is followed again and again without anything being written', async () => {
    const { obstacles, proposals, id, decisionId, written } = await lifted()
    proposals.there.set(decisionId, decisionOf(decisionId, [], { kind: 'obstacle', id }))
    const before = written()
    for (let i = 0; i < 3; i++) await followLifted(id, obstacles, proposals)
    expect(proposals.made).toEqual([])
    expect(written()).toBe(before)
  })

  it('takes home what the steering group did, also when nobody told it', async () => {
    const { obstacles, proposals, id, decisionId, written } = await lifted()
    proposals.there.set(decisionId, decisionOf(decisionId, [outcomeOf('tabled')], { kind: 'obstacle', id }))
    await followLifted(id, obstacles, proposals)
    expect(await obstacles.read(ines, id)).toMatchObject({ stage: 'lifted', outcomes: [{ kind: 'tabled' }] })
    const before = written()
    await followLifted(id, obstacles, proposals)
    expect(written()).toBe(before)
  })

  it('that is not lifted asks for nothing', async () => {
    const { obstacles, proposals } = server()
    const { id } = await raisedBy(obstacles)
    await followLifted(id, obstacles, proposals)
    await followLifted('obstacle-none', obstacles, proposals)
    expect(proposals.made).toEqual([])
  })
})

describe('the outcome of a proposal', () => {
  it('is told in its order, each once, however often it is told', async () => {
    const { obstacles, id, decisionId, written } = await lifted()
    const tell = (...outcomes: Parameters<typeof decisionOf>[1][number][]) =>
      returnOutcome(obstacles, decisionOf(decisionId, outcomes, { kind: 'obstacle', id }))
    await tell(outcomeOf('tabled', 1))
    await tell(outcomeOf('tabled', 1), outcomeOf('referred-back', 2), outcomeOf('decided', 3))
    const before = written()
    await tell(outcomeOf('tabled', 1), outcomeOf('referred-back', 2), outcomeOf('decided', 3))
    expect(written()).toBe(before)
    expect(await obstacles.read(ines, id)).toMatchObject({
      stage: 'answered',
      outcomes: [
        { no: 1, kind: 'tabled', paragraph: { number: 12, year: 2026 } },
        { no: 2, kind: 'referred-back' },
        { no: 3, kind: 'decided', paragraph: { number: 14, year: 2026 }, day: '2026-03-25' },
      ],
    })
  })

  it('waits for its paragraph, and so does what comes after it; a withdrawn one has none', () => {
    const { paragraph: _, ...unnumbered } = outcomeOf('decided', 2)
    const told = (...outcomes: Parameters<typeof decisionOf>[1][number][]) =>
      outcomeOfObstacle(decisionOf('decision-x', outcomes))?.outcomes.map(({ no }) => no)
    expect(told(outcomeOf('tabled', 1), unnumbered)).toEqual([1])
    expect(told(unnumbered, outcomeOf('tabled', 3))).toEqual([])
    expect(told(outcomeOf('tabled', 1), outcomeOf('withdrawn', 2))).toEqual([1, 2])
  })

  it('of a proposal that comes from elsewhere is nobody’s here', async () => {
    const { obstacles, written } = await lifted()
    const application = decisionOf('decision-x', [outcomeOf('decided')], { kind: 'application', id: 'a' })
    expect(outcomeOfObstacle(application)).toBeUndefined()
    const before = written()
    await returnOutcome(obstacles, application)
    await returnOutcome(
      obstacles,
      decisionOf('decision-x', [outcomeOf('decided')], { kind: 'obstacle', id: 'none' }),
    )
    expect(written()).toBe(before)
  })

  it('of an earlier proposal does not touch the obstacle that was lifted anew', async () => {
    const { obstacles, id, decisionId } = await lifted()
    const withdrawn = decisionOf(decisionId, [outcomeOf('withdrawn')], { kind: 'obstacle', id })
    await returnOutcome(obstacles, withdrawn)
    await done(obstacles.execute(leader, id, { type: 'take-up-again', reason: 'Nytt försök.' }))
    const again = await done(obstacles.execute(leader, id, lift))
    expect(again.decisionId).toBe(`${decisionId}-2`)
    await returnOutcome(obstacles, withdrawn)
    expect(await obstacles.read(ines, id)).toMatchObject({ stage: 'lifted', outcomes: [] })
  })

  it('is told once by two servers that tell it at once', async () => {
    const { obstacles, lists, clock, id, decisionId } = await lifted()
    const world = { now: () => clock.now(), today: () => '2026-03-18', plan: () => plan }
    const other = new Matters(obstacleType, lists, world)
    const outcome = outcomeOfObstacle(decisionOf(decisionId, [outcomeOf('decided')]))?.outcomes[0]
    if (!outcome) throw new TypeError('no outcome')
    const command = { type: 'return-outcome', decisionId, outcome } as const
    await other.load(id)
    await Promise.all([obstacles.matters.execute(id, command, SAMSYN), other.execute(id, command, SAMSYN)])
    obstacles.matters.forget(id)
    expect(await obstacles.read(ines, id)).toMatchObject({ stage: 'answered', outcomes: [{ no: 1 }] })
  })
})
