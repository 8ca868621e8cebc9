import { consented, decisionPath, opened, say, TEXT } from './decisions-scene'
import { CHAIR, doDecision, KOF, KSK, ongoing, SOC, SOC_2 } from './meetings-scene'
import { tabForTests } from './running-tab'

const scene = tabForTests()

test('a delegate finds what waits and consents, by keyboard alone', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  await opened(tab, 'Lekplatsen vid ån')
  const page = await tab.open(SOC, '/tab/decisions')
  // when
  await page
    .getByRole('link', { name: /Väntar på dig.*Lekplatsen vid ån.*svara senast tors 26 mars/ })
    .focus()
  await page.keyboard.press('Enter')
  // then the heading of the page has the focus
  const heading = page.getByRole('heading', { level: 1, name: 'Lekplatsen vid ån' })
  await heading.waitFor()
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
  // when
  const mine = page.getByRole('region', { name: 'Väntar på dig' })
  await mine.getByRole('button', { name: 'Bifall', exact: true }).press('Enter')
  // then
  await page.getByRole('status').getByText('Tack! Ditt ställningstagande är sparat: bifall.').waitFor()
  await page.getByText('Du sa bifall i dag 10.00.').waitFor()
  const part = page.getByRole('heading', { name: 'Din del' })
  expect(await part.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.getByRole('row', { name: /Socialförvaltningen.*bifall.*Susanne Björkman/ }).waitFor()
  // when they change their mind
  await page.getByRole('button', { name: 'Ändra mitt ställningstagande' }).press('Enter')
  await page.getByRole('button', { name: 'Avstå', exact: true }).press('Enter')
  await page.getByRole('form', { name: 'Avstå' }).getByRole('button', { name: 'Avstå' }).press('Enter')
  // then
  await page.getByText('Du sa avstår i dag 10.00.').waitFor()
})

test('an objection has a reason, and what is typed outlives a lost network and a reload', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(KSK, decisionPath(await opened(tab, 'Belysning i parken')))
  const open = page.getByRole('button', { name: 'Invänd', exact: true })
  await open.click()
  const form = page.getByRole('form', { name: 'Invänd mot förslaget' })
  const reason = form.getByRole('textbox', { name: 'Vad är skälet till din invändning?' })
  expect(await reason.evaluate((element) => element === document.activeElement)).toBe(true)
  // when
  await form.getByRole('button', { name: 'Spara invändningen' }).click()
  // then
  await form.getByText('Skriv skälet till din invändning.').waitFor()
  // when
  await reason.fill('Finansieringen 2026 saknas.')
  await page.route('**/do', (route) => route.abort())
  await form.getByRole('button', { name: 'Spara invändningen' }).click()
  // then
  await page
    .getByRole('alert')
    .getByText(/Inget är sparat, men det du har skrivit finns kvar/)
    .waitFor()
  // when
  await page.unroute('**/do')
  await page.reload()
  // then
  await reason.waitFor()
  expect(await reason.inputValue()).toBe('Finansieringen 2026 saknas.')
  // when
  await form.getByRole('button', { name: 'Spara invändningen' }).click()
  // then
  await page.getByText('Du sa invändning i dag 10.00.').waitFor()
  await page
    .getByRole('row', { name: /Kommunstyrelsekontoret.*invändning.*Finansieringen 2026 saknas\./ })
    .waitFor()
})

