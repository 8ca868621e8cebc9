import type { IncomingMessage, ServerResponse } from 'node:http'
import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { contract, contractsPresent } from './contracts'

/** How Teams is to misbehave on the next requests that it applies to. */
export interface Misbehaviour {
  readonly on?: 'create' | 'send' | 'update'
  readonly conversation?: string
  /** How many requests; 1 unless said. */
  readonly times?: number
  readonly how:
    | { readonly status: number; readonly retryAfter?: number; readonly body?: unknown }
    | 'reset'
    /** Takes the message, and then breaks the connection before it has answered. */
    | 'lost-answer'
    | { readonly slow: Promise<void> }
}

/** A request that the bot made of Teams. */
export interface ConnectorRequest {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly operation: string
  readonly conversation: string
}

/** The body with which Teams answers a bot that has been blocked. */
export const WRITES_BLOCKED = {
  errorCode: 209,
  message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'The person has blocked the bot.' }),
}

/** What the bot may send in one conversation (platform limits of Teams bots). */
const LIMITS = [
  { milliseconds: 1_000, sends: 7 },
  { milliseconds: 2_000, sends: 8 },
  { milliseconds: 30_000, sends: 60 },
] as const

/** Seconds until the conversation may be written to again, or 0. */
export function overLimit(history: readonly number[], now: number): number {
  const over = LIMITS.filter(({ milliseconds, sends }) => {
    return history.filter((at) => now - at < milliseconds).length >= sends
  })
  return over.length === 0 ? 0 : Math.ceil(Math.max(...over.map((limit) => limit.milliseconds)) / 1000)
}

/** An answer of the stand-in: an error of the connector has its code. */
export interface ConnectorAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export function connectorError(status: number, code: string, message: string): ConnectorAnswer {
  return { status, body: { error: { code, message } } }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export function answerWith(response: ServerResponse, { status, body, headers = {} }: ConnectorAnswer): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    ...headers,
  })
  response.end(bytes)
}

/** A message in a conversation as it now shows, with everything that it showed before. */
export interface Shown {
  readonly id: string
  readonly conversation: string
  readonly replyTo?: string
  activity: OutgoingActivity
  readonly history: OutgoingActivity[]
}

export interface OutgoingActivity {
  readonly type: string
  readonly text?: string
  readonly summary?: string
  readonly attachments?: readonly { readonly contentType: string; readonly content: CardJson }[]
}

// biome-ignore lint/suspicious/noExplicitAny: cards are read in tests by reaching into their JSON.
export type CardJson = any

/** The card of a message as it now shows. */
export function cardOf(shown: Shown): CardJson {
  return shown.activity.attachments?.[0]?.content
}

/** What a request asks of the connector, by its method and the parts of its path. */
export function operationOf(method: string, match: RegExpExecArray | null): string {
  if (!match) return 'unknown'
  const [, conversation, collection, activity, members] = match
  if (!conversation) return method === 'POST' ? 'create' : 'unknown'
  if (collection === 'pagedmembers' || members) return method === 'GET' ? 'members' : 'unknown'
  if (collection !== 'activities') return 'unknown'
  if (method === 'PUT' && activity) return 'update'
  return method === 'POST' ? 'send' : 'unknown'
}

/** The header by which Teams names a time. */
export function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) }
}

/** A conversation's id without the thread in a channel. */
export function withoutThread(conversation: string): string {
  return conversation.split(';')[0] ?? ''
}

/** Checks activities against the protocol, where the contract documents are. */
export function activityValidator(): ValidateFunction | undefined {
  if (!contractsPresent()) return undefined
  const ajv = addFormats(new Ajv({ strict: false }))
  ajv.addSchema(contract('bot-activity.teams.schema.json'), 'bot')
  return ajv.getSchema('bot#/definitions/Activity')
}
