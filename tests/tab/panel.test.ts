import type { Page } from 'playwright-core'
import type { DecisionPage } from '../../src/decisions/api'
import type { MeetingPage } from '../../src/meetings/api'
import {
  BOU,
  CHAIR,
  called,
  doMeeting,
  KOF,
  KSK,
  meetingPath,
  ongoing,
  panelPath,
  SOC,
  say,
} from './meetings-scene'
import { LEADER, type RunningTab, tabForTests } from './running-tab'

const scene = tabForTests()

/** The narrowest side panel that Teams has. */
const PANEL = { width: 280, height: 700 } as const

const lookAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')))
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

function read(tab: RunningTab, meeting: { readonly id: string }): Promise<MeetingPage> {
  return tab.call<MeetingPage>(LEADER, 'GET', `/api/meetings/${meeting.id}`)
}

/** Everybody but these administrations consents. */
async function consentOf(tab: RunningTab, proposal: DecisionPage, without: readonly string[]): Promise<void> {
  const all = { kson: CHAIR, soc: SOC, ksk: KSK, bou: BOU, kof: KOF }
  for (const [administration, person] of Object.entries(all))
    if (!without.includes(administration)) await say(tab, person, proposal, administration)
}

test('the meeting is started, attendance noted and the agenda gone through by keyboard alone', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await called(tab, 'Mötet som leds')
  const page = await tab.open(LEADER, panelPath(meeting), PANEL)
  await page.getByRole('button', { name: 'Starta mötet' }).press('Enter')
  // then the first item is at hand, and the list of who is here stands open
  await page.getByRole('heading', { level: 2, name: '1 av 3 Mötet öppnas' }).waitFor()
  // when
  const helena = page.getByRole('checkbox', { name: 'Helena Törn' })
  await helena.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  // then
  await page.getByText('1 av 10 är här').waitFor()
  expect(await helena.isChecked()).toBe(true)
  await page
    .getByText(
      'Varken här eller företrädda: KSON, Socialförvaltningen, Kommunstyrelsekontoret och Kultur och fritid.',
    )
    .waitFor()
  // when
  await page.getByRole('button', { name: 'Nästa' }).press('Enter')
  // then the heading of the new item has the focus
  const heading = page.getByRole('heading', { level: 2, name: '2 av 3 Personligt ombud permanentas' })
  await heading.waitFor()
  expect(await focusedText(page)).toContain('2 av 3')
  await page.getByText('Styrgruppen beslutar att personligt ombud permanentas från 2027.').waitFor()
  // when
  await page.getByRole('button', { name: 'Föregående' }).press('Enter')
  // then
  await page.getByRole('heading', { level: 2, name: '1 av 3 Mötet öppnas' }).waitFor()
  expect(await focusedText(page)).toContain('1 av 3')
})

test('many are noted one right after the other', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await ongoing(tab, 'Mötet med många')
  const page = await tab.open(LEADER, panelPath(meeting), PANEL)
  await page.getByRole('checkbox').first().waitFor()
  const names = ['Marianne Ekdal', 'Susanne Björkman', 'Helena Törn', 'Magnus Dal']
  // when
  for (const name of names) await page.getByRole('checkbox', { name }).click({ noWaitAfter: true })
  // then
  await page.getByText('4 av 10 är här').waitFor()
})

test('others follow along, say that they are here and take a position; a new item is announced', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting, proposal } = await ongoing(tab, 'Mötet som följs')
  const page = await tab.open(BOU, panelPath(meeting), PANEL)
  // when
  await page.getByRole('button', { name: 'Jag är med' }).press('Enter')
  await page.getByText('1 av 10 är här').waitFor()
  await page
    .getByRole('region', { name: 'Väntar på dig' })
    .getByRole('button', { name: 'Bifall', exact: true })
    .press('Enter')
  // then
  await page
    .getByRole('region', { name: 'Så står förvaltningarna' })
    .getByText('Helena Törn', { exact: true })
    .waitFor()
  const { voices } = await tab.call<DecisionPage>(BOU, 'GET', `/api/decisions/${proposal.id}`)
  expect(voices.find(({ administration }) => administration === 'bou')?.is).toBe('answered')
  expect(await page.getByRole('button', { name: 'Nästa' }).count()).toBe(0)
  // when whoever leads goes on
  await doMeeting(tab, LEADER, meeting, { act: 'go-to', item: 'item-1' })
  await lookAgain(page)
  // then
  await page.getByRole('heading', { level: 2, name: '3 av 3 Nästa möte' }).waitFor()
  await page.getByRole('status').getByText('Punkt 3 av 3: Nästa möte').waitFor({ state: 'attached' })
})

