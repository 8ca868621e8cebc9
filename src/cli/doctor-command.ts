import { parseArgs } from 'node:util'
import pino from 'pino'
import { resultLine, runChecks } from '../doctor/check'
import { disk } from '../doctor/database'
import { type DoctorParts, doctorChecks } from '../doctor/doctor'
import { askWeb } from '../doctor/network'
import { withoutSecrets } from '../graph/no-token'
import { systemClock } from '../kernel/clock'
import { graphOf } from '../open-store'
import type { Terminal } from './terminal'

const WELL = 0
const TO_MEND = 1
const WRONG_USAGE = 2
/** Variables whose values nobody may read, however one of them came into a message. */
const SECRET_NAMES = /SECRET|PASSWORD|TOKEN|HEADER|_KEY$/i
const SHORTEST_SECRET = 6

const REAL_PARTS: DoctorParts = {
  clock: systemClock,
  askWeb,
  disk,
  nodeVersion: process.versions.node,
  graphFor: (config, credential) =>
    graphOf(config, { clock: systemClock, log: pino({ level: 'silent' }), credential }),
}

/** `npm run doctor`: looks at everything that Samsyn needs, changes nothing, and answers the exit code of the process. */
export async function doctorCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  parts: DoctorParts = REAL_PARTS,
): Promise<number> {
  try {
    parseArgs({ args: [...args], options: {} })
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error))
    terminal.complain('Usage: npm run doctor')
    return WRONG_USAGE
  }
  const results = await runChecks(doctorChecks(env, parts), parts.clock)
  const secrets = secretsIn(env)
  for (const result of results) terminal.say(withoutSecrets(resultLine(result), secrets))
  const toMend = results.filter(({ state }) => state === 'mend').length
  terminal.say(toMend === 0 ? 'Nothing is to mend.' : `To mend: ${toMend}.`)
  return toMend === 0 ? WELL : TO_MEND
}

function secretsIn(env: NodeJS.ProcessEnv): readonly string[] {
  return Object.entries(env).flatMap(([name, value = '']) =>
    SECRET_NAMES.test(name) && value.length >= SHORTEST_SECRET ? [value] : [],
  )
}
