import { allLists } from '../all-lists'
import { ConfigInvalid, type SharePointConfig } from '../config/config'
import { credentialOf } from '../graph/credential'
import type { Graph, GraphParts } from '../graph/graph'
import type { Clock } from '../kernel/clock'
import { type Check, unused } from './check'
import { type DiskParts, databaseCheck } from './database'
import { botCheck, configurationCheck, nodeCheck, readOrWhy, startCheck } from './installation'
import { type AskWeb, clockCheck, notificationsCheck } from './network'
import { sharePointChecks } from './sharepoint'

/** What the doctor looks with. */
export interface DoctorParts {
  readonly clock: Clock
  readonly askWeb: AskWeb
  readonly disk: DiskParts
  /** As in `process.versions.node`. */
  readonly nodeVersion: string
  readonly graphFor: (config: SharePointConfig, credential: GraphParts['credential']) => Graph
}

/** Every check for an installation with these variables, in the order in which they depend on each other. */
export function doctorChecks(env: NodeJS.ProcessEnv, parts: DoctorParts): readonly Check[] {
  const config = readOrWhy(env)
  const first = [nodeCheck(parts.nodeVersion), configurationCheck(config)]
  if (config instanceof ConfigInvalid) {
    const rest = {
      name: 'everything else',
      run: async () => unused('looked at once the configuration can be read.'),
    }
    return [...first, rest]
  }
  const { sharePoint } = config
  return [
    ...first,
    startCheck(env),
    databaseCheck(sharePoint ? undefined : config.dataFolder, parts.disk),
    clockCheck(sharePoint, parts.askWeb, parts.clock),
    ...sharePointChecks(sharePoint && partsFor(sharePoint, parts)),
    notificationsCheck(sharePoint, parts.askWeb),
    botCheck(env),
  ]
}

function partsFor(config: SharePointConfig, { clock, graphFor }: DoctorParts) {
  const credential = credentialOf(config, clock)
  return { config, credential, graph: graphFor(config, credential), definitions: allLists }
}