test('the chair enters what is said aloud, and confirms once nothing is missing', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting, proposal } = await ongoing(tab, 'Mötet som beslutar')
  await consentOf(tab, proposal, ['kof'])
  const page = await tab.open(CHAIR, panelPath(meeting), PANEL)
  await page.getByText(/svar från Kultur och fritid/).waitFor()
  expect(await page.getByRole('button', { name: 'Bekräfta beslutet' }).count()).toBe(0)
  // when
  await page.getByRole('button', { name: 'Anteckna ställningstagande' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').selectOption({ label: 'Magnus Dal, Kultur och fritid' })
  await dialog.getByRole('radio', { name: 'Bifall', exact: true }).check()
  await dialog.locator('button[type=submit]').press('Enter')
  // then
  await page.getByText(/Magnus Dal · antecknat av Marianne Ekdal/).waitFor()
  // when
  await page.getByRole('button', { name: 'Bekräfta beslutet' }).press('Enter')
  // then
  await page.getByRole('heading', { level: 2, name: /^Beslut/ }).waitFor()
  const item = (await read(tab, meeting)).agenda.find(({ ref }) => ref === proposal.id)
  expect(item?.stage).toBe('decided')
})

test('the chair tables an item with a reason', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await ongoing(tab, 'Mötet som bordlägger')
  const page = await tab.open(CHAIR, panelPath(meeting), PANEL)
  // when
  await page.getByText('Fler val').press('Enter')
  await page.getByRole('button', { name: 'Bordlägg' }).press('Enter')
  await page.getByRole('dialog').getByRole('textbox').fill('Kostnaden behöver räknas om.')
  await page.getByRole('dialog').getByRole('button', { name: 'Bordlägg' }).press('Enter')
  // then
  await page.getByRole('heading', { level: 2, name: /Bordlagt/ }).waitFor()
  await page.getByText('Skäl: Kostnaden behöver räknas om.').waitFor()
})

test('notes are saved by themselves when the typing pauses, and when one goes on', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await ongoing(tab, 'Mötet som antecknas')
  const page = await tab.open(LEADER, panelPath(meeting), PANEL)
  const notes = page.getByRole('textbox', { name: 'Vad sades?' })
  // when
  await notes.fill('Katarina frågade om pengarna.')
  await page.getByText('Inte sparat än. Det finns kvar här.').waitFor()
  await page.getByText('Sparat.', { exact: true }).waitFor()
  // then
  const saved = async () => (await read(tab, meeting)).agenda.find(({ id }) => id === 'item-proposal')
  expect((await saved())?.notes).toBe('Katarina frågade om pengarna.')
  // when
  await page.getByRole('button', { name: 'Lägg till åtgärd' }).press('Enter')
  await page.keyboard.type('Räkna på 2027')
  await page.getByRole('combobox', { name: 'Vem?' }).fill('Sara Lindqvist')
  await page.getByRole('button', { name: 'Nästa' }).press('Enter')
  await page.getByRole('heading', { level: 2, name: '3 av 3 Nästa möte' }).waitFor()
  // then
  expect((await saved())?.actions).toMatchObject([{ what: 'Räkna på 2027', who: LEADER }])
  expect(await notes.inputValue()).toBe('')
})

test('notes that could not be saved are there after a reload', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await ongoing(tab, 'Mötet utan nät')
  const page = await tab.open(LEADER, panelPath(meeting), PANEL)
  const notes = page.getByRole('textbox', { name: 'Vad sades?' })
  await page.route('**/do', (route) => route.abort())
  // when
  await notes.fill('Det här får inte försvinna.')
  await page
    .getByRole('alert')
    .getByText(/Ingen kontakt med servern/)
    .waitFor()
  await page.unroute('**/do')
  await page.reload()
  // then
  expect(await notes.inputValue()).toBe('Det här får inte försvinna.')
  await page.getByText('Sparat.', { exact: true }).waitFor()
})

