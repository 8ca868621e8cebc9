import { Moment, type Running, running } from './caller'

describe('What SharePoint charges, and how much it allows', () => {
  const moment = new Moment()
  let here: Running
  const started = async (options: Parameters<typeof running>[0] = {}) => {
    here = await running({ now: moment.now, ...options })
  }
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const unitsOf = async (task: () => Promise<unknown>) => {
    const before = here.graph.meter.total
    await task()
    return here.graph.meter.total - before
  }

  it('charges what is published', async () => {
    await started()
    const { app, admin, site, list, items } = here
    expect(await unitsOf(() => app.get(site))).toBe(1)
    expect(await unitsOf(() => app.get(list))).toBe(1)
    expect(await unitsOf(() => app.get(`${site}/lists`))).toBe(2)
    expect(await unitsOf(() => app.get(`${list}/columns`))).toBe(2)
    expect(await unitsOf(() => app.post(items, { fields: {} }))).toBe(2)
    expect(await unitsOf(() => app.get(`${items}/1?$expand=fields`))).toBe(1)
    expect(await unitsOf(() => app.get(items))).toBe(2)
    expect(await unitsOf(() => app.patch(`${items}/1/fields`, { Title: 'x' }))).toBe(2)
    expect(await unitsOf(() => app.delete(`${items}/1`))).toBe(2)
    expect(await unitsOf(() => app.get(`${items}/delta`))).toBe(2)
    expect(await unitsOf(() => app.get(`${items}/delta?token=latest`))).toBe(1)
    expect(await unitsOf(() => admin.get(`${site}/permissions`))).toBe(5)
    expect(await unitsOf(() => app.get(`${items}/99`))).toBe(1)
  })

  it('keeps a log, and sums by method and kind', async () => {
    await started()
    await here.app.send('GET', `${here.items}?$top=5`, undefined, {
      'user-agent': 'NONISV|Kommunen|Samsyn/1.0',
    })
    await here.app.get(`${here.items}?$top=7`)
    expect(here.graph.meter.by.get('GET items')).toEqual({ requests: 2, units: 4 })
    expect(here.graph.meter.log[0]).toEqual({
      at: moment.millis,
      method: 'GET',
      kind: 'items',
      path: here.items,
      query: '$top=5',
      status: 200,
      units: 2,
      userAgent: 'NONISV|Kommunen|Samsyn/1.0',
      batched: false,
    })
    here.graph.meter.clear()
    expect([here.graph.meter.total, here.graph.meter.log]).toEqual([0, []])
  })

  it('throttles an app above its minute, counts what it throttles, and begins anew with the next', async () => {
    await started({ limits: { perMinute: 10 } })
    const ask = () => here.app.get(here.items)
    for (let time = 0; time < 5; time += 1) expect((await ask()).status).toBe(200)
    moment.pass(20_000)
    const refused = await ask()
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'activityLimitReached' } } })
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(here.graph.meter.total).toBe(12)
    expect((await here.admin.get(here.items)).status).toBe(200)
    moment.pass(40_000)
    expect((await ask()).status).toBe(200)
  })

  it('tells of the limit from 80 % of it', async () => {
    await started({ limits: { perMinute: 10 } })
    const ask = async () => (await here.app.get(here.items)).headers
    for (let time = 0; time < 3; time += 1) expect((await ask()).get('ratelimit-limit')).toBeNull()
    moment.pass(15_000)
    const headers = await ask()
    expect(headers.get('ratelimit-limit')).toBe('10')
    expect(headers.get('ratelimit-remaining')).toBe('2')
    expect(headers.get('ratelimit-reset')).toBe('45')
  })

  it('throttles an app above its day, and need not say for how long', async () => {
    await started({ limits: { perDay: 4, retryAfter: false } })
    await here.app.get(here.items)
    await here.app.get(here.items)
    moment.pass(60_000)
    const refused = await here.app.get(here.items)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBeNull()
    moment.pass(24 * 60 * 60_000)
    expect((await here.app.get(here.items)).status).toBe(200)
  })
})
