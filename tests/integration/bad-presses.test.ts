import { auditList } from '../../src/matters/audit'
import { minutesList } from '../../src/minutes/list'
import { AppUnderTest } from '../support/app-under-test'
import { inputsOf, textOf } from '../support/card-reading'
import { AMIR, CHANNEL_283, FATIMA, GUEST, INES, LEADER, OUTSIDER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf, type Shown } from '../support/teams-connector'

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
/** An answer with what differs between two matters taken out. */
const withoutIds = (answer: unknown, ...ids: string[]) =>
  ids.reduce((text, one) => text.replaceAll(one, 'ID'), JSON.stringify(answer))

describe('a press on an outdated card', () => {
  it('is answered with the fresh card and one sentence, and approves nothing', async () => {
    await app.clients.press(INES, card, 'Godkänn')
    const outdated = cardOf(card)
    const notes = meetingNotes([INES, FATIMA, AMIR], { place: 'Stadshuset' })
    await app.tab(LEADER).revise(id, 1, notes)
    await app.tab(LEADER).send(id, 2, '2026-03-27')

    const answer = await app.clients.pressIn(AMIR, card, outdated, 'Godkänn')

    expect(answer.status).toBe(200)
    expect(textOf(answer.card)).toContain(
      '⚠ Anteckningarna har kommit i en ny version sedan du öppnade kortet.',
    )
    expect(textOf(answer.card)).toContain('version 2')
    expect(await approvals()).toBe(0)
  })

  it('after the minutes were locked shows the locked card', async () => {
    const outdated = cardOf(card)
    for (const person of [INES, FATIMA, AMIR]) await app.clients.pressIn(person, card, outdated, 'Godkänn')

    const answer = await app.clients.pressIn(AMIR, card, outdated, 'Anmärk på ett avsnitt')

    expect(textOf(answer.card)).toContain('Mötesanteckningar godkända av alla')
    expect(textOf(answer.card)).toContain('⚠ Anteckningarna är låsta.')
  })

  it('keeps what was written when the section is gone', async () => {
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    const data = { id, version: 1, part: 'gone', text: 'Min långa tanke' }

    const answer = await app.clients.execute(AMIR, card, action('minutes.remark', data))

    expect(form.card).toBeDefined()
    expect(textOf(answer.card)).toContain('Avsnittet finns inte längre')
    expect(inputsOf(answer.card).find((input) => input.id === 'text').value).toBe('Min långa tanke')
  })
})

describe('a double press', () => {
  it('approves once, and is answered alike', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => app.clients.press(INES, card, 'Godkänn')))
    const again = await app.clients.press(INES, card, 'Godkänn')
    await app.app.followUp.flush()

    for (const answer of [...answers, again]) expect(textOf(answer.card)).toContain('Du godkände version 1')
    const events = (await app.lists.all(auditList)).map((row) => row.fields.Event)
    expect(events.filter((event) => event === 'approved')).toHaveLength(1)
  })

  it('sends one remark', async () => {
    const form = await app.clients.press(AMIR, card, 'Anmärk på ett avsnitt')
    const typed = { part: 's2', text: 'Budgeten ska visa två år.' }
    const send = () => app.clients.pressIn(AMIR, card, form.card, 'Skicka anmärkningen', typed)

    const answers = [...(await Promise.all([send(), send()])), await send()]

    for (const answer of answers)
      expect(textOf(answer.card)).toContain('Din anmärkning på § 2 Budgeten väntar på svar')
    expect((await app.tab(LEADER).page(id)).suggestions).toHaveLength(1)
  })

  it('the same remark can be made again once it has been declined', async () => {
    const data = { id, version: 1, part: 's2', text: 'Budgeten ska visa två år.' }
    await app.clients.execute(AMIR, card, action('minutes.remark', data))
    const { suggestions } = await app.tab(LEADER).page(id)
    await app
      .tab(LEADER)
      .post(`/api/minutes/${id}/suggestions/${suggestions[0]?.id}/decline`, { reason: 'Nej' })

    await app.clients.execute(AMIR, card, action('minutes.remark', data))

    expect((await app.tab(LEADER).page(id)).suggestions.map((s) => s.status)).toEqual(['declined', 'open'])
  })

  it('saves one draft and sends it once', async () => {
    const [form] = await app.clients.say(LEADER, 'anteckningar')
    if (!form) throw new TypeError('no form')
    const found = await app.clients.press(LEADER, form, 'Läs in', { text: 'Kampanjen\n\nVi talade om den.' })
    const typed = { title: 'Träff', date: '2026-03-15', meeting: 'process:2.8.3' }
    const save = () => app.clients.pressIn(LEADER, form, found.card, 'Spara som utkast', typed)
    const [draft] = await Promise.all([save(), save()])
    await save()

    const typedAgain = { deadline: '2026-03-26', present: `${INES},${AMIR}` }
    const send = () => app.clients.pressIn(LEADER, form, draft.card, 'Skicka för godkännande', typedAgain)
    const sends = [...(await Promise.all([send(), send()])), await send()]
    await app.settle()

    expect(await app.lists.all(minutesList)).toHaveLength(2)
    expect(app.teams.shownIn(CHANNEL_283)).toHaveLength(2)
    for (const answer of sends) expect(answer.status).toBe(200)
  })
})

