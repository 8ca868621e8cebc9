import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const ROOT = join(import.meta.dirname, '..', '..')

/** Samsyn as it is started, on a data folder of its own. */
export class Samsyn {
  readonly url: string
  readonly #folder: string
  readonly #port: number
  #process: ChildProcess | undefined

  constructor(port: number, folder: string) {
    this.#port = port
    this.#folder = folder
    this.url = `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      NODE_ENV: '',
      PORT: String(this.#port),
      SAMSYN_DATA: this.#folder,
      SAMSYN_LOG_LEVEL: 'error',
    }
    this.#process = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], { env, stdio: 'inherit' })
    for (;;) {
      const up = await fetch(`${this.url}/api/health`).then(
        (response) => response.ok,
        () => false,
      )
      if (up) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Ends it in good order: everything that was still to be written or posted is. */
  async stop(): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  }

  /** How many write transactions each list has seen since its beginning. Only while stopped. */
  writes(): ReadonlyMap<string, number> {
    const db = new DatabaseSync(join(this.#folder, 'samsyn.sqlite'), { readOnly: true })
    const rows = db.prepare('SELECT name, changed FROM lists').all() as { name: string; changed: number }[]
    db.close()
    return new Map(rows.map(({ name, changed }) => [name, changed]))
  }

  /** Calls the tab's API as a person. */
  async call<T>(person: string, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Local ${person}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
}
