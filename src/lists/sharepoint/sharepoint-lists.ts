import type { z } from 'zod'
import { AnswerLost, type Graph, type GraphAnswer, graphMessage } from '../../graph/graph'
import type { Clock } from '../../kernel/clock'
import { deadline } from '../../kernel/deadline'
import { storable } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { Changes, CreatedAll, Fields, Item, Query, Written } from '../port'
import { holds, type Origin, uniqueValues, WriteInDoubt } from '../replica/origin'
import { type Purpose, StoreUnavailable } from '../store'
import { createInBatches } from './batch'
import { fromSharePoint, toSharePoint } from './fields'
import { filterOf, matches } from './filter'
import { deltaBody, editorOf, type ItemBody, itemBody, itemsBody, valuesBody } from './item-body'

/** What the lists of one site are reached with. */
export interface SharePointParts {
  readonly graph: Graph
  readonly clock: Clock
  readonly siteId: string
  /** Ids of the lists in the site, by the name of their definition. */
  readonly listIds: ReadonlyMap<string, string>
  /** Samsyn's own client id, by which its writes are told from people's. */
  readonly clientId: string
}

/** Items of a page when a whole list is read; states are long, so fewer than SharePoint allows. */
const PAGE = 500
/** How long a write whose answer was lost is followed up, in milliseconds, when nobody waits for it. */
const LONGEST_WRITE = 60_000
const BETWEEN_ATTEMPTS = 250

/** Lists of a SharePoint site through Graph. Each read costs; a replica in front of it answers them. */
export class SharePointLists implements Origin {
  readonly #parts: SharePointParts
  readonly #purpose: Purpose

  constructor(parts: SharePointParts, purpose: Purpose) {
    this.#parts = parts
    this.#purpose = purpose
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    // Anything but a number is no id, and a fault to SharePoint.
    if (!/^\d+$/.test(id)) return undefined
    const answer = await this.#send('GET', `${this.#items(list)}/${encodeURIComponent(id)}?${expand(list)}`)
    if (answer.status === 404) return this.#unlessListIsGone(list, undefined)
    return this.#item(list, itemBody.parse(expected(answer, 200)))
  }

  async find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    const filter = encodeURIComponent(filterOf(list, query))
    const found: Item[] = []
    for await (const page of this.#pages(list, `${expand(list)}&$filter=${filter}`)) found.push(...page)
    // SharePoint does not tell upper case from lower.
    return found.filter((item) => matches(item, query)).sort((a, b) => Number(a.id) - Number(b.id))
  }

  pages(list: ListDefinition): AsyncIterable<readonly Item[]> {
    return this.#pages(list, `${expand(list)}&$top=${PAGE}`)
  }

  async latestToken(list: ListDefinition): Promise<string> {
    const answer = await this.#send('GET', `${this.#items(list)}/delta?token=latest`)
    const { '@odata.deltaLink': link } = deltaBody.parse(expected(answer, 200))
    return link ?? ''
  }

