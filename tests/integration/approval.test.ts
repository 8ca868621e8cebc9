import { auditList, brokenAuditPlace } from '../../src/matters/audit'
import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER, manyPeople, testPlan } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'

let app: AppUnderTest
let id: string
const DEADLINE = '2026-03-26'

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  const draft = await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))
  id = draft.id
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

/** The one card in the channel that can be answered. */
async function sent(version = 1): Promise<Shown> {
  await app.tab(LEADER).send(id, version, DEADLINE)
  await app.settle()
  return newest()
}

function newest(): Shown {
  const card = app.teams.shownIn(CHANNEL_283).at(-1)
  if (!card) throw new TypeError('nothing is posted in the channel')
  return card
}

describe('minutes of a process meeting', () => {
  it('a draft is seen by those who may revise it, and not in the channel', async () => {
    await app.settle()

    expect(app.teams.shownIn(CHANNEL_283)).toEqual([])
    expect((await app.tab(INES).page(id)).stage).toBe('draft')
  })

  it('go out as one card in the channel: which meeting, which version, what is decided, by when, who is missing', async () => {
    const card = await sent()

    expect(app.teams.shownIn(CHANNEL_283)).toHaveLength(1)
    expect(textOf(cardOf(card)).split('\n')).toEqual([
      'Mötesanteckningar att godkänna',
      'Processträff 2.8.3 Kommunikation · lör 14 mars · version 1 · dnr KS 2026-114',
      'Beslut i korthet',
      '– § 1 Kampanjen riktad till unga startar i september.',
      '– § 2 Ines tar fram en budget till nästa träff.',
      'Svara senast tors 26 mars',
      '0 av 3 har godkänt · saknas: Amir Karimi, Fatima Noor, Ines Moreno',
    ])
    expect(buttonsOf(cardOf(card))).toEqual([
      'Godkänn',
      'Anmärk på ett avsnitt',
      'Jag var inte med',
      'Läs allt',
    ])
  })

  it('an approval is confirmed in words to the one who gave it, and shows on the card of all', async () => {
    const card = await sent()

    const answer = await app.clients.press(INES, card, 'Godkänn')
    await app.settle()

    expect(answer.status).toBe(200)
    expect(textOf(answer.card)).toContain('✓ Tack! Ditt godkännande är sparat.')
    expect(textOf(answer.card)).toContain('Du godkände version 1 i dag 11.')
    expect(textOf(cardOf(newest()))).toContain('1 av 3 har godkänt · saknas: Amir Karimi, Fatima Noor')
    expect(app.teams.shownIn(CHANNEL_283)).toHaveLength(1)
  })

  it('are locked by the last approval, finished by an explicit act, and downloaded as DOCX and PDF', async () => {
    const card = await sent()
    for (const person of [INES, FATIMA, AMIR]) await app.clients.press(person, card, 'minutes.approve')
    await app.settle()
    expect(textOf(cardOf(newest()))).toContain('Mötesanteckningar godkända av alla')
    expect(buttonsOf(cardOf(newest()))).toEqual(['Läs allt'])

    const asked = app.teams.shownIn(app.teams.openChat(LEADER)).at(-1)
    if (!asked) throw new TypeError('the process leader is not asked')
    const finished = await app.clients.press(LEADER, asked, 'Färdigställ')
    await app.settle()

    expect(textOf(finished.card)).toContain('Anteckningarna är färdigställda.')
    expect(textOf(cardOf(newest()))).toContain('Mötesanteckningar färdigställda')
    const docx = await app.tab(INES).file(`/api/minutes/${id}/document?format=docx`)
    const pdf = await app.tab(INES).file(`/api/minutes/${id}/document?format=pdf`)
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(docx.name).toBe('2026-03-14 Processträff Kommunikation.docx')
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.type).toBe('application/pdf')
  })

  it('every event is in the audit trail, and its chain is whole', async () => {
    const card = await sent()
    for (const person of [INES, FATIMA, AMIR]) await app.clients.press(person, card, 'minutes.approve')
    await app.settle()
    await app.app.followUp.flush()

    const events = (await app.lists.all(auditList)).map((row) => row.fields.Event)
    expect(events).toEqual(['drafted', 'sent', 'approved', 'approved', 'approved', 'locked'])
    expect(await brokenAuditPlace(app.lists)).toBeUndefined()
  })

  it('one who was not there says so, and nobody is approved by silence', async () => {
    const card = await sent()

    const answer = await app.clients.press(AMIR, card, 'Jag var inte med')
    await app.settle()

    expect(textOf(answer.card)).toContain('Tack! Det är noterat att du inte var med.')
    expect(buttonsOf(answer.card)).toEqual(['Läs allt', 'Jag var med – godkänn'])
    expect(textOf(cardOf(newest()))).toContain(
      '0 av 3 har godkänt · 1 var inte med · saknas: Fatima Noor, Ines Moreno',
    )
  })

  it('each person has a view of their own, in their language', async () => {
    const card = await sent()

    const answer = await app.clients.refresh(FATIMA, card)

    expect(textOf(answer.card)).toContain('● Waiting for you')
    expect(buttonsOf(answer.card)).toEqual(['Approve', 'Remark on a section', 'I was not there', 'Read all'])
    expect(cardOf(card).refresh.userIds).toHaveLength(3)
  })
})

