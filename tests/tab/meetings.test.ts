import type { Page } from 'playwright-core'
import type { MeetingPage } from '../../src/meetings/api'
import {
  called,
  doMeeting,
  KOF,
  KSK,
  MEETING_DAY,
  meetingPath,
  plan,
  SOC,
  SOC_2,
  withItems,
} from './meetings-scene'
import { LEADER, type RunningTab, tabForTests } from './running-tab'

const scene = tabForTests()

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

function read(tab: RunningTab, meeting: { readonly id: string }): Promise<MeetingPage> {
  return tab.call<MeetingPage>(LEADER, 'GET', `/api/meetings/${meeting.id}`)
}

test('a process leader plans a meeting: what is missing is said at its field, and the title follows the day', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/meetings')
  await page.getByRole('button', { name: 'Planera möte' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Planera möte' }).waitFor()
  // when
  await page.getByRole('button', { name: 'Spara mötet' }).press('Enter')
  // then
  await page.getByText('Välj en dag.').waitFor()
  expect(await page.getByLabel('Dag').evaluate((element) => element === document.activeElement)).toBe(true)
  // when
  await page.getByLabel('Dag').fill('2026-04-14')
  await page.getByText('Det är tis 14 april.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Rubrik' }).inputValue()).toBe('Styrgruppsmöte 14 april')
  expect(await page.getByRole('combobox', { name: 'Ordförande' }).inputValue()).toBe('steering-chair')
  await page.getByRole('textbox', { name: 'Plats' }).fill('Rådhuset, sal 2')
  await page.getByRole('button', { name: 'Spara mötet' }).press('Enter')
  // then
  await page.getByRole('heading', { level: 1, name: 'Styrgruppsmöte 14 april' }).waitFor()
  await page.getByRole('status').getByText('Mötet är sparat. Ingen är kallad än.').waitFor()
  await page.getByText('tis 14 april 13.00–15.00').waitFor()
  await page.getByText('Ingen är kallad än.', { exact: true }).waitFor()
})

test('a time that the change to summer time leaves out is refused, and what was typed stays', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/meetings/new')
  await page.getByLabel('Dag').fill('2026-03-29')
  await page.getByLabel('Från').fill('02:30')
  await page.getByRole('textbox', { name: 'Till', exact: true }).fill('04:00')
  await page.getByRole('textbox', { name: 'Plats' }).fill('Rådhuset')
  // when
  await page.getByRole('button', { name: 'Spara mötet' }).click()
  // then
  await page
    .getByRole('alert')
    .getByText(/02[:.]30/)
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Plats' }).inputValue()).toBe('Rådhuset')
  // when the window is closed before it is mended
  await page.reload()
  // then
  await page.getByText('Det du skrev senast är återställt. Det är inte sparat än.').waitFor()
  expect(await page.getByLabel('Från').inputValue()).toBe('02:30')
})

test('who leads no meetings gets no form, and the chair plans steering meetings only', async () => {
  const { tab } = scene
  if (!tab) return
  const member = await tab.open(SOC, '/tab/meetings/new')
  await member.getByText(/Det här kan bara den göra som leder mötet/).waitFor()
  await member.goto(`${tab.url}/tab/meetings`)
  await member.getByRole('heading', { name: 'Kommande' }).waitFor()
  expect(await member.getByRole('button', { name: 'Planera möte' }).count()).toBe(0)
  const chair = await tab.open('steering-chair', '/tab/meetings/new')
  await chair.getByLabel('Dag').waitFor()
  expect(await chair.getByRole('radio', { name: 'Processträff' }).count()).toBe(0)
})

