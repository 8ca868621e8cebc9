import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const ADVICE =
  'No Chromium was found for the browser tests. Install one (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.'

/** There is no browser to test in. Its message says what to install. */
export class NoChromium extends Error {
  constructor() {
    super(ADVICE)
  }
}

interface Found {
  readonly executablePath: string
  readonly args: readonly string[]
}

/** A Chromium: the one named in `CHROMIUM_PATH`, the machine's own, else the one that a registry package ships. */
async function findChromium(): Promise<Found | undefined> {
  const named = process.env.CHROMIUM_PATH
  const installed = (named ? [named] : ON_THE_MACHINE).find((path) => existsSync(path))
  if (installed) return { executablePath: installed, args: ['--no-sandbox'] }
  if (named || process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    const { default: shipped } = await import('@sparticuz/chromium')
    // Its arguments are made for one page in a function in the cloud; one process for all dies with the first window.
    const args = shipped.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote')
    return { executablePath: await alone(() => shipped.executablePath()), args }
  } catch {
    return undefined
  }
}

const LOCK = join(tmpdir(), 'samsyn-chromium.lock')
/** Unpacking takes a few seconds; who has held the lock longer than this is gone. */
const STALE_MS = 30_000

/** One worker at a time unpacks the browser: another would start what is half written. */
async function alone<T>(unpack: () => Promise<T>): Promise<T> {
  while (!locked()) await setTimeout(100)
  try {
    return await unpack()
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

function locked(): boolean {
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > STALE_MS) rmSync(LOCK, { recursive: true, force: true })
    return false
  }
}

/**
 * Starts a Chromium. Where there is none it says what to install and gives `undefined`, so that the tests can be
 * skipped; in CI that is a failure (`NoChromium`).
 */
export async function launchChromium(): Promise<Browser | undefined> {
  const found = await findChromium()
  if (!found) {
    if (process.env.CI === 'true') throw new NoChromium()
    process.stderr.write(`${ADVICE} They are skipped.\n`)
    return undefined
  }
  return chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    headless: true,
    // Without it Chromium gives files whose names have å, ä or ö another name.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })
}
