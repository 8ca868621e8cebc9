import { type Running, running } from './caller'

describe('Misbehaviour that a test asks for', () => {
  let here: Running
  const waited: number[] = []
  beforeEach(async () => {
    waited.length = 0
    here = await running({
      delay: async (milliseconds) => {
        waited.push(milliseconds)
      },
    })
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const create = (fields = {}) => here.app.post(here.items, { fields })
  const count = () => here.graph.items('Rooms').length

  it.each([
    [401, 'InvalidAuthenticationToken'],
    [403, 'accessDenied'],
    [409, 'resourceModified'],
    [410, 'resyncRequired'],
    [412, 'resourceModified'],
    [429, 'activityLimitReached'],
    [500, 'generalException'],
    [502, 'badGateway'],
    [503, 'serviceNotAvailable'],
    [504, 'gatewayTimeout'],
  ] as const)('answers %i once, writes nothing, and then is itself again', async (status, code) => {
    here.graph.faults.add({ how: { status } })
    const answer = await create()
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(answer.headers.get('retry-after')).toBeNull()
    expect(count()).toBe(0)
    expect((await create()).status).toBe(201)
  })

  it('says after how many seconds to come back, where the test says so', async () => {
    here.graph.faults.add({ how: { status: 429, retryAfter: 7 } }, { how: { status: 503, retryAfter: 9 } })
    expect((await create()).headers.get('retry-after')).toBe('7')
    expect((await create()).headers.get('retry-after')).toBe('9')
  })

  it('answers with a fault although it did what was asked', async () => {
    here.graph.faults.add({ how: { status: 504, afterEffect: true } })
    expect((await create()).status).toBe(504)
    expect(count()).toBe(1)
  })

  it('breaks the connection before anything is done, or after', async () => {
    here.graph.faults.add({ how: { reset: 'before' } })
    await expect(create()).rejects.toThrow()
    expect(count()).toBe(0)
    here.graph.faults.add({ how: { reset: 'after' } })
    await expect(create()).rejects.toThrow()
    expect(count()).toBe(1)
    expect(here.graph.meter.log.map(({ status, units }) => [status, units])).toEqual([
      [0, 0],
      [201, 2],
    ])
  })

  it('is slow before or after what it does', async () => {
    here.graph.faults.add({ how: { slow: 3_000, when: 'before' } }, { how: { slow: 5_000, when: 'after' } })
    expect((await create()).status).toBe(201)
    expect((await create()).status).toBe(201)
    expect(waited).toEqual([3_000, 5_000])
  })

  it('does what was asked even when nobody waits for it any more', async () => {
    await here.graph.stop()
    const reached = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const delay = () => {
      reached.resolve()
      return end.promise
    }
    here = await running({ delay })
    here.graph.faults.add({ how: { slow: 60_000, when: 'before' } })
    const abandoned = new AbortController()
    const request = fetch(`${here.graph.url}/v1.0${here.items}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${here.graph.appToken}`, 'content-type': 'application/json' },
      body: '{"fields":{}}',
      signal: abandoned.signal,
    })
    await reached.promise
    abandoned.abort()
    await expect(request).rejects.toThrow()
    end.resolve()
    await create()
    expect(count()).toBe(2)
  })

  it('answers with something that is not JSON', async () => {
    here.graph.faults.add({ how: { malformed: true } })
    await expect(create()).rejects.toThrow(SyntaxError)
    expect(count()).toBe(1)
  })

  it('befalls only the requests that are meant, as often as meant, after those that are let pass', async () => {
    here.graph.faults.add({ method: 'POST', path: /\/items$/, times: 2, skip: 1, how: { status: 500 } })
    expect((await here.app.get(here.items)).status).toBe(200)
    const statuses = [await create(), await create(), await create(), await create()].map(
      ({ status }) => status,
    )
    expect(statuses).toEqual([201, 500, 500, 201])
    expect(here.graph.faults.happened).toBe(2)
  })

  it('befalls requests by a chance that is the same every time', async () => {
    const run = async () => {
      const there = await running({ seed: 7 })
      there.graph.faults.add({ times: 100, probability: 0.5, how: { status: 500 } })
      const statuses: number[] = []
      for (let time = 0; time < 20; time += 1) statuses.push((await there.app.get(there.items)).status)
      await there.graph.stop()
      return statuses
    }
    const [first, second] = [await run(), await run()]
    expect(first).toEqual(second)
    expect(new Set(first)).toEqual(new Set([200, 500]))
  })

  it('takes the permission back, and gives it again', async () => {
    here.graph.withdrawPermission()
    expect((await create()).status).toBe(403)
    here.graph.grantPermission()
    expect((await create()).status).toBe(201)
  })

  it('loses a list, a column, and the display name of a list', async () => {
    await create({ House: 'Norr', Title: 'x' })
    here.graph.deleteColumn('Rooms', 'House')
    expect((await create({ House: 'Norr' })).body.error.message).toBe("Field 'House' is not recognized")
    expect(here.graph.items('Rooms')).toEqual([{ id: '1', Title: 'x' }])
    here.graph.renameList('Rooms', 'Annat namn')
    expect((await here.app.get(`${here.site}/lists/SamsynRooms`)).body.displayName).toBe('Annat namn')
    here.graph.deleteList('Rooms')
    expect((await create()).status).toBe(404)
  })

  it('goes silent, and wakes up', async () => {
    here.graph.goSilent()
    const abandoned = new AbortController()
    const unanswered = fetch(`${here.graph.url}/v1.0${here.site}`, { signal: abandoned.signal })
    await here.graph.meter.until(() => here.graph.meter.log.length === 1)
    here.graph.wakeUp()
    expect((await create()).status).toBe(201)
    abandoned.abort()
    await expect(unanswered).rejects.toThrow()
  })

  it('refuses connections, and takes them again where it did', async () => {
    const { url } = here.graph
    await here.graph.refuseConnections()
    await expect(create()).rejects.toThrow()
    await here.graph.acceptConnections()
    expect(here.graph.url).toBe(url)
    expect((await create()).status).toBe(201)
  })
})
