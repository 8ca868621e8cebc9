import { timingSafeEqual } from 'node:crypto'
import type { Request, Response, Server } from 'restify'
import type { Log } from '../kernel/log'
import { BodyTooLarge, readBody } from './read-body'
import { sendJson, sendText } from './send'

/** What is served to machines that keep Samsyn running. */
export interface OperatorParts {
  readonly log: Log
  /** Why Samsyn cannot do its work at present; empty when it can. */
  readonly troubles: () => readonly string[]
  readonly metrics: { text(): Promise<string>; readonly contentType: string }
  /** The bearer token that the figures are served to; without it they are served to nobody. */
  readonly metricsToken?: string | undefined
  /** Takes what SharePoint sends when lists have changed. */
  readonly notified?: ((body: unknown) => void) | undefined
}

const NOTIFICATIONS_LIMIT = 256 * 1024

/** Health, figures, and SharePoint's notifications. */
export function serveOperators(server: Server, parts: OperatorParts): void {
  server.get('/api/health', async (_request, response) => sendJson(response, 200, { status: 'ok' }))
  server.get('/api/health/ready', async (_request, response) => {
    const reasons = parts.troubles()
    sendJson(response, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons })
  })
  server.get('/api/metrics', async (request, response) => {
    if (!isAllowed(request.headers.authorization, parts.metricsToken)) return sendJson(response, 404, {})
    sendText(response, 200, await parts.metrics.text(), parts.metrics.contentType)
  })
  server.post(
    '/api/notifications',
    async (request, response) => await answerSharePoint(parts, request, response),
  )
}

/** SharePoint asks once whether the address is ours, and wants its question back; after that it only tells. */
async function answerSharePoint(parts: OperatorParts, request: Request, response: Response): Promise<void> {
  const { validationToken } = request.query as { validationToken?: unknown }
  if (typeof validationToken === 'string') {
    return sendText(response, 200, validationToken.slice(0, 4_096), 'text/plain')
  }
  try {
    const body = await readBody(request, NOTIFICATIONS_LIMIT)
    sendJson(response, 202, {})
    parts.notified?.(body)
  } catch (error) {
    parts.log.warn({ err: error }, 'a notification could not be read')
    if (response.headersSent) return
    const isTooLarge = error instanceof BodyTooLarge
    // What has not been read of it is not waited for.
    if (isTooLarge) response.setHeader('Connection', 'close')
    sendJson(response, isTooLarge ? 413 : 400, {})
  }
}

function isAllowed(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return false
  const [given, wanted] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
