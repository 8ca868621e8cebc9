import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')

/** The built server as a process of its own. */
export interface BuiltServer {
  readonly url: string
  readonly process: ChildProcess
  /** Ends it, and resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts the built server with this environment; resolves when it listens. Throws `NotStarted` with what it said. */
export async function startBuiltServer(env: Readonly<Record<string, string>>): Promise<BuiltServer> {
  if (!existsSync(join(ROOT, 'dist/main.js'))) throw new NotStarted('run npm run build')
  const port = await freePort()
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['dist/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: String(port), SAMSYN_UPDATE_DELAY: '30', ...env },
  })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  for await (const text of child.stdout) {
    said += text
    if (said.includes('listening')) break
  }
  child.stdout.resume()
  if (!said.includes('listening')) throw new NotStarted(said)
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    end: async (signal) => {
      const exit = once(child, 'exit')
      child.kill(signal)
      await exit
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/** The built server did not come up. */
export class NotStarted extends Error {
  constructor(said: string) {
    super(`The server did not start: ${said}`)
  }
}
