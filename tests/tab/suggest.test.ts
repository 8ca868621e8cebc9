import type { MinutesPage } from '../../src/minutes/api'
import { handIn, LEADER, notes, type RunningTab, sendOut, tabForTests } from './running-tab'

const scene = tabForTests()
const [ALVA, BO, ANNA] = ['kson-01', 'kson-02', 'soc-01']

async function outForApproval(tab: RunningTab, title: string): Promise<MinutesPage> {
  return sendOut(tab, await handIn(tab, notes([ALVA, BO, ANNA], { title })))
}

const of = (page: MinutesPage) => `/tab/minutes/${page.id}`

test('a remark that could not be sent is still there, also after a reload', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(BO, of(await outForApproval(tab, 'Träffen med anmärkning')))
  await page.getByRole('button', { name: 'Anmärk på § 2 Webbsidan' }).click()
  const what = page.getByRole('textbox', { name: 'Vad ska ändras?' })
  await what.fill('Vem ansvarar för webbsidan?')
  await page.route('**/suggestions', (route) => route.abort())
  // when
  await page.getByRole('button', { name: 'Skicka anmärkningen' }).click()
  // then
  await page
    .getByRole('alert')
    .getByText(/Inget är sparat, men det du har skrivit finns kvar/)
    .waitFor()
  expect(await what.inputValue()).toBe('Vem ansvarar för webbsidan?')
  // when
  await page.unroute('**/suggestions')
  await page.reload()
  // then
  await what.waitFor()
  expect(await what.inputValue()).toBe('Vem ansvarar för webbsidan?')
  // when
  await page.getByRole('button', { name: 'Skicka anmärkningen' }).click()
  // then
  await page
    .getByRole('status')
    .getByText(/Din anmärkning är skickad till processledaren/)
    .waitFor()
  await page.getByText('Ditt förslag väntar på svar från processledaren.').waitFor()
})

test('a new wording starts from the text, shows its words to the leader, and is taken with one press', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await outForApproval(tab, 'Träffen med ny lydelse')
  const page = await tab.open(BO, of(minutes))
  await page.getByRole('button', { name: 'Föreslå ny lydelse av § 2 Webbsidan' }).click()
  const text = page.getByRole('textbox', { name: 'Så här borde det stå' })
  expect(await text.inputValue()).toBe('Texterna ska vara på lätt svenska.')
  await text.fill('Texterna ska vara på mycket lätt svenska.')
  await page.getByRole('button', { name: 'Skicka förslaget' }).click()
  await page
    .getByRole('status')
    .getByText(/Ditt förslag är skickat/)
    .waitFor()
  // when
  const leader = await tab.open(LEADER, of(minutes))
  const suggestions = leader.getByRole('list', { name: 'Förslag på § 2 Webbsidan' })
  await suggestions.getByRole('insertion').getByText('mycket').waitFor()
  await suggestions.getByRole('button', { name: /^Ta med: förslaget från Bo Lind/ }).click()
  // then
  await leader.getByRole('status').getByText('Förslaget är infört i version 2.').waitFor()
  await leader.getByText('Texterna ska vara på mycket lätt svenska.').first().waitFor()
})

test('a remark may be turned down with a reason', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await outForApproval(tab, 'Träffen med nej')
  const remark = { kind: 'remark', version: 1, partId: 's1', text: 'Skriv om allt.' }
  await tab.call(ANNA, 'POST', `/api/minutes/${minutes.id}/suggestions`, remark)
  const page = await tab.open(LEADER, of(minutes))
  // when
  await page.getByRole('button', { name: /^Ta inte med, och skriv varför/ }).click()
  await page.getByRole('textbox', { name: 'Skäl (valfritt)' }).fill('Gruppen var enig.')
  await page.getByRole('button', { name: /^Ta inte med: förslaget/ }).click()
  // then
  await page.getByRole('status').getByText('Svaret är sparat.').waitFor()
  await page.getByText('Ett besvarat förslag').click()
  await page.getByText('Skäl: Gruppen var enig.').waitFor()
})