test('a form that is closed gives the focus back to what opened it', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(KSK, decisionPath(await opened(tab, 'Bänkar på torget')))
  const open = page.getByRole('button', { name: 'Bifall med reservation', exact: true })
  await open.press('Enter')
  const form = page.getByRole('form', { name: 'Bifall med reservation' })
  await form.getByRole('button', { name: 'Avbryt' }).press('Enter')
  await form.waitFor({ state: 'detached' })
  expect(await open.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a text that changed while one wrote is shown, with what was written still there', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await opened(tab, 'Skötsel av stigarna')
  const page = await tab.open(KSK, decisionPath(proposal))
  await page.getByRole('button', { name: 'Invänd', exact: true }).click()
  const reason = page.getByRole('textbox', { name: 'Vad är skälet till din invändning?' })
  await reason.fill('Vem betalar?')
  const text = TEXT.replace('delas lika', 'fördelas efter folkmängd')
  await doDecision(tab, CHAIR, proposal, { act: 'amend', round: 1, text, askAgain: [] })
  // when
  await page.getByRole('button', { name: 'Spara invändningen' }).click()
  // then
  await page
    .getByRole('alert')
    .getByText(/Texten har ändrats/)
    .waitFor()
  expect(await reason.inputValue()).toBe('Vem betalar?')
  await page.getByText('Omgång 2: ändringarna är markerade.').waitFor()
  await page.getByRole('insertion').getByText('fördelas').waitFor()
  await page.getByRole('deletion').getByText('delas').waitFor()
  // when
  await page.getByRole('button', { name: 'Spara invändningen' }).click()
  // then
  await page.getByText('Du sa invändning i dag 10.00.').waitFor()
})

