import type { Me } from '../../src/http/api'
import { AppUnderTest, type Start } from '../support/app-under-test'
import { textOf } from '../support/card-reading'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import { answered, timePasses } from '../support/hasty-clock'
import { AMIR, CHANNEL_283, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import { cardOf } from '../support/teams-connector'

let app: AppUnderTest
let sharePoint: GraphSimulator

async function started(options: Start = {}): Promise<void> {
  app = await AppUnderTest.start({ store: 'sharepoint', graph: {}, ...options })
  if (!app.store.simulator) throw new TypeError('this app is to be on SharePoint')
  sharePoint = app.store.simulator
  await app.clients.installInTeam(CHANNEL_283, LEADER)
}

afterEach(async () => {
  await answered(app.clock, app.stop())
})

const seconds = (count: number) => timePasses(app.clock, count * 1_000)
const plan = async () => (await app.tab(LEADER).get<Me>('/api/me')).plan
const nameOf = async (person: string) => (await plan()).people.find(({ id }) => id === person)?.name

function rowOf(list: string, column: string, value: string): string {
  const row = sharePoint.items(list).find((item) => item[column] === value)
  if (!row) throw new TypeError(`${list} has no row ${value}`)
  return row.id
}

const colleague = () => sharePoint.asPerson(app.plan.people.find(({ id }) => id === INES)?.entraId ?? '')
const rename = (name: string) => colleague().edit('People', rowOf('People', 'PersonId', AMIR), { Name: name })
const disbelieved = () =>
  app.log.filter(({ message }) => message === 'a notification that is not ours is ignored')

describe('what people edit in the lists', () => {
  it('counts within a minute where SharePoint does not tell of it', async () => {
    await started()
    const kson = rowOf('Administrations', 'AdministrationId', 'kson')

    colleague().edit('Administrations', kson, { Name: 'Kommunstyrelsens nya förvaltning' })
    colleague().edit('Processes', rowOf('Processes', 'Number', '2.8.3'), { Title: 'Kommunikation med unga' })
    rename('Amir Karimi Lind')
    await seconds(62)

    const { administrations, processes } = await plan()
    expect(administrations.map(({ name }) => name)).toContain('Kommunstyrelsens nya förvaltning')
    expect(processes.find(({ number }) => number === '2.8.3')?.title).toBe('Kommunikation med unga')
    expect(await nameOf(AMIR)).toBe('Amir Karimi Lind')
    expect(app.faults()).toEqual([])
  })

  it('but cannot be read, is shown to whoever typed it, and the last good value stays in force', async () => {
    await started()
    await app.clients.install(INES)

    colleague().edit('People', rowOf('People', 'PersonId', AMIR), { Administration: 'Vägverket' })
    await seconds(62)
    await app.settle()

    const shown = app.teams.shownIn(app.teams.openChat(INES)).map((message) => textOf(cardOf(message)))
    expect(shown.join('\n')).toContain('Vägverket')
    const amir = (await plan()).people.find(({ id }) => id === AMIR)
    expect(amir?.administration).toBe('bou')
  })
})

describe('where SharePoint tells of changes', () => {
  it('an edit counts at once', async () => {
    await started({ notified: true })
    await seconds(5)

    rename('Amir Karimi Lind')
    expect(await sharePoint.deliverNotifications()).toBeGreaterThan(0)
    await seconds(3)

    expect(await nameOf(AMIR)).toBe('Amir Karimi Lind')
  })

  it('nobody is believed who does not know the secret of the subscription', async () => {
    await started({ notified: true })
    await seconds(5)
    rename('Amir Karimi Lind')

    const forged = { value: [{ subscriptionId: 'somebody-elses', clientState: 'guessed' }] }
    const answer = await app.tab(LEADER).request('POST', '/api/notifications', forged)
    await seconds(30)

    expect(answer.status).toBe(202)
    expect(disbelieved()).toHaveLength(1)
    expect(await nameOf(AMIR)).toBe('Amir Karimi')
  })

  it('a subscription that is removed is made anew, and what was missed meanwhile is found', async () => {
    await started({ notified: true })
    await seconds(5)

    sharePoint.lifecycle('subscriptionRemoved')
    rename('Amir Karimi Lind')
    await sharePoint.deliverNotifications()
    await seconds(5)
    expect(await nameOf(AMIR)).toBe('Amir Karimi Lind')

    rename('Amir Karimi Ek')
    expect(await sharePoint.deliverNotifications()).toBeGreaterThan(0)
    await seconds(3)
    expect(await nameOf(AMIR)).toBe('Amir Karimi Ek')
  })

  it.each(['reauthorizationRequired', 'missed'] as const)(
    'after "%s" it is looked at again',
    async (event) => {
      await started({ notified: true })
      await seconds(5)
      const renewed = () => sharePoint.meter.by.get('PATCH subscription')?.requests ?? 0

      sharePoint.lifecycle(event)
      await sharePoint.deliverNotifications()
      await seconds(5)

      expect(renewed() > 0).toBe(event === 'reauthorizationRequired')
      expect(app.faults()).toEqual([])
    },
  )

  it('subscriptions are renewed before they end', async () => {
    await started({ notified: true })
    await seconds(5)
    const made = sharePoint.meter.by.get('POST subscriptions')?.requests ?? 0

    app.clock.advance(20_000 * 60_000 + 1_000)
    await seconds(5)

    expect(sharePoint.meter.by.get('PATCH subscription')?.requests).toBe(made)
  })
})

describe('a row that is Samsyn’s alone', () => {
  it.each(['edited', 'removed'])('is put back when it is %s', async (how) => {
    await started({ notified: true })
    const { id } = await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))
    const before = sharePoint.items('Minutes')[0]
    if (!before) throw new TypeError('no minutes')
    await seconds(5)

    if (how === 'edited') colleague().edit('Minutes', before.id, { Title: 'Mitt möte', Stage: 'Klart' })
    else colleague().remove('Minutes', before.id)
    await sharePoint.deliverNotifications()
    await seconds(310)

    const after = sharePoint.items('Minutes')
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({ MatterId: id, Title: before.Title, Stage: before.Stage })
    expect(await app.tab(LEADER).send(id, 1, '2026-03-26')).toMatchObject({ stage: 'approval' })
    expect(
      app.log.filter(({ level, message }) => level === 'warn' && message.includes('put back')),
    ).toHaveLength(1)
  })

  it('that was removed a moment ago is put back by the next command, which is carried out', async () => {
    await started()
    const { id } = await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))
    const [row] = sharePoint.items('Minutes')
    colleague().remove('Minutes', row?.id ?? '')

    const sent = await app.tab(LEADER).send(id, 1, '2026-03-26')

    expect(sent.stage).toBe('approval')
    expect(sharePoint.items('Minutes').map(({ MatterId }) => MatterId)).toEqual([id])
  })
})
