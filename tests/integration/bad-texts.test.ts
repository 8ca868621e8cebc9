import { AppUnderTest } from '../support/app-under-test'
import { buttonsOf, inputsOf, textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'
import { CARD_LIMIT } from '../support/teams-stand-in'

let app: AppUnderTest
let id: string
let card: Shown
let expectedFaults = 0

beforeEach(async () => {
  expectedFaults = 0
  app = await AppUnderTest.start()
  await app.clients.installInTeam(CHANNEL_283, LEADER)
  id = (await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))).id
  await app.tab(LEADER).send(id, 1, '2026-03-26')
  await app.settle()
  const [posted] = app.teams.shownIn(CHANNEL_283)
  if (!posted) throw new TypeError('nothing is posted in the channel')
  card = posted
})

afterEach(async () => {
  expect(app.faults()).toHaveLength(expectedFaults)
  expect(app.teams.complaints).toEqual([])
  await app.stop()
})

const action = (verb: unknown, data: unknown) => ({ type: 'Action.Execute', title: 'x', verb, data })
const approvals = async () => (await app.tab(LEADER).page(id)).answered

describe('strange texts', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['Markdown', '**fet** [länk](https://example.org) # rubrik'],
    ['HTML', '<script>alert(1)</script><b>fet</b> &amp;'],
    ['right-to-left marks', 'a\u202Eb\u2066c\u2069 \u200F שלום'],
    ['a formula', '=HYPERLINK("https://example.org";"klicka")'],
    ['placeholders', '{{name}} $t(bot.welcome) $1 {id}'],
    ['signs of other planes', '👩‍👩‍👧‍👦 𝔸𝔹 \u0000 \uFFFD'],
  ]

  it.each(texts)(
    'a remark with %s comes back as it was written, without marks that turn it',
    async (_, text) => {
      const answer = await app.clients.execute(
        AMIR,
        card,
        action('minutes.remark', { id, version: 1, part: 's2', text }),
      )

      const shown = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
      expect(textOf(answer.card)).toContain(`”${shown.replace(/\s+/g, ' ').trim()}”`)
      expect((await app.tab(LEADER).page(id)).suggestions[0]?.text).toBe(text.trim())
    },
  )

  it('a remark that is too long is not saved, and what was written is still there', async () => {
    const remark = (text: string) =>
      app.clients.execute(AMIR, card, action('minutes.remark', { id, version: 1, part: 's2', text }))

    const long = await remark('å'.repeat(2_001))
    expect(textOf(long.card)).toContain(
      'Texten är 2001 tecken. Här ryms högst 2000. Det du skrev finns kvar.',
    )
    expect(inputsOf(long.card).find((input) => input.id === 'text').value).toHaveLength(2_001)

    // So long a text does not fit into a card: the form stays as it is in the client, with what was written.
    for (const text of ['å'.repeat(60_000), '語'.repeat(60_001)]) {
      const longest = await remark(text)
      expect(longest.message).toContain(
        `Texten är ${text.length} tecken. Här ryms högst 2000. Det du skrev finns kvar.`,
      )
    }
    expect((await app.tab(LEADER).page(id)).suggestions).toEqual([])
  })

  it('pasted notes of 60,000 characters are read whole', async () => {
    const [form] = await app.clients.say(LEADER, 'anteckningar')
    if (!form) throw new TypeError('no form')
    const paragraphs = Array.from({ length: 600 }, (_, i) => `Stycke ${i} ${'ord '.repeat(22)}`).join('\n\n')

    const found = await app.clients.press(LEADER, form, 'Läs in', { text: `Kampanjen\n\n${paragraphs}` })

    expect(textOf(found.card)).toContain('Det här hittade jag i anteckningarna')
  })

  it('pasted notes that cannot be read stay in the form', async () => {
    const [form] = await app.clients.say(LEADER, 'anteckningar')
    if (!form) throw new TypeError('no form')

    const empty = await app.clients.execute(LEADER, form, action('minutes.read-notes', { text: ' \n ' }))

    expect(textOf(empty.card)).toContain('⚠ ')
    expect(buttonsOf(empty.card)[0]).toBe('Läs in')
  })

  it('notes whose every field is strange go the whole way', async () => {
    const strange = texts.map(([, text]) => text).join(' ')
    const notes = meetingNotes([INES], {
      title: strange.slice(0, 255),
      dnr: '=1+1',
      place: '<b>',
      alsoPresent: [strange.slice(0, 200)],
    })
    const sections = notes.sections.map((s) => ({
      ...s,
      heading: strange,
      text: strange.repeat(100),
      decision: strange.repeat(100),
    }))
    const { id: other } = await app.tab(LEADER).draft({ ...notes, sections })
    await app.tab(LEADER).send(other, 1, '2026-03-26')
    await app.settle()

    const posted = app.teams.shownIn(CHANNEL_283).at(-1)
    expect(textOf(posted && cardOf(posted))).toContain('=HYPERLINK("https://example.org";"klicka")')
    expect(JSON.stringify(posted)).not.toContain('\u202E')
    for (const format of ['docx', 'pdf']) {
      await expect(
        app.tab(LEADER).file(`/api/minutes/${other}/document?format=${format}`),
      ).resolves.toBeDefined()
    }
  })
})

