import { handIn, LEADER, notes, tabForTests } from './running-tab'

const scene = tabForTests()
const [ALVA, BO] = ['kson-01', 'kson-02']

test('a process leader begins from the template, writes, and saves a draft', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/')
  await page.getByRole('link', { name: 'Nya anteckningar' }).click()
  await page.getByRole('button', { name: 'Börja skriva' }).click()
  await page.getByText('Välj vilken process mötet gällde.').waitFor()
  await page.getByRole('combobox', { name: 'Process' }).pressSequentially('2.8.3')
  await page.getByRole('option', { name: /2\.8\.3/ }).click()
  // when
  await page.getByRole('button', { name: 'Börja skriva' }).click()
  const title = page.getByRole('textbox', { name: 'Rubrik', exact: true })
  await title.waitFor()
  await title.fill('Vårens andra träff')
  const first = page.getByRole('region', { name: /^Avsnitt 1/ })
  await first.getByRole('textbox', { name: 'Text' }).fill('Mötet öppnades.')
  await first.getByRole('button', { name: 'Lägg till beslut' }).click()
  await first.getByRole('textbox', { name: 'Beslut' }).fill('Dagordningen godkändes.')
  await first.getByRole('button', { name: 'Lägg till åtgärd' }).click()
  await first.getByRole('textbox', { name: 'Vad ska göras?' }).fill('Boka lokal')
  await first.getByRole('combobox', { name: 'Vem?' }).fill('Alva Nilsson')
  await page.getByRole('button', { name: 'Spara utkastet' }).click()
  // then
  await page.getByRole('heading', { level: 1, name: 'Vårens andra träff' }).waitFor()
  await page
    .getByRole('status')
    .getByText(/Utkastet är sparat/)
    .waitFor()
  await page.getByText('Dagordningen godkändes.').waitFor()
  await page.getByRole('cell', { name: 'Alva Nilsson' }).waitFor()
})

test('pasted and uploaded notes are shown for correction', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/minutes/new')
  await page.getByRole('combobox', { name: 'Process' }).pressSequentially('2.8.3')
  await page.getByRole('option', { name: /2\.8\.3/ }).click()
  await page.getByRole('radio', { name: /Ladda upp fil/ }).check()
  const text =
    '# Träff om skolorna\n\nDatum: 2026-03-10\nDnr KSON 2026-77\n\nDeltagare: Alva Nilsson, Kim Utter\n\n## Affischer\n\nAlla skolor vill ha dem.\n\nBeslut: Vi trycker 200.\n'
  // when
  await page
    .getByLabel('Välj fil')
    .setInputFiles({ name: 'träff.md', mimeType: 'text/markdown', buffer: Buffer.from(text) })
  // then
  await page.getByRole('heading', { name: 'Rätta det som blev fel, och spara' }).waitFor()
  await page.getByText('Det här hittades i träff.md').waitFor()
  expect(await page.getByRole('textbox', { name: 'Diarienummer' }).inputValue()).toBe('KSON 2026-77')
  // when
  await page.getByRole('button', { name: 'Börja om' }).click()
  await page.getByRole('radio', { name: /Klistra in text/ }).check()
  await page.getByRole('textbox', { name: 'Anteckningarna' }).fill(text)
  await page.getByRole('button', { name: 'Läs in texten' }).click()
  // then
  await page.getByText('Det här hittades i texten').waitFor()
})

test('a file that cannot be read is answered in a sentence, and nothing else is lost', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(LEADER, '/tab/minutes/new')
  await page.getByRole('radio', { name: 'Styrgruppsmöte' }).check()
  await page.getByRole('radio', { name: /Ladda upp fil/ }).check()
  await page
    .getByLabel('Välj fil')
    .setInputFiles({ name: 'tom.docx', mimeType: 'application/zip', buffer: Buffer.alloc(0) })
  await page
    .getByRole('alert')
    .getByText('Filen är tom. Välj en annan fil, eller klistra in texten.')
    .waitFor()
  expect(await page.getByRole('radio', { name: 'Styrgruppsmöte' }).isChecked()).toBe(true)
})

