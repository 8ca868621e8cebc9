import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { freePort } from '../support/built-server'
import { launchChromium } from '../support/chromium'

const ROOT = join(__dirname, '..', '..')

/** The product as `npm start` runs it: the built server, the Playground, and a browser to look at both. */
export class LocalMode {
  readonly browser: Browser
  readonly tab: string
  readonly playground: string
  readonly #process: ChildProcess
  readonly #folder: string

  private constructor(browser: Browser, child: ChildProcess, folder: string, said: string) {
    this.browser = browser
    this.#process = child
    this.#folder = folder
    const [tab = '', playground = ''] = said.match(/http:\/\/127\.0\.0\.1:\d+[^\s]*/g) ?? []
    this.tab = tab
    this.playground = playground
  }

  /** Starts it with this person's window; `undefined` where there is no browser (which then has been said). */
  static async start(as: string): Promise<LocalMode | undefined> {
    const browser = await launchChromium()
    if (!browser) return undefined
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-playground-'))
    const [port, playgroundPort] = [await freePort(), await freePort()]
    const child = spawn(
      process.execPath,
      [join(ROOT, 'dist/cli/local.js'), '--as', as, '--playground-port', String(playgroundPort)],
      {
        env: {
          ...process.env,
          NODE_ENV: '',
          PORT: String(port),
          SAMSYN_DATA: folder,
          SAMSYN_UPDATE_DELAY: '300',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    return new LocalMode(browser, child, folder, await whatItSays(child))
  }

  /** The Playground's page in a window. */
  async open(): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1400, height: 1000 } })
    // The page asks for fonts on the web.
    await page.route('**/*', (route) => {
      const { hostname } = new URL(route.request().url())
      return hostname === '127.0.0.1' || hostname === 'localhost' ? route.continue() : route.abort()
    })
    await page.goto(this.playground.replace('127.0.0.1', 'localhost'))
    await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor()
    await cardWith(page, 'Jag är Samsyn').waitFor()
    return page
  }

  /** Calls the tab's API as a person. */
  async call<T>(person: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, this.tab), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Local ${person}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new CallRefused(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await new Promise<void>((resolve) => {
      this.#process.once('exit', () => resolve())
      this.#process.kill('SIGTERM')
    })
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export function cardWith(page: Page, text: string): Locator {
  return page.locator('.ac-adaptiveCard').filter({ hasText: text }).last()
}

function whatItSays(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Ctrl+C')) resolve(text)
    })
    child.once('exit', () => reject(new LocalModeEnded(text)))
  })
}

/** Local mode ended before it was ready. */
class LocalModeEnded extends Error {
  constructor(said: string) {
    super(`Local mode ended before it was ready: ${said}`)
  }
}

/** The API answered something that the scene did not expect. */
class CallRefused extends Error {}
