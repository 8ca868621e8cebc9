import { z } from 'zod'
import { AccessRefused, type Graph } from '../graph/graph'
import type { ListDefinition } from '../lists/definition'
import type { PresentList } from '../lists/sharepoint/provision-steps'
import { type Site, siteListName } from '../lists/sharepoint/site'

const itemsBody = z.object({
  value: z.array(z.object({ id: z.string(), eTag: z.string(), fields: z.record(z.string(), z.unknown()) })),
})

/** A value that an item holds. */
interface Held {
  readonly path: string
  readonly etag: string
  readonly column: string
  readonly value: string
}

/**
 * Whether Samsyn may write to its lists, without writing. An item is asked to take the value that it holds, on condition
 * that it is at version 0, where no item ever is: who may write is told that the condition does not hold, who may not
 * is told that. Were the condition passed over, the item would hold what it held. `unknown` where no list holds anything.
 */
export async function mayWrite(
  graph: Graph,
  site: Site,
  present: readonly PresentList[],
  definitions: readonly ListDefinition[],
): Promise<'yes' | 'no' | 'unconditional' | 'unknown'> {
  for (const list of definitions) {
    const listId = present.find(({ name }) => name === siteListName(list))?.id
    const held =
      listId === undefined ? undefined : await somethingHeld(graph, `/sites/${site.id}/lists/${listId}`, list)
    if (held) return tried(graph, held)
  }
  return 'unknown'
}

async function tried(
  graph: Graph,
  { path, etag, column, value }: Held,
): Promise<'yes' | 'no' | 'unconditional'> {
  try {
    const ifMatch = etag.replace(/,\d+/, ',0')
    const { status } = await graph.send({
      method: 'PATCH',
      path,
      body: { [column]: value },
      ifMatch,
      purpose: 'start',
    })
    if (status === 412 || status === 409) return 'yes'
    if (status === 200) return 'unconditional'
    throw new OtherAnswer(status)
  } catch (error) {
    if (error instanceof AccessRefused) return 'no'
    throw error
  }
}

async function somethingHeld(
  graph: Graph,
  listPath: string,
  list: ListDefinition,
): Promise<Held | undefined> {
  const texts = Object.entries(list.columns).filter(([, { kind }]) => kind === 'text')
  for (const [column] of texts) {
    const path = `${listPath}/items?$expand=fields($select=${column})&$top=1`
    const answer = await graph.send({ method: 'GET', path, purpose: 'start' })
    const page = itemsBody.safeParse(answer.body)
    const item = page.success ? page.data.value[0] : undefined
    if (!item) return undefined
    const value = item.fields[column]
    const isKnown = typeof value === 'string' && /,\d+/.test(item.eTag)
    if (isKnown) return { path: `${listPath}/items/${item.id}/fields`, etag: item.eTag, column, value }
  }
  return undefined
}

/** SharePoint neither took nor refused the write. */
class OtherAnswer extends Error {
  constructor(status: number) {
    super(`SharePoint answered a write with ${status}`)
  }
}
