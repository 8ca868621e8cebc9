import type { DecisionPage } from '../../src/decisions/api'
import { AMBASSADOR, decided, decisionPath, drafted, opened } from './decisions-scene'
import { CHAIR, doDecision, SOC } from './meetings-scene'
import { LEADER, tabForTests } from './running-tab'

const scene = tabForTests()

test('a proposal is written, kept through a reload, saved as a draft and opened', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/decisions')
  await page.getByRole('button', { name: 'Nytt förslag' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nytt förslag till beslut' }).waitFor()
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  await page.getByText('Skriv en rubrik.').waitFor()
  const title = page.getByRole('textbox', { name: 'Rubrik' })
  expect(await title.evaluate((element) => element === document.activeElement)).toBe(true)
  // when
  await title.fill('Samtal i väntrummen')
  await page.getByRole('textbox', { name: 'Förslag till beslut' }).fill('Styrgruppen beslutar att …')
  await page.getByRole('combobox', { name: 'Process' }).selectOption('2.8.3')
  await page.getByRole('button', { name: 'Lägg till länk' }).press('Enter')
  const what = page.getByRole('textbox', { name: 'Vad är det?' })
  expect(await what.evaluate((element) => element === document.activeElement)).toBe(true)
  await what.fill('Utvärderingen')
  await page.getByRole('textbox', { name: 'Adress' }).fill('exempel')
  await page.getByRole('button', { name: 'Lägg till grund' }).click()
  await page.getByRole('textbox', { name: 'Vem beslutade?' }).fill('Kommunstyrelsen')
  await page.getByRole('textbox', { name: 'Diarienummer' }).fill('KS 2024-234')
  await page.getByRole('textbox', { name: 'Beslut skickas till' }).fill('Direktionen\nKommunstyrelsen\n')
  await page.getByRole('checkbox', { name: 'Socialförvaltningen' }).check()
  await page.getByRole('checkbox', { name: /Dölj ställningstaganden/ }).check()
  await page.reload()
  // then
  await page.getByText('Det du skrev senast är återställt. Det är inte sparat än.').waitFor()
  expect(await title.inputValue()).toBe('Samtal i väntrummen')
  // when
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  // then
  await page.getByText('Adressen ska börja med https:// eller http://').waitFor()
  // when
  await page.getByRole('textbox', { name: 'Adress' }).fill('https://exempel.se/utvardering')
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Samtal i väntrummen' }).waitFor()
  await page.getByText('Kommunstyrelsen, KS 2024-234').waitFor()
  await page.getByRole('link', { name: 'Utvärderingen' }).waitFor()
  // when
  await page.getByRole('button', { name: 'Öppna för ställningstaganden' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sista dag att svara').fill('2026-03-27')
  await dialog.getByText('Det är fre 27 mars.').waitFor()
  await dialog.getByRole('button', { name: 'Öppna för ställningstaganden' }).click()
  // then
  await page.getByRole('status').getByText('Förslaget är öppet för ställningstaganden.').waitFor()
  await page.getByText('Svara senast fre 27 mars').waitFor()
  await page.getByText(/Svaren är dolda/).waitFor()
})

test('a member’s draft waits for who opens it', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(SOC, decisionPath(await drafted(tab, 'Ledamotens idé', {}, SOC)))
  await page.getByText('Ordföranden eller en processledare öppnar det för ställningstaganden.').waitFor()
  expect(await page.getByRole('button', { name: 'Öppna för ställningstaganden' }).count()).toBe(0)
})

test('a draft is changed; who was overtaken is told and keeps what they wrote', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const draft = await drafted(tab, 'Utkast som ändras')
  const page = await tab.open(LEADER, `${decisionPath(draft)}/edit`)
  const background = page.getByRole('textbox', { name: 'Bakgrund' })
  await background.fill('Min bakgrund.')
  const { title, links, mandates, recipients, askedOfConflict, sealed } = draft
  const proposal = { title, links, mandates, recipients, askedOfConflict, sealed, background: 'Deras.' }
  await doDecision(tab, CHAIR, draft, { act: 'revise', proposal, text: draft.text })
  // when
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  // then
  await page
    .getByRole('alert')
    .getByText(/Någon annan sparade ändringar i förslaget medan du skrev/)
    .waitFor()
  expect(await background.inputValue()).toBe('Min bakgrund.')
  // when
  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  // then
  await page.getByRole('status').getByText('Ändringarna är sparade.').waitFor()
  await page.getByText('Min bakgrund.').waitFor()
})

test('unsaved changes of a draft can be thrown away', async () => {
  const { tab } = scene
  if (!tab) return
  const draft = await drafted(tab, 'Utkast som kastas')
  const page = await tab.open(LEADER, `${decisionPath(draft)}/edit`)
  const title = page.getByRole('textbox', { name: 'Rubrik' })
  await title.fill('Något annat')
  await page.getByRole('button', { name: 'Kasta mina ändringar' }).click()
  expect(await title.inputValue()).toBe('Utkast som kastas')
})

test('what is before the group cannot be edited, and who may not propose gets no form', async () => {
  const { tab } = scene
  if (!tab) return
  const out = await tab.open(LEADER, `${decisionPath(await opened(tab, 'Redan ute'))}/edit`)
  await out.getByText('Förslaget går inte att redigera nu.').waitFor()
  const page = await tab.open(AMBASSADOR, '/tab/decisions/new')
  await page.getByText(/Förslag till beslut lämnas av styrgruppens ledamöter/).waitFor()
})

test('the register is found by words, also within compounds, and by filters that stand in the address', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  await decided(tab, 'Gruppboendets trädgård')
  await decided(tab, 'Ny logotyp', { process: '2.1.1' })
  const page = await tab.open(AMBASSADOR, '/tab/decisions')
  await page.getByRole('link', { name: /§ \d+\/2026 · tors 19 mars.*Ny logotyp/ }).waitFor()
  // when
  await page.getByRole('searchbox', { name: 'Sök i besluten' }).fill('boende trädgård')
  // then
  await page.getByText('1 beslut visas').waitFor()
  await page.getByRole('link', { name: /Gruppboendets trädgård/ }).waitFor()
  expect(await page.getByRole('link', { name: /Ny logotyp/ }).count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('q')).toBe('boende trädgård')
  // when the link is sent on
  const shared = await tab.open(SOC, new URL(page.url()).pathname + new URL(page.url()).search)
  // then
  await shared.getByText('1 beslut visas').waitFor()
  // when
  await page.getByRole('button', { name: 'Rensa sökningen' }).click()
  await page.getByText('Avgränsa').click()
  await page.getByRole('combobox', { name: 'Process' }).selectOption('2.1.1')
  // then
  await page.getByText('Avgränsa (1 vald)').waitFor()
  await page.getByText('1 beslut visas').waitFor()
  await page.getByRole('link', { name: /Ny logotyp/ }).waitFor()
  // when
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Ladda ned CSV' }).click()
  // then
  expect((await downloading).suggestedFilename()).toMatch(/\.csv$/)
  // when one goes on from the search, it stays behind
  await page.getByRole('link', { name: /Ny logotyp/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Ny logotyp' }).waitFor()
  expect(new URL(page.url()).searchParams.get('process')).toBeNull()
})

test('a proposal that does not exist says so in a sentence', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(LEADER, decisionPath({ id: 'decision-nowhere' } as DecisionPage))
  await page
    .getByRole('alert')
    .getByText('Förslaget finns inte, eller så är det inte öppet för dig.')
    .waitFor()
})
