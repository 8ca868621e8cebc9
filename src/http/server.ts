import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createServer, plugins, type Request, type Response, type Server } from 'restify'
import { cardView, type Links } from '../cards/view'
import { languageOf, translator } from '../i18n/translator'
import type { Log } from '../kernel/log'
import type { World } from '../matters/matters'
import type { Language, Person } from '../plan/model'
import type { Answer } from './answer'
import { type Me, publicPerson } from './api'
import { BodyMalformed, BodyTooLarge, readBody } from './read-body'
import { MalformedRequest, type Route } from './route'
import type { SignIn } from './sign-in'

/** What the server is built from. */
export interface HttpParts {
  readonly world: World
  readonly links: Links
  readonly log: Log
  readonly signIn: SignIn
  readonly routes: readonly Route[]
  /** Folder of the built tab. */
  readonly tabFolder: string
  /** Answers Teams' activities on `/api/messages`; the request's `body` is parsed. */
  readonly messages: (request: Request, response: Response) => Promise<void>
}

const ACTIVITY_LIMIT = 256 * 1024
const BODY_LIMIT = 1024 * 1024
const LARGEST_MEGABYTES = 10

/** Teams and Microsoft 365 show the tab in a frame; nobody else may (platform limits of tabs). */
const SECURITY_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' https://res.cdn.office.net",
    "img-src 'self' data:",
    'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const

/** The two doors and the tab's files. Errors become answers here and nowhere else. */
export function httpServer(parts: HttpParts): Server {
  const server = createServer({ name: 'Samsyn', ignoreTrailingSlash: true })
  server.use(plugins.queryParser({ mapParams: false }))
  // Restify tells an asynchronous handler by its being an async function.
  server.post('/api/messages', async (request, response) => await answerTeams(parts, request, response))
  server.get('/api/sign-in', async (_request, response) => sendJson(response, 200, parts.signIn.way()))
  server.get('/api/health', async (_request, response) => sendJson(response, 200, { status: 'ok' }))
  for (const route of [meRoute(parts), ...parts.routes]) {
    const verb = route.method
    server[verb](route.path, async (request: Request, response: Response) => {
      await answerRoute(parts, route, request, response)
    })
  }
  serveTab(server, parts.tabFolder)
  return server
}

async function answerTeams(parts: HttpParts, request: Request, response: Response): Promise<void> {
  try {
    request.body = await readBody(request, ACTIVITY_LIMIT)
    await parts.messages(request, response)
  } catch (error) {
    const status = error instanceof BodyTooLarge ? 413 : error instanceof BodyMalformed ? 400 : 500
    if (status === 500) parts.log.error({ err: error }, 'an activity failed')
    if (!response.headersSent) sendJson(response, status, {})
  }
}

async function answerRoute(
  parts: HttpParts,
  route: Route,
  request: Request,
  response: Response,
): Promise<void> {
  const accepted = request.headers['accept-language']
  let language = languageOf(undefined, accepted)
  try {
    const person = await parts.signIn.personOf(request.headers.authorization)
    language = languageOf(person?.language, accepted)
    send(response, person ? await answerOf(parts, route, request, person, language) : notSignedIn(language))
  } catch (error) {
    // What has not been read of a body that is too large is not waited for.
    if (error instanceof BodyTooLarge) response.setHeader('Connection', 'close')
    send(response, errorAnswer(parts, request, language, error))
  }
}

async function answerOf(
  { world, links }: HttpParts,
  route: Route,
  request: Request,
  person: Person,
  language: Language,
): Promise<Answer> {
  const body = route.method === 'get' ? undefined : await readBody(request, route.limit ?? BODY_LIMIT)
  return route.handle({
    person,
    view: cardView(language, world.today(), world.plan(), links),
    params: request.params as Readonly<Record<string, string>>,
    query: request.query as Readonly<Record<string, string | undefined>>,
    body,
    header: (name) => request.headers[name] as string | undefined,
  })
}

function notSignedIn(language: Language): Answer {
  return { status: 401, body: { refused: 'not-signed-in', sentence: translator(language)('errors.signIn') } }
}

function errorAnswer({ log }: HttpParts, request: Request, language: Language, error: unknown): Answer {
  const t = translator(language)
  if (error instanceof BodyTooLarge) {
    const sentence = t('minutes.refused.document-too-large', { max: LARGEST_MEGABYTES })
    return { status: 413, body: { refused: 'document-too-large', sentence } }
  }
  if (error instanceof BodyMalformed || error instanceof MalformedRequest) {
    log.warn({ err: error, path: request.path() }, 'malformed request')
    return { status: 400, body: { refused: 'malformed', sentence: t('errors.malformed') } }
  }
  const reference = randomUUID().slice(0, 8)
  log.error({ err: error, reference, path: request.path() }, 'a request failed')
  return { status: 503, body: { fault: t('errors.fault'), reference } }
}

function meRoute({ world }: HttpParts): Route {
  return {
    method: 'get',
    path: '/api/me',
    handle: async ({ person, view }) => {
      const { name, administrations, people, processes } = world.plan()
      const me: Me = {
        person: publicPerson(person),
        language: view.language,
        today: view.today,
        plan: {
          name,
          administrations,
          people: people.map(publicPerson),
          processes: processes.map(({ number, title, status, area }) => ({ number, title, status, area })),
        },
      }
      return { status: 200, body: me }
    },
  }
}

function send(response: Response, answer: Answer): void {
  if (!('file' in answer)) {
    sendJson(response, answer.status, answer.body)
    return
  }
  response.writeHead(200, {
    'Content-Type': answer.contentType,
    'Content-Length': answer.file.length,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    'Cache-Control': 'no-store',
    ...SECURITY_HEADERS,
  })
  response.end(answer.file)
}

function sendJson(response: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...SECURITY_HEADERS,
  })
  response.end(text)
}

/** The tab is one page: every address below `/tab` that is not a file is that page. */
function serveTab(server: Server, folder: string): void {
  const files = plugins.serveStaticFiles(join(folder, 'assets'), {
    setHeaders: withSecurity,
    maxAge: 31_536_000_000,
  })
  const page = plugins.serveStatic({ directory: folder, file: 'index.html' })
  server.get('/tab/assets/*', files)
  for (const path of ['/', '/tab', '/tab/*']) {
    server.get(path, (request: Request, response: Response, next: (error?: Error) => void) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
      page(request, response, next as Parameters<typeof page>[2])
    })
  }
}

function withSecurity(response: Response): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
}