test('the agenda is made by keyboard: added to, ordered, removed from and brought back', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const meeting = await withItems(tab, await plan(tab, { title: 'Mötet som ordnas' }), [
    'Mötet öppnas',
    'Budgeten',
  ])
  const page = await tab.open(LEADER, meetingPath(meeting))
  const agenda = page.getByRole('region', { name: 'Föredragningslista' })
  // when
  await agenda.getByRole('button', { name: 'Lägg till punkt' }).press('Enter')
  const form = agenda.getByRole('form', { name: 'Ny punkt' })
  await form.getByRole('button', { name: 'Lägg till punkt' }).press('Enter')
  await form.getByText('Skriv vad punkten gäller.').waitFor()
  await page.keyboard.type('Sommarens bemanning')
  await form
    .getByRole('combobox', { name: 'Föredragande' })
    .selectOption({ label: 'Susanne Björkman, Socialförvaltningen' })
  await form.getByRole('spinbutton', { name: 'Minuter' }).fill('20')
  await form.getByRole('button', { name: 'Lägg till punkt' }).press('Enter')
  // then
  await agenda.getByText('föredras av Susanne Björkman · 20 minuter').waitFor()
  await agenda.getByText(/Punkterna tar 40 av mötets 120 minuter/).waitFor()
  // when
  const last = (await read(tab, meeting)).agenda.length
  await agenda.getByRole('button', { name: `Flytta upp punkt ${last}: Sommarens bemanning` }).press('Enter')
  // then it goes along, and so does the focus
  await agenda.getByRole('button', { name: `Flytta upp punkt ${last - 1}: Sommarens bemanning` }).waitFor()
  expect(await focused(page)).toBe(`Flytta upp punkt ${last - 1}: Sommarens bemanning`)
  await page
    .getByRole('status')
    .getByText(`Punkten är nu nummer ${last - 1}.`)
    .waitFor()
  // when
  const remove = agenda.getByRole('button', { name: /^Ta bort punkt \d+: Budgeten/ })
  const before = (await remove.getAttribute('aria-label')) ?? ''
  await remove.press('Enter')
  await agenda.getByText('Punkten ”Budgeten” är borttagen.').waitFor()
  await remove.waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  // then it stands where it stood
  await agenda.getByRole('button', { name: before }).waitFor()
  await page.getByRole('status').getByText('Punkten är tillbaka.').waitFor()
})

