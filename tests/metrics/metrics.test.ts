import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import type { Server } from 'restify'
import type { Route } from '../../src/http/route'
import { httpServer } from '../../src/http/server'
import { LocalSignIn } from '../../src/http/sign-in'
import { Metrics } from '../../src/metrics/metrics'
import { links, memoryLog, plan, START } from '../support/builders'
import { Tab } from '../support/tab-client'

const TOKEN = 'nyckel-till-siffrorna'
const MATTER = 'a1b2c3d4e5f6a1b2c3d4'

describe('the figures of a server', () => {
  let server: Server
  let metrics: Metrics
  let url: string
  const route: Route = {
    method: 'get',
    path: '/api/minutes/:id',
    handle: async () => ({ status: 200, body: {} }),
  }

  beforeEach(async () => {
    metrics = new Metrics()
    server = httpServer({
      world: { now: () => START, today: () => START.slice(0, 10), plan: () => plan },
      links,
      log: memoryLog(),
      signIn: new LocalSignIn(() => plan),
      routes: [route],
      openRoutes: [],
      tabFolder: tmpdir(),
      operators: { log: memoryLog(), troubles: () => [], metrics, metricsToken: TOKEN },
      answered: (...about) => metrics.answered(...about),
      messages: async (_request, response) => void response.send(200),
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  async function figures(): Promise<string> {
    const response = await fetch(`${url}/api/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/)
    return response.text()
  }

  it('name routes by their pattern, and no person and no matter', async () => {
    const tab = new Tab(() => url, 'leader-kommun')
    await tab.request('GET', `/api/minutes/${MATTER}?from=hemligt`)
    await tab.request('GET', '/api/me')
    await fetch(`${url}/api/minutes/${MATTER}`)
    await fetch(`${url}/api/nothing/${MATTER}`)
    await fetch(`${url}/tab/minutes/${MATTER}`)
    await fetch(`${url}/api/notifications?validationToken=${MATTER}`, { method: 'POST' })

    const text = await figures()

    expect(text).toContain(
      'samsyn_http_request_seconds_count{method="GET",route="/api/minutes/:id",status="200"} 1',
    )
    expect(text).toContain('route="/api/minutes/:id",status="401"} 1')
    expect(text).toContain('route="/api/me",status="200"} 1')
    expect(text).toContain('route="other",status="404"} 1')
    expect(text).not.toMatch(new RegExp(`${MATTER}|hemligt|leader-kommun`))
  })
})

describe('the figures of SharePoint', () => {
  it('are by purpose, with what it charged and what was sent again', async () => {
    const metrics = new Metrics()
    const request = { method: 'GET', status: 200, units: 2, milliseconds: 120 }
    metrics.requested({ ...request, purpose: 'command' })
    metrics.requested({ ...request, purpose: 'command', status: 0 })
    metrics.requested({ ...request, purpose: 'audit', units: 40, method: 'POST' })
    metrics.retried('command')

    const text = await metrics.text()

    expect(text).toContain('samsyn_graph_resource_units_total{purpose="command"} 4')
    expect(text).toContain('samsyn_graph_resource_units_total{purpose="audit"} 40')
    expect(text).toContain('samsyn_graph_retries_total{purpose="command"} 1')
    expect(text).toContain(
      'samsyn_graph_request_seconds_bucket{le="0.25",purpose="command",method="GET",status="200"} 1',
    )
    expect(text).toContain('samsyn_graph_request_seconds_count{purpose="command",method="GET",status="0"} 1')
  })
})

describe('the age of the copy, and how late messages are', () => {
  it('are in seconds, as they are when somebody asks', async () => {
    const metrics = new Metrics()
    let age = 1_500
    metrics.watch({ ages: () => new Map([['Minutes', age]]), reconcileLag: () => age * 2 })
    expect(await metrics.text()).toContain('samsyn_replica_age_seconds{list="Minutes"} 1.5')

    age = 60_000

    const text = await metrics.text()
    expect(text).toContain('samsyn_replica_age_seconds{list="Minutes"} 60')
    expect(text).toContain('samsyn_reconcile_lag_seconds 120')
  })

  it('are not given where nobody watches', async () => {
    expect(await new Metrics().text()).not.toContain('replica_age')
  })
})

it('every figure says what it is, in the form of Prometheus', async () => {
  const metrics = new Metrics()
  metrics.watch({ ages: () => new Map(), reconcileLag: () => 0 })
  const lines = (await metrics.text()).split('\n').filter(Boolean)
  const helped = lines.filter((line) => /^# HELP samsyn_\w+ \S/.test(line))
  expect(helped).toHaveLength(6)
  expect(lines.every((line) => /^(# (HELP|TYPE) |[a-z_]+(\{[^}]*\})? [-+\d.einfNa]+$)/.test(line))).toBe(true)
})
