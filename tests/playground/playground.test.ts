import type { Page } from 'playwright-core'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { decisionDocument } from '../support/documents'
import { cardWith, LocalMode } from './local-mode'

const LEADER = 'Anders Hagman'
let local: LocalMode | undefined

beforeAll(async () => {
  local = await LocalMode.start('leader-kommun')
}, 60_000)

afterAll(() => local?.stop(), 30_000)

test('minutes handed in in the personal chat are approved by two people on the card in the channel', async () => {
  if (!local) return
  const page = await local.open()

  // Given a process leader who hands in the notes of a meeting of process 2.8.3
  await handIn(page, decisionDocument())
  await page.getByRole('treeitem', { name: /2\.8\.3/ }).click()
  const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'Mötesanteckningar' }).last()
  await card.getByText('0 av 9 har godkänt').waitFor()

  // When the person at the window approves, then the card says so and counts
  await card.getByRole('button', { name: 'Godkänn', exact: true }).click()
  await card.getByText('1 av 9 har godkänt').waitFor()

  // When a second person approves elsewhere, then the card in this window follows
  await approveAs(local)
  await card.getByText('2 av 9 har godkänt').waitFor()
}, 90_000)

async function handIn(page: Page, notes: string): Promise<void> {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
  await page.locator('div[role=textbox]').last().fill('anteckningar')
  await page.getByRole('button', { name: 'Send Message' }).last().click()

  const paste = cardWith(page, 'Lämna in anteckningar')
  await paste.getByRole('textbox', { name: 'Anteckningar' }).fill(notes)
  await paste.getByRole('button', { name: 'Läs in' }).click()

  const found = cardWith(page, 'Det här hittade jag')
  const meeting = found.getByRole('combobox', { name: /Vilket möte/ })
  await meeting.click()
  await meeting.fill('2.8.3')
  await page.getByRole('option', { name: /2\.8\.3/ }).click()
  await found.getByRole('combobox', { name: /Datum/ }).click()
  await page.getByRole('gridcell').getByRole('button', { name: /^1,/ }).first().click()
  await found.getByRole('button', { name: 'Spara som utkast' }).click()

  const draft = cardWith(page, 'Utkast till anteckningar')
  await draft.getByRole('button', { name: /Vilka var med/ }).click()
  await page
    .getByRole('menuitemcheckbox', { name: LEADER })
    .or(page.getByRole('option', { name: LEADER }))
    .click()
  await page.keyboard.press('Escape')
  await draft.getByRole('button', { name: 'Skicka för godkännande' }).click()
  await cardWith(page, 'Anteckningarna är utskickade').waitFor()
}

/** Presses Approve as somebody whose window is not open: the activity that Teams would send. */
async function approveAs(mode: LocalMode): Promise<void> {
  const { people } = samplePlan()
  const person = people.find((p) => p.processes.includes('2.8.3'))
  const { minutes } = await mode.call<{ minutes: [{ id: string }] }>(person?.id ?? '', '/api/minutes')
  const [{ id }] = minutes
  const response = await fetch(new URL('/api/messages', mode.tab), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl: `${mode.playground.replace('127.0.0.1', 'localhost')}/_connector`,
      from: { id: `29:${person?.id}`, name: person?.name, aadObjectId: person?.entraId },
      recipient: { id: '28:samsyn', name: 'Samsyn' },
      conversation: { id: '19:samsyn-process-283@thread.tacv2', isGroup: true, conversationType: 'channel' },
      value: { action: { type: 'Action.Execute', verb: 'minutes.approve', data: { id, version: 2 } } },
    }),
  })
  expect(response.status).toBe(200)
  expect(JSON.stringify(await response.json())).toContain('Du godkände')
}
