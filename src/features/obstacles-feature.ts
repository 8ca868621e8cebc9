import type { Decisions } from '../decisions/service'
import type { DecisionState } from '../decisions/state'
import { SAMSYN } from '../kernel/circumstances'
import { isRefusal } from '../kernel/decision'
import { obstacleActions } from '../obstacles/actions'
import { obstacleCommand } from '../obstacles/chat'
import { obstaclesWaiting, obstaclesWanted } from '../obstacles/feature'
import { obstacleType } from '../obstacles/list'
import { returnOutcome } from '../obstacles/outcome'
import { followLifted, type Proposals } from '../obstacles/proposal'
import { obstacleRoutes } from '../obstacles/routes'
import { Obstacles } from '../obstacles/service'
import type { FeatureParts } from './feature'
import { type Feature, mattersOf } from './feature'

/** Obstacles, from a process group to its process leader, to the steering group, and back. */
export interface ObstaclesFeature extends Feature {
  readonly obstacles: Obstacles
  /** Tells an obstacle what the steering group has done with its proposal; nothing where it knows already. */
  readonly returnOutcome: (decision: DecisionState) => Promise<void>
}

/** Puts obstacles together. A lifted one becomes a proposal among these decisions. */
export function obstaclesFeature(parts: FeatureParts, decisions: Decisions): ObstaclesFeature {
  const { world, links, log, config, newId } = parts
  const obstacles = new Obstacles(mattersOf(obstacleType, parts, 'obstacles'), world, newId)
  const proposals = proposalsAmong(decisions)
  return {
    obstacles,
    returnOutcome: (decision) => returnOutcome(obstacles, decision),
    matters: [obstacles.matters],
    wanted: obstaclesWanted(
      obstacles,
      links,
      ({ process }) => world.plan().process(process)?.channel ?? config.channels.general,
    ),
    follow: async (matterId) => {
      const refusal = await followLifted(matterId, obstacles, proposals)
      if (refusal) log.warn({ matterId, refusal }, 'a lifted obstacle could not become a proposal')
    },
    waiting: (person, view) => obstaclesWaiting(obstacles, person, view),
    presses: (holds) => obstacleActions(obstacles, holds),
    routes: obstacleRoutes({ obstacles, proposals }),
    commands: [obstacleCommand(obstacles)],
  }
}

/** Decisions as obstacles know them. */
function proposalsAmong(decisions: Decisions): Proposals {
  return {
    load: async (id) => (await decisions.matters.load(id))?.state,
    propose: async (id, proposal) => {
      const answer = await decisions.matters.execute(id, { type: 'propose', ...proposal }, SAMSYN)
      return isRefusal(answer) ? answer : undefined
    },
    stageFor: async (person, id) => {
      const read = await decisions.read(person, id)
      return isRefusal(read) ? undefined : read.stage
    },
  }
}
