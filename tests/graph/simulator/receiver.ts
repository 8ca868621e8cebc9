import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answering = (response: ServerResponse, token: string) => void

/** How a good receiver answers the question whether it is there. */
export const echo: Answering = (response, token) => {
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.end(token)
}

/** A little server that is told of changes, and keeps what it was told. */
export class Receiver {
  readonly told: Record<string, unknown>[] = []
  /** How many times it was posted to, questions apart. */
  posts = 0
  validate: Answering = echo
  /** The status with which it takes what it is told. */
  status = 202
  /** Called before it answers what it is told. */
  onPost: () => void = () => undefined
  readonly #server = createServer((request, response) => void this.#receive(request, response))

  static async start(): Promise<Receiver> {
    const receiver = new Receiver()
    receiver.#server.listen(0, '127.0.0.1')
    await once(receiver.#server, 'listening')
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/notifications`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const token = new URL(request.url ?? '', this.url).searchParams.get('validationToken')
    if (token !== null) return this.validate(response, token)
    this.posts += 1
    this.onPost()
    if (this.status === 202) this.told.push(...JSON.parse(Buffer.concat(chunks).toString('utf8')).value)
    response.writeHead(this.status)
    response.end()
  }
}
