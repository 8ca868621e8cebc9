import type { z } from 'zod'
import type { CardView } from '../cards/view'
import type { Person } from '../plan/model'
import type { Answer } from './answer'

/** A request of somebody who is signed in. */
export interface ApiRequest {
  readonly person: Person
  readonly view: CardView
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  /** Parsed JSON, a buffer for other content types, or undefined. Not yet checked. */
  readonly body: unknown
  header(name: string): string | undefined
}

/** One route of the tab's API. A path has parameters such as `:id`. */
export interface Route {
  readonly method: 'get' | 'post' | 'put'
  readonly path: string
  /** Largest body in bytes; 1 MiB unless said. */
  readonly limit?: number
  handle(request: ApiRequest): Promise<Answer>
}

/** A file for whoever has its address, such as a calendar that fetches an invitation: the address has to be a secret. */
export interface OpenRoute {
  readonly path: string
  handle(params: Readonly<Record<string, string>>): Promise<Answer>
}

/** The body or the query of a request is not what the route takes. */
export class MalformedRequest extends Error {}

/** A body or a query, checked. Throws `MalformedRequest` when it is not what the route takes. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new MalformedRequest(parsed.error.message, { cause: parsed.error })
  return parsed.data
}
