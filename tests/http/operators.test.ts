import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, plugins, type Server } from 'restify'
import { type OperatorParts, serveOperators } from '../../src/http/operators'
import { memoryLog } from '../support/builders'

const TOKEN = 'nyckel-till-siffrorna'

let server: Server
let url: string
let troubles: string[]
let taken: unknown[]
let notified: (body: unknown) => void
let metricsToken: string | undefined

beforeEach(async () => {
  troubles = []
  taken = []
  notified = (body) => void taken.push(body)
  metricsToken = TOKEN
  server = createServer()
  server.use(plugins.queryParser({ mapParams: false }))
  const parts: OperatorParts = {
    log: memoryLog(),
    troubles: () => troubles,
    metrics: { text: async () => 'samsyn_up 1\n', contentType: 'text/plain; version=0.0.4' },
    get metricsToken() {
      return metricsToken
    },
    notified: (body) => notified(body),
  }
  serveOperators(server, parts)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, { headers })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

async function post(query: string, body: unknown, type = 'application/json') {
  const response = await fetch(`${url}/api/notifications${query}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

describe('the health of the server', () => {
  it('is good as long as it answers, whatever its store does', async () => {
    troubles = ['SharePoint has not answered since 2026-11-22T09:00:00.000Z']
    expect(await get('/api/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  })

  it('is that of its store where it is asked whether it is ready', async () => {
    const ready = await get('/api/health/ready')
    expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { ready: true, reasons: [] }])

    troubles = ['SharePoint refuses Samsyn the access (403)', 'the list Protokoll is old']
    const not = await get('/api/health/ready')
    expect([not.status, JSON.parse(not.text)]).toEqual([503, { ready: false, reasons: troubles }])
    expect(not.headers.get('cache-control')).toBe('no-store')
  })
})

describe('the figures', () => {
  it('are served to who has the token', async () => {
    const answer = await get('/api/metrics', { Authorization: `Bearer ${TOKEN}` })
    expect(answer).toMatchObject({ status: 200, text: 'samsyn_up 1\n' })
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4')
  })

  it.each([
    '',
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    'Bearer',
    `Bearer ${TOKEN.toUpperCase()}`,
  ])('are not there for “%s”', async (authorization) => {
    expect(await get('/api/metrics', { Authorization: authorization })).toMatchObject({
      status: 404,
      text: '{}',
    })
  })

  it('are there for nobody where there is no token', async () => {
    metricsToken = undefined
    for (const authorization of ['', 'Bearer ', 'Bearer undefined'])
      expect((await get('/api/metrics', { Authorization: authorization })).status).toBe(404)
  })
})

describe('SharePoint asking whether the address is ours', () => {
  it('gets its question back, decoded, as plain text', async () => {
    const question = 'Validation: åtkomst för 100 % & mer'
    const answer = await post(`?validationToken=${encodeURIComponent(question)}`, '', 'text/plain')
    expect(answer).toMatchObject({ status: 200, text: question })
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(taken).toEqual([])
  })

  it('with a plus for a space is understood', async () => {
    expect((await post('?validationToken=Validation%3A+Testing', '')).text).toBe('Validation: Testing')
  })

  it('is never taken for a page', async () => {
    const answer = await post(`?validationToken=${encodeURIComponent('<script>alert(1)</script>')}`, '')
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBeTruthy()
  })

  it('gets no more back than such a question is long', async () => {
    expect((await post(`?validationToken=${'x'.repeat(9_000)}`, '')).text).toHaveLength(4_096)
  })

  it.each(['?validationToken=a&validationToken=b', '?validationToken[x]=a'])(
    'by %s is no question',
    async (query) => {
      expect(await post(query, '', 'application/json')).toMatchObject({ status: 400, text: '{}' })
    },
  )
})

describe('SharePoint telling of changes', () => {
  const body = { value: [{ subscriptionId: 's', clientState: 'c' }] }

  it('is acknowledged, and what it says is handed on', async () => {
    expect((await post('', body)).status).toBe(202)
    expect(taken).toEqual([body])
  })

  it('is acknowledged before anything is done about it, and whatever becomes of that', async () => {
    notified = () => new Promise(() => undefined)
    expect((await post('', body)).status).toBe(202)
    class Broken extends Error {}
    notified = () => {
      throw new Broken()
    }
    expect((await post('', body)).status).toBe(202)
    expect((await get('/api/health')).status).toBe(200)
  })

  it('in no JSON is refused', async () => {
    expect((await post('', '{"value":')).status).toBe(400)
    expect(taken).toEqual([])
  })

  it('at great length is refused', async () => {
    const answer = await post('', { value: 'x'.repeat(300_000) })
    expect(answer.status).toBe(413)
    expect(taken).toEqual([])
  })

  it('is not asked for: there is nothing to get', async () => {
    expect((await get('/api/notifications')).status).toBe(405)
  })
})
