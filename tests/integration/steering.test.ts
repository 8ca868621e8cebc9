import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, textOf } from '../support/card-reading'
import { CHAIR, CHANNEL_283, GENERAL, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf } from '../support/teams-connector'

const MEMBER = 'steering-2'
let app: AppUnderTest
let id: string

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  const notes = meetingNotes([CHAIR, MEMBER], { title: 'Styrgruppsmöte', chair: CHAIR })
  id = (await app.tab(LEADER).draft(notes, { kind: 'steering' })).id
  await app.tab(LEADER).send(id, 1, '2026-03-26')
  await app.settle()
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const chairsCard = () => {
  const card = app.teams.shownIn(app.teams.openChat(CHAIR)).at(-1)
  if (!card) throw new TypeError('the chair is not asked')
  return card
}

describe('minutes of the steering group', () => {
  it('are asked of the chair alone, in person, before they go out', async () => {
    expect(app.teams.shownIn(GENERAL)).toEqual([])
    expect(textOf(cardOf(chairsCard()))).toContain('● Väntar på dig')
    expect(buttonsOf(cardOf(chairsCard()))).toEqual(['Godkänn', 'Anmärk på ett avsnitt', 'Läs allt'])
    expect((await app.tab(MEMBER).request('GET', `/api/minutes/${id}`)).status).toBe(404)
    expect(await app.tab(MEMBER).get('/api/my')).toEqual({ items: [] })
  })

  it('go out to all members once the chair has approved', async () => {
    await app.clients.press(CHAIR, chairsCard(), 'Godkänn')
    await app.settle()

    const [shared] = app.teams.shownIn(GENERAL)
    expect(textOf(shared && cardOf(shared))).toContain('1 av 8 har godkänt')
    expect(await app.tab(MEMBER).get('/api/my')).toMatchObject({ items: [{ what: 'Godkänn anteckningar' }] })
    expect(textOf(cardOf(chairsCard()))).toContain('✓ Klart för din del')
  })

  it('a remark by the chair goes back to the process leader, and the members see only what the chair approved', async () => {
    const form = await app.clients.press(CHAIR, chairsCard(), 'Anmärk på ett avsnitt')
    await app.clients.pressIn(CHAIR, chairsCard(), form.card, 'Skicka anmärkningen', {
      part: 's1',
      text: 'Stryk.',
    })
    const notes = meetingNotes([CHAIR, MEMBER], {
      title: 'Styrgruppsmöte',
      chair: CHAIR,
      place: 'Stadshuset',
    })
    const { suggestions } = await app.tab(LEADER).page(id)
    await app.tab(LEADER).post(`/api/minutes/${id}/suggestions/${suggestions[0]?.id}/take`)
    await app.tab(LEADER).revise(id, 1, notes)
    await app.tab(LEADER).send(id, 2, '2026-03-26')
    await app.settle()
    expect(app.teams.shownIn(GENERAL)).toEqual([])

    await app.clients.press(CHAIR, chairsCard(), 'minutes.approve')
    await app.settle()

    expect(app.teams.shownIn(GENERAL)).toHaveLength(1)
    const page = await app.tab(MEMBER).page(id)
    expect(page.versions.map((v) => v.no)).toEqual([2])
  })
})
