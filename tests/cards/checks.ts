import Ajv, { type ValidateFunction } from 'ajv'
import { actionsOf, elementsOf, inputsOf } from '../support/card-reading'
import { contract, contractsPresent } from '../support/contracts'
import type { CardJson } from '../support/teams-connector'

// biome-ignore lint/suspicious/noExplicitAny: the package's own entry does not load in Node; this file has no types.
const adaptive = require('adaptivecards/dist/adaptivecards.js') as any

const validators: readonly (readonly [string, ValidateFunction])[] = contractsPresent()
  ? [
      ['Adaptive Card 1.5', validator('adaptive-card/adaptive-card.schema.json')],
      ['Teams', validator('adaptive-card/teams-cards.schema.json')],
    ]
  : []

function validator(file: string): ValidateFunction {
  return new Ajv({ strict: false, logger: false }).compile(contract(file))
}

/** What is wrong with a card by the schemas and by the renderer's own parser. */
export function faultsOf(card: CardJson): readonly string[] {
  const bySchema = validators.flatMap(([name, validate]) =>
    validate(card) ? [] : [`${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`],
  )
  return [...bySchema, ...parserFaults(card), ...ruleFaults(card)]
}

function parserFaults(card: CardJson): string[] {
  const context = new adaptive.SerializationContext()
  const parsed = new adaptive.AdaptiveCard()
  parsed.parse(card, context)
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i))
  const invalid = parsed.validateProperties().validationEvents
  return [...events, ...invalid].map((event) => `renderer: ${event.message}`)
}

/** Our own rules: how a card's buttons and inputs are made. */
function ruleFaults(card: CardJson): string[] {
  const faults: string[] = []
  for (const action of actionsOf(card).filter((a) => a.type === 'Action.Execute')) {
    const { fallback } = action
    if (fallback?.type !== 'Action.Submit' || fallback.data?.verb !== action.verb)
      faults.push(`${action.title} has no Submit with its verb`)
  }
  for (const { actions } of elementsOf(card.body).filter((e) => e.type === 'ActionSet')) {
    const positive = actions.filter((a: CardJson) => a.style === 'positive')
    if (actions.length > 4) faults.push('more than four buttons')
    if (positive.length > 1 || (positive.length === 1 && actions[0] !== positive[0]))
      faults.push('not the first button alone is coloured')
  }
  for (const input of inputsOf(card)) if (!input.label) faults.push(`${input.id} has no label`)
  const ids = inputsOf(card).map((input) => input.id)
  if (new Set(ids).size < ids.length) faults.push('two inputs have one id')
  if (!card.body.some((e: CardJson) => JSON.stringify(e).includes('"style":"heading"')))
    faults.push('no heading')
  if (sizeOf(card) > 28 * 1024) faults.push(`${sizeOf(card)} bytes`)
  return faults
}

/** The larger of a card's sizes as UTF-8 and as UTF-16, in bytes. */
export function sizeOf(card: CardJson): number {
  const text = JSON.stringify(card)
  return Math.max(Buffer.byteLength(text, 'utf8'), Buffer.byteLength(text, 'utf16le'))
}