  async changes(list: ListDefinition, token: string): Promise<Changes | undefined> {
    // Latest state only: what a later page says of an item counts.
    const latest = new Map<string, Item | undefined>()
    for (let next = token; ; ) {
      const answer = await this.#send('GET', withExpand(next, list))
      if (answer.status === 410) return undefined
      const page = deltaBody.parse(expected(answer, 200))
      for (const body of page.value) latest.set(body.id, body.deleted ? undefined : this.#item(list, body))
      const { '@odata.nextLink': more, '@odata.deltaLink': last } = page
      if (more === undefined) {
        const items = [...latest.values()].flatMap((item) => item ?? [])
        const deleted = [...latest].flatMap(([id, item]) => (item ? [] : [id]))
        return { items, deleted, token: last ?? next }
      }
      next = more
    }
  }

  create(list: ListDefinition, given: Fields): Promise<Written> {
    const fields = storable(list, given)
    return this.#followed<Written>(async (isInDoubt) => {
      const body = { fields: withoutNulls(toSharePoint(list, fields)) }
      const answer = await this.#send('POST', this.#items(list), body)
      if (!isDuplicate(answer)) return this.#created(list, fields, expected(answer, 201))
      const [present, column] = await this.#present(list, fields)
      return isInDoubt && present && holds(present, fields)
        ? { item: present }
        : { conflict: 'duplicate', column }
    })
  }

  async createAll(list: ListDefinition, given: readonly Fields[]): Promise<CreatedAll> {
    const all = given.map((fields) => storable(list, fields))
    const outcome = await this.#followed((isInDoubt) =>
      createInBatches(all, {
        path: this.#items(list),
        body: (fields) => ({ fields: withoutNulls(toSharePoint(list, fields)) }),
        send: (requests) => this.#batch(requests),
        item: (fields, body) => this.#created(list, fields, body).then(({ item }) => item),
        isDuplicate,
        present: async (fields) => {
          if (!isInDoubt) return undefined
          const [present] = await this.#present(list, fields)
          return present && holds(present, fields) ? present : undefined
        },
      }),
    )
    if (!('duplicate' in outcome)) return outcome
    // All or none: what was created before the duplicate was met is taken away again; but not from a list that only
    // grows, where others may have built on it already.
    const undone = list.replica === 'never' ? [] : outcome.created
    for (const { id, etag } of undone) await this.remove(list, id, etag)
    const [, column] = await this.#present(list, outcome.duplicate)
    return { conflict: 'duplicate', column }
  }

  update(list: ListDefinition, id: string, given: Fields, etag: string): Promise<Written> {
    const fields = storable(list, given)
    return this.#followed<Written>(async (isInDoubt) => {
      const path = `${this.#items(list)}/${encodeURIComponent(id)}/fields`
      const answer = await this.#send('PATCH', path, toSharePoint(list, fields), etag)
      if (answer.status === 404) return this.#unlessListIsGone(list, { conflict: 'gone' } as const)
      if (isDuplicate(answer)) {
        const [, column] = await this.#present(list, fields)
        return { conflict: 'duplicate', column }
      }
      if (!isStale(answer)) return this.#updated(list, id, expected(answer, 200))
      const now = isInDoubt ? await this.read(list, id) : undefined
      // Stale by what was sent before and whose answer was lost: it did take effect, once.
      return now && holds(now, fields) ? { item: now } : { conflict: 'stale' }
    })
  }

  remove(list: ListDefinition, id: string, etag: string) {
    return this.#followed(async (isInDoubt) => {
      const path = `${this.#items(list)}/${encodeURIComponent(id)}`
      const answer = await this.#send('DELETE', path, undefined, etag)
      if (answer.status === 404) {
        const gone = isInDoubt ? ({ removed: true } as const) : ({ conflict: 'gone' } as const)
        return this.#unlessListIsGone(list, gone)
      }
      if (isStale(answer)) return { conflict: 'stale' } as const
      expected(answer, 204)
      return { removed: true } as const
    })
  }

  /** Sends a write again whose answer was lost, until it is known what became of it or time is up. */
  async #followed<T>(write: (isInDoubt: boolean) => Promise<T>): Promise<T> {
    const { clock } = this.#parts
    const until = Math.min(deadline(), clock.millis() + LONGEST_WRITE)
    for (let isInDoubt = false; ; ) {
      try {
        return await write(isInDoubt)
      } catch (error) {
        if (isInDoubt && error instanceof StoreUnavailable) throw inDoubt(error)
        if (!(error instanceof AnswerLost)) throw error
        isInDoubt = true
        if (clock.millis() + BETWEEN_ATTEMPTS >= until) throw inDoubt(error)
        await new Promise<void>((resolve) => void clock.after(BETWEEN_ATTEMPTS, resolve))
      }
    }
  }

  async *#pages(list: ListDefinition, query: string): AsyncGenerator<readonly Item[]> {
    let next: string | undefined = `${this.#items(list)}?${query}`
    while (next !== undefined) {
      const page: z.infer<typeof itemsBody> = itemsBody.parse(expected(await this.#send('GET', next), 200))
      yield page.value.map((body) => this.#item(list, body))
      next = page['@odata.nextLink']
    }
  }

  /** The item that already has one of these unique values, and the column of that value. */
  async #present(list: ListDefinition, fields: Fields): Promise<[Item | undefined, string]> {
    const unique = uniqueValues(list, fields)
    for (const [column, equals] of unique) {
      const [item] = await this.find(list, { column, equals })
      if (item) return [item, column]
    }
    return [undefined, unique[0]?.[0] ?? '']
  }

  async #created(list: ListDefinition, fields: Fields, body: unknown): Promise<{ readonly item: Item }> {
    const { id, eTag } = itemBody.parse(body)
    const whole = fromSharePoint(list, {})
    if (eTag) return { item: { id, etag: eTag, fields: { ...whole, ...fields } } }
    return { item: (await this.#readBack(list, id)) ?? { id, etag: '', fields: { ...whole, ...fields } } }
  }

  async #updated(list: ListDefinition, id: string, body: unknown): Promise<Written> {
    const values = valuesBody.parse(body)
    const etag = values['@odata.etag']
    if (etag) return { item: { id, etag, fields: fromSharePoint(list, values) } }
    const item = await this.#readBack(list, id)
    return item ? { item } : { conflict: 'gone' }
  }

  /** Reads what was just written. Where that fails the write has taken effect all the same. */
  async #readBack(list: ListDefinition, id: string): Promise<Item | undefined> {
    try {
      return await this.read(list, id)
    } catch (error) {
      throw error instanceof StoreUnavailable ? inDoubt(error) : error
    }
  }

  /** An item that is not found has been removed, unless its whole list has: then nothing is known of the item. */
  async #unlessListIsGone<T>(list: ListDefinition, answer: T): Promise<T> {
    const { status } = await this.#send('GET', this.#items(list).replace(/\/items$/, '?$select=id'))
    if (status === 404) throw new ListMissing(list)
    return answer
  }

  #item(list: ListDefinition, body: ItemBody): Item {
    const item = { id: body.id, etag: body.eTag ?? '', fields: fromSharePoint(list, body.fields ?? {}) }
    const editor = editorOf(body, this.#parts.clientId)
    return editor === undefined ? item : { ...item, editor }
  }

  #items(list: ListDefinition): string {
    const id = this.#parts.listIds.get(list.name)
    if (id === undefined) throw new ListMissing(list)
    return `/sites/${this.#parts.siteId}/lists/${id}/items`
  }

  #send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, ifMatch?: string) {
    const request = { method, path, purpose: this.#purpose }
    return this.#parts.graph.send({ ...request, ...(body ? { body } : {}), ...(ifMatch ? { ifMatch } : {}) })
  }

  #batch(requests: readonly object[]): Promise<GraphAnswer> {
    const body = { requests }
    const units = 2 * requests.length
    return this.#parts.graph.send({ method: 'POST', path: '/$batch', body, purpose: this.#purpose, units })
  }
}

