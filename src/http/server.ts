import { randomUUID } from 'node:crypto'
import { createServer, plugins, type Request, type Response, type Server } from 'restify'
import { cardView, type Links } from '../cards/view'
import { languageOf, translator } from '../i18n/translator'
import { withDeadline } from '../kernel/deadline'
import type { Log } from '../kernel/log'
import { StoreUnavailable } from '../lists/store'
import type { World } from '../matters/matters'
import { proposedDeadline } from '../plan/calendar'
import type { Language, Person } from '../plan/model'
import type { Answer } from './answer'
import { type Me, publicPerson } from './api'
import { type OperatorParts, serveOperators } from './operators'
import { BodyMalformed, BodyTooLarge, readBody } from './read-body'
import { MalformedRequest, type OpenRoute, type Route } from './route'
import { send, sendJson } from './send'
import type { SignIn } from './sign-in'
import { serveTab } from './tab-files'

/** What the server is built from. */
export interface HttpParts {
  readonly world: World
  readonly links: Links
  readonly log: Log
  readonly signIn: SignIn
  readonly routes: readonly Route[]
  readonly openRoutes: readonly OpenRoute[]
  /** Folder of the built tab. */
  readonly tabFolder: string
  /** For those who keep Samsyn running. */
  readonly operators: OperatorParts
  /** Called when a request has been answered; `route` is its pattern. */
  readonly answered: (method: string, route: string, status: number, milliseconds: number) => void
  /** Answers Teams' activities on `/api/messages`; the request's `body` is parsed. */
  readonly messages: (request: Request, response: Response) => Promise<void>
}

const ACTIVITY_LIMIT = 256 * 1024
const BODY_LIMIT = 1024 * 1024
const MEGABYTE = 1024 * 1024
/** How long the store may take while somebody waits, in milliseconds: people are answered within 8 seconds. */
const PATIENCE = 7_000

/** The two doors and the tab's files. Errors become answers here and nowhere else. */
export function httpServer(parts: HttpParts): Server {
  const server = createServer({ name: 'Samsyn', ignoreTrailingSlash: true })
  server.use(plugins.queryParser({ mapParams: false }))
  // Restify tells an asynchronous handler by its being an async function.
  server.post('/api/messages', async (request, response) => await answerTeams(parts, request, response))
  server.get('/api/sign-in', async (_request, response) => sendJson(response, 200, parts.signIn.way()))
  serveOperators(server, parts.operators)
  for (const route of [meRoute(parts), ...parts.routes]) {
    const verb = route.method
    server[verb](route.path, async (request: Request, response: Response) => {
      await answerRoute(parts, route, request, response)
    })
  }
  for (const route of parts.openRoutes) {
    server.get(route.path, async (request: Request, response: Response) => {
      await answerOpenRoute(parts, route, request, response)
    })
  }
  serveTab(server, parts.tabFolder)
  server.on('after', (request: Request, response: Response) => {
    const milliseconds = Date.now() - request.time()
    parts.answered(request.method ?? '', patternOf(request), response.statusCode, milliseconds)
  })
  return server
}

async function answerTeams(parts: HttpParts, request: Request, response: Response): Promise<void> {
  try {
    request.body = activityOf(await readBody(request, ACTIVITY_LIMIT))
    await withDeadline(Date.parse(parts.world.now()) + PATIENCE, () => parts.messages(request, response))
  } catch (error) {
    const status = error instanceof BodyTooLarge ? 413 : error instanceof BodyMalformed ? 400 : 500
    if (status === 500) parts.log.error({ err: error }, 'an activity failed')
    if (!response.headersSent) sendJson(response, status, {})
  }
}

/** Botbuilder takes a body without a type for a fault of its own. */
function activityOf(body: unknown): object {
  if (typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string')
    return body
  throw new BodyMalformed('not an activity')
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
    const answer = () => (person ? answerOf(parts, route, request, person, language) : notSignedIn(language))
    send(response, await withDeadline(Date.parse(parts.world.now()) + PATIENCE, async () => answer()))
  } catch (error) {
    // What has not been read of a body that is too large is not waited for.
    if (error instanceof BodyTooLarge) response.setHeader('Connection', 'close')
    send(response, errorAnswer(parts, request, language, error))
  }
}

async function answerOpenRoute(
  parts: HttpParts,
  route: OpenRoute,
  request: Request,
  response: Response,
): Promise<void> {
  const answer = () => route.handle(request.params as Readonly<Record<string, string>>)
  try {
    send(response, await withDeadline(Date.parse(parts.world.now()) + PATIENCE, answer))
  } catch (error) {
    send(
      response,
      errorAnswer(parts, request, languageOf(undefined, request.headers['accept-language']), error),
    )
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
    const sentence = t('minutes.refused.document-too-large', { max: error.limit / MEGABYTE })
    return { status: 413, body: { refused: 'document-too-large', sentence } }
  }
  if (error instanceof BodyMalformed || error instanceof MalformedRequest) {
    log.warn({ err: error, path: request.path() }, 'malformed request')
    return { status: 400, body: { refused: 'malformed', sentence: t('errors.malformed') } }
  }
  if (error instanceof StoreUnavailable) {
    log.warn({ err: error, path: request.path() }, 'nothing could be saved')
    return { status: 503, body: { fault: t('errors.unavailable') } }
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
        proposedDeadline: proposedDeadline(view.today),
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

/** The route's pattern, such as `/api/minutes/:id`; what is no route is counted together. */
function patternOf(request: Request): string {
  const { path } = (request.getRoute() ?? {}) as { path?: unknown }
  return typeof path === 'string' ? path : 'other'
}
