import type { MinutesPage } from '../../src/minutes/api'
import { handIn, LEADER, notes, type RunningTab, sendOut, tabForTests } from './running-tab'

const scene = tabForTests()
const [ALVA, BO, ANNA] = ['kson-01', 'kson-02', 'soc-01']

async function outForApproval(tab: RunningTab, title: string): Promise<MinutesPage> {
  return sendOut(tab, await handIn(tab, notes([ALVA, BO, ANNA], { title })))
}

const of = (page: MinutesPage) => `/tab/minutes/${page.id}`

test('who nobody has chosen to be is asked who they are, and may change', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(undefined, '/tab/')
  await page.getByRole('heading', { level: 1, name: 'Vem är du?' }).waitFor()
  // when
  await page.getByRole('searchbox', { name: 'Sök namn, roll eller förvaltning' }).fill('alva')
  await page.getByText('1 person').waitFor()
  await page.getByRole('button', { name: /Alva Nilsson/ }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor()
  expect(await page.getByText('Du är Alva Nilsson').count()).toBe(1)
  // when
  await page.getByRole('button', { name: 'Byt person' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Vem är du?' }).waitFor()
})

test('a participant finds what waits, reads it and approves it, by keyboard alone', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await outForApproval(tab, 'Processträff 2.8.3 Kommunikation')
  const page = await tab.open(ALVA, '/tab/')
  // when
  const link = page.getByRole('main').getByRole('link', { name: /Godkänn anteckningar/ })
  await link.first().focus()
  await page.keyboard.press('Enter')
  // then the heading of the new page has the focus
  const heading = page.getByRole('heading', { level: 1, name: minutes.title })
  await heading.waitFor()
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.getByText('Svara senast tors 26 mars').first().waitFor()
  // when
  await page.getByRole('region', { name: 'Väntar på dig' }).getByRole('button', { name: 'Godkänn' }).focus()
  await page.keyboard.press('Enter')
  // then
  await page.getByRole('status').getByText('Tack! Ditt godkännande är sparat.').waitFor()
  await page.getByText(/Du godkände version 1 i dag 10\.00/).waitFor()
  const part = page.getByRole('heading', { name: 'Din del' })
  expect(await part.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.getByText('1 av 3 har svarat').first().waitFor()
})

test('the text of people is shown as they wrote it', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ALVA, of(await outForApproval(tab, 'Det som står **ordagrant**')))
  await page.getByText('Vem äger bilderna? <b>Inte</b> byrån.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Det som står **ordagrant**' }).waitFor()
  await page.getByRole('heading', { level: 3, name: 'Frågor' }).waitFor()
  const table = page.getByRole('table', { name: 'Åtgärder' })
  expect(await table.getByRole('row').count()).toBe(3)
})

test('who has approved is asked about the changed sections only', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const first = await outForApproval(tab, 'Träffen som ändrades')
  await tab.call(ALVA, 'POST', `/api/minutes/${first.id}/approve`, { version: 1 })
  const sections = first.content.sections.map((s) =>
    s.id === 's2' ? { ...s, text: 'På lätt svenska och engelska.' } : s,
  )
  const body = { base: 1, content: { ...first.content, sections } }
  await sendOut(tab, await tab.call<MinutesPage>(LEADER, 'PUT', `/api/minutes/${first.id}`, body))
  // when
  const page = await tab.open(ALVA, of(first))
  // then
  await page.getByText('Ett avsnitt är ändrat. Resten har du redan godkänt.').waitFor()
  await page.getByRole('heading', { name: '§ 2 Webbsidan Ändrat' }).waitFor()
  expect(await page.getByText('Redan godkänt av dig').count()).toBe(3)
  expect(await page.getByText('Gruppen gick igenom förslaget från byrån.').isVisible()).toBe(false)
  // when
  await page.getByRole('link', { name: 'Se ändringarna ord för ord' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Jämför version 1 och 2' }).waitFor()
  await page.getByRole('insertion').first().waitFor()
  expect(await page.getByRole('deletion').count()).toBeGreaterThan(0)
  await page.getByText('tillagt:').first().waitFor({ state: 'attached' })
  // when
  await page.goBack()
  await page
    .getByRole('region', { name: 'Väntar på dig' })
    .getByRole('button', { name: 'Godkänn ändringarna' })
    .click()
  // then
  await page.getByText(/Du godkände version 2/).waitFor()
})

test('who was not there says so', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ANNA, of(await outForApproval(tab, 'Träffen utan Anna')))
  await page.getByRole('button', { name: 'Jag var inte med' }).click()
  await page.getByRole('status').getByText('Tack! Det är noterat att du inte var med.').waitFor()
  await page.getByText('Du har sagt att du inte var med.').waitFor()
})

