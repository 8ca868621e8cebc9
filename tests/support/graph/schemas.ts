import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { contract, contractsPresent } from '../contracts'
import { unknownProperty } from './known-properties'

/** How many of the things in a collection are looked at: the rest are made alike. */
const LOOKED_AT = 2

let ajv: Ajv | undefined
let present: boolean | undefined
const validators = new Map<string, ValidateFunction>()

/**
 * What is wrong with a body by Microsoft's metadata; undefined when nothing is. Where the contract documents are not
 * there, only the names of properties are looked at.
 */
export function schemaViolation(type: string, body: unknown): string | undefined {
  if (!readyToCheck()) return unknownProperty(type, shortened(body))
  const validate = validatorOf(type)
  if (validate(shortened(body))) return undefined
  return `not a ${type}: ${JSON.stringify(validate.errors?.slice(0, 3))}`
}

/** Looks, once, whether the contract documents are there. Throws where they have to be. */
export function readyToCheck(): boolean {
  present ??= contractsPresent()
  return present
}

function validatorOf(type: string): ValidateFunction {
  const made = validators.get(type)
  if (made) return made
  if (!ajv) {
    ajv = new Ajv({ strict: false, logger: false })
    addFormats(ajv)
    ajv.addSchema(contract('graph-v1.0-closed.schema.json'), 'graph')
  }
  const name = type.includes('.') ? `response.${type}` : `microsoft.graph.${type}`
  const found = ajv.getSchema(`graph#/definitions/${name}`)
  if (!found) throw new UnknownType(type)
  validators.set(type, found)
  return found
}

function shortened(body: unknown): unknown {
  const value = (body as { value?: unknown } | null)?.value
  return Array.isArray(value) ? { ...(body as object), value: value.slice(0, LOOKED_AT) } : body
}

/** The simulator asked for a type that the metadata does not have. */
export class UnknownType extends Error {}
