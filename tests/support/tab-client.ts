import type { MinutesPage, NotesRead } from '../../src/minutes/api'
import type { MinutesContent, Section } from '../../src/minutes/content'

/** What the server answered a request of the tab. */
export interface TabAnswer<T> {
  readonly status: number
  readonly body: T
}

/** The tab's way in, as one person: the same HTTP that the page in the browser speaks. */
export class Tab {
  readonly #url: () => string
  readonly #person: string

  constructor(url: () => string, person: string) {
    this.#url = url
    this.#person = person
  }

  async request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<TabAnswer<T>> {
    const json = body !== undefined && !Buffer.isBuffer(body) && typeof body !== 'string'
    const response = await fetch(`${this.#url()}${path}`, {
      method,
      headers: {
        Authorization: `Local ${this.#person}`,
        ...(body === undefined
          ? {}
          : { 'Content-Type': json ? 'application/json' : 'application/octet-stream' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as string) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as T }
  }

  async get<T>(path: string): Promise<T> {
    return expectOk(await this.request<T>('GET', path))
  }

  async post<T = MinutesPage>(path: string, body?: unknown): Promise<T> {
    return expectOk(await this.request<T>('POST', path, body ?? {}))
  }

  async file(
    path: string,
  ): Promise<{ readonly bytes: Buffer; readonly type: string; readonly name: string }> {
    const response = await fetch(`${this.#url()}${path}`, {
      headers: { Authorization: `Local ${this.#person}` },
    })
    if (!response.ok) throw new TabRefused(response.status, await response.text())
    const name = decodeURIComponent(response.headers.get('content-disposition')?.split("''")[1] ?? '')
    return {
      bytes: Buffer.from(await response.arrayBuffer()),
      type: response.headers.get('content-type') ?? '',
      name,
    }
  }

  draft(
    content: MinutesContent,
    meeting: object = { kind: 'process', process: '2.8.3' },
  ): Promise<MinutesPage> {
    return this.post('/api/minutes', { ...meeting, content })
  }

  async revise(id: string, base: number, content: MinutesContent): Promise<MinutesPage> {
    return expectOk(await this.request<MinutesPage>('PUT', `/api/minutes/${id}`, { base, content }))
  }

  send(id: string, version: number, deadline: string): Promise<MinutesPage> {
    return this.post(`/api/minutes/${id}/send`, { version, deadline })
  }

  page(id: string): Promise<MinutesPage> {
    return this.get(`/api/minutes/${id}`)
  }

  paste(text: string): Promise<NotesRead> {
    return this.post('/api/minutes-import', { text })
  }

  async upload(name: string, bytes: Buffer): Promise<NotesRead> {
    const headers = { 'X-File-Name': encodeURIComponent(name) }
    return expectOk(await this.request<NotesRead>('POST', '/api/minutes-import', bytes, headers))
  }
}

function expectOk<T>({ status, body }: TabAnswer<T>): T {
  if (status !== 200) throw new TabRefused(status, JSON.stringify(body))
  return body
}

/** The server refused what the test expected to succeed. */
export class TabRefused extends Error {
  constructor(status: number, body: string) {
    super(`The tab was answered ${status} ${body}`)
  }
}

/** Notes of an invented meeting of the process 2.8.3, with two decisions and one action. */
export function meetingNotes(
  present: readonly string[],
  change: Partial<MinutesContent> = {},
): MinutesContent {
  return {
    title: 'Processträff Kommunikation',
    meetingDate: '2026-03-14',
    dnr: 'KS 2026-114',
    place: 'Teams',
    chair: '',
    present: [...present],
    alsoPresent: [],
    sections: [
      notesSection(
        's1',
        '§ 1',
        'Kampanjen',
        'Gruppen gick igenom utkastet.',
        'Kampanjen riktad till unga startar i september.',
      ),
      notesSection(
        's2',
        '§ 2',
        'Budgeten',
        'Pengarna räcker till hälften.',
        'Ines tar fram en budget till nästa träff.',
      ),
      notesSection('s3', '§ 3', 'Nästa möte', 'Den 11 april.', ''),
    ],
    recipients: [],
    ...change,
  }
}

export function notesSection(
  id: string,
  number: string,
  heading: string,
  text: string,
  decision: string,
): Section {
  return { id, number, heading, text, decision, actions: [] }
}
