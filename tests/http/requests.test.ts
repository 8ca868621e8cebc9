import { AppUnderTest } from '../support/app-under-test'
import { AMIR, FATIMA, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'

let app: AppUnderTest
let id: string

beforeAll(async () => {
  app = await AppUnderTest.start()
  id = (await app.tab(LEADER).draft(meetingNotes([INES, FATIMA, AMIR]))).id
})
afterAll(() => app.stop())
afterEach(() => expect(app.faults()).toEqual([]))

const request = (method: string, path: string, body?: unknown, headers = {}) =>
  app.tab(LEADER).request<Record<string, unknown>>(method, path, body, headers)

describe('a request that nobody has signed', () => {
  it.each(['', 'Local nobody', 'Local __proto__', 'Bearer x', 'Local leader-kommun extra'])(
    'with “%s” is refused in words',
    async (authorization) => {
      const answer = await request('GET', `/api/minutes/${id}`, undefined, { Authorization: authorization })

      expect(answer).toEqual({
        status: 401,
        body: { refused: 'not-signed-in', sentence: 'Du är inte inloggad. Öppna Samsyn på nytt.' },
      })
    },
  )

  it('is answered in the language of the browser', async () => {
    const answer = await request('GET', '/api/me', undefined, {
      Authorization: '',
      'Accept-Language': 'en-GB',
    })
    expect(answer.body.sentence).toBe('You are not signed in. Open Samsyn again.')
  })
})

describe('a malformed request', () => {
  const polluting = JSON.parse('{"__proto__":{"admin":true},"version":"1"}')
  const requests: readonly (readonly [string, string, string, unknown?])[] = [
    ['a version that is text', 'POST', '/approve', { version: '1' }],
    ['no body', 'POST', '/approve', undefined],
    ['a body that is a list', 'POST', '/approve', []],
    ['keys that pollute', 'POST', '/approve', polluting],
    ['a day that is none', 'POST', '/send', { version: 1, deadline: '2026-02-30' }],
    ['versions to compare that are no numbers', 'GET', '/compare?from=a&to=b'],
    ['a format that there is not', 'GET', '/document?format=exe'],
    [
      'a suggestion of no kind',
      'POST',
      '/suggestions',
      { version: 1, kind: 'order', partId: 's1', text: 'x' },
    ],
  ]

  it.each(requests.map(([what, method, path, body]) => ({ what, method, path, body })))(
    '($what) is answered with 400 and a sentence',
    async ({ method, path, body }) => {
      const answer = await request(method, `/api/minutes/${id}${path}`, body)

      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({
        refused: 'malformed',
        sentence: expect.stringContaining('inget är sparat'),
      })
    },
  )

  it('that is not JSON is answered likewise', async () => {
    const answer = await request('POST', `/api/minutes/${id}/approve`, '{"version":', {
      'Content-Type': 'application/json',
    })
    expect(answer).toMatchObject({ status: 400, body: { refused: 'malformed' } })
  })

  it('with a file name that is not encoded is answered likewise', async () => {
    const answer = await request('POST', '/api/minutes-import', Buffer.from('Hej'), {
      'X-File-Name': '%E0%A4%A',
    })
    expect(answer).toMatchObject({ status: 400, body: { refused: 'malformed' } })
  })

  it('that is too large is refused without being read to its end', async () => {
    const answer = await request('POST', `/api/minutes/${id}/approve`, { text: 'x'.repeat(2_000_000) })
    expect(answer).toMatchObject({ status: 413, body: { refused: 'document-too-large' } })
  })
})

describe('contents that nobody types', () => {
  it('people who are not in the plan are not asked, whatever their names', async () => {
    const notes = meetingNotes([INES, 'constructor', '__proto__', 'nobody'])
    const { id: other } = await app.tab(LEADER).draft(notes)

    const page = await app.tab(LEADER).send(other, 1, '2026-03-26')

    expect(page.round?.approvers.map((a) => a.id)).toEqual([INES])
  })

  it('only such people are nobody to ask', async () => {
    const { id: other } = await app.tab(LEADER).draft(meetingNotes(['constructor']))
    const answer = await request('POST', `/api/minutes/${other}/send`, { version: 1, deadline: '2026-03-26' })
    expect(answer).toMatchObject({ status: 409, body: { refused: 'no-approvers' } })
  })

  it('a section of 60,000 signs is kept whole, and a longer one is refused with where it is', async () => {
    const notes = meetingNotes([INES])
    const withText = (length: number) => ({
      ...notes,
      sections: notes.sections.map((s) => ({ ...s, text: 'å'.repeat(length) })),
    })

    const kept = await app.tab(LEADER).draft(withText(60_000))
    const refused = await request('POST', '/api/minutes', {
      kind: 'process',
      process: '2.8.3',
      content: withText(60_001),
    })

    expect(kept.content.sections[0]?.text).toHaveLength(60_000)
    expect(refused).toMatchObject({ status: 409, body: { refused: 'content-invalid' } })
  })
})

describe('the answers', () => {
  it('are not kept by browsers, and the page may be framed by Teams alone', async () => {
    const api = await fetch(`${app.url}/api/sign-in`)
    expect(api.headers.get('cache-control')).toBe('no-store')
    expect(api.headers.get('x-content-type-options')).toBe('nosniff')
    expect(api.headers.get('content-security-policy')).toContain('frame-ancestors https://*.cloud.microsoft')
  })

  it('an address that there is not is 404', async () => {
    expect((await request('GET', '/api/nothing')).status).toBe(404)
  })
})