describe('an old client', () => {
  it('approves by message, and is answered in the personal chat by the card in its place', async () => {
    await app.moveTo('2026-03-24T08:05:00.000Z')
    const [reminder] = app.teams.shownIn(app.teams.openChat(AMIR))
    if (!reminder) throw new TypeError('no reminder')

    const answers = await app.clients.submit(AMIR, reminder, 'Godkänn')

    expect(answers).toEqual([])
    expect(textOf(cardOf(reminder))).toContain('Du godkände version 1')
  })

  it('approves by message in the channel, and is answered in the personal chat, where nobody else reads it', async () => {
    const inChannel = await app.clients.submit(AMIR, card, 'Godkänn')

    const answer = app.teams.shownIn(app.teams.openChat(AMIR)).at(-1)
    expect(inChannel).toEqual([])
    expect(textOf(answer && cardOf(answer))).toContain('Du godkände version 1')
    expect(await approvals()).toBe(1)
  })

  it('with an unknown verb is answered with a sentence', async () => {
    const [answer] = await app.clients.say(INES, '', { value: { verb: 'toString' } })
    expect(answer?.activity.text).toContain('Knappen hör till en äldre version av kortet.')
  })

  it('with data of no shape is answered with help', async () => {
    const [answer] = await app.clients.say(INES, '', { value: { verb: ['x'] } })
    expect(textOf(answer && cardOf(answer))).toContain('Det här kan jag hjälpa dig med')
  })
})

describe('when the store fails in the middle', () => {
  beforeEach(() => {
    expectedFaults = 1
  })
  afterEach(() => jest.restoreAllMocks())

  const typed = 'Budgeten ska visa två år.'
  const failing = () =>
    jest.spyOn(app.lists, 'update').mockRejectedValueOnce(new RangeError('disk I/O error'))

  it('of a remark, the person is told that nothing was saved and gets the text back', async () => {
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    failing()

    const answer = await app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', {
      part: 's2',
      text: typed,
    })

    expect(answer.status).toBe(200)
    expect(answer.message).toContain(
      'Det gick inte att spara just nu, så inget är ändrat. Försök igen om en stund.',
    )
    expect(answer.message).toContain(typed)
    expect(answer.message).toMatch(/Ärendenummer för felsökning: [0-9a-f]{8}/)
    expect((await app.tab(LEADER).page(id)).suggestions).toEqual([])

    const again = await app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', {
      part: 's2',
      text: typed,
    })
    expect(textOf(again.card)).toContain('Tack! Din anmärkning är skickad till processledaren.')
  })

  it('of a remark from an old client, too', async () => {
    failing()
    const value = { verb: 'minutes.remark', id, version: 1, part: 's2', text: typed }

    const [answer] = await app.clients.say(AMIR, '', { value })

    expect(answer?.activity.text).toContain('Det gick inte att spara just nu')
    expect(answer?.activity.text).toContain(typed)
  })

  it('of an approval in the tab, nothing is acknowledged and nothing is kept', async () => {
    failing()

    const answer = await app.tab(AMIR).request('POST', `/api/minutes/${id}/approve`, { version: 1 })

    expect(answer).toMatchObject({ status: 503, body: { fault: expect.stringContaining('inget är ändrat') } })
    expect(await approvals()).toBe(0)
  })
})

it('every card that a press was answered with is below the limit', async () => {
  const answers = await Promise.all(
    ['minutes.view', 'minutes.remark-form', 'minutes.approve'].map((verb) =>
      app.clients.execute(INES, card, action(verb, { id, version: 1 })),
    ),
  )
  for (const answer of answers)
    expect(Buffer.byteLength(JSON.stringify(answer.card), 'utf16le')).toBeLessThan(CARD_LIMIT)
})
