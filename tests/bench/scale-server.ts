import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { minutesTextsList } from '../../src/minutes/list'
import { APP, type GraphSimulator } from '../support/graph/graph-simulator'
import { Tab } from '../support/tab-client'
import { difference, type Figures, figuresIn } from './figures'
import { FiguresWrong, freePort } from './metered-app'

const ROOT = resolve(__dirname, '..', '..')
const TOKEN = 'figures-for-the-bench'
const LONGEST = 180_000

/** Samsyn as it is started, in a process of its own, with its lists on a simulated site. */
export class SamsynOnSite {
  readonly url: string
  readonly #process: ChildProcess
  readonly #identity: Server
  readonly #began = performance.now()

  private constructor(url: string, child: ChildProcess, identity: Server) {
    this.url = url
    this.#process = child
    this.#identity = identity
  }

  static async spawn(simulator: GraphSimulator): Promise<SamsynOnSite> {
    const identity = await identityOf(simulator)
    const port = await freePort()
    const env = {
      PATH: process.env.PATH,
      PORT: String(port),
      SAMSYN_METRICS_TOKEN: TOKEN,
      SAMSYN_LOG_LEVEL: 'error',
      SHAREPOINT_SITE: simulator.siteUrl,
      GRAPH_BASE_URL: simulator.url,
      TENANT_ID: 'f0f0f0f0-0000-4000-8000-000000000001',
      CLIENT_ID: APP.id,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${(identity.address() as AddressInfo).port}/msi/token`,
      IDENTITY_HEADER: 'header',
    }
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], { env, stdio: 'inherit' })
    return new SamsynOnSite(`http://127.0.0.1:${port}`, child, identity)
  }

  async stop(): Promise<void> {
    this.#identity.close()
    if (this.#process.exitCode !== null) return
    this.#process.kill('SIGTERM')
    await once(this.#process, 'exit')
  }

  /** Waits until it answers; milliseconds from its start to then. */
  answers(): Promise<number> {
    return this.#until(() =>
      fetch(`${this.url}/api/health`).then(
        (response) => response.ok,
        () => false,
      ),
    )
  }

  /** Waits until the long texts are at hand, too; milliseconds from its start to then. */
  textsAreThere(): Promise<number> {
    const age = new RegExp(`samsyn_replica_age_seconds\\{list="${minutesTextsList.name}"\\} [\\d.]+$`, 'm')
    return this.#until(async () => age.test(await this.#metrics()))
  }

  async figures(): Promise<Figures> {
    return figuresIn(await this.#metrics())
  }

  /** An approval by this person and what it cost, its audit row included. */
  async approval(id: string, person: string): Promise<Figures> {
    const before = await this.figures()
    await new Tab(() => this.url, person).post(`/api/minutes/${id}/approve`, { version: 1 })
    const audited = async () => difference(await this.figures(), before).get('audit')?.requests ?? 0
    let last = 0
    await this.#until(async () => {
      const [earlier, now] = [last, await audited()]
      last = now
      return now > 0 && now === earlier
    }, 1_000)
    return difference(await this.figures(), before)
  }

  /** Kilobytes of the process at present, and at most since its start. */
  memory(): readonly [present: number, highest: number] {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8')
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0)
    return [of('VmRSS'), of('VmHWM')]
  }

  /** How long somebody else waited at most for the plainest answer while this was going on, in milliseconds. */
  async longestWaitDuring(task: () => Promise<unknown>): Promise<number> {
    let going = true
    const done = task().finally(() => {
      going = false
    })
    let longest = 0
    while (going) {
      const began = performance.now()
      await fetch(`${this.url}/api/health`)
      longest = Math.max(longest, performance.now() - began)
    }
    await done
    return longest
  }

  async #metrics(): Promise<string> {
    const headers = { Authorization: `Bearer ${TOKEN}` }
    return (await fetch(`${this.url}/api/metrics`, { headers })).text()
  }

  async #until(condition: () => Promise<boolean>, every = 25): Promise<number> {
    const until = performance.now() + LONGEST
    while (!(await condition())) {
      if (performance.now() > until || this.#process.exitCode !== null)
        throw new FiguresWrong(['the server did not come so far'])
      await new Promise((resolve) => setTimeout(resolve, every))
    }
    return performance.now() - this.#began
  }
}

/** A managed identity as App Service gives it, with the simulator's token. */
async function identityOf(simulator: GraphSimulator): Promise<Server> {
  const server = createServer((_request, response) => {
    const body = {
      access_token: simulator.appToken,
      expires_on: String(Math.floor(Date.now() / 1_000) + 36_000),
      resource: simulator.url,
      token_type: 'Bearer',
    }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return server
}
