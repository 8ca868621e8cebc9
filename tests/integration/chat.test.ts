import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, inputsOf, textOf } from '../support/card-reading'
import { CHANNEL_283, ENGLISH_GUEST, FATIMA, GUEST, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'

let app: AppUnderTest

beforeEach(async () => {
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
})

afterEach(async () => {
  expect(app.faults()).toEqual([])
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const NOTES = `Minnesanteckningar processträff Kommunikation

Datum: 2026-03-14

Dnr KS 2026-114

Deltagare: Ines Moreno, Amir Karimi, Kalle Utanför

## Kampanjen
Gruppen gick igenom utkastet.
Beslut
Kampanjen startar i september.

## Nästa möte
Den 11 april.`

async function only(said: Promise<readonly Shown[]>): Promise<Shown> {
  const [message, ...more] = await said
  if (!message || more.length > 0) throw new TypeError('the bot did not answer with one message')
  return message
}

describe('handing in notes in a chat', () => {
  it('by pasting: what was found is shown for correction, saved as a draft, and sent', async () => {
    const form = await only(app.clients.say(LEADER, 'anteckningar'))
    const found = await app.clients.press(LEADER, form, 'Läs in', { text: NOTES })
    expect(textOf(found.card)).toContain('– 1 beslut')
    expect(textOf(found.card)).toContain('– Deltagare: Amir Karimi, Ines Moreno')
    expect(textOf(found.card)).toContain('– Inte i planen: Kalle Utanför')
    const given = Object.fromEntries(inputsOf(found.card).map((input) => [input.id, input.value]))
    expect(given).toMatchObject({ date: '2026-03-14', dnr: 'KS 2026-114' })

    const draft = await app.clients.pressIn(LEADER, form, found.card, 'Spara som utkast', {
      title: 'Processträff Kommunikation',
      meeting: 'process:2.8.3',
    })
    expect(textOf(draft.card)).toContain('Utkastet är sparat. Bara ni som får ändra i det kan se det.')
    await app.settle()
    expect(app.teams.shownIn(CHANNEL_283)).toEqual([])

    const out = await app.clients.pressIn(LEADER, form, draft.card, 'Skicka för godkännande', {
      deadline: '2026-03-26',
      present: `${INES},${FATIMA}`,
    })
    await app.settle()

    expect(textOf(out.card)).toContain('Anteckningarna är utskickade för godkännande.')
    const [card] = app.teams.shownIn(CHANNEL_283)
    expect(textOf(card && cardOf(card))).toContain('Kampanjen startar i september.')
    expect(textOf(card && cardOf(card))).toContain('0 av 2 har godkänt · saknas: Fatima Noor, Ines Moreno')
  })

  it('by attaching a Word file', async () => {
    const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
    const children = [
      new Paragraph({ text: 'Minnesanteckningar Kommunikation', heading: HeadingLevel.TITLE }),
      heading('Kampanjen'),
      new Paragraph('Gruppen gick igenom utkastet.'),
      heading('Nästa möte'),
      new Paragraph('Den 11 april.'),
    ]
    const file = await Packer.toBuffer(new Document({ sections: [{ children }] }))

    const found = await only(app.clients.attach(LEADER, 'Anteckningar.docx', file))

    expect(textOf(cardOf(found))).toContain('Det här hittade jag i anteckningarna')
    expect(textOf(cardOf(found))).toContain('– 2 avsnitt')
  })

  it('a file that cannot be read is answered with what to do', async () => {
    const said = await only(
      app.clients.attach(LEADER, 'Anteckningar.docx', Buffer.from('PK\u0003\u0004 inte en fil')),
    )

    expect(said.activity.text).toContain('Filen går inte att läsa. Den kan vara skadad.')
  })

  it('a file that lies elsewhere is not fetched', async () => {
    const content = { downloadUrl: 'http://127.0.0.1:9/hemligt.txt' }
    const attachments = [
      { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'x.txt', content },
    ]

    const said = await only(app.clients.say(LEADER, '', { attachments }))

    expect(said.activity.text).toContain('Filen ligger på en plats som jag inte får hämta från.')
  })

  it('is for process leaders', async () => {
    expect((await only(app.clients.say(INES, 'anteckningar'))).activity.text).toBe(
      'Det här kan bara en processledare göra.',
    )
    expect((await only(app.clients.attach(INES, 'a.txt', Buffer.from('Hej')))).activity.text).toBe(
      'Det här kan bara en processledare göra.',
    )
  })

  it('what is open from the last meeting stands in the next template, until it is noted as done', async () => {
    const action = { id: 'a1', what: 'Ta fram budget', who: INES, due: '2026-04-01', done: false }
    const notes = meetingNotes([INES])
    const [first, ...rest] = notes.sections
    if (!first) throw new TypeError('the notes have sections')
    const withAction = (done: boolean) => ({
      ...notes,
      sections: [{ ...first, actions: [{ ...action, done }] }, ...rest],
    })
    await app.tab(LEADER).draft(withAction(false))

    const template = () =>
      app
        .tab(LEADER)
        .get<{ content: typeof notes }>('/api/minutes-template?kind=process&process=2.8.3&date=2026-04-11')
    expect((await template()).content.sections.flatMap((s) => s.actions)).toEqual([action])

    await app.tab(LEADER).draft({ ...withAction(true), meetingDate: '2026-04-11' })
    expect((await template()).content.sections.flatMap((s) => s.actions)).toEqual([])
  })
})

describe('in the personal chat', () => {
  it.each(['mina', 'Mina ärenden', 'my'])(
    '“%s” shows everything that waits for the person, and nothing else',
    async (word) => {
      const { id } = await app.tab(LEADER).draft(meetingNotes([INES]))
      await app.tab(LEADER).send(id, 1, '2026-03-26')

      const mine = await only(app.clients.say(INES, word))
      const other = await only(app.clients.say(FATIMA, word))

      expect(textOf(cardOf(mine))).toContain(
        'En sak väntar på dig.\nGodkänn anteckningar ›\nProcessträff 2.8.3 Kommunikation · lör 14 mars · senast tors 26 mars',
      )
      expect(textOf(cardOf(other))).toBe('My matters\nNothing is waiting for you right now.')
    },
  )

  it('“hjälp” says what the bot can do, by role', async () => {
    const leader = textOf(cardOf(await only(app.clients.say(LEADER, 'hjälp'))))
    const ambassador = textOf(cardOf(await only(app.clients.say(INES, 'Hjälp!'))))
    const guest = textOf(cardOf(await only(app.clients.say(GUEST, 'help'))))

    expect(leader).toContain('Som processledare lämnar du in anteckningar')
    expect(ambassador).toContain('Som ambassadör godkänner du')
    expect(ambassador).not.toContain('**anteckningar**')
    expect(guest).toContain('Som gäst kan du läsa det som är färdigställt.')
  })

  it('an English person is answered in English, also one whom the plan does not know', async () => {
    expect(textOf(cardOf(await only(app.clients.say(ENGLISH_GUEST, 'hjälp'))))).toContain(
      'As a guest you can read what is finished.',
    )
    const english = { ...app.clients.envelope('a stranger', 'a:stranger'), locale: 'en-US' }
    app.teams.openChat('stranger')
    await app.clients.deliver({ ...english, type: 'message', text: 'hello' })
    expect(app.teams.shownIn('a:stranger').at(-1)?.activity.text).toContain('I cannot find you in the plan')
  })

  it('whoever gets the app is greeted', async () => {
    const [welcome] = await app.clients.install(INES)

    expect(textOf(welcome && cardOf(welcome))).toContain('Hej! Jag är Samsyn.')
    expect(buttonsOf(welcome && cardOf(welcome))).toEqual(['Mina ärenden', 'Lyft ett hinder', 'Öppna Samsyn'])
  })

  it('what is not understood is answered with help', async () => {
    const answer = await only(app.clients.say(INES, 'vad blir det för mat'))

    expect(textOf(cardOf(answer))).toContain('Det här kan jag hjälpa dig med')
  })

  it('in a channel, where all can read, nothing of what waits for one person is told', async () => {
    const { id } = await app.tab(LEADER).draft(meetingNotes([INES]))
    await app.tab(LEADER).send(id, 1, '2026-03-26')
    const envelope = app.clients.envelope(INES, CHANNEL_283, '123')

    await app.clients.deliver({ ...envelope, type: 'message', text: '<at>Samsyn</at> mina' })

    const said = app.teams.shownIn(CHANNEL_283).filter((shown) => shown.replyTo)
    expect(said.map((shown) => textOf(cardOf(shown)).split('\n')[0])).toEqual([
      'Det här kan jag hjälpa dig med',
    ])
    const [help] = said
    const own = help && (await app.clients.press(INES, help, 'Mina ärenden'))
    expect(textOf(own?.card)).toContain('En sak väntar på dig.')
  })
})
