import { AnswerLost } from '../../src/graph/graph'
import { StoreUnavailable } from '../../src/lists/store'
import type { Fault } from '../support/graph/faults'
import { SiteInUse, USER_AGENT } from './graph-in-use'

let site: SiteInUse
beforeEach(async () => {
  site = await SiteInUse.start()
})
afterEach(() => site.stop())

const ALWAYS = 1_000
const befalls = (how: Fault, times = 1) => site.simulator.faults.add({ how, times })
const statuses = () => site.statuses

describe('a request', () => {
  it('says whose it is, and who sends it, over plain HTTP too', async () => {
    const { status } = await site.send({ path: site.items })
    expect(status).toBe(200)
    expect(site.simulator.meter.log.map(({ userAgent }) => userAgent)).toEqual([USER_AGENT])
  })

  it('takes its query along as it is', async () => {
    site.simulator.seed('Rooms', [{ RoomKey: "Erik's & Eva's", House: 'a' }, { RoomKey: 'b' }])
    const filter = encodeURIComponent("fields/RoomKey eq 'Erik''s & Eva''s'")
    const { body } = await site.send({
      path: `${site.items}?$expand=fields($select=RoomKey,House)&$filter=${filter}`,
    })
    expect(body).toMatchObject({ value: [{ fields: { RoomKey: "Erik's & Eva's", House: 'a' } }] })
  })

  it('follows the addresses that Graph gives for the next page', async () => {
    site.simulator.seed('Rooms', [{ RoomKey: 'a' }, { RoomKey: 'b' }, { RoomKey: 'c' }])
    const keys: string[] = []
    for (let path: string | undefined = `${site.items}?$expand=fields&$top=2`; path !== undefined; ) {
      const { body } = await site.send({ path })
      const page = body as { value: { fields: { RoomKey: string } }[]; '@odata.nextLink'?: string }
      keys.push(...page.value.map(({ fields }) => fields.RoomKey))
      path = page['@odata.nextLink']
    }
    expect(keys).toEqual(['a', 'b', 'c'])
    expect(statuses()).toEqual([200, 200])
  })

  it('never goes to another address, with the token in it', async () => {
    const error = await site.failure({ path: 'https://graph.example/v1.0/sites/x' })
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(site.measured).toEqual([])
  })

  it('is conditional when it is told of which eTag', async () => {
    site.simulator.seed('Rooms', [{ RoomKey: 'a' }])
    const change = { method: 'PATCH', path: `${site.items}/1/fields`, body: { House: 'b' } } as const
    const answer = await site.send({ ...change, ifMatch: '"f00,1"' })
    expect(answer.status).toBe(412)
    expect((await site.send({ method: 'DELETE', path: `${site.items}/1` })).status).toBe(204)
    expect((await site.send({ ...change, path: `${site.items}/1/fields` })).status).toBe(404)
  })

  it.each([404, 409, 410, 412] as const)('that is answered with %i is answered, once', async (status) => {
    if (status !== 404) befalls({ status })
    const path = status === 404 ? `${site.items}/77` : site.items
    expect(await site.send({ path })).toMatchObject({ status, body: { error: expect.anything() } })
    expect(statuses()).toEqual([status])
  })
})

describe('a read', () => {
  const misfortunes: readonly (readonly [string, Fault, number])[] = [
    ['throttled, and told how long', { status: 429, retryAfter: 2 }, 2_000],
    ['throttled, and not told how long', { status: 429 }, 5_000],
    ['throttled, and told to come back at once', { status: 429, retryAfter: 0 }, 250],
    ['turned away by a service that is full', { status: 503, retryAfter: 3 }, 3_000],
    ['turned away by a service that is not there', { status: 503 }, 250],
    ['answered with 500', { status: 500 }, 250],
    ['answered with 502', { status: 502 }, 250],
    ['answered with 504', { status: 504 }, 250],
    ['cut off', { reset: 'before' }, 250],
    ['cut off before its answer', { reset: 'after' }, 250],
    ['answered with something that is not JSON', { malformed: true }, 250],
  ]
  it.each(misfortunes)('that is %s is repeated', async (_, how, wait) => {
    befalls(how)
    expect((await site.send({ path: site.items })).status).toBe(200)
    expect(site.waits).toEqual([wait])
    expect(statuses()).toHaveLength(2)
  })

  it('is repeated ever more slowly, and not beyond the deadline of who waits', async () => {
    befalls({ status: 500 }, ALWAYS)
    const error = await site.failure({ path: site.items }, 7_000)
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(site.waits).toEqual([250, 500, 1_000, 2_000])
  })

  it('of nobody who waits is given up after a minute', async () => {
    befalls({ status: 500 }, ALWAYS)
    await site.failure({ path: site.items }, Number.POSITIVE_INFINITY)
    expect(site.waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000])
  })

  it('whose wait is longer than its deadline is given up at once, as is the next, unasked', async () => {
    befalls({ status: 429, retryAfter: 30 })
    expect(await site.failure({ path: site.items })).toMatchObject({ retryAfter: 30_000 })
    expect(await site.failure({ path: site.items })).toMatchObject({ retryAfter: 30_000 })
    expect(statuses()).toEqual([429])
  })
})

