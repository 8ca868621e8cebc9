import { handIn, LEADER, notes, sendOut, tabForTests } from './running-tab'

const scene = tabForTests()
const [ALVA, BO] = ['kson-01', 'kson-02']

test('a leader sends a draft, and is told who will be asked', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await handIn(tab, notes([ALVA, BO]))
  const page = await tab.open(LEADER, `/tab/minutes/${id}`)
  // when
  await page.getByRole('button', { name: 'Skicka för godkännande' }).click()
  const dialog = page.getByRole('dialog', { name: 'Skicka för godkännande' })
  // then
  await dialog.getByText('Alva Nilsson').waitFor()
  await dialog.getByText('Det är tors 26 mars.').waitFor()
  // when
  await dialog.getByRole('button', { name: 'Skicka för godkännande' }).click()
  // then
  await page.getByRole('status').getByText('Anteckningarna är utskickade för godkännande.').waitFor()
  await page.getByText('0 av 2 har svarat').first().waitFor()
})

test('steering notes say that the chair is asked first', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const content = notes(['steering-chair', 'steering-2'], {
    title: 'Styrgruppen i mars',
    chair: 'steering-chair',
  })
  const { id } = await tab.call<{ id: string }>(LEADER, 'POST', '/api/minutes', { kind: 'steering', content })
  const page = await tab.open(LEADER, `/tab/minutes/${id}`)
  // when
  await page.getByRole('button', { name: 'Skicka för godkännande' }).click()
  // then
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Ordföranden Marianne Ekdal får frågan först/).waitFor()
  // when
  await page.keyboard.press('Escape')
  // then
  await dialog.waitFor({ state: 'detached' })
  const button = page.getByRole('button', { name: 'Skicka för godkännande' })
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('overdue notes are given more time, or closed with the missing named', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await sendOut(tab, await handIn(tab, notes([ALVA, BO])), '2026-03-20')
  await tab.call(ALVA, 'POST', `/api/minutes/${id}/approve`, { version: 1 })
  tab.clock.moveTo('2026-03-23T09:00:00.000Z')
  const page = await tab.open(LEADER, `/tab/minutes/${id}`)
  // when
  await page.getByRole('button', { name: 'Förläng svarstiden' }).click()
  await page.getByLabel('Sista dag att svara').fill('2026-03-24')
  await page.getByRole('dialog').getByRole('button', { name: 'Förläng svarstiden' }).click()
  // then
  await page.getByRole('status').getByText('Svarstiden är förlängd till tis 24 mars.').waitFor()
  // when
  tab.clock.moveTo('2026-03-25T09:00:00.000Z')
  await page.reload()
  await page.getByRole('button', { name: 'Avsluta och namnge dem som saknas' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Bo Lind').waitFor()
  expect(await dialog.getByText('Alva Nilsson').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Avsluta och namnge dem som saknas' }).click()
  // then
  await page.getByText('Avslutade utan svar från: Bo Lind').waitFor()
})

test('approved by all, notes are finished by an act of their own, and reopened with a reason that stays', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await sendOut(tab, await handIn(tab, notes([ALVA])), '2026-04-20')
  await tab.call(ALVA, 'POST', `/api/minutes/${id}/approve`, { version: 1 })
  const page = await tab.open(LEADER, `/tab/minutes/${id}`)
  await page.getByText('Alla har svarat. Färdigställ när anteckningarna ska räknas som färdiga.').waitFor()
  // when
  await page.getByRole('button', { name: 'Färdigställ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Färdigställ' }).click()
  // then
  await page.getByRole('status').getByText('Anteckningarna är färdigställda.').waitFor()
  // when
  await page.getByRole('button', { name: 'Öppna igen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Öppna igen' }).click()
  // then
  await dialog.getByText('Skriv varför.').waitFor()
  // when
  await dialog.getByRole('textbox', { name: 'Varför öppnas de igen?' }).fill('Fel datum.')
  await dialog.getByRole('button', { name: 'Öppna igen' }).click()
  // then
  await page.getByText('Skäl: Fel datum.').waitFor()
})

test('the list shows stage and answers in words, and is filtered by what is typed', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  await handIn(tab, notes([ALVA], { title: 'Utkast om väntrummen' }))
  await sendOut(tab, await handIn(tab, notes([ALVA], { title: 'Träff om affischer' })), '2026-04-20')
  const page = await tab.open(LEADER, '/tab/minutes')
  // when
  await page.getByRole('searchbox', { name: 'Sök på möte, process eller diarienummer' }).fill('affischer')
  // then
  await page.getByText('1 anteckning visas').waitFor()
  await page
    .getByRole('link', { name: /Träff om affischer.*Ute för godkännande.*0 av 1 har svarat/ })
    .waitFor()
})
