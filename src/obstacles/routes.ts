import { z } from 'zod'
import { type Answer, ok } from '../http/answer'
import { type ApiRequest, MalformedRequest, type Route } from '../http/route'
import { isRefusal, type Refusal } from '../kernel/decision'
import type { ObstacleList, ObstaclePage, ObstacleRefused } from './api'
import type { ObstacleCommand } from './model'
import { pageOf, summaryOf } from './page'
import type { Proposals } from './proposal'
import { refusalSentence } from './refusals'
import { processesToRaiseIn } from './rules'
import type { ObstacleAnswer, Obstacles } from './service'
import type { ObstacleState } from './state'

/** What the routes of obstacles are built from. */
export interface ObstacleRouteParts {
  readonly obstacles: Obstacles
  readonly proposals: Proposals
}

const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'only-process-leader': 403,
  'only-raiser': 403,
  'only-raiser-or-leader': 403,
  'not-your-process': 403,
}

const words = z.object({ title: z.string(), text: z.string() })
const newObstacle = words.extend({
  /** Made by the tab, so that an obstacle whose answer was lost is not raised twice. */
  key: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .optional(),
  process: z.string().max(20),
})
const measured = z.object({ version: z.int().min(1), measure: z.string() })
const reasoned = z.object({ reason: z.string().default('') })

/** The tab's way to obstacles. Each route checks its input, asks the service, and answers with the page as it now is. */
export function obstacleRoutes(parts: ObstacleRouteParts): readonly Route[] {
  const { obstacles } = parts
  const on = (action: string, command: (body: unknown) => ObstacleCommand): Route => ({
    method: 'post',
    path: `/api/obstacles/:id/${action}`,
    handle: async (request) => {
      const { person, params, body } = request
      return answerOf(parts, request, await obstacles.execute(person, params.id ?? '', command(body)))
    },
  })
  return [
    { method: 'get', path: '/api/obstacles', handle: (request) => list(parts, request) },
    {
      method: 'get',
      path: '/api/obstacles/:id',
      handle: async (request) => {
        const state = await obstacles.read(request.person, request.params.id ?? '')
        return isRefusal(state) ? refusedAnswer(parts, request, state) : ok(await page(parts, request, state))
      },
    },
    {
      method: 'post',
      path: '/api/obstacles',
      handle: async (request) => {
        const { key, ...said } = parse(newObstacle, request.body)
        return answerOf(parts, request, await obstacles.raise(request.person, said, key))
      },
    },
    on('revise', (body) => ({ type: 'revise', ...parse(words, body) })),
    on('solve', (body) => ({ type: 'solve', ...parse(measured, body) })),
    on('lift', (body) => ({ type: 'lift', ...parse(measured, body) })),
    on('withdraw', (body) => ({ type: 'withdraw', ...parse(reasoned, body) })),
    on('take-up-again', (body) => ({ type: 'take-up-again', ...parse(reasoned, body) })),
  ]
}

async function list({ obstacles }: ObstacleRouteParts, { person, view }: ApiRequest): Promise<Answer> {
  const visible = await obstacles.visibleTo(person)
  const answer: ObstacleList = {
    obstacles: visible.map((state) => summaryOf(state, person, view)),
    mayRaiseIn: processesToRaiseIn(person, view.plan).map(({ number }) => number),
  }
  return ok(answer)
}

async function answerOf(
  parts: ObstacleRouteParts,
  request: ApiRequest,
  answer: ObstacleAnswer,
): Promise<Answer> {
  if (isRefusal(answer)) return refusedAnswer(parts, request, answer, answer.state?.id)
  return ok(await page(parts, request, answer.state))
}

async function refusedAnswer(
  parts: ObstacleRouteParts,
  request: ApiRequest,
  refusal: Refusal,
  id?: string,
): Promise<Answer> {
  const state = id === undefined ? undefined : await parts.obstacles.read(request.person, id)
  const fresh = state && !isRefusal(state) ? { page: await page(parts, request, state) } : {}
  const body: ObstacleRefused = {
    refused: refusal.refused,
    sentence: refusalSentence(refusal, request.view),
    ...fresh,
  }
  return { status: STATUS[refusal.refused] ?? 409, body }
}

async function page(
  { proposals }: ObstacleRouteParts,
  { person, view }: ApiRequest,
  state: ObstacleState,
): Promise<ObstaclePage> {
  const { decisionId: id } = state
  if (id === undefined) return pageOf(state, person, view, undefined)
  const stage = await proposals.stageFor(person, id)
  return pageOf(state, person, view, { id, ...(stage ? { stage } : {}) })
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new MalformedRequest(parsed.error.message, { cause: parsed.error })
  return parsed.data
}
