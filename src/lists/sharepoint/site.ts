import { z } from 'zod'
import type { Graph } from '../../graph/graph'
import type { ListDefinition } from '../definition'
import type { Purpose } from '../store'

/** A site in SharePoint, as Graph knows it. */
export interface Site {
  readonly id: string
  readonly name: string
  readonly webUrl: string
}

/** A list of a site. `name` is the segment of its address: given when it is made, and never changed. */
export interface SiteList {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly webUrl: string
}

/** The segment under which a list is made in a site: ours do not meet the site's own. */
export function siteListName(list: ListDefinition): string {
  return `Samsyn${list.name}`
}

const siteBody = z.object({ id: z.string(), displayName: z.string().optional(), webUrl: z.string() })
const listBody = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  webUrl: z.string().optional(),
})
const listsBody = z.object({ value: z.array(listBody), '@odata.nextLink': z.string().optional() })

/** The site at an address. Throws `SiteMissing` when there is none that Samsyn may see. */
export async function findSite(graph: Graph, siteUrl: string, purpose: Purpose): Promise<Site> {
  const { hostname, pathname } = new URL(siteUrl)
  const path = pathname === '/' ? `/sites/${hostname}` : `/sites/${hostname}:${pathname}`
  const { status, body } = await graph.send({ method: 'GET', path, purpose })
  const site = siteBody.safeParse(body)
  if (status !== 200 || !site.success) throw new SiteMissing(siteUrl, status)
  const { id, displayName, webUrl } = site.data
  return { id, name: displayName ?? '', webUrl }
}

/** Every list of the site that Samsyn may see, hidden ones too: those are given only when `system` is asked for. */
export async function listsOf(graph: Graph, site: Site, purpose: Purpose): Promise<readonly SiteList[]> {
  const found: SiteList[] = []
  let next: string | undefined = `/sites/${site.id}/lists?$select=id,name,displayName,webUrl,system`
  while (next !== undefined) {
    const { body } = await graph.send({ method: 'GET', path: next, purpose })
    const page: z.infer<typeof listsBody> = listsBody.parse(body)
    found.push(...page.value.map(({ webUrl = '', ...list }) => ({ ...list, webUrl })))
    next = page['@odata.nextLink']
  }
  return found
}

/** There is no such site, or Samsyn may not see it. */
export class SiteMissing extends Error {
  constructor(siteUrl: string, status: number) {
    super(`There is no site at ${siteUrl} that Samsyn may see (${status})`)
  }
}
