import type { TokenCredential } from '@azure/identity'
import { Client, HTTPMessageHandler, ResponseType } from '@microsoft/microsoft-graph-client'
import type { Clock } from '../kernel/clock'
import { deadline } from '../kernel/deadline'
import { type Purpose, StoreUnavailable } from '../lists/store'
import type { Budget } from './budget'
import type { GraphMeter } from './meter'
import { SignedRequests, SignInFailed } from './signed-requests'
import { resourceUnits } from './units'

/** What Graph is reached with. */
export interface GraphParts {
  /** Such as `https://graph.microsoft.com`, without a slash at the end; another in national clouds. */
  readonly baseUrl: string
  readonly credential: Pick<TokenCredential, 'getToken'>
  readonly budget: Budget
  readonly meter: GraphMeter
  readonly clock: Clock
  /** `NONISV|Company|App/version`, as SharePoint asks for. */
  readonly userAgent: string
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** With its query, from the version on: `/sites/…`; or a whole address that Graph gave (a next page). */
  readonly path: string
  readonly body?: object
  readonly ifMatch?: string
  readonly purpose: Purpose
  /** Resource units, where they do not follow from the path (a batch). */
  readonly units?: number
}

/** What Graph answered; faults and throttling are not among it. */
export interface GraphAnswer {
  readonly status: number
  /** Parsed JSON; undefined when there was no body. Not yet checked. */
  readonly body: unknown
}

/** Nobody waits longer than this for one request, in milliseconds. */
const LONGEST = 60_000
const LONGEST_ATTEMPT = 20_000
const SHORTEST_ATTEMPT = 1_500
const FIRST_RETRY = 250
const LONGEST_RETRY = 10_000
/** Statuses after which nobody knows whether the request took effect. */
const IN_DOUBT = [500, 502, 503, 504]
/** Statuses that say all there is to know, whatever the body is. */
const TOLD_BY_STATUS = [401, 403, 429, ...IN_DOUBT]

/**
 * Graph, for whoever knows a path. Signs in, stays within the budget, repeats what may be repeated, and counts. A read
 * is repeated until the deadline of whoever waits; a write only when it surely was not taken.
 */
export class Graph {
  readonly #parts: GraphParts
  readonly #client: Client
  readonly #root: string
  #silentSince: number | undefined
  #refused: string | undefined

  constructor(parts: GraphParts) {
    this.#parts = parts
    this.#root = `${parts.baseUrl}/v1.0`
    const signIn = new SignedRequests(parts.credential, `${parts.baseUrl}/.default`)
    signIn.setNext(new HTTPMessageHandler())
    this.#client = Client.initWithMiddleware({ middleware: signIn, baseUrl: parts.baseUrl })
  }

  /** Why Graph cannot be used at present; undefined when the last request was answered. */
  get trouble(): string | undefined {
    if (this.#refused) return this.#refused
    if (this.#silentSince === undefined) return undefined
    return `SharePoint has not answered since ${new Date(this.#silentSince).toISOString()}`
  }

  /**
   * Sends a request. Throws `AnswerLost` when a write may or may not have taken effect, `AccessRefused` when Samsyn
   * lacks the permission, `StoreUnavailable` when nothing was done and time is up.
   */
  async send(request: GraphRequest): Promise<GraphAnswer> {
    const { clock, meter, budget } = this.#parts
    const path = this.#pathOf(request.path)
    const units = request.units ?? resourceUnits(request.method, path)
    const until = Math.min(deadline(), clock.millis() + LONGEST)
    for (let attempt = 1; ; attempt++) {
      await budget.admit(units, request.purpose, until)
      const outcome = await this.#attempt(request, units, until)
      if ('status' in outcome) return outcome
      if (outcome.inDoubt && request.method !== 'GET') throw new AnswerLost(request, outcome.cause)
      const wait = waitBefore(attempt, outcome)
      if (clock.millis() + wait >= until) {
        const { cause, retryAfter } = outcome
        throw new StoreUnavailable(String(cause), {
          cause,
          ...(retryAfter === undefined ? {} : { retryAfter }),
        })
      }
      meter.retried(request.purpose)
      await new Promise<void>((resolve) => void clock.after(wait, resolve))
    }
  }

  async #attempt(request: GraphRequest, units: number, until: number): Promise<GraphAnswer | Failed> {
    const { clock, meter } = this.#parts
    const began = clock.millis()
    const answer = await this.#fetch(request, until).catch((cause: unknown): Failed => failed(cause))
    const status = 'status' in answer ? answer.status : 0
    meter.requested({
      purpose: request.purpose,
      method: request.method,
      status,
      units,
      milliseconds: clock.millis() - began,
    })
    return 'status' in answer ? this.#judge(request, answer) : this.#silent(answer)
  }

  #judge(request: GraphRequest, answer: Fetched): GraphAnswer | Failed {
    this.#parts.budget.heed(answer)
    const { status, body, retryAfter } = answer
    const cause = new GraphFault(request, status, body)
    if (status === 429) return { cause, inDoubt: false, retryAfter: retryAfter ?? 5_000 }
    if (IN_DOUBT.includes(status)) return this.#silent({ cause, inDoubt: true, retryAfter })
    this.#silentSince = undefined
    if (status === 401 || status === 403) {
      this.#refused = `SharePoint refuses Samsyn the access (${status})`
      throw new AccessRefused(cause)
    }
    this.#refused = undefined
    return { status, body }
  }