describe('an action on behalf of someone else', () => {
  it('counts for the one who pressed, whatever the data say', async () => {
    const data = { id, version: 1, by: INES, person: INES, actor: INES, from: { aadObjectId: 'x' } }

    const answer = await app.clients.execute(AMIR, card, action('minutes.approve', data))

    expect(textOf(answer.card)).toContain('Du godkände version 1')
    expect((await app.tab(INES).page(id)).mine).toBe('waiting')
    expect((await app.tab(AMIR).page(id)).mine).toBe('approved')
  })

  it('of one who is not asked approves nothing', async () => {
    // An ambassador of the process who was not at the meeting may read, and is not asked.
    const present = [INES, FATIMA, AMIR]
    const other = app.plan.people.find((p) => p.processes.includes('2.8.3') && !present.includes(p.id))
    const answer = await app.clients.execute(
      other?.id ?? '',
      card,
      action('minutes.approve', { id, version: 1 }),
    )

    expect(textOf(answer.card)).toContain('Du behöver inte godkänna de här anteckningarna.')
    expect(await approvals()).toBe(0)
  })

  it('of one whom the plan does not know is answered with whom to ask', async () => {
    const answer = await app.clients.execute(
      '11111111-0000-4000-8000-000000000001',
      card,
      action('minutes.approve', { id, version: 1 }),
    )

    expect(answer.status).toBe(200)
    expect(answer.message).toContain('Jag hittar dig inte i planen')
    expect(answer.message).toContain('Anders Hagman')
    expect(await approvals()).toBe(0)
  })
})

describe('a matter that one may not see', () => {
  const verbs: readonly (readonly [string, Record<string, unknown>])[] = [
    ['minutes.approve', { version: 1 }],
    ['minutes.absent', { version: 1 }],
    ['minutes.view', {}],
    ['minutes.remark-form', { version: 1 }],
    ['minutes.remark', { version: 1, part: 's1', text: 'Nyfiken' }],
    ['minutes.remark', { version: 1, part: 's1', text: '' }],
    ['minutes.remark', { version: 1, part: 's1', text: 'x'.repeat(2_001) }],
    ['minutes.remark', { version: 7, part: 'none', text: 'Nyfiken' }],
    ['minutes.extend', { deadline: '2026-04-01' }],
    ['minutes.extend', {}],
    ['minutes.finish', {}],
    ['minutes.send', { version: 1, deadline: '2026-04-01' }],
    ['minutes.save-draft', { intake: 'x', title: 'x', meeting: 'steering' }],
  ]

  it.each(verbs)('%s %j is answered as for one that does not exist', async (verb, data) => {
    for (const person of [OUTSIDER, GUEST]) {
      const hidden = await app.clients.execute(person, card, action(verb, { ...data, id }))
      const absent = await app.clients.execute(person, card, action(verb, { ...data, id: 'nosuchmatter' }))

      expect(withoutIds(hidden, id)).toBe(withoutIds(absent, 'nosuchmatter'))
      expect(hidden.status).toBe(200)
      expect(hidden.message).toBeDefined()
    }
  })

  const requests: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ['GET', ''],
    ['GET', '?version=1'],
    ['GET', '/compare?from=1&to=1'],
    ['GET', '/document?format=docx'],
    ['POST', '/send', { version: 1, deadline: '2026-04-01' }],
    ['POST', '/approve', { version: 1 }],
    ['POST', '/absent', { version: 1 }],
    ['POST', '/extend', { deadline: '2026-04-01' }],
    ['POST', '/finish'],
    ['POST', '/reopen', { reason: 'x' }],
    ['POST', '/suggestions', { version: 1, kind: 'remark', partId: 's1', text: 'Nyfiken' }],
    ['POST', '/suggestions', { version: 1, kind: 'remark', partId: 's1', text: '' }],
    ['POST', '/suggestions/abc/take'],
    ['POST', '/suggestions/abc/decline', { reason: 'x' }],
    ['PUT', '', { base: 1, content: meetingNotes([INES]) }],
  ]

  const asked = requests.map(([method, path, body]) => ({ method, path, body }))
  it.each(asked)(
    '$method $path is answered as for one that does not exist',
    async ({ method, path, body }) => {
      const ask = (matter: string) => app.tab(OUTSIDER).request(method, `/api/minutes/${matter}${path}`, body)

      const hidden = await ask(id)
      const absent = await ask('nosuchmatter')

      expect(withoutIds(hidden, id)).toBe(withoutIds(absent, 'nosuchmatter'))
      expect(hidden.status).toBeGreaterThanOrEqual(400)
      expect(hidden.status).toBeLessThan(500)
    },
  )
})

