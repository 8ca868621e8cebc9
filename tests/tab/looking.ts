import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that keeps somebody out, in a line each; with `rule`, of that rule alone. */
export async function seriousProblems(page: Page, rule?: string): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: [only] } : {}),
    })
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .flatMap((v) =>
        v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary?.slice(0, 200)}`),
      )
  }, rule)
}

/** Waits until the page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('Hämtar …').first().waitFor({ state: 'detached' })
}

/** Whether the page has to be scrolled sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

/** Keeps a picture where somebody wants to look (`TAB_LOOK` names the folder). */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.TAB_LOOK
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
