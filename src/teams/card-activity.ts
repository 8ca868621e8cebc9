import type { Activity } from 'botframework-schema'
import type { Card } from '../reconcile/posting'

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** A message with one card; `summary` is what a phone shows in its notification. */
export function cardActivity(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: CARD_TYPE, content: card }] }
}

/** The body of an answer to `adaptiveCard/action`: always sent with HTTP 200, whatever `statusCode` says. */
export interface InvokeBody {
  readonly statusCode: 200
  readonly type: string
  readonly value: unknown
}

export function cardBody(card: Card): InvokeBody {
  return { statusCode: 200, type: CARD_TYPE, value: card }
}

/** A sentence beside the card as it is. Teams shows errors without their text, so what a person should read is a message. */
export function messageBody(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }
}