test('the notice goes out after it has been said to how many', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const meeting = await withItems(tab, await plan(tab, { title: 'Mötet som kallas' }), ['Mötet öppnas'])
  const page = await tab.open(LEADER, meetingPath(meeting))
  // when
  await page.getByRole('button', { name: 'Skicka kallelsen' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Skicka kallelsen' })
  await dialog.getByText(/Kallelsen går till 10 personer/).waitFor()
  await dialog.getByRole('button', { name: 'Skicka till 10 personer' }).press('Enter')
  // then
  await page.getByRole('status').getByText('Kallelsen är skickad till 10 personer.').waitFor()
  await page.getByText(/◐ kallelsen är skickad/).waitFor()
  const link = page.getByRole('link', { name: 'Lägg i kalendern' })
  expect(await link.getAttribute('href')).toContain('/calendar/')
})

test('a member finds the notice, says that they are coming, and may change it', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet i april', { day: '2026-04-15' })
  const page = await tab.open(SOC, '/tab/meetings')
  // when
  await page.getByRole('link', { name: /Mötet i april.*Väntar på dig/ }).press('Enter')
  await page
    .getByRole('region', { name: 'Väntar på dig' })
    .getByRole('button', { name: 'Jag kommer', exact: true })
    .press('Enter')
  // then
  const mine = page.getByRole('region', { name: 'Din del' })
  await mine.getByText(/Du svarade i dag 10\.00 att du kommer/).waitFor()
  await page.getByRole('status').getByText('Tack! Det är sparat att du kommer.').waitFor()
  // when they cannot come after all, and somebody else does
  await mine.getByRole('button', { name: 'Jag kommer inte' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Jag kommer inte' })
  await dialog.getByRole('combobox', { name: 'Kommer någon i ditt ställe?' }).selectOption('soc-01')
  await dialog.getByRole('button', { name: 'Spara svaret' }).press('Enter')
  // then
  await mine.getByText(/Anna Friberg kommer i ditt ställe/).waitFor()
  const alternate = await tab.open('soc-01', meetingPath(meeting))
  await alternate.getByText('Susanne Björkman kan inte komma och har bett dig komma i stället.').waitFor()
})

test('a vote is passed on, accepted, seen by everybody, and taken back', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet med ombud', { day: '2026-04-16' })
  const giver = await tab.open(KOF, meetingPath(meeting))
  // when
  await giver.getByRole('button', { name: 'Ge vår röst vidare' }).press('Enter')
  const dialog = giver.getByRole('dialog', { name: 'Ge vår röst vidare' })
  await dialog.getByRole('button', { name: 'Ge rösten vidare' }).press('Enter')
  await dialog.getByText('Välj en förvaltning.').waitFor()
  await dialog.getByRole('radio', { name: 'Socialförvaltningen' }).check()
  await dialog.getByRole('textbox').fill('Tänk på föreningarna.')
  await dialog.getByRole('button', { name: 'Ge rösten vidare' }).press('Enter')
  await giver.getByText('Kultur och fritid har frågat Socialförvaltningen, inget svar än').waitFor()
  // then the receiver is asked
  const receiver = await tab.open(SOC, meetingPath(meeting))
  await receiver.getByText('Kultur och fritid skriver:').waitFor()
  await receiver.getByText('”Tänk på föreningarna.”').first().waitFor()
  // when
  await receiver.getByRole('button', { name: /^Ta emot.*Kultur och fritid/ }).press('Enter')
  // then
  await receiver.getByText('Kultur och fritid företräds av Socialförvaltningen').waitFor()
  // when the giver takes it back
  await giver.evaluate(() => window.dispatchEvent(new Event('focus')))
  await giver.getByText(/Susanne Björkman svarar för er/).waitFor()
  await giver.getByRole('button', { name: 'Ta tillbaka vår röst' }).press('Enter')
  // then
  await giver.getByRole('button', { name: 'Ge vår röst vidare' }).waitFor()
})

test('moving a called meeting is said to ask everybody anew', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet som flyttas', { day: '2026-04-17' })
  await doMeeting(tab, SOC, meeting, { act: 'answer', kind: 'coming' })
  const page = await tab.open(LEADER, meetingPath(meeting))
  await page.getByRole('button', { name: 'Flytta eller ändra' }).press('Enter')
  await page
    .getByText(/Kallelsen är redan skickad. Ändrar du dag eller tid får alla frågan på nytt/)
    .waitFor()
  // when
  await page.getByRole('textbox', { name: 'Plats' }).fill('Teams')
  await page.getByRole('button', { name: 'Spara ändringen' }).waitFor()
  await page.getByLabel('Från').fill('14:00')
  await page.getByRole('textbox', { name: 'Till', exact: true }).fill('16:00')
  await page.getByRole('button', { name: 'Flytta och fråga alla på nytt' }).press('Enter')
  // then
  await page.getByRole('status').getByText('Mötet är flyttat. Alla får frågan på nytt.').waitFor()
  await page.getByText('fre 17 april 14.00–16.00').waitFor()
  await page.getByText(/flyttat från 17 april 13\.00/).waitFor()
  expect((await read(tab, meeting)).unanswered).toContain(SOC)
})

test('who changes a meeting that somebody else has changed meanwhile sees what holds now', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const meeting = await plan(tab, { title: 'Mötet med två ledare', day: '2026-04-20' })
  const page = await tab.open(LEADER, `${meetingPath(meeting)}/edit`)
  await page.getByRole('textbox', { name: 'Plats' }).fill('Sal 9')
  const { title, link, chair, secretary } = meeting
  const theirs = {
    title,
    link,
    chair,
    secretary,
    place: 'Biblioteket',
    day: '2026-04-21',
    from: '09:00',
    to: '10:00',
  }
  await doMeeting(tab, 'leader-kommun', meeting, { act: 'change', ...theirs })
  // when
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  // then
  await page
    .getByRole('alert')
    .getByText(/tis 21 april 09\.00–10\.00 · Biblioteket/)
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Plats' }).inputValue()).toBe('Sal 9')
  // when
  await page.getByRole('button', { name: 'Kasta mitt och utgå från det' }).press('Enter')
  // then
  expect(await page.getByRole('textbox', { name: 'Plats' }).inputValue()).toBe('Biblioteket')
})