describe('an unknown or malformed action', () => {
  const polluting = JSON.parse(
    '{"__proto__":{"version":1},"constructor":{"prototype":{"polluted":true}},"version":1}',
  )
  let nested: unknown = 'deep'
  for (let i = 0; i < 2_000; i++) nested = { nested }

  const actions: readonly (readonly [string, unknown])[] = [
    ['an unknown verb', action('minutes.destroy', {})],
    ['a verb of every object', action('constructor', {})],
    ['a verb that is a prototype', action('__proto__', {})],
    ['a verb that is no text', action({ verb: 'x' }, {})],
    ['a verb of great length', action('x'.repeat(10_000), {})],
    ['no data', action('minutes.approve', undefined)],
    ['data that are text', action('minutes.approve', 'hej')],
    ['data that are a list', action('minutes.approve', [1, 2])],
    ['a version that is text', action('minutes.approve', { id: 'x', version: '1' })],
    ['a version below the first', action('minutes.approve', { id: 'x', version: -1 })],
    ['an id that is an object', action('minutes.approve', { id: { $ne: '' }, version: 1 })],
    ['an id of great length', action('minutes.approve', { id: 'x'.repeat(9_999), version: 1 })],
    ['keys that pollute', action('minutes.approve', polluting)],
    ['data nested two thousand deep', action('minutes.approve', nested)],
    ['no action', undefined],
    ['an action that is null', null],
    ['an action that is text', 'minutes.approve'],
    ['a deadline that is no day', action('minutes.extend', { id: 'x', deadline: 'i morgon' })],
  ]

  it.each(actions)('%s is answered with a sentence, and HTTP 200', async (_, malformed) => {
    const answer = await app.clients.execute(INES, card, malformed)

    expect(answer.status).toBe(200)
    expect(answer.message).toBe(
      'Knappen hör till en äldre version av kortet. Öppna Samsyn för att fortsätta.',
    )
    expect(await approvals()).toBe(0)
    expect({}).not.toHaveProperty('polluted')
  })

  it('an invoke that is not of a card is answered with 501', async () => {
    const envelope = app.clients.envelope(INES, CHANNEL_283)
    const answer = await app.clients.deliver({ ...envelope, type: 'invoke', name: 'task/fetch', value: {} })
    expect(answer.status).toBe(501)
  })

  it.each([
    ['nothing', '', 400],
    ['no JSON', '{"type":', 400],
    ['JSON that is no activity', '[]', 400],
    ['an activity without anything', '{}', 400],
    ['a body that is too large', JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }), 413],
    ['brackets without end', '['.repeat(100_000), 400],
  ])('a body of %s is refused', async (_, body, status) => {
    expect((await app.clients.deliverText(body)).status).toBe(status)
  })
})