test('an approval of a version that has been replaced is answered with the new one', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const first = await outForApproval(tab, 'Träffen som hann ändras')
  const page = await tab.open(BO, of(first))
  const approve = page.getByRole('region', { name: 'Väntar på dig' }).getByRole('button', { name: 'Godkänn' })
  await approve.waitFor()
  const content = { ...first.content, place: 'Kommunhuset' }
  await sendOut(
    tab,
    await tab.call<MinutesPage>(LEADER, 'PUT', `/api/minutes/${first.id}`, { base: 1, content }),
  )
  // when
  await approve.click()
  // then
  await page
    .getByRole('alert')
    .getByText(/Anteckningarna har kommit i en ny version/)
    .waitFor()
  await page.getByText('Kommunhuset').waitFor()
})

test('a fault says what happened, with its reference, and the press can be made again', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(ALVA, of(await outForApproval(tab, 'Träffen med fel')))
  const fault = { fault: 'Det gick inte att spara just nu, så inget är ändrat.', reference: 'ab12cd34' }
  await page.route('**/approve', (route) => route.fulfill({ status: 503, json: fault }), { times: 1 })
  const mine = page.getByRole('region', { name: 'Väntar på dig' })
  // when
  await mine.getByRole('button', { name: 'Godkänn' }).click()
  // then
  await mine.getByRole('alert').getByText(fault.fault).waitFor()
  await mine.getByText('Ärendenummer för felsökning: ab12cd34').waitFor()
  // when
  await mine.getByRole('button', { name: 'Godkänn' }).click()
  // then
  await page.getByText(/Du godkände version 1/).waitFor()
})

test('a version that comes while one reads is told of, and not slipped in', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const first = await outForApproval(tab, 'Träffen som skrevs om')
  const page = await tab.open(BO, of(first))
  await page.getByText('Texterna ska vara på lätt svenska.').waitFor()
  const content = { ...first.content, place: 'Kommunhuset' }
  await sendOut(
    tab,
    await tab.call<MinutesPage>(LEADER, 'PUT', `/api/minutes/${first.id}`, { base: 1, content }),
  )
  // when
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  // then
  await page.getByRole('alert').getByText('Version 2 kom medan du läste.').waitFor()
  expect(await page.getByText('Kommunhuset').count()).toBe(0)
  // when
  await page.getByRole('alert').getByRole('button', { name: 'Läs version 2' }).click()
  // then
  await page.getByText('Kommunhuset').waitFor()
})

test('what others do is seen when the window is looked at again, and leaves what is being typed alone', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await outForApproval(tab, 'Träffen som många läser')
  const page = await tab.open(BO, of(minutes))
  await page.getByRole('button', { name: 'Anmärk på § 1 Kampanjen riktad till unga' }).click()
  const what = page.getByRole('textbox', { name: 'Vad ska ändras?' })
  await what.fill('Halvvägs')
  // when
  await tab.call(ALVA, 'POST', `/api/minutes/${minutes.id}/approve`, { version: 1 })
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  // then
  await page.getByText('1 av 3 har svarat').first().waitFor()
  expect(await what.inputValue()).toBe('Halvvägs')
})

test('a version comes as a file', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ALVA, of(await outForApproval(tab, 'Träffen på papper')))
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PDF' }).click()
  expect((await downloading).suggestedFilename()).toBe('2026-03-12 Träffen på papper.pdf')
})

test('minutes that do not exist say so in a sentence', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ALVA, '/tab/minutes/nothing-here')
  await page
    .getByRole('alert')
    .getByText('Anteckningarna finns inte, eller så är de inte öppna för dig.')
    .waitFor()
})

test('an English-speaking person reads English', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open('guest-partner', '/tab/', { locale: 'en-GB' })
  await page.getByRole('heading', { level: 1, name: 'My matters' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})

test('the first stop of the keyboard leads past the header', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ALVA, '/tab/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
})
