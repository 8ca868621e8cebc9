import { type Running, running } from './caller'

const JSON_BODY = { 'Content-Type': 'application/json' }

describe('Batches', () => {
  let here: Running
  beforeEach(async () => {
    here = await running()
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const batch = (requests: readonly unknown[]) => here.app.post('/$batch', { requests })
  const create = (id: string, fields: unknown, more = {}) => ({
    ...{ id, method: 'POST', url: here.items, headers: JSON_BODY, body: { fields } },
    ...more,
  })
  const byId = (answer: Awaited<ReturnType<typeof batch>>, id: string) =>
    answer.body.responses.find((response) => response.id === id)

  it('carries out each part, and answers them in another order', async () => {
    const answer = await batch([
      create('a', { RoomKey: 'a' }),
      create('b', { RoomKey: 'b' }),
      { id: 'c', method: 'GET', url: `${here.items}/1?$expand=fields` },
    ])
    expect(answer.status).toBe(200)
    expect(answer.body.responses.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(byId(answer, 'a')).toMatchObject({ status: 201, body: { id: '1' } })
    expect(byId(answer, 'c')).toMatchObject({ status: 200, body: { fields: { RoomKey: 'a' } } })
    expect(here.graph.items('Rooms')).toHaveLength(2)
  })

  it('lets one part fail without the others, and with those that depend on it', async () => {
    const answer = await batch([
      create('a', { RoomKey: 'a' }),
      create('b', { RoomKey: 'A' }),
      create('c', { RoomKey: 'c' }, { dependsOn: ['b'] }),
      create('d', { RoomKey: 'd' }, { dependsOn: ['a'] }),
      create('e', { RoomKey: 'e' }, { dependsOn: ['c'] }),
    ])
    const statuses = ['a', 'b', 'c', 'd', 'e'].map((id) => byId(answer, id)?.status)
    expect(statuses).toEqual([201, 400, 424, 201, 424])
    expect(here.graph.items('Rooms').map(({ RoomKey }) => RoomKey)).toEqual(['a', 'd'])
  })

  it('honours the headers of each part', async () => {
    const [{ eTag } = {}] =
      (await here.app.post(here.items, { fields: { RoomKey: 'a' } })) &&
      (await here.app.get(here.items)).body.value
    const patch = (id: string, etag: unknown) => ({
      ...{ id, method: 'PATCH', url: `${here.items}/1/fields`, body: { Title: id } },
      headers: { ...JSON_BODY, 'If-Match': etag },
    })
    const answer = await batch([patch('a', eTag), patch('b', eTag)])
    expect([byId(answer, 'a')?.status, byId(answer, 'b')?.status]).toEqual([200, 412])
    const gone = await batch([{ id: 'x', method: 'DELETE', url: `${here.items}/1` }])
    expect(byId(gone, 'x')).toEqual({ id: 'x', status: 204, headers: expect.anything() })
  })

  it('charges each part, and refuses parts one by one when they are too many', async () => {
    await batch([create('a', { RoomKey: 'a' }), { id: 'b', method: 'GET', url: `${here.items}/1` }])
    expect(here.graph.meter.total).toBe(3)
    here.graph.throttle.limits = { perMinute: 3, perDay: 1_000, retryAfter: true }
    const answer = await batch([create('c', { RoomKey: 'c' }), create('d', { RoomKey: 'd' })])
    expect([byId(answer, 'c')?.status, byId(answer, 'd')?.status]).toEqual([201, 429])
    expect(byId(answer, 'd')).toMatchObject({ headers: { 'Retry-After': '60' } })
  })

  it('lets a fault befall one part, or the whole', async () => {
    here.graph.faults.add({ path: /items\/7/, how: { status: 503, retryAfter: 5 } })
    const parts = [create('a', { RoomKey: 'a' }), { id: 'b', method: 'GET', url: `${here.items}/7` }]
    const answer = await batch(parts)
    expect([byId(answer, 'a')?.status, byId(answer, 'b')?.status]).toEqual([201, 503])
    here.graph.faults.add({ path: /batch/, how: { status: 504, afterEffect: true } })
    expect((await batch([create('c', { RoomKey: 'c' })])).status).toBe(504)
    expect(here.graph.items('Rooms')).toHaveLength(2)
  })

  it.each([
    ['no parts', []],
    ['21 parts', Array.from({ length: 21 }, (_, at) => ({ id: `${at}`, method: 'GET', url: '/sites/x' }))],
    [
      'the same id twice',
      [
        { id: '1', method: 'GET', url: '/a' },
        { id: '1', method: 'GET', url: '/b' },
      ],
    ],
    ['a part without id', [{ method: 'GET', url: '/a' }]],
    ['an absolute url', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/sites' }]],
    ['the version in a url', [{ id: '1', method: 'GET', url: '/v1.0/sites' }]],
    ['a batch within', [{ id: '1', method: 'POST', url: '/$batch' }]],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/a', body: {} }]],
    ['a part that depends on an unknown one', [{ id: '1', method: 'GET', url: '/a', dependsOn: ['2'] }]],
    ['an unknown property', [{ id: '1', method: 'GET', url: '/a', dependson: [] }]],
  ])('refuses %s', async (_, requests) => {
    expect((await batch(requests)).status).toBe(400)
  })

  it('refuses an unknown token as a whole', async () => {
    here.graph.tokens.clear()
    expect((await batch([create('a', { RoomKey: 'a' })])).status).toBe(401)
  })
})
