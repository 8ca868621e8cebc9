import { join } from 'node:path'
import type { TokenCredential } from '@azure/identity'
import { allLists } from './all-lists'
import type { Config, SharePointConfig } from './config/config'
import { Budget } from './graph/budget'
import { credentialOf } from './graph/credential'
import { Graph } from './graph/graph'
import { type GraphMeter, noMeter } from './graph/meter'
import type { Clock } from './kernel/clock'
import type { Log } from './kernel/log'
import { openSharePoint } from './lists/sharepoint/open-sharepoint'
import { openDatabase } from './lists/sqlite/open-database'
import { SqliteLists } from './lists/sqlite/sqlite-lists'
import type { Store } from './lists/store'

/** What a store is opened with besides the configuration. */
export interface StoreParts {
  readonly clock: Clock
  readonly log: Log
  readonly meter?: GraphMeter
  /** Signs Samsyn in; from the configuration unless given. */
  readonly credential?: Pick<TokenCredential, 'getToken'>
}

/** Opens the store that the configuration names, or the one that is asked for. */
export async function openStore(
  config: Config,
  parts: StoreParts,
  kind: 'sqlite' | 'sharepoint' = config.sharePoint ? 'sharepoint' : 'sqlite',
): Promise<Store> {
  if (kind === 'sqlite') return openSqlite(config)
  if (!config.sharePoint) throw new NoSharePoint()
  const { siteUrl, clientId, notificationUrl } = config.sharePoint
  const { clock, log } = parts
  return openSharePoint({
    graph: graphOf(config.sharePoint, parts),
    siteUrl,
    clientId,
    definitions: allLists,
    clock,
    log,
    notificationUrl,
  })
}

/** Graph as it is configured. */
export function graphOf(config: SharePointConfig, { clock, meter = noMeter, credential }: StoreParts): Graph {
  return new Graph({
    baseUrl: config.graphUrl,
    credential: credential ?? credentialOf(config),
    budget: new Budget(config.budget, clock),
    meter,
    clock,
    userAgent: config.userAgent,
  })
}

/** The file of the embedded store. */
export function databaseFile({ dataFolder }: Config): string {
  return join(dataFolder, 'samsyn.sqlite')
}

function openSqlite(config: Config): Store {
  const database = openDatabase(databaseFile(config))
  const lists = new SqliteLists(database, allLists)
  return {
    lists: () => lists,
    onOutsideChange: () => undefined,
    start: () => undefined,
    troubles: () => [],
    address: () => undefined,
    ages: () => new Map(),
    close: async () => database.close(),
  }
}

/** SharePoint was asked for, but is not configured. */
export class NoSharePoint extends Error {
  constructor() {
    super('SharePoint is not configured: set SHAREPOINT_SITE, TENANT_ID and CLIENT_ID')
  }
}
