import type { IncomingMessage } from 'node:http'

/** The body is larger than the route takes; `limit` is what it takes, in bytes. */
export class BodyTooLarge extends Error {
  readonly limit: number
  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes`)
    this.limit = limit
  }
}
/** The body says that it is JSON and is not. */
export class BodyMalformed extends Error {}

/** Reads a body of at most `limit` bytes: JSON is parsed, anything else is a buffer. Stops reading at the limit. */
export async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new BodyTooLarge(limit)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (!request.headers['content-type']?.startsWith('application/json')) return bytes
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw new BodyMalformed('not JSON', { cause })
  }
}
