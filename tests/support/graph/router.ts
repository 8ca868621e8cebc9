import { callerOf, type GraphToken } from './access'
import { type Fault, type Faults, faultRefusal } from './faults'
import { itemOperations } from './item-operations'
import { listOperations } from './list-operations'
import type { Meter } from './meter'
import { type QueryOptions, readQuery } from './odata'
import { type GraphAnswer, GraphRefusal, invalidRequest, refusalAnswer } from './refusal'
import { schemaViolation } from './schemas'
import { siteOperations } from './site-operations'
import { subscriptionOperations } from './subscription-operations'
import type { Throttle } from './throttle'
import { type Operation, type RoutedRequest, requestId, type World } from './world'

/** A request as it came in, or as it stood in a batch. */
export interface RawRequest {
  readonly method: string
  /** After `/v1.0`, as sent. */
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Undefined when there was none. */
  readonly body: unknown
  readonly batched: boolean
}

const OPERATIONS: readonly { readonly operation: Operation; readonly segments: readonly string[] }[] = [
  ...siteOperations,
  ...listOperations,
  ...itemOperations,
  ...subscriptionOperations,
].map((operation) => ({ operation, segments: operation.path.split('/').slice(1) }))

interface Route {
  readonly operation: Operation
  readonly path: Readonly<Record<string, string>>
  readonly query: string
}

/** Carries out single requests: finds the operation, charges for it, lets it be refused or disturbed, and checks both bodies. */
export class Router {
  readonly world: World
  readonly tokens: ReadonlyMap<string, GraphToken>
  readonly faults: Faults
  readonly #meter: Meter
  readonly #throttle: Throttle
  #requests = 0

  constructor(
    world: World,
    tokens: ReadonlyMap<string, GraphToken>,
    faults: Faults,
    meter: Meter,
    throttle: Throttle,
  ) {
    this.world = world
    this.tokens = tokens
    this.faults = faults
    this.#meter = meter
    this.#throttle = throttle
  }

  /** Answers one request. Faults of the connection are not its business; those with a status are. */
  async answer(raw: RawRequest, fault: Fault | undefined): Promise<GraphAnswer> {
    this.#requests += 1
    const id = requestId(this.#requests)
    const route = routeOrRefusal(this.world, raw)
    const units = unitsOf(route)
    const charged = this.#charge(raw, units)
    const given = await this.#given(raw, route, charged.refusal, fault, id)
    this.note(raw, 'operation' in route ? route.operation.kind : '?', given.status, units)
    const own = { 'request-id': id, 'client-request-id': raw.headers['client-request-id'] ?? id }
    return { ...given, headers: { ...own, ...charged.headers, ...given.headers } }
  }

  /** Tells the meter of a request. */
  note(
    { method, path, query, headers, batched }: RawRequest,
    kind: string,
    status: number,
    units: number,
  ): void {
    const userAgent = headers['user-agent'] ?? ''
    const at = this.world.now()
    this.#meter.record({ at, method, kind, path, query, status, units, userAgent, batched })
  }

  async #given(
    raw: RawRequest,
    route: Route | GraphRefusal,
    throttling: GraphRefusal | undefined,
    fault: Fault | undefined,
    id: string,
  ): Promise<GraphAnswer> {
    try {
      if (throttling) throw throttling
      const refused = fault && 'status' in fault ? faultRefusal(fault) : undefined
      const afterwards = fault && 'status' in fault && fault.afterEffect === true
      if (refused && !afterwards) throw refused
      const caller = callerOf(this.tokens, raw.headers.authorization, this.world.now())
      if (route instanceof GraphRefusal) throw route
      const answer = await route.operation.run(this.world, routed(raw, route, caller))
      if (refused) throw refused
      return this.#checked(route.operation, answer)
    } catch (error) {
      if (error instanceof GraphRefusal) return refusalAnswer(error, id, this.world.now())
      this.world.violations.push(`${raw.method} ${raw.path}: the simulator failed: ${String(error)}`)
      return refusalAnswer(new GraphRefusal(500, 'generalException', String(error)), id, this.world.now())
    }
  }