describe('a write', () => {
  const inDoubt: readonly (readonly [string, Fault])[] = [
    ['answered with 500', { status: 500, afterEffect: true }],
    ['answered with 502', { status: 502 }],
    ['answered with 503', { status: 503, retryAfter: 1 }],
    ['answered with 504', { status: 504, afterEffect: true }],
    ['cut off', { reset: 'before' }],
    ['cut off before its answer', { reset: 'after' }],
    ['answered with something that is not JSON', { malformed: true }],
  ]
  it.each(inDoubt)('that is %s may have been done, and is not repeated', async (_, how) => {
    befalls(how)
    expect(await site.failure(site.create)).toBeInstanceOf(AnswerLost)
    expect(site.waits).toEqual([])
    expect(statuses()).toHaveLength(1)
  })

  it.each(['POST', 'PATCH', 'DELETE'] as const)(
    'that is throttled (%s) was not done, and is repeated',
    async (method) => {
      site.simulator.seed('Rooms', [{ RoomKey: 'x' }])
      befalls({ status: 429, retryAfter: 1 }, 2)
      const change = { method, path: `${site.items}/1${method === 'PATCH' ? '/fields' : ''}` }
      const answer = await site.send(method === 'POST' ? site.create : { ...change, body: { House: 'b' } })
      expect(answer.status).toBeLessThan(300)
      expect(site.waits).toEqual([1_000, 1_000])
      expect(site.simulator.items('Rooms')).toHaveLength({ POST: 2, PATCH: 1, DELETE: 0 }[method])
    },
  )

  it('to a service that takes no connections was not done, and is repeated', async () => {
    await site.simulator.refuseConnections()
    site.meanwhile = () => site.simulator.acceptConnections()
    expect((await site.send(site.create)).status).toBe(201)
    expect(site.waits).toEqual([250])
    expect(site.simulator.items('Rooms')).toHaveLength(1)
  })

  it('whose deadline has passed before it is sent was not done, and is not in doubt', async () => {
    const error = await site.failure(site.create, 0)
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(error).not.toBeInstanceOf(AnswerLost)
    expect(statuses()).toEqual([])
  })
})

describe('what is counted', () => {
  it('is what SharePoint charges, by purpose, repetitions included', async () => {
    const charged: Record<string, number> = {}
    const phase = async (purpose: 'command' | 'audit' | 'following', requests: readonly object[]) => {
      site.simulator.meter.clear()
      for (const request of requests) await site.send({ ...request, purpose })
      charged[purpose] = site.simulator.meter.total
    }
    site.simulator.faults.add({ method: 'PATCH', how: { status: 429, retryAfter: 1 }, times: 2 })
    const change = { method: 'PATCH', path: `${site.items}/1/fields`, body: { House: 'b' } }
    await phase('command', [site.create, change, { path: `${site.items}/1` }])
    await phase('following', [
      { path: site.items },
      { path: `${site.items}/delta?token=latest` },
      { path: '/subscriptions' },
    ])
    const parts = ['b', 'c'].map((RoomKey, i) => ({
      id: String(i),
      method: 'POST',
      url: site.items,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { RoomKey } },
    }))
    await phase('audit', [{ method: 'POST', path: '/$batch', body: { requests: parts }, units: 4 }])

    const units = (purpose: string) =>
      site.measured.filter((each) => each.purpose === purpose).reduce((sum, each) => sum + each.units, 0)
    expect(charged).toEqual({ command: 9, following: 5, audit: 4 })
    for (const [purpose, sum] of Object.entries(charged)) expect(units(purpose)).toBe(sum)
    expect(site.measured.map(({ status }) => status)).toEqual([201, 429, 429, 200, 200, 200, 200, 200, 200])
  })
})
