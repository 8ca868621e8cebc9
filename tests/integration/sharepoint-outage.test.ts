import { auditList, brokenAuditPlace } from '../../src/matters/audit'
import { AppUnderTest } from '../support/app-under-test'
import { textOf } from '../support/card-reading'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import { answered, timePasses } from '../support/hasty-clock'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'

let app: AppUnderTest
let sharePoint: GraphSimulator
let id: string
let card: Shown

const AWAY_SV = 'SharePoint, där allt sparas, svarar inte just nu. Inget är sparat.'
const TOKEN = 'a-token-for-the-figures'

beforeEach(async () => {
  app = await AppUnderTest.start({ store: 'sharepoint', metricsToken: TOKEN })
  if (!app.store.simulator) throw new TypeError('this app is to be on SharePoint')
  sharePoint = app.store.simulator
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  const draft = await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))
  id = draft.id
  await app.tab(LEADER).send(id, 1, '2026-03-26')
  await app.settle()
  const [posted] = app.teams.shownIn(CHANNEL_283)
  if (!posted) throw new TypeError('nothing is posted in the channel')
  card = posted
})

afterEach(async () => {
  sharePoint.wakeUp()
  await answered(app.clock, app.stop())
})

const pass = (milliseconds: number) => timePasses(app.clock, milliseconds)

const ready = () => app.tab(LEADER).request<{ reasons: string[] }>('GET', '/api/health/ready')
const approvals = async () =>
  (await app.lists.all(auditList)).filter((row) => row.fields.Event === 'approved')

describe('while SharePoint is silent', () => {
  it.each([
    [INES, AWAY_SV],
    [FATIMA, 'SharePoint, where everything is kept, does not answer right now. Nothing is saved.'],
  ])('a press by %s is answered in words within 8 seconds', async (person, sentence) => {
    sharePoint.goSilent()

    const { answer, after } = await answered(app.clock, app.clients.press(person, card, 'minutes.approve'))

    expect(answer.status).toBe(200)
    expect(answer.message).toContain(sentence)
    expect(after).toBeLessThanOrEqual(8_000)
  })

  it('also the second time, when what became of the first is not known yet', async () => {
    sharePoint.goSilent()
    await answered(app.clock, app.clients.press(INES, card, 'Godkänn'))

    const { answer, after } = await answered(app.clock, app.clients.press(INES, card, 'Godkänn'))

    expect(answer.message).toContain(AWAY_SV)
    expect(after).toBeLessThanOrEqual(8_000)
  })

  it('what somebody wrote into a form is given back', async () => {
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    sharePoint.goSilent()

    const typed = { part: 's2', text: 'Budgeten ska visa två år.' }
    const press = app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', typed)
    const { answer, after } = await answered(app.clock, press)

    expect(answer.message).toContain(AWAY_SV)
    expect(answer.message).toContain('”Budgeten ska visa två år.”')
    expect(after).toBeLessThanOrEqual(8_000)
  })

  it('the tab gets 503 with the sentence, and can still read', async () => {
    sharePoint.goSilent()

    const approve = app.tab(INES).request('POST', `/api/minutes/${id}/approve`, { version: 1 })
    const { answer, after } = await answered(app.clock, approve)

    expect(answer).toMatchObject({ status: 503, body: { fault: expect.stringContaining(AWAY_SV) } })
    expect(after).toBeLessThanOrEqual(8_000)
    expect((await app.tab(INES).page(id)).stage).toBe('approval')
  })

  it('the process is healthy, not ready, and says why', async () => {
    sharePoint.goSilent()
    await answered(app.clock, app.clients.press(INES, card, 'Godkänn'))

    expect(await app.tab(LEADER).request('GET', '/api/health')).toMatchObject({ status: 200 })
    const answer = await ready()
    expect(answer.status).toBe(503)
    expect(answer.body.reasons.join()).toContain('SharePoint has not answered since 2026-03-18T')
  })
})

describe('when SharePoint is back', () => {
  it('the next press is saved, once, and everything goes on by itself', async () => {
    sharePoint.goSilent()
    await answered(app.clock, app.clients.press(INES, card, 'Godkänn'))
    await answered(app.clock, app.clients.press(AMIR, card, 'Godkänn'))
    sharePoint.wakeUp()

    const { answer } = await answered(app.clock, app.clients.press(INES, card, 'Godkänn'))
    expect(textOf(answer.card)).toContain('✓ Tack! Ditt godkännande är sparat.')
    await pass(180_000)
    await app.settle()
    await app.app.followUp.flush()

    expect((await ready()).status).toBe(200)
    expect(textOf(cardOf(card))).toContain('1 av 3 har godkänt · saknas: Amir Karimi, Fatima Noor')
    expect((await approvals()).map((row) => row.fields.By)).toEqual([INES])
    expect(await brokenAuditPlace(app.lists)).toBeUndefined()
    expect(app.teams.shownIn(CHANNEL_283)).toHaveLength(1)
  })

  it('an approval that took effect after its person was told otherwise is taken back', async () => {
    // The write is done at once and answered never; then all is silent.
    sharePoint.faults.add({ method: 'PATCH', how: { slow: 1_000_000, when: 'after' } })
    const press = app.clients.press(INES, card, 'Godkänn')
    await sharePoint.meter.until(() => sharePoint.meter.log.at(-1)?.method === 'PATCH')
    sharePoint.goSilent()
    const { answer } = await answered(app.clock, press)
    expect(answer.message).toContain(AWAY_SV)
    const state = () => String(sharePoint.items('Minutes')[0]?.State1)
    expect(state()).toContain('"type":"approved"')

    sharePoint.wakeUp()
    await pass(180_000)

    expect(state()).not.toContain('"type":"approved"')
    expect(await approvals()).toEqual([])
    expect(textOf(cardOf(card))).toContain('0 av 3 har godkänt')
  })
})

describe('the figures', () => {
  it('are served to who has the token', async () => {
    const figures = await app
      .tab(LEADER)
      .request<string>('GET', '/api/metrics', undefined, { Authorization: `Bearer ${TOKEN}` })

    expect(figures.status).toBe(200)
    expect(figures.body).toContain('samsyn_')
  })

  it.each(['', 'Bearer another-token-altogether', TOKEN])(
    'and to nobody else (%s)',
    async (Authorization) => {
      const answer = await app.tab(LEADER).request('GET', '/api/metrics', undefined, { Authorization })

      expect(answer.status).toBe(404)
    },
  )
})
