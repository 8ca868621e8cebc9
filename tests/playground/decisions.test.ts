import type { DecisionPage } from '../../src/decisions/api'
import type { MeetingPage } from '../../src/meetings/api'
import { cardWith, LocalMode } from './local-mode'

const LEADER = 'leader-kommun'
const CHAIR = 'steering-chair'
let local: LocalMode | undefined

beforeAll(async () => {
  local = await LocalMode.start(CHAIR)
}, 60_000)

afterAll(() => local?.stop(), 30_000)

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a proposal is answered, and its decision confirmed, on the card in the channel by keyboard alone', async () => {
  if (!local) return
  const page = await local.open()
  await page.getByRole('treeitem', { name: /General|Allmänt/ }).click()

  // Given a proposal to which everybody but the chair has consented
  const proposal = {
    ...{
      title: 'Personligt ombud',
      background: '',
      links: [],
      mandates: [],
      recipients: [],
      askedOfConflict: [],
    },
    sealed: false,
  }
  const body = { proposal, text: 'Personligt ombud permanentas.', deadline: inDays(7) }
  const { id } = await local.call<DecisionPage>(LEADER, '/api/decisions', body)
  const act = (person: string, what: object) =>
    local?.call<DecisionPage>(person, `/api/decisions/${id}/do`, what)
  await act(LEADER, { act: 'open' })
  const card = cardWith(page, 'Personligt ombud permanentas.')
  await card.getByText('Saknas för beslut').waitFor()
  for (const [person, administration] of [
    ['steering-3', 'soc'],
    ['steering-5', 'ksk'],
    ['steering-7', 'bou'],
    ['steering-8', 'kof'],
  ])
    await act(person ?? '', { act: 'state-position', round: 1, administration, kind: 'consent', text: '' })
  await card.getByText('svar från KSON').waitFor()

  // When the chair consents and confirms, with the keyboard
  await card.getByRole('button', { name: 'Bifall', exact: true }).press('Enter')
  const confirm = card.getByRole('button', { name: 'Bekräfta beslutet' })
  // The card is drawn anew meanwhile: focused and pressed in one.
  await confirm.press('Enter')

  // Then the decision stands in the channel, with its paragraph
  await cardWith(page, 'Beslut § 1').waitFor()
  expect((await local.call<DecisionPage>(CHAIR, `/api/decisions/${id}`)).outcomes).toMatchObject([
    { kind: 'decided', paragraph: { number: 1 }, text: 'Personligt ombud permanentas.' },
  ])
}, 90_000)

test('a notice is answered on the card in the personal chat', async () => {
  if (!local) return
  const page = await local.open()
  const meeting = await local.call<MeetingPage>(LEADER, '/api/meetings', {
    ...{
      kind: 'steering',
      title: 'Styrgruppsmöte',
      day: inDays(9),
      from: '13:00',
      to: '15:00',
      place: 'Teams',
    },
    ...{ link: '', chair: CHAIR, secretary: LEADER },
  })
  await local.call(LEADER, `/api/meetings/${meeting.id}/do`, { act: 'call' })
  const card = cardWith(page, 'Kallelse')
  await card.getByRole('button', { name: 'Jag kommer', exact: true }).press('Enter')
  await card.getByText('Du har svarat att du kommer').waitFor()
  const { mine } = await local.call<MeetingPage>(CHAIR, `/api/meetings/${meeting.id}`)
  expect(mine.answer?.kind).toBe('coming')
}, 90_000)
