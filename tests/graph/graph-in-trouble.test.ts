import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { AccessRefused, AnswerLost } from '../../src/graph/graph'
import { StoreUnavailable } from '../../src/lists/store'
import type { Fault } from '../support/graph/faults'
import { GraphInUse, SiteInUse, TOKEN } from './graph-in-use'

/** What an error tells to whoever logs it, with all that it carries. */
const told = (error: unknown) => inspect(error, { depth: 9, showHidden: true })

describe('a site that Samsyn may not use', () => {
  let site: SiteInUse
  beforeEach(async () => {
    site = await SiteInUse.start()
  })
  afterEach(() => site.stop())

  it('is trouble until it may again, and nobody tries in vain meanwhile', async () => {
    site.simulator.withdrawPermission()
    expect(await site.failure({ path: site.items })).toBeInstanceOf(AccessRefused)
    expect(site.graph.trouble).toBe('SharePoint refuses Samsyn the access (403)')
    expect(site.statuses).toEqual([403])

    site.simulator.grantPermission()
    await site.send({ path: site.items })
    expect(site.graph.trouble).toBeUndefined()
  })

  it('because its token is not taken is trouble as well', async () => {
    site.simulator.tokens.delete(site.simulator.appToken)
    expect(await site.failure(site.create)).toBeInstanceOf(AccessRefused)
    expect(site.graph.trouble).toBe('SharePoint refuses Samsyn the access (401)')
  })
})

describe('a service that is silent', () => {
  let site: SiteInUse
  beforeEach(async () => {
    site = await SiteInUse.start()
  })
  afterEach(() => site.stop())
  const isAsked = (times: number) => site.simulator.meter.until(() => site.statuses.length === times)

  it('is asked again while there is time, and is trouble from the first silence until it answers', async () => {
    site.simulator.goSilent()
    const asked = site.failure({ path: site.items }, 7_000)
    await isAsked(1)
    site.clock.advance(3_500)
    await isAsked(2)
    site.clock.advance(1_625)
    await isAsked(3)
    site.clock.advance(1_125)

    expect(await asked).toBeInstanceOf(StoreUnavailable)
    expect(site.clock.now()).toBe('2026-11-22T09:00:07.000Z')
    expect(site.graph.trouble).toBe('SharePoint has not answered since 2026-11-22T09:00:03.500Z')
    site.simulator.wakeUp()
    await site.send({ path: site.items })
    expect(site.graph.trouble).toBeUndefined()
  })

  it('leaves a write in doubt', async () => {
    site.simulator.goSilent()
    const asked = site.failure(site.create, 7_000)
    await isAsked(1)
    site.clock.advance(3_500)
    expect(await asked).toBeInstanceOf(AnswerLost)
  })

  it('is waited for at most 20 seconds at a time', async () => {
    site.simulator.goSilent()
    const asked = site.failure(site.create, Number.POSITIVE_INFINITY)
    await isAsked(1)
    site.clock.advance(19_999)
    expect(site.measured).toEqual([])
    site.clock.advance(1)
    expect(await asked).toBeInstanceOf(AnswerLost)
  })

  it('that answers with an error is no trouble once it answers properly', async () => {
    site.simulator.faults.add({ how: { status: 503 } })
    site.meanwhile = () => expect(site.graph.trouble).toMatch(/^SharePoint has not answered since/)
    await site.send({ path: site.items })
    expect(site.graph.trouble).toBeUndefined()
  })
})