function expand(list: ListDefinition): string {
  return `$expand=fields($select=${Object.keys(list.columns).join(',')})`
}

/** A token is the whole link that Graph gave; fields come only where they are asked for. */
function withExpand(link: string, list: ListDefinition): string {
  return /[?&](\$|%24)expand=/.test(link) ? link : `${link}&${expand(list)}`
}

function withoutNulls(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** A unique violation is a plain 400; only its message tells (platform.md). */
function isDuplicate({ status, body }: GraphAnswer): boolean {
  return status === 400 && /unique constraint/i.test(graphMessage(body))
}

/** A race can be answered with either. */
function isStale({ status }: GraphAnswer): boolean {
  return status === 412 || status === 409
}

function expected(answer: GraphAnswer, status: number): unknown {
  if (answer.status === status || (answer.status >= 200 && answer.status < 300)) return answer.body
  throw new UnexpectedAnswer(answer)
}

function inDoubt(cause: unknown): WriteInDoubt {
  return new WriteInDoubt('it is not known whether a write took effect', { cause })
}

/** SharePoint answered what no way of ours expects: a list or a column is not as it was made. */
export class UnexpectedAnswer extends StoreUnavailable {
  constructor({ status, body }: GraphAnswer) {
    super(`SharePoint answered ${status}: ${graphMessage(body)}`)
  }
}

/** The site has no such list, or had none when Samsyn started. */
export class ListMissing extends StoreUnavailable {
  constructor(list: ListDefinition) {
    super(`the list ${list.title} is missing in SharePoint; npm run provision makes it`)
  }
}
