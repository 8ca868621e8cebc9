import { handIn, LEADER, notes, sendOut, tabForTests } from './running-tab'
import { openInTeams } from './teams-stand-in'

const scene = tabForTests()
const ALVA = 'kson-01'

test('a deep link in Teams opens exactly these minutes, signed in with Teams', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const minutes = await sendOut(tab, await handIn(tab, notes([ALVA])))
  // when
  const { frame } = await openInTeams(tab, { person: ALVA, subPageId: `minutes/${minutes.id}`, width: 320 })
  // then
  await frame.getByRole('heading', { level: 1, name: minutes.title }).waitFor()
  await frame.getByRole('region', { name: 'Väntar på dig' }).waitFor()
  expect(await frame.getByRole('button', { name: 'Byt person' }).count()).toBe(0)
})

test('the tab follows the theme of Teams', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { frame, setTheme } = await openInTeams(tab, { person: ALVA, theme: 'dark' })
  await frame.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor()
  const theme = () => frame.evaluate(() => document.documentElement.dataset.theme)
  expect(await theme()).toBe('dark')
  // when
  await setTheme('contrast')
  // then
  await frame.waitForFunction(() => document.documentElement.dataset.theme === 'contrast')
})

test('a sign-in that runs out while one writes is renewed, once, and nothing typed is lost', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await handIn(tab, notes([ALVA]))
  const { frame, expireToken, tokensGiven } = await openInTeams(tab, {
    person: LEADER,
    subPageId: `minutes/${id}/edit`,
  })
  await frame.getByRole('textbox', { name: 'Plats' }).fill('Rådhuset')
  const before = await tokensGiven()
  // when
  expireToken()
  await frame.getByRole('button', { name: 'Spara ny version' }).click()
  // then
  await frame.getByRole('status').getByText('Version 2 är sparad.').waitFor()
  await frame.getByText('Rådhuset').waitFor()
  expect(await tokensGiven()).toBe(before + 1)
})

test('a sign-in that cannot be renewed says so, and the text is still there', async () => {
  const { tab } = scene
  if (!tab) return
  // given
  const { id } = await handIn(tab, notes([ALVA]))
  const { frame, expireToken } = await openInTeams(tab, { person: LEADER, subPageId: `minutes/${id}/edit` })
  const place = frame.getByRole('textbox', { name: 'Plats' })
  await place.fill('Rådhuset')
  // when
  for (let i = 0; i < 9; i++) expireToken()
  await frame.getByRole('button', { name: 'Spara ny version' }).click()
  // then
  await frame
    .getByRole('alert')
    .getByText(/Din inloggning har gått ut/)
    .waitFor()
  expect(await place.inputValue()).toBe('Rådhuset')
})
