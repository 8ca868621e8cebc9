import type { DecisionState } from '../../src/decisions/state'
import { isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import { auditList } from '../../src/matters/audit'
import { Matters } from '../../src/matters/matters'
import { obstaclesList, obstacleType } from '../../src/obstacles/list'
import type { NewProposal, Proposals } from '../../src/obstacles/proposal'
import { type ObstacleAnswer, Obstacles } from '../../src/obstacles/service'
import type { Person } from '../../src/plan/model'
import { memoryLists } from '../support/memory-lists'
import { TestClock } from '../support/test-clock'
import { WatchedLists } from '../support/watched-lists'
import { ines, OBSTACLE, plan } from './story'

/** Proposals as a test holds them: those that were made, and those that it puts there. */
export class ProposalsInHand implements Proposals {
  readonly made: (NewProposal & { readonly id: string })[] = []
  readonly there = new Map<string, DecisionState>()
  /** Who may see them. */
  readers: readonly Person[] = []

  async load(id: string) {
    return this.there.get(id)
  }

  async propose(id: string, proposal: NewProposal) {
    this.made.push({ id, ...proposal })
    return undefined
  }

  async stageFor(person: Person, id: string) {
    return this.readers.includes(person) ? this.there.get(id)?.stage : undefined
  }
}

/** Keys as the server makes them, counting from 1. */
function countingKeys(): () => string {
  let n = 0
  return () => {
    n += 1
    return keyNo(n)
  }
}

export const keyNo = (n: number) => String(n).padStart(20, '0')

/** Obstacles on lists of their own. */
export function server() {
  const lists = new WatchedLists(memoryLists([obstaclesList, auditList]))
  const clock = new TestClock('2026-03-18T10:00:00.000Z')
  const world = { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => plan }
  const obstacles = new Obstacles(new Matters(obstacleType, lists, world), world, countingKeys())
  const row = async () => (await lists.all(obstaclesList))[0]?.fields
  return { lists, clock, obstacles, proposals: new ProposalsInHand(), row }
}

/** The state after a command that a test expects to take. */
export async function done(answer: Promise<ObstacleAnswer>) {
  const given = await answer
  if (isRefusal(given)) throw new TypeError(`refused: ${given.refused}`)
  return given.state
}

export const raisedBy = (obstacles: Obstacles, who = ines, more: Partial<typeof OBSTACLE> = {}) =>
  done(obstacles.raise(who, { ...OBSTACLE, ...more }))
