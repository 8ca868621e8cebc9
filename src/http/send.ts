import type { Response } from 'restify'
import type { Answer } from './answer'
import { SECURITY_HEADERS } from './security-headers'

/** Sends what a route answered. */
export function send(response: Response, answer: Answer): void {
  if (!('file' in answer)) {
    sendJson(response, answer.status, answer.body)
    return
  }
  response.writeHead(200, {
    'Content-Type': answer.contentType,
    'Content-Length': answer.file.length,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    'Cache-Control': 'no-store',
    ...SECURITY_HEADERS,
  })
  response.end(answer.file)
}

/** Sends JSON. */
export function sendJson(response: Response, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body), 'application/json; charset=utf-8')
}

/** Sends a text that no browser is to take for something else. */
export function sendText(response: Response, status: number, text: string, contentType: string): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...SECURITY_HEADERS,
  })
  response.end(text)
}
