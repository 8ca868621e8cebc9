import { type Config, ConfigInvalid, readConfig, readServerConfig } from '../config/config'
import { type Check, type Finding, mend, ok, unused } from './check'

/** The oldest Node.js that Samsyn runs on (`engines` in package.json): major and minor. */
export const NODE_NEEDED = [22, 13] as const

/** The configuration, or why there is none. */
export function readOrWhy(env: NodeJS.ProcessEnv): Config | ConfigInvalid {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigInvalid) return error
    throw error
  }
}

/** Every problem of the configuration on a line of its own. */
export function configurationCheck(config: Config | ConfigInvalid): Check {
  return {
    name: 'configuration',
    run: async () => {
      if (config instanceof ConfigInvalid) return problemsOf(config, 'Set the variable as the README says.')
      const store = config.sharePoint
        ? `SharePoint (${config.sharePoint.siteUrl})`
        : `SQLite (${config.dataFolder})`
      return ok(`can be read; the store is ${store}.`)
    },
  }
}

/** Whether this version of the server would start. */
export function startCheck(env: NodeJS.ProcessEnv): Check {
  return {
    name: 'start',
    run: async () => {
      try {
        readServerConfig(env)
        return ok('the server starts with this configuration.')
      } catch (error) {
        if (!(error instanceof ConfigInvalid)) throw error
        return mend(
          `the server would not start: ${error.problems.join('; ')}.`,
          'This version of the server has local mode only. Start it without these settings.',
        )
      }
    },
  }
}

function problemsOf({ problems }: ConfigInvalid, how: string): readonly Finding[] {
  return problems.map((problem) => mend(`${problem}.`, how))
}

/** Whether this Node.js is new enough; `version` as in `process.versions.node`. */
export function nodeCheck(version: string): Check {
  const needed = NODE_NEEDED.join('.')
  return {
    name: 'Node.js',
    run: async () => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      const isNewEnough = major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])
      if (isNewEnough) return ok(`${version}; ${needed} or newer is needed.`)
      return mend(`${version} is too old.`, `Install Node.js ${needed} or newer.`)
    },
  }
}

const BOT_VARIABLES = ['BOT_ID', 'BOT_TYPE', 'MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId']

/** The registration of the bot. */
export function botCheck(env: NodeJS.ProcessEnv): Check {
  return {
    name: 'bot registration',
    run: async () => {
      const set = BOT_VARIABLES.filter((name) => env[name])
      return unused(`not used in local mode${set.length === 0 ? '' : `, though ${set.join(', ')} is set`}.`)
    },
  }
}
