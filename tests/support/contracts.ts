import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of contract documents, which stands beside the project and is never copied into it. */
export const CONTRACTS = resolve(__dirname, '../../../shared/contracts')

/** Whether the contract documents are there. Where they are not, what needs them says so; under CI that is a failure. */
export function contractsPresent(): boolean {
  if (existsSync(CONTRACTS)) return true
  if (process.env.CI === 'true') throw new ContractsMissing()
  process.stderr.write(`${new ContractsMissing().message}: what is checked against them is left out\n`)
  return false
}

/** A contract document, parsed. */
export function contract(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(CONTRACTS, file), 'utf8')) as Record<string, unknown>
}

/** The contract documents are not beside the project. */
export class ContractsMissing extends Error {
  constructor() {
    super('The contract documents are not in ../shared/contracts')
  }
}
