import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { MinutesPage } from '../../src/minutes/api'
import type { MinutesContent, Section } from '../../src/minutes/content'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { launchChromium } from '../support/chromium'
import { TestClock } from '../support/test-clock'
import { TestStore } from '../support/test-store'

/** A Thursday in spring, so that a week on is `tors 26 mars`. */
export const START = '2026-03-19T09:00:00.000Z'

/** People of the sample plan: a process leader, and three ambassadors of 2.8.3. */
export const LEADER = 'leader-kson'

/** The real product over real HTTP, and a browser to look at it with. */
export interface RunningTab {
  readonly url: string
  readonly clock: TestClock
  readonly browser: Browser
  /** Calls the tab's API as a person, to set the scene; fails loudly on anything but success. */
  call<T>(person: string, method: string, path: string, body?: unknown): Promise<T>
  /** A page of the tab in a window of its own, signed in as this person (or as nobody). */
  open(person: string | undefined, path: string, options?: OpenOptions): Promise<Page>
  stop(): Promise<void>
}

export interface OpenOptions {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'default' | 'dark' | 'contrast'
  readonly locale?: string
}

const BUILT = join(__dirname, '../../dist/app.js')

/** The tests look at the built product, and it is not there. */
class NotBuilt extends Error {
  constructor() {
    super('Build first: npm run build')
  }
}

/** The API answered something that the scene did not expect. */
class SceneFailed extends Error {}

/** One running tab for the tests of a file; without a browser its `tab` stays undefined and they have nothing to do. */
export function tabForTests(): { tab: RunningTab | undefined } {
  const scene: { tab: RunningTab | undefined } = { tab: undefined }
  beforeAll(async () => {
    scene.tab = await startTab()
  }, 60_000)
  afterAll(() => scene.tab?.stop())
  return scene
}

/** Starts it all; `undefined` where there is no browser (which then has been said). */
export async function startTab(): Promise<RunningTab | undefined> {
  const browser = await launchChromium()
  if (!browser) return undefined
  const dataFolder = mkdtempSync(join(tmpdir(), 'samsyn-tab-'))
  const clock = new TestClock(START)
  const store = await TestStore.make(dataFolder)
  // An empty site is not taken for a new local store: it begins with the same plan.
  if (store.simulator) await store.plant(samplePlan())
  if (!existsSync(BUILT)) throw new NotBuilt()
  // The built server: it stands beside the built tab, as it does when it runs.
  const { buildApp }: typeof import('../../src/app') = require(BUILT)
  const channels = { general: '19:general@thread.tacv2', steering: '19:general@thread.tacv2', byProcess: {} }
  const app = await buildApp(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://127.0.0.1',
      ...store.config,
      logLevel: 'silent',
      updateDelay: 0,
      channels,
    },
    clock,
    pino({ level: 'silent' }),
    store.edges,
  )
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    clock,
    browser,
    call: (person, method, path, body) => call(`${url}${path}`, person, method, body),
    open: (person, path, options = {}) => open(browser, url, person, path, options),
    stop: async () => {
      await browser.close()
      app.server.server.closeAllConnections()
      await app.stop()
      await store.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function call<T>(url: string, person: string, method: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Local ${person}`,
      'accept-language': 'sv',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new SceneFailed(`${method} ${url}: ${response.status} ${text}`)
  return JSON.parse(text) as T
}

async function open(
  browser: Browser,
  url: string,
  person: string | undefined,
  path: string,
  { width = 1100, height = 900, theme = 'default', locale = 'sv-SE' }: OpenOptions,
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  // Long enough for a busy machine, short enough that a failure names what was waited for.
  context.setDefaultTimeout(8_000)
  const page = await context.newPage()
  if (person !== undefined)
    await page.addInitScript((id) => {
      if (!sessionStorage.getItem('samsyn:person')) sessionStorage.setItem('samsyn:person', id)
    }, person)
  await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}theme=${theme}`)
  return page
}

/** A section of invented minutes. */
export function section(id: string, heading: string, more: Partial<Section> = {}): Section {
  return { id, number: '', heading, text: '', decision: '', actions: [], ...more }
}

/** Invented notes of a process meeting. */
export function notes(present: readonly string[], more: Partial<MinutesContent> = {}): MinutesContent {
  return {
    title: 'Processträff 2.8.3 Kommunikation',
    meetingDate: '2026-03-12',
    dnr: 'KSON 2026-41',
    place: 'Teams',
    chair: '',
    present: [...present],
    alsoPresent: ['Kim Utter, Föreningen Fyren'],
    sections: [
      section('s1', 'Kampanjen riktad till unga', {
        number: '§ 1',
        text: 'Gruppen gick igenom förslaget från byrån.\n\n- Affischer på skolorna\n- Korta filmer\n\n### Frågor\nVem äger bilderna? <b>Inte</b> byrån.',
        decision: 'Kampanjen startar i september.',
        actions: [
          { id: 'a1', what: 'Ta fram en budget', who: present[0] ?? '', due: '2026-04-02', done: false },
          { id: 'a2', what: 'Fråga skolorna om affischer', who: 'Kim Utter', due: '', done: true },
        ],
      }),
      section('s2', 'Webbsidan', { number: '§ 2', text: 'Texterna ska vara på lätt svenska.' }),
      section('s3', 'Nästa möte', { number: '§ 3', text: 'Den 16 april klockan 13.00.' }),
    ],
    recipients: ['Styrgruppen', 'Kommunikationsavdelningen'],
    ...more,
  }
}

/** Hands in notes of a process meeting and gives their page. */
export function handIn(tab: RunningTab, content: MinutesContent): Promise<MinutesPage> {
  return tab.call<MinutesPage>(LEADER, 'POST', '/api/minutes', { kind: 'process', process: '2.8.3', content })
}

/** Sends the newest version for approval. */
export function sendOut(tab: RunningTab, page: MinutesPage, deadline = '2026-03-26'): Promise<MinutesPage> {
  return tab.call<MinutesPage>(LEADER, 'POST', `/api/minutes/${page.id}/send`, {
    version: page.newest,
    deadline,
  })
}
