import type { GraphToken } from './access'
import { type GraphPerson, GUID_OF, guid } from './identity'
import type { SimulatedList } from './list-store'
import type { QueryOptions } from './odata'
import { accessDenied, type GraphAnswer, invalidRequest, notFound } from './refusal'
import type { SimulatedSite } from './sites'
import type { Subscriptions } from './subscriptions'

/** Everything that the requests act upon. */
export interface World {
  readonly sites: readonly SimulatedSite[]
  readonly people: readonly GraphPerson[]
  readonly subscriptions: Subscriptions
  /** Where the simulator itself did what Graph's metadata does not allow; a test expects it to be empty. */
  readonly violations: string[]
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** The base of every address in an answer, `/v1.0` included. */
  readonly base: () => string
  readonly settings: {
    readonly titleRequired: boolean
    readonly writeMayCreateLists: boolean
    readonly omitEtagOnPatch: boolean
    readonly unknownSelect: 'refused' | 'ignored'
    readonly hiddenLists: 'listed' | 'system'
  }
}

/** A request whose address has been understood. */
export interface RoutedRequest {
  readonly method: string
  /** The variable parts of the path, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly options: QueryOptions
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly caller: GraphToken
}

/** One operation of Graph. */
export interface Operation {
  readonly method: string
  /** Segments; `:name` is variable. */
  readonly path: string
  /** What is asked for, as the meter counts it. */
  readonly kind: string
  /** Resource units that SharePoint charges. */
  readonly units: number | ((options: QueryOptions) => number)
  readonly options: readonly string[]
  /** The type of the body that must be sent; none may be sent without it. */
  readonly takes?: string
  /** The type of the body of a good answer. */
  readonly gives?: string
  readonly run: (world: World, request: RoutedRequest) => GraphAnswer | Promise<GraphAnswer>
}

/** The site that the path names. */
export function siteOf(world: World, { path }: RoutedRequest): SimulatedSite {
  const key = path.site?.toLowerCase()
  const found = world.sites.find(
    ({ id, url }) => id === key || (url.hostname === key && url.pathname === '/'),
  )
  if (!found)
    throw key?.includes(',')
      ? notFound('Requested site could not be found')
      : invalidRequest('Invalid hostname for this tenancy')
  return found
}

/** The list that the path names. */
export const listOf = (site: SimulatedSite, { path }: RoutedRequest): SimulatedList =>
  site.list(path.list ?? '')

/** The body, which was checked to be an object. */
export const objectBody = ({ body }: RoutedRequest) => body as Readonly<Record<string, unknown>>

/** Refuses properties that a client does not set. */
export function allowOnly(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[],
  type: string,
): void {
  const unknown = Object.keys(body).find((name) => !name.includes('@') && !names.includes(name))
  if (unknown !== undefined) {
    throw invalidRequest(
      `The property '${unknown}' does not exist on type 'microsoft.graph.${type}' or cannot be set.`,
    )
  }
}

/** A new id for a request. */
export const requestId = (place: number) => guid(GUID_OF.request, place)

/** Refuses a caller without any of these permissions. */
export function requirePermission({ roles }: GraphToken, ...permissions: readonly string[]): void {
  if (!permissions.some((permission) => roles.includes(permission))) {
    throw accessDenied('Insufficient privileges to complete the operation.')
  }
}