test('a meeting is called off with a reason that everybody reads', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet som ställs in', { day: '2026-04-22' })
  const page = await tab.open(LEADER, meetingPath(meeting))
  await page.getByRole('button', { name: 'Ställ in mötet' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Ställ in mötet' })
  // when
  await dialog.getByRole('button', { name: 'Ställ in mötet' }).press('Enter')
  await dialog.getByText('Skriv varför.').waitFor()
  await dialog.getByRole('textbox').fill('Halva gruppen är sjuk.')
  await dialog.getByRole('button', { name: 'Ställ in mötet' }).press('Enter')
  // then
  await page.getByText('Halva gruppen är sjuk.').waitFor()
  const member = await tab.open(SOC, meetingPath(meeting))
  await member.getByText('Halva gruppen är sjuk.').waitFor()
  expect(await member.getByRole('button', { name: 'Jag kommer', exact: true }).count()).toBe(0)
})

test('a member adds an item of their own, and orders nothing', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet med egna punkter', { day: '2026-04-23' })
  const page = await tab.open(SOC_2, meetingPath(meeting))
  // when
  await page.getByRole('button', { name: 'Lägg till punkt' }).press('Enter')
  await page.getByRole('textbox', { name: 'Vad gäller det?' }).fill('Jourens telefon')
  await page
    .getByRole('form', { name: 'Ny punkt' })
    .getByRole('button', { name: 'Lägg till punkt' })
    .press('Enter')
  // then
  await page.getByText('från Peter Wester').waitFor()
  expect(await page.getByRole('button', { name: /^Flytta/ }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Ta bort punkt/ }).count()).toBe(1)
})

test('a process meeting has no votes, and is chaired by its process leader', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const page = await tab.open(LEADER, '/tab/meetings/new')
  await page.getByRole('radio', { name: 'Processträff' }).check()
  await page.getByRole('combobox', { name: 'Process' }).pressSequentially('2.8.3')
  await page.getByRole('option', { name: /2\.8\.3/ }).click()
  await page.getByLabel('Dag').fill(MEETING_DAY)
  expect(await page.getByRole('combobox', { name: 'Ordförande' }).inputValue()).toBe(LEADER)
  await page.getByRole('button', { name: 'Spara mötet' }).click()
  await page.getByRole('heading', { level: 1, name: /^Processträff 2\.8\.3/ }).waitFor()
  // when
  await page.getByRole('button', { name: 'Skicka kallelsen' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Skicka till/ })
    .click()
  await page.getByText(/◐ kallelsen är skickad/).waitFor()
  // then
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const ambassador = await tab.open('kson-07', `/tab/meetings/${id}`)

  await ambassador.getByRole('button', { name: 'Jag kommer', exact: true }).press('Enter')
  await ambassador.getByText(/Du svarade i dag/).waitFor()
  expect(await ambassador.getByRole('button', { name: 'Ge vår röst vidare' }).count()).toBe(0)
})

test('a meeting that does not exist says so in a sentence', async () => {
  const { tab } = scene
  if (!tab) return
  const page = await tab.open(KSK, '/tab/meetings/meeting-nothing')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Möten')
})

test('an English-speaking person reads English', async () => {
  const { tab } = scene
  if (!tab) return
  const { meeting } = await called(tab, 'A meeting in English', { day: '2026-04-24' })
  const page = await tab.open('guest-partner', meetingPath(meeting), { locale: 'en-GB' })
  await page.getByRole('heading', { name: 'Agenda' }).waitFor()
  await page.getByText('Fri 24 April 13:00–15:00').waitFor()
  expect(await page.getByText(/tabMeetings|undefined/).count()).toBe(0)
})
