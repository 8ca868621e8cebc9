import { z } from 'zod'
import { AnswerLost, type GraphAnswer } from '../../graph/graph'
import type { Fields, Item } from '../port'
import { StoreUnavailable } from '../store'

/** How one item of a batch is written and read back. */
interface BatchWays {
  readonly path: string
  body(fields: Fields): object
  send(requests: readonly object[]): Promise<GraphAnswer>
  item(fields: Fields, body: unknown): Promise<Item>
  isDuplicate(answer: GraphAnswer): boolean
  /** The item of these fields, where an earlier attempt whose answer was lost had already made it. */
  present(fields: Fields): Promise<Item | undefined>
}

/** Graph takes so many requests in one batch. */
const BATCH = 20

const batchBody = z.looseObject({
  responses: z.array(z.looseObject({ id: z.string(), status: z.number(), body: z.unknown() })),
})

/** Creates items in order; each depends on the one before it, so that after a failure none is created out of turn. */
export async function createInBatches(
  all: readonly Fields[],
  ways: BatchWays,
): Promise<
  { readonly items: readonly Item[] } | { readonly duplicate: Fields; readonly created: readonly Item[] }
> {
  const items: Item[] = []
  while (items.length < all.length) {
    const [first] = all.slice(items.length)
    const already = first && (await ways.present(first))
    if (already) {
      items.push(already)
      continue
    }
    const chunk = all.slice(items.length, items.length + BATCH)
    for (const [i, answer] of (await answersOf(chunk, ways)).entries()) {
      const fields = chunk[i]
      if (!fields) break
      if (ways.isDuplicate(answer)) {
        // Made by an earlier attempt that is only now carried out?
        const late = await ways.present(fields)
        if (!late) return { duplicate: fields, created: items }
        items.push(late)
        break
      }
      // What failed, and all that depended on it, is sent once more.
      if (answer.status !== 201) break
      items.push(await ways.item(fields, answer.body))
    }
  }
  return { items }
}

async function answersOf(chunk: readonly Fields[], ways: BatchWays): Promise<readonly GraphAnswer[]> {
  const requests = chunk.map((fields, i) => ({
    id: String(i + 1),
    method: 'POST',
    url: ways.path,
    headers: { 'Content-Type': 'application/json' },
    body: ways.body(fields),
    ...(i > 0 ? { dependsOn: [String(i)] } : {}),
  }))
  const { status, body } = await ways.send(requests)
  const parsed = batchBody.safeParse(body)
  if (status !== 200 || !parsed.success)
    throw new StoreUnavailable(`SharePoint answered a batch with ${status}`)
  const byId = new Map(parsed.data.responses.map((response) => [response.id, response]))
  const answers = requests.map(({ id }) => byId.get(id) ?? { status: 424, body: undefined })
  const failed = answers.find(({ status }) => status !== 201)
  if (failed && failed.status >= 500) throw new AnswerLost({ method: 'POST', path: ways.path }, failed.body)
  const [first] = answers
  if (first && first === failed && !ways.isDuplicate(first)) throw new BatchRefused(first.status)
  return answers
}

/** The first request of a batch was not carried out, and so none was. */
export class BatchRefused extends StoreUnavailable {
  constructor(status: number) {
    super(`SharePoint answered the first request of a batch with ${status}`)
  }
}
