import type { AccessToken, TokenCredential } from '@azure/identity'
import {
  Client,
  type Context,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client'
import type { Clock } from '../kernel/clock'
import { deadline } from '../kernel/deadline'
import type { Log } from '../kernel/log'
import { type Purpose, StoreUnavailable } from '../lists/store'
import type { Budget } from './budget'
import type { GraphMeter } from './meter'
import { resourceUnits } from './units'

/** What Graph is reached with. */
export interface GraphParts {
  /** Such as `https://graph.microsoft.com`, without a slash at the end; another in national clouds. */
  readonly baseUrl: string
  readonly credential: Pick<TokenCredential, 'getToken'>
  readonly budget: Budget
  readonly meter: GraphMeter
  readonly clock: Clock
  readonly log: Log
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
    const signIn = new SignIn(parts.credential, `${parts.baseUrl}/.default`)
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
    const units = request.units ?? resourceUnits(request.method, this.#pathOf(request.path))
    const until = Math.min(deadline(), clock.millis() + LONGEST)
    for (let attempt = 1; ; attempt++) {
      await budget.admit(units, request.purpose, until)
      const outcome = await this.#attempt(request, units, until)
      if ('status' in outcome) return outcome
      if (outcome.inDoubt && request.method !== 'GET') throw new AnswerLost(request, outcome.cause)
      const wait = outcome.retryAfter ?? Math.min(FIRST_RETRY * 2 ** (attempt - 1), LONGEST_RETRY)
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
    if (failure.signIn) this.#refused = `Samsyn could not sign in: ${String(failure.cause)}`
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
        body: text === '' ? undefined : JSON.parse(text),
        retryAfter: seconds(response.headers.get('Retry-After')),
        remaining: number(response.headers.get('RateLimit-Remaining')),
        reset: seconds(response.headers.get('RateLimit-Reset')),
      }
    } finally {
      cancel()
    }
  }

  #pathOf(path: string): string {
    return path.startsWith(this.#root) ? path.slice(this.#root.length) : path
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
  readonly signIn?: boolean
  readonly retryAfter?: number | undefined
}

/** Puts the token on each request. The library's own handler leaves it out for addresses other than Microsoft's. */
class SignIn implements Middleware {
  readonly #credential: GraphParts['credential']
  readonly #scope: string
  #next: Middleware | undefined

  constructor(credential: GraphParts['credential'], scope: string) {
    this.#credential = credential
    this.#scope = scope
  }

  async execute(context: Context): Promise<void> {
    try {
      const { token } = await this.#token()
      const headers = { ...(context.options?.headers as object), Authorization: `Bearer ${token}` }
      context.options = { ...context.options, headers }
      await this.#next?.execute(context)
    } catch (cause) {
      throw new NotSent(cause)
    }
  }

  setNext(next: Middleware): void {
    this.#next = next
  }

  async #token(): Promise<AccessToken> {
    const token = await this.#credential.getToken(this.#scope).catch((cause: unknown) => {
      throw new SignInFailed(cause)
    })
    if (!token) throw new SignInFailed('no token')
    return token
  }
}

function sent(call: ReturnType<Client['api']>, { method, body }: GraphRequest): Promise<unknown> {
  if (method === 'GET') return call.get()
  if (method === 'DELETE') return call.delete()
  return method === 'POST' ? call.post(body ?? {}) : call.patch(body ?? {})
}

/** What never left this machine was surely not done. */
function failed(cause: unknown): Failed {
  const signIn = causes(cause).some((c) => c instanceof SignInFailed)
  const refused = causes(cause).some((c) => (c as { code?: unknown })?.code === 'ECONNREFUSED')
  return { cause, inDoubt: !signIn && !refused, signIn }
}

function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = []
  for (let e = error; e instanceof Error && found.length < 5; e = e.cause) found.push(e)
  return found
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

/** There is no token to be had. */
export class SignInFailed extends Error {
  constructor(cause: unknown) {
    super('Samsyn could not sign in to Graph', { cause })
  }
}

/** Carries a fault past the library, which keeps the cause of its own kind of error only. */
class NotSent extends GraphClientError {
  constructor(cause: unknown) {
    super(String(cause))
    this.cause = cause
  }
}

class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`Graph did not answer within ${Math.round(milliseconds)} ms`)
  }
}
