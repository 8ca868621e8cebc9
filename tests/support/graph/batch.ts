import { type GraphAnswer, GraphRefusal } from './refusal'
import type { RawRequest, Router } from './router'

const MOST_PARTS = 20

interface Part {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly dependsOn?: readonly string[]
}

/** A batch: its parts are carried out and charged one by one, and answered in an order that nobody should rely on. */
export async function answerBatch(router: Router, raw: RawRequest): Promise<GraphAnswer> {
  const parts = readParts(raw.body)
  const done = new Map<string, Readonly<Record<string, unknown>> & { status: number }>()
  for (const part of parts) {
    const failed = part.dependsOn?.find((id) => (done.get(id)?.status ?? 424) >= 400)
    done.set(part.id, failed === undefined ? await answerPart(router, raw, part) : dependencyFailed(part))
  }
  return { status: 200, body: { responses: [...done.values()].reverse() } }
}

async function answerPart(router: Router, raw: RawRequest, part: Part) {
  const [path = '', ...query] = part.url.replace(/^(?!\/)/, '/').split('?')
  const own = Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])
  const { authorization, 'user-agent': agent } = raw.headers
  const headers = {
    ...Object.fromEntries(own),
    ...(authorization ? { authorization } : {}),
    'user-agent': agent ?? '',
  }
  const one = { method: part.method, path, query: query.join('?'), headers, body: part.body, batched: true }
  const answer = await router.answer(one, router.faults.next(part.method, part.url, true))
  const type = answer.body === undefined ? {} : { 'Content-Type': 'application/json' }
  const body = answer.body === undefined ? {} : { body: answer.body }
  return { id: part.id, status: answer.status, headers: { ...type, ...answer.headers }, ...body }
}

const dependencyFailed = ({ id }: Part) => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'The request depends on another that failed.' } },
})

function readParts(body: unknown): readonly Part[] {
  const { requests, ...others } = (body ?? {}) as { requests?: unknown }
  if (!Array.isArray(requests) || requests.length === 0 || Object.keys(others).length > 0) {
    throw badBatch('Invalid batch payload format.')
  }
  if (requests.length > MOST_PARTS)
    throw badBatch(`Number of batch requests exceeds the maximum of ${MOST_PARTS}.`)
  const known = new Set<string>()
  for (const part of requests as Part[]) {
    checkPart(part, known)
    known.add(part.id)
  }
  return requests as Part[]
}

function checkPart(part: Part, known: ReadonlySet<string>): void {
  const { id, method, url, headers, body, dependsOn, ...others } = part
  if (Object.keys(others).length > 0)
    throw badBatch(`Unknown property in a batch request: ${Object.keys(others)}.`)
  if (typeof id !== 'string' || id === '' || known.has(id))
    throw badBatch('Every request needs an id of its own.')
  if (!/^(GET|POST|PATCH|PUT|DELETE)$/.test(method)) throw badBatch(`Request ${id}: unknown method.`)
  if (
    typeof url !== 'string' ||
    /^https?:/.test(url) ||
    /^\/?(v1\.0|beta)\//.test(url) ||
    url.includes('$batch')
  ) {
    throw badBatch(`Request ${id}: the url must be relative to the version.`)
  }
  if (
    body !== undefined &&
    !Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type')
  ) {
    throw badBatch(`Request ${id}: a write request must contain a Content-Type header declaration.`)
  }
  const unknown = (dependsOn ?? []).find((other) => !known.has(other))
  if (unknown !== undefined)
    throw badBatch(`Request ${id} depends on ${unknown}, which does not come before it.`)
}

const badBatch = (message: string) => new GraphRefusal(400, 'BadRequest', message)
