import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callerOf } from './access'
import { answerBatch } from './batch'
import { type Fault, faultRefusal } from './faults'
import { type GraphAnswer, GraphRefusal, refusalAnswer } from './refusal'
import type { RawRequest, Router } from './router'

const VERSION = '/v1.0'
/** Larger requests are refused, as Graph refuses them. */
const LARGEST_BODY = 4 * 1024 * 1024

/** The simulator's side of the wire: requests over real HTTP, answers, and everything that can happen to a connection. */
export class GraphServer {
  readonly #router: Router
  readonly #delay: (milliseconds: number) => Promise<void>
  #server: Server | undefined
  #port = 0
  /** Takes connections and requests, and never answers. */
  silent = false

  constructor(router: Router, delay: (milliseconds: number) => Promise<void>) {
    this.#router = router
    this.#delay = delay
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Takes connections, on the same port as before if there was one. */
  async listen(): Promise<void> {
    if (this.#server) return
    const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#router.world.violations.push(`the simulator failed: ${String(error)}`)
        response.destroy()
      })
    })
    this.#server = server
    server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    this.#port = (server.address() as AddressInfo).port
  }

  /** Breaks what is connected, and takes no connections. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request)
    if (text === undefined) return
    const raw = rawRequest(request, text)
    if (this.silent) return this.#router.note(raw, '?', 0, 0)
    const fault = this.#router.faults.next(raw.method, raw.path + (raw.query ? `?${raw.query}` : ''))
    if (fault && 'reset' in fault && fault.reset === 'before') {
      this.#router.note(raw, '?', 0, 0)
      return void request.socket.destroy()
    }
    // It goes on even where the client has given up by then, as the real one does.
    if (fault && 'slow' in fault && fault.when === 'before') await this.#delay(fault.slow)
    const answer = await this.#answer(raw, fault, request.url ?? '')
    if (fault && 'slow' in fault && fault.when === 'after') await this.#delay(fault.slow)
    if (fault && 'reset' in fault) request.socket.destroy()
    else send(response, answer, fault !== undefined && 'malformed' in fault)
  }

  async #answer(raw: RawRequest, fault: Fault | undefined, url: string): Promise<GraphAnswer> {
    if (!url.startsWith(`${VERSION}/`)) {
      const refusal = new GraphRefusal(400, 'BadRequest', 'Invalid version.')
      return refusalAnswer(refusal, 'none', this.#router.world.now())
    }
    if (raw.path !== '/$batch' || raw.method !== 'POST') return this.#router.answer(raw, fault)
    try {
      callerOf(this.#router.tokens, raw.headers.authorization, this.#router.world.now())
      if (fault && 'status' in fault && fault.afterEffect !== true) throw faultRefusal(fault)
      const answer = await answerBatch(this.#router, raw)
      if (fault && 'status' in fault) throw faultRefusal(fault)
      this.#router.note(raw, 'batch', answer.status, 0)
      return answer
    } catch (error) {
      if (!(error instanceof GraphRefusal)) throw error
      this.#router.note(raw, 'batch', error.status, 0)
      return refusalAnswer(error, 'batch', this.#router.world.now())
    }
  }
}

function rawRequest(request: IncomingMessage, text: string): RawRequest {
  const [path = '', ...query] = (request.url ?? '').split('?')
  return {
    method: request.method ?? '',
    path: path.slice(VERSION.length),
    query: query.join('?'),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: text === '' ? undefined : parsed(text),
    batched: false,
  }
}

/** Text that is not JSON goes on as it is: what expects an object will refuse it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The whole body as text; undefined when the connection broke, or it was too large. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request) {
      length += chunk.length
      if (length > LARGEST_BODY) return void request.socket.destroy()
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, { status, body, headers }: GraphAnswer, malformed: boolean): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    'Cache-Control': 'no-store, no-cache',
    ...(body === undefined ? {} : { 'Content-Type': CONTENT_TYPE }),
    ...headers,
  })
  response.end(malformed ? `${text.slice(0, Math.max(1, text.length / 2))}<html>` : text)
}

const CONTENT_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'
