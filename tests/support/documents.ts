import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SEEDS = join(__dirname, '..', '..', '..', 'shared', 'seeds')
const INVENTED = join(__dirname, '..', 'minutes', 'import', 'documents')

/** The text of seed 001 where the seeds stand, else an invented decision of the same form. Their absence in CI is a failure. */
export function decisionDocument(): string {
  if (existsSync(SEEDS)) {
    const name = readdirSync(SEEDS).find((file) => file.startsWith('001')) ?? ''
    return readFileSync(join(SEEDS, name), 'utf8')
  }
  if (process.env.CI === 'true') throw new SeedsMissing()
  process.stderr.write('The seed documents are not here: an invented one of the same form is used.\n')
  return readFileSync(join(INVENTED, 'committee-decision.txt'), 'utf8')
}

/** The seed documents have to be beside the project in CI. */
export class SeedsMissing extends Error {
  constructor() {
    super(`The seed documents are missing from ${SEEDS}`)
  }
}
