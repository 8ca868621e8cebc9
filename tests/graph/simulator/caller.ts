import type { ListDefinition } from '../../../src/lists/definition'
import { type GraphOptions, GraphSimulator } from '../../support/graph/graph-simulator'

/** An answer, with its body parsed. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // What Graph answers has many forms; a test looks at the part that it is about.
  readonly body: Record<string, unknown> & {
    readonly value: readonly Record<string, unknown>[]
    readonly fields: Record<string, unknown>
    readonly error: { readonly code: string; readonly message: string }
    readonly responses: readonly { id: string; status: number; body: Record<string, unknown> }[]
    readonly '@odata.nextLink'?: string
    readonly '@odata.deltaLink'?: string
  }
}

/** The list that most tests are about: one column of every kind of ours, and a choice. */
export const rooms: ListDefinition = {
  name: 'Rooms',
  title: 'Rum (prov)',
  columns: {
    Title: { kind: 'text' },
    RoomKey: { kind: 'text', unique: true },
    House: { kind: 'text', indexed: true },
    Seats: { kind: 'number', indexed: true },
    Free: { kind: 'dateTime', indexed: true },
    Open: { kind: 'boolean', indexed: true },
    Colour: { kind: 'text', choices: ['Röd', 'Blå'] },
    Notes: { kind: 'longText' },
  },
}

/** One who calls Graph with a token, and checks nothing by itself. */
export class Caller {
  readonly graph: GraphSimulator
  readonly token: string

  constructor(graph: GraphSimulator, token: string) {
    this.graph = graph
    this.token = token
  }

  async send(
    method: string,
    address: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const url = address.startsWith('http') ? address : `${this.graph.url}/v1.0${address}`
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
  }

  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('GET', address, undefined, headers)
  }

  post(address: string, body: unknown): Promise<Answer> {
    return this.send('POST', address, body)
  }

  patch(address: string, body: unknown, etag?: unknown): Promise<Answer> {
    return this.send('PATCH', address, body, etag === undefined ? {} : { 'if-match': String(etag) })
  }

  delete(address: string, etag?: unknown): Promise<Answer> {
    return this.send('DELETE', address, undefined, etag === undefined ? {} : { 'if-match': String(etag) })
  }

  /** Follows the links to the next pages, from the first one on. */
  async pages(address: string): Promise<Answer[]> {
    const pages = [await this.get(address)]
    for (;;) {
      const next = pages.at(-1)?.body['@odata.nextLink']
      if (next === undefined) return pages
      pages.push(await this.get(next))
    }
  }
}

/** A simulator that is running, with the list of rooms, and callers for it. */
export interface Running {
  readonly graph: GraphSimulator
  readonly app: Caller
  readonly admin: Caller
  /** `/sites/{id}` */
  readonly site: string
  /** `/sites/{id}/lists/{id}` of the rooms. */
  readonly list: string
  /** `/sites/{id}/lists/{id}/items` of the rooms. */
  readonly items: string
}

/** Starts a simulator without limits, unless told otherwise. */
export async function running(options: GraphOptions = {}): Promise<Running> {
  const graph = await GraphSimulator.start({ limits: false, ...options })
  const { Rooms } = graph.createLists([rooms])
  const site = `/sites/${graph.siteId}`
  const list = `${site}/lists/${Rooms?.id}`
  const callers = { app: new Caller(graph, graph.appToken), admin: new Caller(graph, graph.adminToken) }
  return { graph, ...callers, site, list, items: `${list}/items` }
}

/** A moment that tests hold still, and move. */
export class Moment {
  millis = Date.parse('2026-11-22T09:00:00.000Z')
  readonly now = () => this.millis

  pass(milliseconds: number): void {
    this.millis += milliseconds
  }
}
