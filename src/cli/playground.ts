import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '../plan/model'

/** Where the Agents Playground is to stand in for Teams, and with whom. */
export interface PlaygroundSetup {
  readonly botUrl: string
  readonly port: number
  readonly folder: string
  /** Whose window it is. */
  readonly as: Person
  /** Five others who are members of its team. */
  readonly others: readonly Person[]
  readonly general: string
  readonly channel: { readonly id: string; readonly name: string } | undefined
}

/** The Playground's configuration, as its version 0.1.1 wants it. */
export function playgroundConfig({ as, others, general, channel }: PlaygroundSetup): object {
  return {
    version: '0.1.1',
    tenantId: '5a3b1c00-0000-4000-9000-000000000001',
    bot: { id: '28:samsyn', name: 'Samsyn' },
    currentUser: playgroundUser(as),
    users: others.map(playgroundUser),
    personalChat: { id: `a:personal-${as.id}` },
    groupChat: { id: '19:samsyn-group@thread.v2', name: 'Gruppchatt' },
    team: {
      id: general,
      name: 'Tillsammans för psykisk hälsa',
      aadGroupId: '5a3b1c00-0000-4000-9000-000000000002',
      channels: channel ? [channel] : [],
    },
  }
}

function playgroundUser({ id, name, entraId }: Person) {
  const [givenName = name, ...surname] = name.split(' ')
  return {
    id: `29:${id}`,
    name,
    // The Playground spells it so.
    userPrincipleName: `${id}@example.org`,
    aadObjectId: entraId,
    givenName,
    surname: surname.join(' '),
    email: `${id}@example.org`,
  }
}

/** Starts the Playground on loopback, silent and without a browser. Resolves with its address once it listens. */
export async function startPlayground(
  setup: PlaygroundSetup,
): Promise<{ url: string; process: ChildProcess }> {
  mkdirSync(setup.folder, { recursive: true })
  const file = join(setup.folder, 'm365agentsplayground.yml')
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(playgroundConfig(setup), undefined, 2))
  const root = join(__dirname, '..', '..')
  const playground = spawn(
    process.execPath,
    [
      '--require',
      join(root, 'src', 'cli', 'loopback-only.cjs'),
      require.resolve('@microsoft/m365agentsplayground/cli.js'),
      ...['start', '-e', `${setup.botUrl}/api/messages`, '-c', 'msteams', '-p', String(setup.port)],
      '--disable-telemetry',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(setup.folder, 'playground.log'),
        TEAMSAPPTESTER_BROWSER: 'none',
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      },
    },
  )
  return { url: `http://127.0.0.1:${await portOf(playground)}`, process: playground }
}

/** The port that it listens on: another than asked for, when that one is taken. */
function portOf(playground: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    playground.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const port = /Listening on (\d+)/.exec(said)?.[1]
      if (port) resolve(port)
    })
    playground.once('exit', () => reject(new PlaygroundEnded(said)))
  })
}

/** The Playground ended before it listened. */
export class PlaygroundEnded extends Error {
  constructor(said: string) {
    super(`The Agents Playground ended before it was ready. It said: ${said.trim() || 'nothing'}`)
  }
}
