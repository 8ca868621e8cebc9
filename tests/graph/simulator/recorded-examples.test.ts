import { contract, contractsPresent } from '../../support/contracts'
import { unknownProperty } from '../../support/graph/known-properties'
import { schemaViolation } from '../../support/graph/schemas'
import { type Answer, Moment, type Running, running } from './caller'
import { Receiver } from './receiver'

interface Recorded {
  readonly request: { readonly url: string; readonly body: Record<string, unknown> }
  readonly response: { readonly status: number; readonly body: Record<string, unknown> }
}

const recorded = (name: string) => contract(`examples/${name}.json`) as unknown as Recorded
const whenPresent = contractsPresent() ? describe : describe.skip

/** Every property that stands in the recorded body stands in ours, with a value of the same type. */
function expectForm(ours: unknown, theirs: unknown, place: string): void {
  if (Array.isArray(theirs)) {
    expect([place, Array.isArray(ours)]).toEqual([place, true])
    const [own] = ours as unknown[]
    if (theirs.length > 0 && own !== undefined) expectForm(own, theirs[0], `${place}[0]`)
  } else if (typeof theirs === 'object' && theirs !== null) {
    for (const [name, value] of Object.entries(theirs)) {
      expectForm((ours as Record<string, unknown> | undefined)?.[name], value, `${place}.${name}`)
    }
  } else expect([place, typeof ours]).toEqual([place, typeof theirs])
}

