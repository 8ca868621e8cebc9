import { AMBASSADOR, doObstacle, obstaclePath, raised } from './decisions-scene'
import { LEADER, tabForTests } from './running-tab'

const scene = tabForTests()
/** The process leader of 2.8.3. */
const THEIR_LEADER = 'leader-kommun'

test('an ambassador raises an obstacle in a process of theirs, by keyboard alone', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(AMBASSADOR, '/tab/obstacles')
  await page.getByRole('button', { name: 'Lyft ett hinder' }).press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: 'Lyft ett hinder' })
  await heading.waitFor()
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
  // when
  await page.getByRole('button', { name: 'Lyft hindret' }).press('Enter')
  // then
  await page.getByText('Välj en process.').waitFor()
  const process = page.getByRole('combobox')
  expect(await process.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await process.getByRole('option').count()).toBe(3)
  // when
  await process.selectOption('2.8.3')
  await page.getByRole('textbox').first().fill('Ingen får sätta upp affischer')
  await page.getByRole('textbox').last().fill('Rektorerna säger nej.')
  await page.reload()
  await page.getByText('Det du skrev senast är återställt. Det är inte skickat än.').waitFor()
  await page.getByRole('button', { name: 'Lyft hindret' }).press('Enter')
  // then
  await page.getByRole('heading', { level: 1, name: 'Ingen får sätta upp affischer' }).waitFor()
  await page.getByRole('status').getByText('Tack! Hindret är lyft till processledaren.').waitFor()
  await page.getByText('Hos processledaren').waitFor()
  await page.getByText('Väntar på Anders Hagman.').waitFor()
})

test('its process leader finds it waiting, and solves it', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  await raised(tab, 'Bilderna saknar tillstånd')
  const page = await tab.open(THEIR_LEADER, '/tab/obstacles')
  await page.getByRole('link', { name: /Väntar på dig.*Bilderna saknar tillstånd/ }).click()
  // when
  await page.getByRole('button', { name: 'Lös hindret' }).click()
  const form = page.getByRole('form', { name: 'Lös hindret' })
  await form.getByRole('button', { name: 'Spara lösningen' }).click()
  // then
  await form.getByText('Skriv vad som är gjort eller bestämt.').waitFor()
  // when
  await form.getByRole('textbox').fill('Byrån har skaffat tillstånd.')
  await form.getByRole('button', { name: 'Spara lösningen' }).click()
  // then
  await page.getByRole('status').getByText('Lösningen är sparad.').waitFor()
  await page.getByText('Anders Hagman löste hindret').waitFor()
  await page.getByText('Byrån har skaffat tillstånd.').waitFor()
  // when it did not help
  await page.getByRole('button', { name: 'Ta upp igen' }).click()
  const again = page.getByRole('form', { name: 'Ta upp hindret igen' })
  await again.getByRole('textbox').fill('Tillståndet gällde fel bilder.')
  await again.getByRole('button', { name: 'Ta upp igen' }).click()
  // then
  await page.getByText('Anders Hagman tog upp hindret igen').waitFor()
})

test('lifted to the steering group it becomes a proposal, and the two lead to each other', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const obstacle = await raised(tab, 'Ingen lokal i norra kommundelen')
  const page = await tab.open(LEADER, obstaclePath(obstacle))
  await page.getByRole('button', { name: 'Lyft till styrgruppen' }).click()
  const form = page.getByRole('form', { name: 'Lyft hindret till styrgruppen' })
  await form.getByRole('textbox').fill('Att biblioteket lånas ut två kvällar i veckan.')
  // when
  await form.getByRole('button', { name: 'Lyft till styrgruppen' }).click()
  // then
  await page.getByText('Hos styrgruppen').waitFor()
  const proposal = page.getByRole('link', { name: 'Läs förslaget i styrgruppen' }).first()
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('focus'))
    return document.body.textContent?.includes('Läs förslaget i styrgruppen')
  })
  await proposal.click()
  await page.getByRole('heading', { name: 'Ärendets väg' }).waitFor()
  await page.getByRole('link', { name: 'Läs hindret' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ingen lokal i norra kommundelen' }).waitFor()
})

test('who raised it changes its words, and withdraws it with a reason', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(AMBASSADOR, obstaclePath(await raised(tab, 'Fel färg på tröjorna')))
  await page.getByRole('button', { name: 'Ändra texten' }).click()
  const form = page.getByRole('form', { name: 'Ändra texten' })
  await form.getByRole('textbox').first().fill('Fel färg på västarna')
  // when
  await form.getByRole('button', { name: 'Spara ändringarna' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Fel färg på västarna' }).waitFor()
  // when
  await page.getByRole('button', { name: 'Dra tillbaka' }).click()
  const withdraw = page.getByRole('form', { name: 'Dra tillbaka hindret' })
  await withdraw.getByRole('textbox').fill('Nya västar har kommit.')
  await withdraw.getByRole('button', { name: 'Dra tillbaka' }).click()
  // then
  await page.getByRole('status').getByText('Hindret är tillbakadraget.').waitFor()
  await page.getByText('Nya västar har kommit.').waitFor()
})

test('words that changed while a leader wrote are shown, with what was written still there', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const obstacle = await raised(tab, 'Affischerna trycks för sent')
  const page = await tab.open(LEADER, obstaclePath(obstacle))
  await page.getByRole('button', { name: 'Lös hindret' }).click()
  const form = page.getByRole('form', { name: 'Lös hindret' })
  await form.getByRole('textbox').fill('Vi byter tryckeri.')
  await doObstacle(tab, AMBASSADOR, obstacle, 'revise', {
    title: 'Affischerna trycks fel',
    text: 'Fel färg.',
  })
  // when
  await form.getByRole('button', { name: 'Spara lösningen' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Affischerna trycks fel' }).waitFor()
  await form.getByRole('alert').waitFor()
  expect(await form.getByRole('textbox').inputValue()).toBe('Vi byter tryckeri.')
})

test('obstacles are filtered by what is typed, and who has no process gets no form', async () => {
  const { tab } = scene
  if (!tab) return
  await raised(tab, 'Mikrofonen är trasig')
  const page = await tab.open(LEADER, '/tab/obstacles')
  await page.getByRole('searchbox', { name: 'Sök på rubrik eller process' }).fill('mikrofonen')
  await page.getByText('1 hinder visas').waitFor()
  const guest = await tab.open('controller', '/tab/obstacles/new')
  await guest.getByText(/Hinder lyfts av ambassadörer/).waitFor()
})