test('two who take notes at once lose nothing of either', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting } = await ongoing(tab, 'Mötet med två sekreterare')
  const page = await tab.open(LEADER, panelPath(meeting), PANEL)
  const notes = page.getByRole('textbox', { name: 'Vad sades?' })
  await notes.waitFor()
  await doMeeting(tab, 'leader-kommun', meeting, {
    act: 'note',
    item: 'item-proposal',
    notes: 'Anders skrev det här.',
    actions: [],
  })
  // when
  await notes.fill('Sara skrev det här.')
  await lookAgain(page)
  // then
  const notice = page.getByRole('alert')
  await notice.getByText('Anders skrev det här.').waitFor()
  expect(await notes.inputValue()).toBe('Sara skrev det här.')
  // when
  await notice.getByRole('button', { name: 'Ta med deras i mitt' }).press('Enter')
  // then
  await page.getByText('Sparat.', { exact: true }).waitFor()
  expect(await notes.inputValue()).toBe('Anders skrev det här.\n\nSara skrev det här.')
})

test('a text that is amended while one reads is told of, and not slipped in', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting, proposal } = await ongoing(tab, 'Mötet med ny text')
  const page = await tab.open(BOU, panelPath(meeting), PANEL)
  await page.getByText('Kostnaden delas lika.').waitFor()
  // when
  await tab.call(CHAIR, 'POST', `/api/decisions/${proposal.id}/do`, {
    act: 'amend',
    round: 1,
    text: 'Styrgruppen beslutar att avvakta.',
    askAgain: [],
  })
  await lookAgain(page)
  // then
  await page
    .getByRole('alert')
    .getByText(/Texten ändrades medan du läste/)
    .waitFor()
  // when
  await page.getByRole('alert').getByRole('button', { name: 'Läs den nya texten' }).press('Enter')
  // then
  await page.getByRole('insertion').first().waitFor()
  expect(await focusedText(page)).toContain('Förslag till beslut')
})

test('the end says which items are still open, and tables them', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { meeting, proposal } = await ongoing(tab, 'Mötet som slutar')
  const page = await tab.open(CHAIR, panelPath(meeting), PANEL)
  await page.getByText('Alla punkter (3)').press('Enter')
  // when
  await page.getByRole('button', { name: 'Avsluta mötet' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Avsluta mötet' })
  await dialog.getByText('En punkt är inte avgjord och bordläggs:').waitFor()
  await dialog.getByText('Personligt ombud permanentas').waitFor()
  await dialog.getByRole('button', { name: 'Avsluta och bordlägg' }).press('Enter')
  // then
  await page
    .getByText(/Mötet är avslutat/)
    .first()
    .waitFor()
  const { stage } = await tab.call<DecisionPage>(CHAIR, 'GET', `/api/decisions/${proposal.id}`)
  expect(stage).toBe('tabled')
  // when
  const leader = await tab.open(LEADER, meetingPath(meeting))
  await leader.getByRole('link', { name: 'Till anteckningarna' }).press('Enter')
  // then
  await leader.getByRole('heading', { level: 1 }).waitFor()
  await leader.getByText('Personligt ombud permanentas').first().waitFor()
})

test('the panel in English is English throughout', async () => {
  const { tab } = scene
  if (!tab) return
  const { meeting } = await ongoing(tab, 'The meeting')
  const page = await tab.open('guest-partner', panelPath(meeting), { ...PANEL, locale: 'en-GB' })
  await page.getByRole('heading', { level: 2, name: '2 of 3 Personligt ombud permanentas' }).waitFor()
  await page.getByText('0 of 10 are here').waitFor()
  await page.getByRole('button', { name: 'I am here' }).waitFor()
  expect(await page.getByText(/tabMeetings|tabDecisions|undefined/).count()).toBe(0)
})
