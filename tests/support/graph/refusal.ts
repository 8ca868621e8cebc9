/** What Graph answers: a status, a JSON body (none with 204) and headers of its own. */
export interface GraphAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that Graph refuses, with the code and message by which it says so. Nothing was changed. */
export class GraphRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** 400: what most mistakes of a client are answered with. */
export const invalidRequest = (message: string) => new GraphRefusal(400, 'invalidRequest', message)

/** 404: no such thing, or none that the caller may know of. */
export const notFound = (message = 'The resource could not be found.') =>
  new GraphRefusal(404, 'itemNotFound', message)

/** 403: known, but not allowed to do this. */
export const accessDenied = (message = 'Access denied') => new GraphRefusal(403, 'accessDenied', message)

/** 409: a name that is taken. */
export const nameTaken = (message: string) => new GraphRefusal(409, 'nameAlreadyExists', message)

/** 412: the eTag is not that of the item as it now is (form as recorded in the contract examples). */
export const resourceModified = (status: 409 | 412 = 412) =>
  new GraphRefusal(
    status,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  )

/** 400: the one form in which SharePoint reports a value that another item already has. */
export const uniqueViolation = () =>
  invalidRequest('One or more fields with unique constraints already has the provided value.')

/** The refusal as Graph writes it; `requestId` goes into it as it goes into the header. */
export function refusalAnswer(refusal: GraphRefusal, requestId: string, now: number): GraphAnswer {
  const date = new Date(now).toISOString().slice(0, 19)
  const innerError = { date, 'request-id': requestId, 'client-request-id': requestId }
  return {
    status: refusal.status,
    headers: refusal.headers,
    body: { error: { code: refusal.code, message: refusal.message, innerError } },
  }
}
