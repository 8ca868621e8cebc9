import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { approvalCard } from '../../src/minutes/cards/approval-card'
import { leaderCard } from '../../src/minutes/cards/leader-card'
import { makePlan } from '../../src/plan/model'
import { buttonsOf } from '../support/card-reading'
import { launchChromium } from '../support/chromium'
import { AMIR, INES, testPlan } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import type { CardJson } from '../support/teams-connector'
import { GALLERY } from './gallery'
import { hostConfig, styleSheet, THEME_NAMES, type ThemeName } from './host-config'
import { drafted, remarks, sent, stateAfter, viewAt } from './states'

/** Folder into which each card is photographed, for people to look at; none unless named. */
const PHOTOS = process.env.CARD_PHOTOS
const WIDTHS = [320, 600] as const
const MODULES = join(__dirname, '../../node_modules')

let browser: Browser | undefined
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  if (!browser) return
  page = await browser.newPage()
  await page.setContent(
    '<!doctype html><html lang="sv"><style id="style"></style><main id="card"></main></html>',
  )
  for (const script of ['adaptivecards/dist/adaptivecards.min.js', 'marked/lib/marked.umd.js'])
    await page.addScriptTag({ content: readFileSync(join(MODULES, script), 'utf8') })
  if (PHOTOS) mkdirSync(PHOTOS, { recursive: true })
})

afterAll(async () => {
  await browser?.close()
})

/** Renders a card with the renderer that Teams and others build on, Markdown on as in Teams. */
async function render(card: CardJson, width: number, theme: ThemeName): Promise<void> {
  await page.setViewportSize({ width, height: 400 })
  const given = { card, config: hostConfig(theme), style: styleSheet(theme) }
  await page.evaluate(({ card, config, style }) => {
    const { AdaptiveCards, marked } = window as unknown as { AdaptiveCards: CardJson; marked: CardJson }
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text: string, result: CardJson) => {
      result.outputHtml = marked.parse(text)
      result.didProcess = true
    }
    // Of choices Teams shows the text as it is (Markdown is for TextBlock and FactSet only).
    AdaptiveCards.AdaptiveCard.useMarkdownInRadioButtonAndCheckbox = false
    const rendered = new AdaptiveCards.AdaptiveCard()
    rendered.hostConfig = new AdaptiveCards.HostConfig(config)
    rendered.parse(card)
    const sheet = document.getElementById('style')
    if (sheet) sheet.textContent = style
    document.getElementById('card')?.replaceChildren(rendered.render())
  }, given)
}

const overflow = () =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const cut = [...document.querySelectorAll('#card *')].filter(
      (e) => e.getBoundingClientRect().right > wide + 1,
    )
    return cut.map((e) => `${e.className} ${e.textContent?.slice(0, 40)}`)
  })

describe.each(['sv', 'en'] as const)('rendered in %s', (language) => {
  it.each(Object.entries(GALLERY))('%s', async (name, build) => {
    if (!browser) return
    const card: CardJson = build(viewAt(language))
    for (const width of WIDTHS) {
      // Only colours differ from theme to theme: they are the same in both widths and languages.
      const inAllThemes = PHOTOS || (width === 320 && language === 'sv')
      for (const theme of inAllThemes ? THEME_NAMES : (['light'] as const)) {
        await render(card, width, theme)
        expect(await overflow()).toEqual([])
        if (PHOTOS && language === 'sv' && (theme === 'light' || width === 320))
          await page.screenshot({ path: join(PHOTOS, `${name} ${width} ${theme}.png`), fullPage: true })
      }
    }
    for (const title of buttonsOf(card)) {
      const role = page
        .getByRole('button', { name: title, exact: true })
        .or(page.getByRole('link', { name: title, exact: true }))
      expect(await role.count()).toBe(1)
    }
    expect(await page.getByRole('heading').count()).toBeGreaterThan(0)
    for (const input of await page.locator('input:not([type=checkbox]), select, textarea').all()) {
      expect(await input.evaluate((e) => (e as HTMLInputElement).labels?.length ?? 0)).toBeGreaterThan(0)
    }
  })
})

describe('what people have written', () => {
  const STRANGE =
    '**fet** <b>b</b> <img src=x onerror="document.title=1"> [länk](https://example.org) # rubrik =HYPERLINK("x")'
  const plan = makePlan(
    testPlan((p) => ({
      ...p,
      people: p.people.map((x) => (x.id === AMIR ? { ...x, name: '*Amir* <i>K</i>' } : x)),
    })),
  )
  const notes = meetingNotes([INES, AMIR], { dnr: '*dnr* <u>1</u>' })
  const strange = {
    ...notes,
    sections: notes.sections.map((s) => ({ ...s, heading: STRANGE, decision: STRANGE })),
  }
  const state = stateAfter(plan, drafted(strange), sent(), remarks(AMIR, STRANGE))
  const view = viewAt('sv', undefined, plan)
  const cards: readonly (readonly [string, CardJson])[] = [
    ['the card for all', approvalCard(state, view)],
    ['the card for one', approvalCard(state, view, AMIR, { kind: 'warning', text: STRANGE })],
    ['the card for the process leader', leaderCard(state, view, { kind: 'good', text: STRANGE })],
  ]

  it.each(cards)('stands literally in %s', async (_, card) => {
    if (!browser) return
    await render(card, 320, 'light')

    const made = await page
      .locator('#card')
      .locator('strong, b, i, u, em, img, a[href^="https://example.org"]')
      .count()
    expect(made).toBe(0)
    expect(await page.locator('#card').textContent()).toContain('**fet** <b>b</b> <img src=x')
    expect(await page.title()).toBe('')
  })
})
