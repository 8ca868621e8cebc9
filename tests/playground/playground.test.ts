import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { launchChromium } from '../support/chromium'
import { decisionDocument } from '../support/documents'

const ROOT = join(__dirname, '..', '..')
const LEADER = 'Anders Hagman'

interface LocalMode {
  readonly process: ChildProcess
  readonly tab: string
  readonly playground: string
}

let browser: Browser | undefined
let local: LocalMode | undefined
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samsyn-playground-'))
  browser = await launchChromium()
  if (browser) local = await startLocalMode()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  if (local) await ended(local.process)
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

test('minutes handed in in the personal chat are approved by two people on the card in the channel', async () => {
  if (!browser || !local) return
  const page = await openPlayground(browser, local.playground)

  // Given a process leader who hands in the notes of a meeting of process 2.8.3
  await handIn(page, decisionDocument())
  await page.getByRole('treeitem', { name: /2\.8\.3/ }).click()
  const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'Mötesanteckningar' }).last()
  await card.getByText('0 av 9 har godkänt').waitFor()

  // When the person at the window approves, then the card says so and counts
  await card.getByRole('button', { name: 'Godkänn', exact: true }).click()
  await card.getByText('1 av 9 har godkänt').waitFor()

  // When a second person approves elsewhere, then the card in this window follows
  await approveAs(local)
  await card.getByText('2 av 9 har godkänt').waitFor()
}, 90_000)

async function handIn(page: Page, notes: string): Promise<void> {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
  await page.locator('div[role=textbox]').last().fill('anteckningar')
  await page.getByRole('button', { name: 'Send Message' }).last().click()

  const paste = cardWith(page, 'Lämna in anteckningar')
  await paste.getByRole('textbox', { name: 'Anteckningar' }).fill(notes)
  await paste.getByRole('button', { name: 'Läs in' }).click()

  const found = cardWith(page, 'Det här hittade jag')
  const meeting = found.getByRole('combobox', { name: /Vilket möte/ })
  await meeting.click()
  await meeting.fill('2.8.3')
  await page.getByRole('option', { name: /2\.8\.3/ }).click()
  await found.getByRole('combobox', { name: /Datum/ }).click()
  await page.getByRole('gridcell').getByRole('button', { name: /^1,/ }).first().click()
  await found.getByRole('button', { name: 'Spara som utkast' }).click()

  const draft = cardWith(page, 'Utkast till anteckningar')
  await draft.getByRole('button', { name: /Vilka var med/ }).click()
  await page
    .getByRole('menuitemcheckbox', { name: LEADER })
    .or(page.getByRole('option', { name: LEADER }))
    .click()
  await page.keyboard.press('Escape')
  await draft.getByRole('button', { name: 'Skicka för godkännande' }).click()
  await cardWith(page, 'Anteckningarna är utskickade').waitFor()
}

function cardWith(page: Page, text: string): Locator {
  return page.locator('.ac-adaptiveCard').filter({ hasText: text }).last()
}

/** Presses Approve as somebody whose window is not open: the activity that Teams would send. */
async function approveAs(mode: LocalMode): Promise<void> {
  const { people } = samplePlan()
  const person = people.find((p) => p.processes.includes('2.8.3'))
  const minutes = await fetch(new URL('/api/minutes', mode.tab), {
    headers: { authorization: `Local ${person?.id}` },
  })
  const [{ id }] = ((await minutes.json()) as { minutes: [{ id: string }] }).minutes
  const response = await fetch(new URL('/api/messages', mode.tab), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl: `${mode.playground.replace('127.0.0.1', 'localhost')}/_connector`,
      from: { id: `29:${person?.id}`, name: person?.name, aadObjectId: person?.entraId },
      recipient: { id: '28:samsyn', name: 'Samsyn' },
      conversation: { id: '19:samsyn-process-283@thread.tacv2', isGroup: true, conversationType: 'channel' },
      value: { action: { type: 'Action.Execute', verb: 'minutes.approve', data: { id, version: 2 } } },
    }),
  })
  expect(response.status).toBe(200)
  expect(JSON.stringify(await response.json())).toContain('Du godkände')
}

async function openPlayground(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
  // The page asks for fonts on the web.
  await page.route('**/*', (route) => {
    const { hostname } = new URL(route.request().url())
    return hostname === '127.0.0.1' || hostname === 'localhost' ? route.continue() : route.abort()
  })
  await page.goto(url.replace('127.0.0.1', 'localhost'))
  await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor()
  await cardWith(page, 'Jag är Samsyn').waitFor()
  return page
}

async function startLocalMode(): Promise<LocalMode> {
  const [port, playgroundPort] = [await freePort(), await freePort()]
  const child = spawn(
    process.execPath,
    [join(ROOT, 'dist/cli/local.js'), '--playground-port', String(playgroundPort)],
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
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Ctrl+C')) resolve(text)
    })
    child.once('exit', () => reject(new LocalModeEnded(text)))
  })
  const [tab = '', playground = ''] = said.match(/http:\/\/127\.0\.0\.1:\d+[^\s]*/g) ?? []
  return { process: child, tab, playground }
}

class LocalModeEnded extends Error {
  constructor(said: string) {
    super(`Local mode ended before it was ready: ${said}`)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
