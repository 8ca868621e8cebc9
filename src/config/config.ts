import { resolve } from 'node:path'
import { z } from 'zod'

/** How the server is to run. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Address under which people's browsers reach the server, without a slash at the end. */
  readonly publicUrl: string
  /** Folder of the SQLite file. */
  readonly dataFolder: string
  readonly logLevel: string
  /** How long the update of a card waits, in milliseconds. */
  readonly updateDelay: number
  /** Conversation ids of Teams channels: the plan's general one, and those of single processes. */
  readonly channels: { readonly general: string; readonly byProcess: Readonly<Record<string, string>> }
}

/** Every environment variable that Samsyn reads. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  SAMSYN_DATA: z.string().default('.data'),
  SAMSYN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SAMSYN_UPDATE_DELAY: z.coerce.number().int().min(0).max(60_000).default(1_000),
  SAMSYN_GENERAL_CHANNEL: z.string().min(1).default('19:samsyn-general@thread.tacv2'),
  SAMSYN_PROCESS_CHANNELS: z
    .string()
    .default('2.8.3=19:samsyn-process-283@thread.tacv2')
    .transform((text, context) => processChannels(text, context)),
})

/** Credentials of a real installation; where one is set, local mode does not run. */
const CREDENTIALS = ['CLIENT_ID', 'CLIENT_SECRET', 'BOT_ID', 'MicrosoftAppId', 'TENANT_ID', 'SHAREPOINT_SITE']

/** The configuration cannot be used. `problems` says what to mend, one line each. */
export class ConfigInvalid extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used: ${problems.join('; ')}`)
    this.problems = problems
  }
}

/** The only reader of the environment. Throws `ConfigInvalid`, naming everything that is wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems = [...whyNotLocal(env)]
  const parsed = environment.safeParse(env)
  if (!parsed.success) problems.push(...parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`))
  if (!parsed.success || problems.length > 0) throw new ConfigInvalid(problems)
  const { data } = parsed
  return {
    host: '127.0.0.1',
    port: data.PORT,
    publicUrl: `http://127.0.0.1:${data.PORT}`,
    dataFolder: resolve(data.SAMSYN_DATA),
    logLevel: data.SAMSYN_LOG_LEVEL,
    updateDelay: data.SAMSYN_UPDATE_DELAY,
    channels: { general: data.SAMSYN_GENERAL_CHANNEL, byProcess: data.SAMSYN_PROCESS_CHANNELS },
  }
}

/** This version has local mode only, which trusts whoever asks: it must never run where real people or credentials are. */
function whyNotLocal(env: NodeJS.ProcessEnv): readonly string[] {
  const production =
    env.NODE_ENV === 'production' ? ['NODE_ENV is production, but local mode signs nobody in'] : []
  const set = CREDENTIALS.filter((name) => env[name])
  return [
    ...production,
    ...set.map((name) => `${name} is set, but local mode must not run where credentials are`),
  ]
}

function processChannels(text: string, context: z.RefinementCtx): Readonly<Record<string, string>> {
  const pairs = text
    .split(';')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => /^(\d+\.\d+\.\d+)=(.+)$/.exec(pair))
  if (pairs.some((pair) => pair === null)) {
    context.addIssue({
      code: 'custom',
      message: 'write it as 2.8.3=<conversation id>;2.1.1=<conversation id>',
    })
  }
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
}
