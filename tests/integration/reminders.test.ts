import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'

let app: AppUnderTest
let id: string
/** Thursday; two working days before it is Tuesday the 24th. */
const DEADLINE = '2026-03-26'

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  id = (await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))).id
  await app.tab(LEADER).send(id, 1, DEADLINE)
  await app.settle()
  const [card] = app.teams.shownIn(CHANNEL_283)
  if (!card) throw new TypeError('nothing is posted in the channel')
  await app.clients.press(INES, card, 'Godkänn')
  await app.settle()
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const chat = (person: string): readonly Shown[] => app.teams.shownIn(app.teams.openChat(person))
const last = (person: string): Shown => {
  const card = chat(person).at(-1)
  if (!card) throw new TypeError(`${person} has got nothing`)
  return card
}

describe('reminders', () => {
  it('go to those alone who are missing, in person and in their language, in working hours', async () => {
    await app.moveTo('2026-03-24T07:30:00.000Z')
    expect(chat(AMIR)).toEqual([])

    await app.moveTo('2026-03-24T08:05:00.000Z')

    expect(textOf(cardOf(last(AMIR)))).toContain('Påminnelse: ditt svar saknas.')
    expect(last(AMIR).activity.summary).toBe('Påminnelse: anteckningar att godkänna senast tors 26 mars')
    expect(textOf(cardOf(last(FATIMA)))).toContain('Reminder: your answer is missing.')
    expect(last(FATIMA).activity.summary).toBe('Reminder: notes to approve by Thu 26 March')
    expect(chat(INES)).toEqual([])
  })

  it('come once, whatever happens afterwards', async () => {
    await app.moveTo('2026-03-24T08:05:00.000Z')
    await app.moveTo('2026-03-24T12:00:00.000Z')
    await app.halt()
    await app.boot()
    await app.moveTo('2026-03-24T15:00:00.000Z')
    await app.moveTo('2026-03-25T10:00:00.000Z')

    expect(chat(AMIR)).toHaveLength(1)
    await app.moveTo('2026-03-26T10:00:00.000Z')
    expect(chat(AMIR)).toHaveLength(2)
  })

  it('can be answered where they stand, and then say what was answered', async () => {
    await app.moveTo('2026-03-24T08:05:00.000Z')

    const answer = await app.clients.press(AMIR, last(AMIR), 'Godkänn')
    await app.settle()

    expect(textOf(answer.card)).toContain('Ditt godkännande är sparat.')
    expect(textOf(cardOf(last(AMIR)))).toContain('Du godkände version 1 i dag')
    expect(textOf(cardOf(last(AMIR)))).not.toContain('Påminnelse')
  })

  it('never come at night, on a Saturday or on a public holiday', async () => {
    await app.tab(LEADER).post(`/api/minutes/${id}/extend`, { deadline: '2026-04-08' })
    // Easter 2026: Good Friday is 3 April, Easter Monday 6 April. Two working days before the 8th is Thursday the 2nd.
    for (const moment of ['03T10:00', '04T10:00', '05T10:00', '06T10:00', '07T05:00', '07T20:00']) {
      await app.moveTo(`2026-04-${moment}:00.000Z`)
    }

    expect(chat(AMIR)).toEqual([])
    await app.moveTo('2026-04-08T07:30:00.000Z')
    expect(chat(AMIR)).toHaveLength(1)
  })

  it('of a day on which nothing ran are not made up for later', async () => {
    await app.halt()
    app.clock.set('2026-03-25T10:00:00.000Z')
    await app.boot()
    await app.settle()

    expect(chat(AMIR)).toEqual([])
  })
})

describe('when the deadline passes', () => {
  beforeEach(async () => {
    await app.moveTo('2026-03-27T08:30:00.000Z')
  })

  it('the process leader is asked, and nobody is approved by silence', async () => {
    expect(textOf(cardOf(last(LEADER)))).toContain('Svarstiden har gått ut')
    expect(textOf(cardOf(last(LEADER)))).toContain('Saknas: Amir Karimi, Fatima Noor')
    expect(buttonsOf(cardOf(last(LEADER)))).toEqual([
      'Förläng svarstiden',
      'Avsluta och namnge dem',
      'Läs allt',
    ])
    expect((await app.tab(LEADER).page(id)).answered).toBe(1)
  })

  it('the process leader gives more time', async () => {
    const answer = await app.clients.press(LEADER, last(LEADER), 'Förläng svarstiden', {
      deadline: '2026-04-10',
    })
    await app.settle()

    expect(textOf(answer.card)).toContain('Svarstiden är förlängd till fre 10 april.')
    const [card] = app.teams.shownIn(CHANNEL_283)
    expect(textOf(card && cardOf(card))).toContain('Svara senast fre 10 april')
  })

  it('the process leader closes, and those who are missing are named', async () => {
    const answer = await app.clients.press(LEADER, last(LEADER), 'Avsluta och namnge dem')
    await app.settle()

    expect(textOf(answer.card)).toContain('Avslutade utan svar från: Amir Karimi, Fatima Noor')
    const [card] = app.teams.shownIn(CHANNEL_283)
    expect(textOf(card && cardOf(card))).toContain('Avslutade utan svar från: Amir Karimi, Fatima Noor')
    expect((await app.tab(INES).page(id)).finish?.missing).toEqual([FATIMA, AMIR])
  })
})