describe('signing in', () => {
  let site: SiteInUse
  beforeEach(async () => {
    site = await SiteInUse.start()
  })
  afterEach(() => site.stop())
  class Declined extends Error {}

  it('that fails is tried again, for a write too, since nothing was sent', async () => {
    site.token = () => Promise.reject(new Declined('AADSTS7000222: The secret has expired.'))
    const error = await site.failure(site.create)
    expect(error).toBeInstanceOf(StoreUnavailable)
    expect(error).not.toBeInstanceOf(AccessRefused)
    expect(site.waits).toEqual([250, 500, 1_000, 2_000])
    expect(site.graph.trouble).toBe(
      'Samsyn could not sign in to Graph: AADSTS7000222: The secret has expired.',
    )

    site.token = async () => TOKEN
    await site.send(site.create)
    expect(site.graph.trouble).toBeUndefined()
  })

  it('that takes too long is not waited for longer than for Graph itself', async () => {
    const asked = Promise.withResolvers<void>()
    site.token = () => {
      asked.resolve()
      return new Promise(() => undefined)
    }
    const error = site.failure(site.create, 2_000)
    await asked.promise
    site.clock.advance(2_000)
    expect(await error).toBeInstanceOf(StoreUnavailable)
    expect(site.statuses).toEqual([])
  })
})

describe('the budget', () => {
  it('hears from each answer how much is left', async () => {
    const site = await SiteInUse.start(10)
    for (let i = 0; i < 5; i++) await site.send({ path: site.items })
    expect(site.budget.closedFor).toBe(60_000)
    await site.stop()
  })
})

describe('a service that answers strangely', () => {
  let server: Server
  let use: GraphInUse
  let answers: RequestListener[]
  const page = (status: number, headers = {}): RequestListener => {
    return (_request, response) => {
      response.writeHead(status, { 'Content-Type': 'text/html', ...headers })
      response.end('<html>Anna Andersson</html>')
    }
  }
  const well: RequestListener = (_request, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end('{"id":"1"}')
  }

  beforeEach(async () => {
    answers = []
    server = createServer((request, response) => (answers.shift() ?? well)(request, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    use = new GraphInUse(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  it('by a page of a gateway is heard for its status, and for how long it wants to be left alone', async () => {
    answers.push(page(429, { 'Retry-After': '2' }), page(503, { 'Retry-After': '1' }))
    expect((await use.send({})).status).toBe(200)
    expect(use.waits).toEqual([2_000, 1_000])

    answers.push(page(429, { 'Retry-After': '2' }))
    expect((await use.send({ method: 'POST', body: {} })).status).toBe(200)

    answers.push(page(403))
    expect(await use.failure({})).toBeInstanceOf(AccessRefused)
  })

  it('by a page where JSON should be is not quoted', async () => {
    for (let i = 0; i < 9; i++) answers.push(page(200))
    expect(told(await use.failure({}))).not.toMatch(/Anna|Andersson/)
  })

  it('by half an answer is waited for no longer than for a whole one', async () => {
    const half = Promise.withResolvers<void>()
    answers.push((_request, response) => {
      response.write('{"value":[')
      half.resolve()
    })
    const asked = use.send({}, 7_000)
    await half.promise
    use.clock.advance(3_500)
    expect((await asked).status).toBe(200)
  })

  it('is given the token, with each request, and asked for JSON', async () => {
    const headers: unknown[] = []
    answers.push((request, response) => {
      headers.push(request.headers)
      well(request, response)
    })
    await use.send({ method: 'POST', body: { a: 1 } })
    expect(headers).toMatchObject([{ authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }])
  })
})

describe('nothing secret', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['a refusal', { status: 403 }],
    ['an error', { status: 500 }],
    ['throttling', { status: 429, retryAfter: 30 }],
    ['a broken connection', { reset: 'before' }],
    ['an answer that is not JSON', { malformed: true }],
  ]
  it.each(faults)('is in what is told of %s', async (_, how) => {
    const site = await SiteInUse.start()
    site.simulator.faults.add({ how, times: 99 })
    for (const request of [{ path: site.items }, site.create]) {
      const error = await site.failure(request)
      expect(told(error)).not.toContain(TOKEN)
      expect(site.graph.trouble ?? '').not.toContain(TOKEN)
    }
    await site.stop()
  })

  it('is told of a token that cannot be sent', async () => {
    const site = await SiteInUse.start()
    site.token = async () => `${TOKEN}\nX-More: yes`
    const error = await site.failure({ path: site.items })
    expect(told(error)).not.toContain(TOKEN)
    expect(site.graph.trouble).not.toContain(TOKEN)
    await site.stop()
  })
})
