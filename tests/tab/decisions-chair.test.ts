import { consented, decisionPath, opened, say } from './decisions-scene'
import { CHAIR, doDecision, KOF, KSK, ongoing, SOC } from './meetings-scene'
import { LEADER, tabForTests } from './running-tab'

const scene = tabForTests()

test('the chair confirms when nothing is missing, and the decision has its paragraph and its extract', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(
    CHAIR,
    decisionPath(await consented(tab, await opened(tab, 'Boosterdag i maj'))),
  )
  await page.getByText('Ordföranden finner att styrgruppen beslutar enligt förslaget.').waitFor()
  // when
  await page.getByRole('button', { name: 'Bekräfta beslutet' }).press('Enter')
  // then
  await page.getByRole('status').getByText('Beslutet är fattat.').waitFor()
  await page.getByRole('heading', { name: /Beslut § \d+\/2026/ }).waitFor()
  await page.getByRole('heading', { name: 'Så stod förvaltningarna' }).waitFor()
  // when
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Ladda ned utdrag (PDF)' }).click()
  // then
  expect((await downloading).suggestedFilename()).toMatch(/Boosterdag i maj\.pdf$/)
})

test('an objection that came in between is told of where the decision was to be made', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await consented(tab, await opened(tab, 'Boosterdag i juni'))
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByRole('button', { name: 'Bekräfta beslutet' }).waitFor()
  await say(tab, KSK, proposal, 'ksk', 'objection', 'Datumet krockar.')
  // when
  await page.getByRole('button', { name: 'Bekräfta beslutet' }).click()
  // then
  await page.getByRole('heading', { name: 'Beslutet är inte fattat' }).waitFor()
  await page
    .getByRole('alert')
    .getByText(/Beslutet kan inte bekräftas än/)
    .waitFor()
  await page.getByText('Datumet krockar.').waitFor()
})

test('the text is amended: who objected is always asked again, others as the chair says', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await consented(tab, await opened(tab, 'Samtalsgrupper'), ['ksk'])
  await say(tab, KSK, proposal, 'ksk', 'objection', 'Kostnaden saknas.')
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByRole('button', { name: 'Ändra texten' }).press('Enter')
  const form = page.getByRole('form', { name: 'Ändra texten' })
  await form.getByText('Kommunstyrelsekontoret tillfrågas alltid').waitFor()
  expect(await form.getByRole('checkbox').count()).toBe(4)
  // when
  await form.getByRole('button', { name: 'Skicka ut omgång 2' }).click()
  // then
  await form.getByText('Texten är oförändrad. Ändra den först.').waitFor()
  // when
  const text = form.getByRole('textbox', { name: 'Ny text' })
  await text.fill(`${await text.inputValue()}\n- Kostnaden är högst 180 000 kr.`)
  for (const name of ['Socialförvaltningen', 'KSON', 'Barn och utbildning'])
    await form.getByRole('checkbox', { name }).uncheck()
  await page.reload()
  await form.getByRole('button', { name: 'Skicka ut omgång 2' }).click()
  // then
  await page.getByRole('status').getByText('Omgång 2 är utskickad.').waitFor()
  await page.getByText('Tillfrågas på nytt: Kommunstyrelsekontoret, Kultur och fritid.').waitFor()
  await page.getByRole('row', { name: /^Socialförvaltningen bifall/ }).waitFor()
})

test('a matter is tabled with a reason, and taken up again', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await opened(tab, 'Ny webbplats')
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByText('Fler val').click()
  await page.getByRole('button', { name: 'Bordlägg' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bordlägg förslaget' })
  // when
  await dialog.getByRole('button', { name: 'Bordlägg' }).click()
  // then
  await dialog.getByText('Skriv varför förslaget bordläggs.').waitFor()
  // when
  await dialog.getByRole('textbox').fill('Kalkylen saknas.')
  await dialog.getByRole('button', { name: 'Bordlägg' }).click()
  // then
  await page.getByRole('heading', { name: /Bordlagt § \d+\/2026/ }).waitFor()
  await page.getByText('Skäl: Kalkylen saknas.').waitFor()
  // when a process leader takes it up
  const leader = await tab.open(LEADER, decisionPath(proposal))
  await leader.getByRole('button', { name: 'Ta upp igen' }).click()
  const again = leader.getByRole('dialog', { name: 'Ta upp igen' })
  await again.getByLabel('Sista dag att svara').fill('2026-04-02')
  await again.getByRole('button', { name: 'Ta upp igen' }).click()
  // then
  await leader.getByRole('status').getByText('Ärendet är öppet för ställningstaganden igen.').waitFor()
  await leader.getByText('Svara senast tors 2 april').waitFor()
})

test('in a meeting the chair enters what somebody says aloud', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { proposal } = await ongoing(tab, 'Styrgruppsmöte om lokaler')
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByRole('button', { name: 'Anteckna ställningstagande' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anteckna ställningstagande' })
  await dialog.getByRole('button', { name: 'Anteckna' }).click()
  await dialog.getByText('Välj vem det gäller.').waitFor()
  // when
  await dialog
    .getByRole('combobox', { name: 'Vem?' })
    .selectOption({ label: 'Katarina Linde, Kommunstyrelsekontoret' })
  await dialog.getByRole('radio', { name: 'Invänd' }).check()
  await dialog.getByRole('textbox').fill('Pengarna saknas.')
  await dialog.getByRole('button', { name: 'Anteckna' }).click()
  // then
  await page.getByRole('status').getByText('Antecknat: Katarina Linde, invändning.').waitFor()
  await page
    .getByRole('row', { name: /Pengarna saknas\..*antecknat av Marianne Ekdal · inte bekräftat ännu/ })
    .waitFor()
})

test('the chair is handed over, and the answers are shown by who leads the item', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await consented(tab, await opened(tab, 'Val av byrå', { sealed: true }), ['kof'])
  await say(tab, KOF, proposal, 'kof', 'reservation', 'Byrån är dyr.')
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByText('Fler val').click()
  await page.getByRole('button', { name: 'Lämna över ordförandeskapet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lämna över ordförandeskapet' })
  await dialog.getByRole('combobox').selectOption({ label: 'Susanne Björkman, Socialförvaltningen' })
  await dialog.getByRole('button', { name: 'Lämna över ordförandeskapet' }).click()
  await page.getByRole('status').getByText('Susanne Björkman leder nu ärendet.').waitFor()
  expect(await page.getByRole('button', { name: 'Visa svaren' }).count()).toBe(0)
  // when
  const leads = await tab.open(SOC, decisionPath(proposal))
  await leads.getByRole('button', { name: 'Visa svaren' }).click()
  // then
  await leads.getByText('Byrån är dyr.').waitFor()
  await leads.getByRole('button', { name: 'Bekräfta beslutet' }).waitFor()
})

test('a chair with a conflict of interest can only hand over', async () => {
  const { tab } = scene
  if (!tab) return
  const proposal = await opened(tab, 'Ombyggnad')
  await doDecision(tab, CHAIR, proposal, {
    act: 'declare-conflict',
    scope: 'person',
    reason: 'Jag äger huset.',
  })
  const page = await tab.open(CHAIR, decisionPath(proposal))
  await page.getByText(/Du är jävig och kan inte leda ärendet/).waitFor()
  await page.getByRole('button', { name: 'Lämna över ordförandeskapet' }).waitFor()
  expect(await page.getByRole('button', { name: 'Ändra texten' }).count()).toBe(0)
})