whenPresent('What was recorded of the real service, asked of the simulator', () => {
  const moment = new Moment()
  let here: Running
  let columns: string
  beforeEach(async () => {
    here = await running({ now: moment.now })
    const { body } = await here.admin.post(`${here.site}/lists`, { displayName: 'Widgets' })
    columns = `${here.site}/lists/${body.id}/columns`
    for (const name of ['Name', 'Color']) await here.admin.post(columns, { name, text: {} })
    for (const name of ['Weight', 'Quantity']) await here.admin.post(columns, { name, number: {} })
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const expectLike = (answer: Answer, { response }: Recorded, ...except: readonly string[]) => {
    expect(answer.status).toBe(response.status)
    const body = Object.fromEntries(Object.entries(response.body).filter(([name]) => !except.includes(name)))
    expectForm(answer.body, body, 'body')
  }
  const items = () => columns.replace(/columns$/, 'items')

  it('makes a column', async () => {
    const example = recorded('graph-list-column-create')
    const body = { ...example.request.body, name: 'Label' }
    expectLike(await here.admin.post(columns, body), example)
  })

  it('lists columns', async () => {
    expectLike(await here.app.get(columns), recorded('graph-list-columns'))
  })

  it('makes an item', async () => {
    const example = recorded('graph-listitem-create')
    expectLike(await here.admin.post(items(), example.request.body), example)
  })

  it('changes the fields of an item', async () => {
    const example = recorded('graph-listitem-update-fields')
    await here.app.post(items(), { fields: { Name: 'Widget' } })
    const answer = await here.app.patch(`${items()}/1/fields`, example.request.body)
    expectLike(answer, example)
    expect(answer.body).toMatchObject(example.response.body)
  })

  it('tells of changes, of what was deleted, and from now on', async () => {
    for (let time = 0; time < 201; time += 1) await here.admin.post(items(), { fields: {} })
    const first = await here.app.get(`${items()}/delta`)
    expectLike(first, recorded('graph-listitem-delta-first-page'))
    expectLike(
      await here.app.get(`${items()}/delta?token=latest`),
      recorded('graph-listitem-delta-token-latest'),
    )
    const last = await here.app.get(first.body['@odata.nextLink'] ?? '')
    await here.admin.patch(`${items()}/1/fields`, { Name: 'x' })
    await here.app.delete(`${items()}/2`)
    const changes = await here.app.get(last.body['@odata.deltaLink'] ?? '')
    const example = recorded('graph-listitem-delta-last-page-deleted')
    expectLike(changes, example)
    expectForm(changes.body.value[1], (example.response.body.value as unknown[])[1], 'deleted')
  })

  it('refuses an eTag that is not true any more', async () => {
    await here.app.post(items(), { fields: {} })
    const answer = await here.app.patch(`${items()}/1/fields`, { Name: 'x' }, '"{0},7"')
    expectLike(answer, recorded('graph-error-412-listitem-resourcemodified'))
    const { error } = recorded('graph-error-412-listitem-resourcemodified').response.body
    expect(answer.body.error).toMatchObject(error as object)
  })

  it('throttles', async () => {
    here.graph.faults.add({ how: { status: 429, retryAfter: 120 } })
    const example = recorded('graph-error-429-sharepoint-retry-after')
    const answer = await here.app.get(here.site)
    expectLike(answer, example)
    expect(answer.headers.get('retry-after')).toBe('120')
    const { code, message } = answer.body.error
    expect(example.response.body.error).toMatchObject({ code, message })
  })

  it('grants an app something on a site', async () => {
    const example = recorded('graph-site-permissions-create')
    const answer = await here.admin.post(`${here.site}/permissions`, example.request.body)
    // The notice of what is deprecated is an annotation, which nobody needs.
    expectLike(answer, example, '@deprecated.GrantedToIdentities')
  })

  it('makes a subscription, and refuses one without a receiver', async () => {
    const receiver = await Receiver.start()
    const example = recorded('graph-subscription-create')
    const own = {
      changeType: 'updated',
      notificationUrl: receiver.url,
      resource: here.list,
      expirationDateTime: new Date(moment.millis + 3_600_000).toISOString(),
    }
    const answer = await here.app.post('/subscriptions', { ...example.request.body, ...own })
    // The metadata of v1.0 has no notificationContentType.
    expectLike(answer, example, 'notificationContentType', '@odata.context')
    receiver.validate = (response) => {
      response.writeHead(500)
      response.end()
    }
    const refused = await here.app.post('/subscriptions', { ...example.request.body, ...own })
    expectLike(refused, recorded('graph-error-400-subscription-validation'))
    await receiver.stop()
  })

  it('answers a batch', async () => {
    const requests = [{ id: '1', method: 'GET', url: here.site }]
    const answer = await here.app.post('/$batch', {
      requests: [...requests, { id: '3', method: 'GET', url: '/x' }],
    })
    const parts = recorded('graph-batch').response.body.responses as { readonly id: string }[]
    const refused = answer.body.responses.find(({ id }) => id === '3')
    expect(answer.status).toBe(200)
    expectForm(
      refused,
      parts.find(({ id }) => id === '3'),
      'refused',
    )
  })

  it('posts notifications as they are recorded', async () => {
    const receiver = await Receiver.start()
    const expirationDateTime = new Date(moment.millis + 3_600_000).toISOString()
    const address = { notificationUrl: receiver.url, lifecycleNotificationUrl: receiver.url }
    const own = { changeType: 'updated', resource: here.list, expirationDateTime, clientState: 'x' }
    await here.app.post('/subscriptions', { ...own, ...address })
    here.graph.asPerson('p1').create('Rooms', {})
    for (const event of ['reauthorizationRequired', 'missed', 'subscriptionRemoved'] as const) {
      await here.graph.deliverNotifications()
      here.graph.lifecycle(event)
    }
    await here.graph.deliverNotifications()
    await receiver.stop()
    const [change, ...lifecycle] = receiver.told
    const { id: _, resourceData: __, ...common } = firstIn('graph-notification-change')
    expectForm(change, common, 'change')
    for (const told of lifecycle) {
      const example = firstIn(`graph-notification-lifecycle-${String(told.lifecycleEvent).toLowerCase()}`)
      expectForm(told, example, String(told.lifecycleEvent))
    }
    expect(lifecycle).toHaveLength(3)
  })

  const firstIn = (name: string) => {
    const [first = {}] = contract(`examples/${name}.json`).value as Record<string, unknown>[]
    return first
  }
})

whenPresent('Microsoft’s metadata', () => {
  it('finds what is not right in an answer, and looks at the first two of a collection only', () => {
    const item = (id: unknown) => ({ id, fields: {} })
    expect(schemaViolation('listItem', item('1'))).toBeUndefined()
    expect(schemaViolation('listItem', item(1))).toContain('must be string')
    expect(schemaViolation('listItem.delta', { value: [item('1'), item(2)] })).toContain('must be string')
    expect(
      schemaViolation('listItemCollectionResponse', { value: [item('1'), item('2'), item(3)] }),
    ).toBeUndefined()
  })
})

describe('The names of properties, where Microsoft’s metadata is not at hand', () => {
  it.each([
    [
      'list',
      { displayName: 'A', list: { template: 'genericList' }, columns: [{ name: 'X', text: {} }] },
      undefined,
    ],
    ['list', { displayname: 'A' }, 'displayname'],
    ['list', { list: { templat: 'genericList' } }, 'list/templat'],
    ['list', { columns: [{ name: 'X', text: { maxlength: 3 } }] }, 'text/maxlength'],
    ['columnDefinition', { name: 'X', index: true }, 'index'],
    ['listItem', { id: '1', fields: { Anything: 1 }, 'fields@odata.context': 'x' }, undefined],
    ['listItem', { etag: 'x' }, 'etag'],
    ['listItemCollectionResponse', { value: [{ id: '1' }, { Id: '1' }] }, 'Id'],
    ['listItem.delta', { value: [{ deleted: { status: 'deleted' } }] }, 'deleted/status'],
    ['subscription', { resource: 'x', clientstate: 'x' }, 'clientstate'],
    ['fieldValueSet', { Anything: 1 }, undefined],
  ])('are looked at: %s %j', (type, body, property) => {
    const found = unknownProperty(type, body)
    if (property === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(`'${property}'`)
  })
})