  #checked({ gives, method, path }: Operation, answer: GraphAnswer): GraphAnswer {
    if ((gives === undefined) !== (answer.body === undefined)) {
      throw new SimulatorViolation(
        `${method} ${path} answered with a body where there is none, or without one`,
      )
    }
    const wrong = gives === undefined ? undefined : schemaViolation(gives, answer.body)
    if (wrong) throw new SimulatorViolation(`${method} ${path} ${wrong}`)
    return answer
  }

  #charge({ headers }: RawRequest, units: number) {
    const caller = this.tokens.get((headers.authorization ?? '').replace(/^Bearer /, ''))
    return caller ? this.#throttle.charge(caller.app.id, units) : { headers: {}, refusal: undefined }
  }
}

function unitsOf(route: Route | GraphRefusal): number {
  if (route instanceof GraphRefusal) return 1
  const { units } = route.operation
  return typeof units === 'number' ? units : units(new Map(new URLSearchParams(route.query)))
}

function routeOrRefusal(world: World, raw: RawRequest): Route | GraphRefusal {
  try {
    return routeOf(world, raw)
  } catch (error) {
    if (error instanceof URIError) return new GraphRefusal(400, 'BadRequest', 'The address is badly encoded.')
    throw error
  }
}

/** The operation that an address names, or why there is none. */
function routeOf(world: World, { method, path, query }: RawRequest): Route | GraphRefusal {
  const token = /\/delta\(token='([^']*)'\)$/.exec(path)
  if (token?.[1] !== undefined) {
    const inner = [`token=${token[1]}`, query].filter(Boolean).join('&')
    return routeOf(world, {
      method,
      path: path.slice(0, -token[0].length + '/delta'.length),
      query: inner,
    } as RawRequest)
  }
  const segments = withSiteId(world, path).split('/').slice(1)
  const there = OPERATIONS.filter((each) => variables(each.segments, segments) !== undefined)
  // A literal segment goes before a variable one.
  const found = there.find(({ operation }) => operation.method === method)
  if (!found) {
    return there.length > 0
      ? new GraphRefusal(405, 'methodNotAllowed', `The method ${method} is not allowed here.`)
      : new GraphRefusal(400, 'BadRequest', `Resource not found for the segment '${segments.at(-1) ?? ''}'.`)
  }
  return { operation: found.operation, path: variables(found.segments, segments) ?? {}, query }
}

/** `/sites/{hostname}:/{path}` and `/sites/{hostname}:/{path}:/more` name a site by its address. */
function withSiteId(world: World, path: string): string {
  const match = /^\/sites\/([^/:]+):(\/[^:]*?)\/?(?::(\/.*)?)?$/.exec(path)
  if (!match) return path
  const [, host = '', place = '', rest = ''] = match
  const found = world.sites.find(
    ({ url }) =>
      url.hostname === host.toLowerCase() && url.pathname.toLowerCase() === decodeURI(place).toLowerCase(),
  )
  return `/sites/${found?.id ?? `${host},unknown`}${rest}`
}

function variables(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const found: Record<string, string> = {}
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? ''
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(segment)
    else if (part !== segment) return undefined
  }
  return found
}

function routed(raw: RawRequest, { operation, path, query }: Route, caller: GraphToken): RoutedRequest {
  const options: QueryOptions = readQuery(query, operation.options)
  checkBody(operation, raw)
  return { method: raw.method, path, options, headers: raw.headers, body: raw.body, caller }
}

function checkBody({ takes, method }: Operation, { body, headers }: RawRequest): void {
  if (takes === undefined) {
    if (body !== undefined && method !== 'DELETE') throw invalidRequest('No body was expected.')
    return
  }
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw new GraphRefusal(400, 'BadRequest', 'Entity only allows writes with a JSON Content-Type header.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GraphRefusal(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
  const wrong = schemaViolation(takes, body)
  if (wrong) throw invalidRequest(`The request body is not valid: ${wrong}`)
}

/** The simulator did what Graph does not. */
export class SimulatorViolation extends Error {}