test('unsaved changes are there after a reload, and can be thrown away', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await handIn(tab, notes([ALVA, BO]))
  const page = await tab.open(LEADER, `/tab/minutes/${id}/edit`)
  const place = page.getByRole('textbox', { name: 'Plats' })
  await place.fill('Rådhuset')
  // when
  await page.reload()
  // then
  await page.getByText('Det du skrev senast är återställt. Det är inte sparat än.').waitFor()
  expect(await place.inputValue()).toBe('Rådhuset')
  // when
  await page.getByRole('button', { name: 'Kasta mina ändringar' }).click()
  // then
  expect(await place.inputValue()).toBe('Teams')
})

test('who was overtaken keeps the text, sees what changed, and saves on top', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await handIn(tab, notes([ALVA, BO]))
  const page = await tab.open(LEADER, `/tab/minutes/${minutes.id}/edit`)
  await page.getByRole('textbox', { name: 'Plats' }).fill('Rådhuset')
  const theirs = { base: 1, content: { ...minutes.content, dnr: 'KSON 2026-99' } }
  await tab.call('leader-kommun', 'PUT', `/api/minutes/${minutes.id}`, theirs)
  // when
  await page.getByRole('button', { name: 'Spara ny version' }).click()
  // then
  const notice = page.getByRole('alert')
  await notice.getByRole('heading', { name: 'Version 2 kom medan du skrev' }).waitFor()
  await notice.getByText(/Läs vad Anders Hagman ändrade/).waitFor()
  await notice.getByRole('insertion').getByText('99').waitFor()
  expect(await page.getByRole('textbox', { name: 'Plats' }).inputValue()).toBe('Rådhuset')
  // when
  await page.getByRole('button', { name: 'Spara ovanpå version 2' }).click()
  // then
  await page.getByRole('status').getByText('Version 3 är sparad.').waitFor()
  await page.getByText('Rådhuset').waitFor()
})

test('sections are moved, removed and brought back by keyboard', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await handIn(tab, notes([ALVA]))
  const page = await tab.open(LEADER, `/tab/minutes/${id}/edit`)
  // when
  await page.getByRole('button', { name: /^Flytta ned: Avsnitt 1/ }).press('Enter')
  // then it goes along, and so does the focus
  await page.getByRole('region', { name: 'Avsnitt 2: Kampanjen riktad till unga' }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(await focused()).toMatch(/^Flytta ned: Avsnitt 2/)
  // when
  await page.getByRole('button', { name: /^Ta bort: Avsnitt 2/ }).press('Enter')
  await page.getByText('Avsnittet ”Kampanjen riktad till unga” är borttaget.').waitFor()
  await page.getByRole('button', { name: 'Ångra' }).press('Enter')
  // then
  await page.getByRole('region', { name: 'Avsnitt 2: Kampanjen riktad till unga' }).waitFor()
})

test('participants are picked by name', async () => {
  const { tab } = scene
  if (!tab) return
  const { id } = await handIn(tab, notes([ALVA]))
  const page = await tab.open(LEADER, `/tab/minutes/${id}/edit`)
  await page.getByText('Lägg till eller ta bort deltagare').click()
  await page.getByRole('searchbox', { name: 'Sök deltagare' }).fill('örjan')
  await page.getByRole('checkbox', { name: 'Örjan Blom' }).check()
  await page.getByRole('button', { name: 'Ta bort Alva Nilsson' }).click()
  await page.getByRole('button', { name: 'Spara ny version' }).click()
  await page.getByText('Örjan Blom').first().waitFor()
})

test('who does not lead gets no form for new notes', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(ALVA, '/tab/minutes/new')
  await page.getByText('Det här kan bara en processledare göra.').waitFor()
  expect(await page.getByRole('link', { name: 'Nya anteckningar' }).count()).toBe(0)
})
