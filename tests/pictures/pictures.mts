// Makes the pictures of the README from the running program: `npm run pictures`.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromiumPackage from '@sparticuz/chromium'
import { chromium, type Page } from 'playwright-core'
import { samplePlan } from '../support/built-sample-plan.mts'

const ROOT = join(import.meta.dirname, '..', '..')
const OUT = join(ROOT, 'docs', 'pictures')
const LEADER = 'leader-kommun'

const folder = mkdtempSync(join(tmpdir(), 'samsyn-pictures-'))
const local = spawn(process.execPath, [join(ROOT, 'dist/cli/local.js'), '--as', 'ksk-01'], {
  env: { ...process.env, SAMSYN_DATA: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const said = await new Promise<string>((resolve) => {
  let text = ''
  local.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    if (text.includes('Ctrl+C')) resolve(text)
  })
})
const [tab = '', playground = ''] = said.match(/http:\/\/127\.0\.0\.1:\d+[^\s]*/g) ?? []
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromiumPackage.executablePath()),
  args: chromiumPackage.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote'),
})

try {
  const window = await openPlayground()
  const id = await handIn()
  await pictureOfCard(window)
  await pictureOfTab(id)
} finally {
  await browser.close()
  local.kill()
  rmSync(folder, { recursive: true, force: true })
}

async function openPlayground(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 }, deviceScaleFactor: 2 })
  await page.route('**/*', (route) => {
    const { hostname } = new URL(route.request().url())
    return hostname === '127.0.0.1' || hostname === 'localhost' ? route.continue() : route.abort()
  })
  await page.goto(playground.replace('127.0.0.1', 'localhost'))
  await page.getByRole('treeitem', { name: /2\.8\.3/ }).click()
  await page.getByRole('button', { name: 'Post', exact: true }).waitFor()
  return page
}

async function handIn(): Promise<string> {
  const present = samplePlan()
    .people.filter((p) => p.processes.includes('2.8.3'))
    .map((p) => p.id)
  const section = (id: string, number: string, heading: string, text: string, decision = '') => ({
    id,
    number,
    heading,
    text,
    decision,
    actions: decision.includes('Björn')
      ? [
          {
            id: 'a1',
            what: 'Ta fram en budget till kampanjen',
            who: 'ksk-02',
            due: '2026-04-14',
            done: false,
          },
        ]
      : [],
  })
  const content = {
    title: 'Processträff 2.8.3 Kommunikation',
    meetingDate: new Date().toISOString().slice(0, 10),
    dnr: 'KS 2026-118',
    place: 'Teams',
    chair: '',
    present,
    alsoPresent: ['Maria Holm, ungdomsmottagningen'],
    sections: [
      section(
        's1',
        '§ 1',
        'Kampanj riktad till unga',
        'Ungdomarna i referensgruppen har valt bland tre förslag.\n\n- Affischer på skolor och bussar\n- Korta filmer i sociala medier',
        'Kampanjen riktad till unga startar i september.',
      ),
      section(
        's2',
        '§ 2',
        'Budget',
        'Kostnaden för tryck är inte klar.',
        'Björn Edlund tar fram en budget till nästa träff.',
      ),
      section(
        's3',
        '§ 3',
        'Webbsidan',
        'Texterna om stöd vid oro är på plats. Två sidor saknar kontaktuppgifter.',
      ),
    ],
    recipients: ['Kommunstyrelsekontoret', 'KSON'],
  }
  const page = await call<{ id: string }>('POST', LEADER, '/api/minutes', {
    kind: 'process',
    process: '2.8.3',
    content,
  })
  const { proposedDeadline: deadline } = await call<{ proposedDeadline: string }>('GET', LEADER, '/api/me')
  await call('POST', LEADER, `/api/minutes/${page.id}/send`, { version: 1, deadline })
  for (const person of present.slice(1, 6))
    await call('POST', person, `/api/minutes/${page.id}/approve`, { version: 1 })
  return page.id
}

async function call<T>(method: string, person: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(path, tab), {
    method,
    headers: { authorization: `Local ${person}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

async function pictureOfCard(page: Page): Promise<void> {
  const card = page.locator('.ac-adaptiveCard').filter({ hasText: '5 av ' }).last()
  await card.waitFor()
  await card.screenshot({ path: join(OUT, 'card.png') })
}

async function pictureOfTab(id: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1100, height: 900 },
    deviceScaleFactor: 1.5,
    locale: 'sv-SE',
  })
  await page.goto(tab)
  await page.evaluate((person) => sessionStorage.setItem('samsyn.person', person), 'ksk-01')
  await page.goto(`${tab}minutes/${id}`)
  const chooser = page.getByRole('heading', { name: 'Vem är du?' })
  const heading = page.getByRole('heading', { level: 1, name: /2\.8\.3/ })
  await chooser.or(heading).first().waitFor()
  if (await chooser.isVisible()) {
    await page.getByRole('button', { name: /Agnes Hallberg/ }).click()
    await page.goto(`${tab}minutes/${id}`)
  }
  await heading.waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(OUT, 'tab.png') })
}
