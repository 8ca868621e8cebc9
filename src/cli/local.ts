import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigInvalid, readServerConfig } from '../config/config'
import type { Person } from '../plan/model'
import { samplePlan } from '../plan/sample/sample-plan'
import { startPlayground } from './playground'

const LEADERS = ['leader-kommun', 'leader-kson', 'steering-chair']
const PLAYGROUND_PORT = 56_150

/** Starts local mode: the server, and Microsoft's Agents Playground as the Teams client, both on loopback. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      as: { type: 'string', default: LEADERS[0] ?? '' },
      'playground-port': { type: 'string', default: String(PLAYGROUND_PORT) },
    },
  })
  const config = readServerConfig(process.env)
  const { people, processes } = samplePlan(config.channels.byProcess)
  const [withChannel] = processes.filter((process) => process.channel)
  const as = findPerson(people, values.as)
  const others = teamOf(people, withChannel?.number)
    .filter((person) => person !== as)
    .slice(0, 5)
  const server = spawn(process.execPath, [join(__dirname, '..', 'main.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { SAMSYN_LOG_LEVEL: 'warn', ...process.env },
  })
  const children: ChildProcess[] = [server]
  endTogether(children)
  await listening(`${config.publicUrl}/api/health`, server)
  const playground = await startPlayground({
    botUrl: config.publicUrl,
    port: Number(values['playground-port']),
    folder: config.dataFolder,
    as,
    others,
    general: config.channels.general,
    channel: withChannel?.channel
      ? { id: withChannel.channel, name: `${withChannel.number} ${withChannel.title}` }
      : undefined,
  })
  children.push(playground.process)
  console.log(`
Samsyn runs in local mode, on this machine only.

  The tab            ${config.publicUrl}/tab/
  Teams (Playground) ${playground.url}   as ${as.name} (${as.id})

Data: ${config.dataFolder}. Another person's window: npm start -- --as <person>, such as ${others
    .map((person) => person.id)
    .slice(1, 4)
    .join(', ')}.
End with Ctrl+C.`)
}

/** The Playground's team: leaders and chair, and an ambassador from each administration of the process with the channel. */
function teamOf(people: readonly Person[], process: string | undefined): readonly Person[] {
  const ambassadors = people.filter((p) => process !== undefined && p.processes.includes(process))
  const firsts = ambassadors.filter(
    (p, i) => ambassadors.findIndex((q) => q.administration === p.administration) === i,
  )
  return [...LEADERS.map((id) => findPerson(people, id)), ...firsts]
}

function findPerson(people: readonly Person[], wanted: string): Person {
  const person = people.find(
    (p) => p.id === wanted || p.name.toLocaleLowerCase('sv') === wanted.toLocaleLowerCase('sv'),
  )
  if (!person) throw new PersonUnknown(wanted, people)
  return person
}

class PersonUnknown extends Error {
  constructor(wanted: string, people: readonly Person[]) {
    const some = people.slice(0, 12).map((p) => `${p.id} (${p.name})`)
    super(`There is nobody called ${wanted} in the sample plan. Some who are: ${some.join(', ')} …`)
  }
}

/** When one ends, or the terminal says so, all end. */
function endTogether(children: readonly ChildProcess[]): void {
  const end = (code: number) => {
    for (const child of children) child.kill('SIGTERM')
    process.exitCode = code
  }
  children[0]?.once('exit', (code) => {
    for (const child of children) child.kill('SIGTERM')
    process.exit(code ?? 1)
  })
  process.once('SIGINT', () => end(0))
  process.once('SIGTERM', () => end(0))
}

async function listening(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

main().catch((error: unknown) => {
  const problems =
    error instanceof ConfigInvalid ? error.problems : [error instanceof Error ? error.message : String(error)]
  for (const problem of problems) console.error(`Samsyn cannot start: ${problem}`)
  process.exit(1)
})
