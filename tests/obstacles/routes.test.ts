import { type ApiRequest, MalformedRequest } from '../../src/http/route'
import type { ObstacleList, ObstaclePage, ObstacleRefused } from '../../src/obstacles/api'
import { obstacleRoutes } from '../../src/obstacles/routes'
import type { Person } from '../../src/plan/model'
import { done, keyNo, raisedBy, server } from './server'
import {
  amir,
  decisionOf,
  fatima,
  guest,
  ines,
  leader,
  MEASURE,
  OBSTACLE,
  outsider,
  SOLUTION,
  viewIn,
} from './story'

/** The tab's API, without the wire. */
function tab() {
  const s = server()
  const routes = obstacleRoutes(s)
  const call = async <T = ObstaclePage & ObstacleRefused>(
    who: Person,
    method: string,
    path: string,
    body?: unknown,
  ) => {
    const parts = path.split('/')
    const route = routes.find((r) => {
      const own = r.path.split('/')
      return (
        r.method === method &&
        own.length === parts.length &&
        own.every((p, i) => p[0] === ':' || p === parts[i])
      )
    })
    if (!route) throw new TypeError(`no route ${method} ${path}`)
    const names = route.path.split('/')
    const params = Object.fromEntries(
      names.flatMap((n, i) => (n[0] === ':' ? [[n.slice(1), parts[i] ?? '']] : [])),
    )
    const view = viewIn(who.language)
    const request: ApiRequest = { person: who, view, params, query: {}, body, header: () => undefined }
    const answer = await route.handle(request)
    return { status: answer.status, body: ('body' in answer ? answer.body : {}) as T }
  }
  const post = (who: Person, id: string, action: string, body: unknown) =>
    call(who, 'post', `/api/obstacles/${id}/${action}`, body)
  return { ...s, call, post }
}

describe('the tab', () => {
  it('raises an obstacle and gets its page', async () => {
    const { call } = tab()
    const key = '0123456789abcdef0123'
    const { status, body } = await call(ines, 'post', '/api/obstacles', { ...OBSTACLE, key })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...OBSTACLE,
      id: `obstacle-${key}`,
      processInWords: '2.8.3 Kommunikation',
      by: ines.id,
      at: '2026-03-18T10:00:00.000Z',
      stage: 'raised',
      standing: 'raised',
      status: 'Hos processledaren',
      waitsForMe: false,
      version: 1,
      leaders: [leader.id],
      way: [{ is: 'raised', by: ines.id, at: '2026-03-18T10:00:00.000Z' }],
      may: { revise: true, solve: false, lift: false, withdraw: true, takeUpAgain: false },
    })
    expect((await call(ines, 'post', '/api/obstacles', { ...OBSTACLE, key })).body).toEqual(body)
  })

  it('lists what a person may see, in their language, and where they may raise more', async () => {
    const { call, obstacles } = tab()
    await raisedBy(obstacles)
    const list = async (who: Person) => (await call<ObstacleList>(who, 'get', '/api/obstacles')).body
    expect(await list(leader)).toMatchObject({ obstacles: [{ waitsForMe: true, title: OBSTACLE.title }] })
    expect((await list(leader)).mayRaiseIn).toHaveLength(25)
    expect((await list(fatima)).obstacles[0]?.status).toBe('With the process leader')
    expect(await list(guest)).toEqual({ obstacles: [], mayRaiseIn: [] })
  })

  it('goes the whole way, and tells it', async () => {
    const { call, post, obstacles, proposals } = tab()
    const { id } = await raisedBy(obstacles)
    await post(ines, id, 'revise', { title: OBSTACLE.title, text: 'Bättre text' })
    const stale = await post(leader, id, 'lift', { version: 1, measure: MEASURE })
    expect(stale).toMatchObject({
      status: 409,
      body: { refused: 'changed-meanwhile', page: { text: 'Bättre text', version: 2 } },
    })
    const lifted = await post(leader, id, 'lift', { version: 2, measure: MEASURE })
    expect(lifted.body).toMatchObject({ stage: 'lifted', proposal: { id: `decision-${keyNo(1)}` } })
    expect(lifted.body.proposal).not.toHaveProperty('stage')
    proposals.there.set(`decision-${keyNo(1)}`, decisionOf(`decision-${keyNo(1)}`, []))
    proposals.readers = [leader]
    const page = async (who: Person) => (await call(who, 'get', `/api/obstacles/${id}`)).body
    expect((await page(leader)).proposal).toEqual({ id: `decision-${keyNo(1)}`, stage: 'draft' })
    expect((await page(amir)).proposal).toEqual({ id: `decision-${keyNo(1)}` })
    expect((await page(amir)).way.map(({ is }) => is)).toEqual(['raised', 'lifted'])
    expect((await page(amir)).may).toEqual({
      ...{ revise: false, solve: false, lift: false, withdraw: false, takeUpAgain: false },
    })
  })

  it('solves it, takes it up again and withdraws it', async () => {
    const { post, obstacles } = tab()
    const { id } = await raisedBy(obstacles)
    expect((await post(leader, id, 'solve', { version: 1, measure: SOLUTION })).body.standing).toBe('solved')
    expect((await post(leader, id, 'take-up-again', { reason: '' })).body).toMatchObject({
      refused: 'reason-missing',
      sentence: 'Skriv varför, så att de andra förstår.',
      page: { stage: 'solved', may: { takeUpAgain: true } },
    })
    expect((await post(leader, id, 'take-up-again', { reason: 'Nej.' })).body.waitsForMe).toBe(true)
    expect((await post(ines, id, 'withdraw', { reason: 'Klart.' })).body.way.at(-1)).toMatchObject({
      is: 'withdrawn',
      text: 'Klart.',
    })
  })

  it('is told why not, with the page where it may be seen', async () => {
    const { call, post, obstacles } = tab()
    const { id } = await raisedBy(obstacles)
    expect(await post(amir, id, 'solve', { version: 1, measure: SOLUTION })).toMatchObject({
      status: 403,
      body: { refused: 'only-process-leader', page: { id } },
    })
    for (const answer of [
      await call(outsider, 'get', `/api/obstacles/${id}`),
      await post(outsider, id, 'solve', { version: 1, measure: SOLUTION }),
      await call(leader, 'get', '/api/obstacles/none'),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { refused: 'not-found' } })
      expect(answer.body).not.toHaveProperty('page')
    }
    const key = '0123456789abcdef0123'
    await done(obstacles.raise(leader, { ...OBSTACLE, process: '2.1.1' }, key))
    const taken = await call(ines, 'post', '/api/obstacles', { ...OBSTACLE, key })
    expect([taken.status, taken.body]).toEqual([
      404,
      expect.not.objectContaining({ page: expect.anything() }),
    ])
    expect((await call(guest, 'post', '/api/obstacles', OBSTACLE)).status).toBe(403)
  })

  it('does not understand what is malformed', async () => {
    const { call, post, obstacles } = tab()
    const { id } = await raisedBy(obstacles)
    await expect(call(ines, 'post', '/api/obstacles', { title: 'x' })).rejects.toThrow(MalformedRequest)
    await expect(call(ines, 'post', '/api/obstacles', { ...OBSTACLE, key: 'short' })).rejects.toThrow(
      MalformedRequest,
    )
    await expect(post(leader, id, 'solve', { measure: SOLUTION })).rejects.toThrow(MalformedRequest)
    await expect(post(leader, id, 'withdraw', undefined)).rejects.toThrow(MalformedRequest)
  })
})
