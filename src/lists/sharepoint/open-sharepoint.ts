import type { Graph } from '../../graph/graph'
import type { Clock } from '../../kernel/clock'
import type { Log } from '../../kernel/log'
import type { ListDefinition } from '../definition'
import { Replica } from '../replica/replica'
import { Mirror } from '../sqlite/mirror'
import type { Store } from '../store'
import { ListMissing, SharePointLists } from './sharepoint-lists'
import { findSite, listsOf, siteListName } from './site'
import { Subscriptions } from './subscriptions'

/** What a store in SharePoint is opened with. */
export interface SharePointStoreParts {
  readonly graph: Graph
  readonly siteUrl: string
  readonly clientId: string
  readonly definitions: readonly ListDefinition[]
  readonly clock: Clock
  readonly log: Log
  readonly notificationUrl?: string | undefined
}

/** How long a server that ends still sees to writes that nobody was told of, in milliseconds. */
const LAST_DOUBTS = 5_000

/**
 * Opens the lists of a site, and loads the copy from which they are read. Throws `SiteMissing`, `ListMissing` when the
 * site is not provisioned, `StoreUnavailable` when SharePoint does not answer.
 */
export async function openSharePoint(parts: SharePointStoreParts): Promise<Store> {
  const { graph, siteUrl, clientId, definitions, clock, log, notificationUrl } = parts
  const site = await findSite(graph, siteUrl, 'start')
  const present = new Map((await listsOf(graph, site, 'start')).map((list) => [list.name, list]))
  const found = new Map(definitions.map((list) => [list.name, present.get(siteListName(list))]))
  const missing = definitions.find(({ name }) => !found.get(name))
  if (missing) throw new ListMissing(missing)
  const listIds = new Map([...found].map(([name, list]) => [name, list?.id ?? '']))
  const mirror = new Mirror(definitions)
  const reached = { graph, clock, siteId: site.id, listIds, clientId }
  const replica = new Replica({
    mirror,
    origin: (purpose) => new SharePointLists(reached, purpose),
    definitions,
    clock,
    log,
  })
  const { follower } = replica
  await follower.start()
  const subscriptions =
    notificationUrl === undefined
      ? undefined
      : new Subscriptions({ graph, clock, log, siteId: site.id, listIds, notificationUrl, follower })
  return {
    lists: (purpose) => replica.lists(purpose),
    onOutsideChange: (listener) => replica.onOutsideChange(listener),
    start: () => {
      const followed = definitions.filter((list) => list.replica !== 'never').map(({ name }) => name)
      void subscriptions?.start(followed)
    },
    troubles: () => [graph.trouble, follower.trouble].flatMap((trouble) => trouble || []),
    address: ({ name }) => found.get(name)?.webUrl,
    ages: () => follower.ages(),
    ...(subscriptions ? { notified: (body: unknown) => subscriptions.take(body) } : {}),
    close: async () => {
      subscriptions?.stop()
      await follower.stop()
      await replica.doubts.tryAll(clock.millis() + LAST_DOUBTS)
      mirror.close()
    },
  }
}