  #silent(failure: Failed): Failed {
    if (failure.signIn) this.#refused = failure.signIn.message
    else this.#silentSince ??= this.#parts.clock.millis()
    return failure
  }

  async #fetch(request: GraphRequest, until: number): Promise<Fetched> {
    const { clock, userAgent } = this.#parts
    const left = until - clock.millis()
    const limit = Math.min(Math.max(left / 2, Math.min(left, SHORTEST_ATTEMPT)), LONGEST_ATTEMPT)
    const abort = new AbortController()
    const cancel = clock.after(limit, () => abort.abort(new TookTooLong(limit)))
    try {
      const headers = { 'User-Agent': userAgent, ...(request.ifMatch ? { 'If-Match': request.ifMatch } : {}) }
      const call = this.#client
        .api(this.#pathOf(request.path))
        .responseType(ResponseType.RAW)
        .options({ signal: abort.signal })
        .headers(headers)
      const response = (await sent(call, request)) as Response
      const text = await response.text()
      return {
        status: response.status,
        body: parsed(text, response.status),
        retryAfter: seconds(response.headers.get('Retry-After')),
        remaining: number(response.headers.get('RateLimit-Remaining')),
        reset: seconds(response.headers.get('RateLimit-Reset')),
      }
    } finally {
      cancel()
    }
  }

  /** Throws `ForeignAddress` rather than to send the token elsewhere. */
  #pathOf(path: string): string {
    const inside = path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length) : path
    if (!inside.startsWith('/')) throw new ForeignAddress()
    return inside
  }
}

interface Fetched extends GraphAnswer {
  readonly retryAfter: number | undefined
  readonly remaining: number | undefined
  readonly reset: number | undefined
}

interface Failed {
  readonly cause: unknown
  readonly inDoubt: boolean
  readonly signIn?: SignInFailed | undefined
  readonly retryAfter?: number | undefined
}

/** Milliseconds before the next attempt, as the service says; also where it says 0, it is not pressed. */
function waitBefore(attempt: number, { retryAfter }: Failed): number {
  if (retryAfter !== undefined) return Math.max(retryAfter, FIRST_RETRY)
  return Math.min(FIRST_RETRY * 2 ** (attempt - 1), LONGEST_RETRY)
}

function sent(call: ReturnType<Client['api']>, { method, body }: GraphRequest): Promise<unknown> {
  if (method === 'GET') return call.get()
  if (method === 'DELETE') return call.delete()
  return method === 'POST' ? call.post(body ?? {}) : call.patch(body ?? {})
}

/** What never left this machine was surely not done. */
function failed(cause: unknown): Failed {
  const all = causes(cause)
  const signIn = all.find((each) => each instanceof SignInFailed)
  const refused = all.some(({ code }) => code === 'ECONNREFUSED')
  return { cause, inDoubt: !signIn && !refused, signIn }
}

/** Errors of the system are not `Error`s of ours where code runs apart, as in tests: their shape is what counts. */
function causes(error: unknown, most = 5): readonly { readonly code?: unknown }[] {
  if (typeof error !== 'object' || error === null || most === 0) return []
  return [error, ...causes('cause' in error ? error.cause : undefined, most - 1)]
}

/** An error may come as the page of a gateway: then its status is what counts. Throws `NotJson`. */
function parsed(text: string, status: number): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    if (TOLD_BY_STATUS.includes(status)) return undefined
    // What the parser says quotes the text, in which people are named.
    throw new NotJson()
  }
}

function seconds(header: string | null): number | undefined {
  const value = number(header)
  return value === undefined ? undefined : value * 1_000
}

function number(header: string | null): number | undefined {
  return header === null || Number.isNaN(Number(header)) ? undefined : Number(header)
}

/** Graph's answer to a request says that it failed. */
export class GraphFault extends Error {
  readonly status: number
  constructor({ method, path }: GraphRequest, status: number, body: unknown) {
    super(`${method} ${path.split('?')[0]} answered ${status}: ${graphMessage(body)}`)
    this.status = status
  }
}

/** The message in an answer that reports an error. */
export function graphMessage(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { code?: unknown; message?: unknown } }
  return error ? `${String(error.code)}: ${String(error.message)}` : ''
}

/** A write may or may not have taken effect: its answer did not arrive. */
export class AnswerLost extends Error {
  constructor({ method, path }: Pick<GraphRequest, 'method' | 'path'>, cause: unknown) {
    super(`The answer to ${method} ${path.split('?')[0]} was lost`, { cause })
  }
}

/** Samsyn may not do this in SharePoint: the grant was withdrawn, or never given. */
export class AccessRefused extends StoreUnavailable {
  constructor(cause: GraphFault) {
    super('SharePoint refuses access', { cause })
  }
}

class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`Graph did not answer within ${Math.round(milliseconds)} ms`)
  }
}

class NotJson extends Error {
  constructor() {
    super('Graph answered with something that is not JSON')
  }
}

/** Graph named an address that is not its own. */
class ForeignAddress extends StoreUnavailable {
  constructor() {
    super('Graph named an address that is not its own')
  }
}
