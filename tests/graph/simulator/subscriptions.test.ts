import { Caller, Moment, type Running, running } from './caller'
import { echo, Receiver } from './receiver'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('Subscriptions', () => {
  const moment = new Moment()
  let here: Running
  let receiver: Receiver
  beforeEach(async () => {
    here = await running({ now: moment.now })
    receiver = await Receiver.start()
  })
  afterEach(async () => {
    await receiver.stop()
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const inMinutes = (minutes: number) => new Date(moment.millis + minutes * MINUTE).toISOString()
  const wanted = (more = {}) => ({
    changeType: 'updated',
    notificationUrl: receiver.url,
    resource: here.list.slice(1),
    expirationDateTime: inMinutes(42_300),
    clientState: 'hemligt',
    ...more,
  })
  const subscribe = (more = {}) => here.app.post('/subscriptions', wanted(more))
  const change = () => here.graph.asPerson('p1').create('Rooms', {})

  it('is made when the receiver gives the token back as it is', async () => {
    const made = await subscribe()
    expect(made).toMatchObject({
      status: 201,
      body: { changeType: 'updated', resource: here.list.slice(1), clientState: 'hemligt' },
    })
    expect((await here.app.get(`/subscriptions/${made.body.id}`)).body).toEqual(made.body)
    expect((await here.app.get('/subscriptions')).body.value).toEqual([made.body])
    expect((await subscribe({ resource: here.list })).status).toBe(201)
  })

  it.each<[string, Receiver['validate']]>([
    [
      'another status',
      (response, token) => {
        response.writeHead(202, { 'content-type': 'text/plain' })
        response.end(token)
      },
    ],
    [
      'another type',
      (response, token) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end(token)
      },
    ],
    ['the token still encoded', (response, token) => echo(response, encodeURIComponent(token))],
    ['something else', (response) => echo(response, 'ok')],
    ['silence and a closed door', (response) => response.destroy()],
    [
      'the token, eleven seconds late',
      (response, token) => {
        moment.pass(11_000)
        echo(response, token)
      },
    ],
  ])('is not made when the receiver answers %s', async (_, validate) => {
    receiver.validate = validate
    expect(await subscribe()).toMatchObject({ status: 400, body: { error: { code: 'ValidationError' } } })
    expect((await here.app.get('/subscriptions')).body.value).toEqual([])
  })

  it.each([
    ['of another kind of change', { changeType: 'created,updated' }],
    ['of something else', { resource: 'me/messages' }],
    ['of a site that is not there', { resource: 'sites/x,1,2/lists/y' }],
    ['without end', { expirationDateTime: null }],
    ['that has ended', { expirationDateTime: '2020-01-01T00:00:00Z' }],
    ['that lasts too long', { expirationDateTime: '2027-11-22T00:00:00Z' }],
    ['with too long a secret', { clientState: 'x'.repeat(129) }],
    ['without address', { notificationUrl: null }],
    ['to an address in the open', { notificationUrl: 'http://samsyn.kommunen.se/' }],
    ['with an unknown property', { notificationurl: 'x' }],
    ['with an id of its own', { id: '7' }],
  ])('is refused: one %s', async (_, more) => {
    expect((await subscribe(more)).status).toBe(400)
  })

  it('is refused to those who may not read the list, and for a list that is not there', async () => {
    expect((await subscribe({ resource: `${here.site}/lists/annan` })).status).toBe(404)
    here.graph.withdrawPermission()
    expect((await subscribe()).status).toBe(403)
  })

  it('tells once of many changes, and of who was asked to be told', async () => {
    const made = await subscribe()
    change()
    change()
    expect(await here.graph.deliverNotifications()).toBe(1)
    expect(receiver.told).toEqual([
      {
        subscriptionId: made.body.id,
        subscriptionExpirationDateTime: expect.any(String),
        clientState: 'hemligt',
        changeType: 'updated',
        resource: here.list.slice(1),
        resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
        tenantId: expect.any(String),
      },
    ])
    expect(await here.graph.deliverNotifications()).toBe(0)
  })

  it('tells the app of what it wrote itself too, and not of other lists', async () => {
    await subscribe()
    const other = await here.admin.post(`${here.site}/lists`, { displayName: 'Annan' })
    await here.app.post(`${here.site}/lists/${other.body.id}/items`, { fields: {} })
    expect(await here.graph.deliverNotifications()).toBe(0)
    await here.app.post(here.items, { fields: {} })
    expect(await here.graph.deliverNotifications()).toBe(1)
  })

  it('tells of several subscriptions in one post', async () => {
    await subscribe()
    await subscribe({ clientState: 'annat' })
    change()
    expect(await here.graph.deliverNotifications()).toBe(2)
    expect(receiver.posts).toBe(1)
    expect(receiver.told.map(({ clientState }) => clientState)).toEqual(['hemligt', 'annat'])
  })

  it('tries again what was not taken, or taken too slowly, for four hours', async () => {
    await subscribe()
    receiver.status = 500
    change()
    expect(await here.graph.deliverNotifications()).toBe(0)
    receiver.status = 202
    receiver.onPost = () => moment.pass(3_001)
    expect(await here.graph.deliverNotifications()).toBe(0)
    receiver.onPost = () => undefined
    expect(await here.graph.deliverNotifications()).toBe(1)
    receiver.status = 500
    change()
    expect(await here.graph.deliverNotifications()).toBe(0)
    receiver.status = 202
    moment.pass(4 * HOUR)
    expect(await here.graph.deliverNotifications()).toBe(0)
  })

  it('tells nobody after its end, and lasts longer when it is prolonged', async () => {
    const { body } = await subscribe({ expirationDateTime: inMinutes(60) })
    const address = `/subscriptions/${body.id}`
    expect((await here.app.patch(address, { expirationDateTime: inMinutes(42_301) })).status).toBe(400)
    expect((await here.app.patch(address, { clientState: 'x' })).status).toBe(400)
    expect((await here.app.patch(address, { expirationDateTime: inMinutes(120) })).status).toBe(200)
    moment.pass(90 * MINUTE)
    change()
    expect(await here.graph.deliverNotifications()).toBe(1)
    change()
    moment.pass(30 * MINUTE)
    expect(await here.graph.deliverNotifications()).toBe(0)
    expect((await here.app.get(address)).status).toBe(404)
    expect((await here.app.patch(address, { expirationDateTime: inMinutes(60) })).status).toBe(404)
  })

  it('is ended by the one who made it, and not seen by others', async () => {
    const { body } = await subscribe()
    const address = `/subscriptions/${body.id}`
    expect((await here.admin.get(address)).status).toBe(404)
    expect((await here.app.delete(address)).status).toBe(204)
    change()
    expect(await here.graph.deliverNotifications()).toBe(0)
  })

  it('tells of its own life where it was given an address for that', async () => {
    const { body } = await subscribe({ lifecycleNotificationUrl: receiver.url })
    here.graph.lifecycle('reauthorizationRequired')
    here.graph.lifecycle('missed')
    expect(await here.graph.deliverNotifications()).toBe(2)
    expect(receiver.told.map(({ lifecycleEvent }) => lifecycleEvent)).toEqual([
      'reauthorizationRequired',
      'missed',
    ])
    expect(receiver.told[0]).toMatchObject({ subscriptionId: body.id, clientState: 'hemligt' })
    expect((await here.app.send('POST', `/subscriptions/${body.id}/reauthorize`)).status).toBe(204)
    here.graph.lifecycle('subscriptionRemoved')
    change()
    expect(await here.graph.deliverNotifications()).toBe(1)
    expect((await here.app.get(`/subscriptions/${body.id}`)).status).toBe(404)
  })

  it('tells by itself where it was started so', async () => {
    await here.graph.stop()
    here = await running({ now: moment.now, deliverByItself: true })
    await new Caller(here.graph, here.graph.appToken).post('/subscriptions', wanted())
    const told = new Promise<void>((resolve) => {
      receiver.onPost = resolve
    })
    change()
    await told
    expect(receiver.posts).toBe(1)
  })
})
