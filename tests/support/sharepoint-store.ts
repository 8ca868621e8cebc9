import { Budget } from '../../src/graph/budget'
import { Graph } from '../../src/graph/graph'
import { type GraphMeter, noMeter } from '../../src/graph/meter'
import { type Clock, systemClock } from '../../src/kernel/clock'
import type { Log } from '../../src/kernel/log'
import type { ListDefinition } from '../../src/lists/definition'
import { openSharePoint } from '../../src/lists/sharepoint/open-sharepoint'
import type { Store } from '../../src/lists/store'
import { memoryLog } from './builders'
import { APP, type GraphSimulator } from './graph/graph-simulator'

/** How a store is to be opened on a simulated site; everything has a default. */
export interface OpenOn {
  readonly clock?: Clock
  readonly log?: Log
  readonly meter?: GraphMeter
  /** Resource units a minute; so many that it never matters, unless said. */
  readonly perMinute?: number
  readonly notificationUrl?: string
  /** Signs Samsyn in; with the simulator's own token at once, unless said. */
  readonly token?: () => Promise<string>
}

/** Graph as Samsyn reaches it, with the simulator at the other end. */
export function graphOn(simulator: GraphSimulator, options: OpenOn = {}): Graph {
  const { clock = systemClock, meter = noMeter, perMinute = 1_000_000 } = options
  const { token = async () => simulator.appToken } = options
  return new Graph({
    baseUrl: simulator.url,
    credential: { getToken: async () => ({ token: await token(), expiresOnTimestamp: 0 }) },
    budget: new Budget({ perMinute, perDay: 1_000_000_000 }, clock),
    meter,
    clock,
    userAgent: 'NONISV|Kommunen|Samsyn/0',
  })
}

/** The real store for SharePoint, on lists that the simulator has. */
export function openOn(
  simulator: GraphSimulator,
  definitions: readonly ListDefinition[],
  options: OpenOn = {},
): Promise<Store> {
  const { clock = systemClock, log = memoryLog(), notificationUrl } = options
  return openSharePoint({
    graph: graphOn(simulator, options),
    siteUrl: simulator.siteUrl,
    clientId: APP.id,
    definitions,
    clock,
    log,
    notificationUrl,
  })
}