test('a text that changes while one reads is told of, and not slipped in', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await opened(tab, 'Skyltar i hamnen')
  const page = await tab.open(SOC, decisionPath(proposal))
  await page.getByText('Kostnaden delas lika mellan förvaltningarna.').first().waitFor()
  await say(tab, KOF, proposal, 'kof')
  const text = TEXT.replace('2025', '2027')
  await doDecision(tab, CHAIR, proposal, { act: 'amend', round: 1, text, askAgain: [] })
  // when
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  // then
  await page
    .getByRole('alert')
    .getByText(/Texten ändrades medan du läste/)
    .waitFor()
  expect(await page.getByText('2027').count()).toBe(0)
  // when
  await page.getByRole('button', { name: 'Läs den nya texten' }).click()
  // then
  await page.getByRole('insertion').getByText('2027').waitFor()
  const heading = page.getByRole('heading', { name: 'Förslag till beslut' })
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('who is asked of a conflict of interest answers that first', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(
    SOC,
    decisionPath(await opened(tab, 'Bidrag till mottagningen', { askedOfConflict: ['soc'] })),
  )
  await page.getByText('Förslaget kan gynna Socialförvaltningen. Är du jävig?').waitFor()
  expect(await page.getByRole('button', { name: 'Bifall', exact: true }).count()).toBe(0)
  // when
  await page.getByRole('button', { name: 'Nej, jag är inte jävig' }).click()
  // then
  await page.getByRole('button', { name: 'Bifall', exact: true }).waitFor()
  // when
  await page.getByRole('button', { name: 'Anmäl jäv' }).click()
  const form = page.getByRole('form', { name: 'Anmäl jäv' })
  await form.getByRole('textbox', { name: 'Vad är skälet?' }).fill('Min bror arbetar där.')
  await form.getByRole('button', { name: 'Anmäl jäv' }).click()
  // then
  await page.getByText(/Du anmälde jäv i dag 10\.00 och deltar inte i ärendet/).waitFor()
  await page.getByRole('row', { name: /Socialförvaltningen.*Susanne Björkman är jävig/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Bifall', exact: true }).count()).toBe(0)
  // when
  await page.getByRole('button', { name: 'Ta tillbaka anmälan' }).click()
  // then
  await page.getByRole('status').getByText('Jävsanmälan är tillbakatagen.').waitFor()
})

test('a vote is passed, taken, and spoken for apart from one’s own', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const proposal = await opened(tab, 'Lokaler för fritidsgården')
  const giver = await tab.open(KOF, decisionPath(proposal))
  await giver.getByRole('button', { name: 'Ge vår röst vidare' }).click()
  const form = giver.getByRole('form', { name: 'Ge er röst vidare' })
  await form.getByRole('button', { name: 'Ge rösten vidare' }).click()
  await form.getByText('Välj en förvaltning.').waitFor()
  await form.getByRole('combobox').selectOption({ label: 'Socialförvaltningen' })
  await form.getByRole('textbox').fill('Föreningarna ska vara med.')
  await form.getByRole('button', { name: 'Ge rösten vidare' }).click()
  await giver.getByText('Ni vill ge er röst till Socialförvaltningen, som inte har svarat ännu.').waitFor()
  // when
  const taker = await tab.open(SOC, decisionPath(proposal))
  await taker.getByText('Kultur och fritid vill ge sin röst vidare till er.').waitFor()
  await taker.getByRole('button', { name: 'Ta emot rösten' }).click()
  const theirs = taker.getByRole('group', { name: /Ställningstagande för Kultur och fritid/ })
  await theirs.getByText('Anvisning: Föreningarna ska vara med.').waitFor()
  await theirs.getByRole('button', { name: 'Bifall', exact: true }).click()
  // then
  await taker.getByRole('status').getByText('Ställningstagandet för Kultur och fritid är sparat').waitFor()
  await taker.getByText('Du har inte tagit ställning ännu.').waitFor()
  await taker.getByRole('row', { name: /Kultur och fritid.*bifall.*Socialförvaltningen genom/ }).waitFor()
  // when the giver takes part after all
  await giver.reload()
  await giver
    .getByText('Ni har gett er röst till Socialförvaltningen. Susanne Björkman svarar för er.')
    .waitFor()
  await giver.getByRole('button', { name: 'Ta ställning själv' }).click()
  await giver.getByRole('button', { name: 'Bifall', exact: true }).click()
  // then
  await giver.getByRole('row', { name: /Kultur och fritid.*bifall.*Magnus Dal/ }).waitFor()
})

test('where a colleague has answered nothing waits, but one may answer, too', async () => {
  const { tab } = scene
  if (!tab) return
  const proposal = await opened(tab, 'Cykelställ')
  await say(tab, SOC, proposal, 'soc')
  const page = await tab.open(SOC_2, decisionPath(proposal))
  await page.getByText('Susanne Björkman har svarat för din förvaltning: bifall.').waitFor()
  await page.getByRole('heading', { name: 'Din del' }).waitFor()
  await page.getByRole('button', { name: 'Ta ställning själv' }).click()
  await page.getByRole('button', { name: 'Bifall', exact: true }).click()
  await page.getByText('Du sa bifall i dag 10.00.').waitFor()
})

test('what the chair entered is confirmed by who said it', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { proposal } = await ongoing(tab, 'Styrgruppsmöte om ombuden')
  const { id, round } = await tab.call<{ id: string; round: number }>(
    CHAIR,
    'GET',
    `/api/decisions/${proposal.id}`,
  )
  const entry = { kind: 'reservation', text: 'Pengarna för 2027 måste fram.', administration: 'ksk', of: KSK }
  await doDecision(tab, CHAIR, { id }, { act: 'state-position', round, ...entry })
  // when
  const page = await tab.open(KSK, decisionPath(proposal))
  await page.getByText(/Marianne Ekdal antecknade i dag 10\.00 att du sa bifall med reservation/).waitFor()
  await page.getByRole('button', { name: 'Ja, det stämmer' }).click()
  // then
  await page.getByRole('status').getByText('Tack! Du har bekräftat ditt ställningstagande.').waitFor()
  expect(await page.getByText('inte bekräftat ännu').count()).toBe(0)
})

test('while answers are hidden, the page tells who has answered and not what', async () => {
  const { tab } = scene
  if (!tab) return
  const proposal = await opened(tab, 'Val av leverantör', { sealed: true })
  await consented(tab, proposal, ['soc', 'kof'])
  await say(tab, KOF, proposal, 'kof', 'objection', 'Hemligt skäl')
  const page = await tab.open(SOC, decisionPath(proposal))
  await page.getByText(/Svaren är dolda tills alla har svarat/).waitFor()
  await page.getByRole('row', { name: /Kultur och fritid.*har svarat/ }).waitFor()
  expect(await page.getByText('Hemligt skäl').count()).toBe(0)
  await page.getByRole('button', { name: 'Bifall', exact: true }).click()
  await page.getByText('Du sa bifall i dag 10.00.').waitFor()
})

test('who observes reads, and is told who takes positions', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open('guest-partner', decisionPath(await opened(tab, 'Öppet för gäster')))
  await page.getByText(/Positions are taken by the administrations’ delegates/).waitFor()
  expect(await page.getByRole('button', { name: 'Consent' }).count()).toBe(0)
})