it('sixty approvals at once are sixty approvals, and few updates of the card', async () => {
  const people = manyPeople(60)
  const plan = testPlan((p) => ({ ...p, people: [...p.people, ...people] }))
  const burst = await AppUnderTest.start({ plan, updateDelay: 1_000 })
  await burst.clients.installInTeam(CHANNEL_283, LEADER)
  const { id: large } = await burst.tab(LEADER).draft(meetingNotes(people.map((p) => p.id)))
  await burst.tab(LEADER).send(large, 1, DEADLINE)
  await burst.settle()
  const [card] = burst.teams.shownIn(CHANNEL_283)
  if (!card) throw new TypeError('nothing is posted in the channel')

  const answers = await Promise.all(people.map((p) => burst.clients.press(p.id, card, 'Godkänn')))
  await burst.settle()

  for (const answer of answers) expect(textOf(answer.card)).toContain('Du godkände version 1')
  expect(textOf(cardOf(card))).toContain('60 av 60 har godkänt')
  expect(card.history.length - 1).toBeLessThanOrEqual(6)
  expect(burst.teams.mostInFlight).toBe(1)
  expect(burst.teams.complaints).toEqual([])
  await burst.stop()
})

describe('a remark', () => {
  it('goes to the process leader, is taken, and only what changed is asked for again', async () => {
    const card = await sent()
    await app.clients.press(INES, card, 'Godkänn')
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    const remarked = await app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', {
      part: 's2',
      text: 'Budgeten ska visa två år.',
    })
    await app.settle()
    expect(textOf(remarked.card)).toContain('Tack! Din anmärkning är skickad till processledaren.')
    expect(textOf(remarked.card)).toContain(
      'Din anmärkning på § 2 Budgeten väntar på svar: ”Budgeten ska visa två år.”',
    )
    const asked = app.teams.shownIn(app.teams.openChat(LEADER)).at(-1)
    expect(textOf(asked && cardOf(asked))).toContain('Amir Karimi, § 2 Budgeten: Budgeten ska visa två år.')

    const { suggestions } = await app.tab(LEADER).page(id)
    await app.tab(LEADER).post(`/api/minutes/${id}/suggestions/${suggestions[0]?.id}/take`)
    const notes = meetingNotes([INES, FATIMA, AMIR])
    const [first, second, third] = notes.sections
    if (!first || !second || !third) throw new TypeError('the notes have three sections')
    await app.tab(LEADER).revise(id, 1, {
      ...notes,
      sections: [first, { ...second, decision: 'Ines tar fram en budget för två år.' }, third],
    })
    const newer = await sent(2)

    expect(app.teams.shownIn(CHANNEL_283).map((shown) => textOf(cardOf(shown)).split('\n')[0])).toEqual([
      'Version 1 är ersatt av version 2',
      'Mötesanteckningar att godkänna',
    ])
    expect(textOf(cardOf(newer))).toContain('Ändrat sedan version 1\n– § 2 Budgeten')
    expect((await app.tab(INES).page(id)).toApprove).toEqual(['s2'])
    expect((await app.tab(FATIMA).page(id)).toApprove).toEqual(['front', 's1', 's2', 's3'])
    const own = await app.clients.refresh(INES, newer)
    expect(textOf(own.card)).toContain('Ändrat sedan du godkände version 1\n– § 2 Budgeten')
    expect(buttonsOf(own.card)[0]).toBe('Godkänn ändringarna')
  })

  it('the card stays as it is while somebody writes in it', async () => {
    const card = await sent()
    await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    const before = card.history.length

    await app.clients.press(INES, card, 'Godkänn')
    await app.settle()
    expect(card.history).toHaveLength(before)

    app.clock.advance(120_000)
    await app.settle()
    expect(textOf(cardOf(card))).toContain('1 av 3 har godkänt')
  })

  it('an approval afterwards takes it back, and says so', async () => {
    const card = await sent()
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    await app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', { part: 's2', text: 'Oklart.' })

    const answer = await app.clients.press(AMIR, card, 'Godkänn')

    expect(textOf(answer.card)).toContain('Din obesvarade anmärkning drogs tillbaka.')
  })
})

describe('reopening', () => {
  it('needs a reason, stays visible, and asks again only for what changes', async () => {
    const card = await sent()
    for (const person of [INES, FATIMA, AMIR]) await app.clients.press(person, card, 'minutes.approve')
    await app.tab(LEADER).post(`/api/minutes/${id}/finish`)

    const refused = await app.tab(LEADER).request('POST', `/api/minutes/${id}/reopen`, { reason: ' ' })
    expect(refused).toMatchObject({
      status: 409,
      body: { refused: 'reason-missing', sentence: 'Skriv varför.' },
    })
    await app.tab(LEADER).post(`/api/minutes/${id}/reopen`, { reason: 'Fel årtal i § 1' })
    await app.settle()

    expect(textOf(cardOf(newest()))).toMatch(
      /Anders Hagman öppnade anteckningarna igen i dag .+ Skälet: Fel årtal i § 1/,
    )
    const notes = meetingNotes([INES, FATIMA, AMIR])
    const sections = notes.sections.map((s) => (s.id === 's1' ? { ...s, text: 'Utkastet från 2026.' } : s))
    await app.tab(LEADER).revise(id, 1, { ...notes, sections })
    await app.tab(LEADER).send(id, 2, DEADLINE)
    expect((await app.tab(INES).page(id)).toApprove).toEqual(['s1'])
    expect((await app.tab(INES).page(id)).reopenings).toMatchObject([{ reason: 'Fel årtal i § 1' }])
  })
})
