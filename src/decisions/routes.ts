import { z } from 'zod'
import { type Answer, ok } from '../http/answer'
import { documentAnswer } from '../http/document-answer'
import { type ApiRequest, parse, type Route } from '../http/route'
import { isRefusal, type Refusal } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import type { DecisionCommand } from './commands'
import { extractOf } from './extract'
import { pageOf, summaryOf } from './page'
import { refusalSentence } from './refusals'
import { csvOf, register } from './register'
import type { DecisionAnswer, Decisions } from './service'
import { POSITION_KINDS } from './state'

const line = (max: number) => z.string().trim().max(max)
const day = z.iso.date()
const administration = z.string().min(1).max(60)
const person = z.string().min(1).max(60)
const text = z.string().max(20_000)
const reason = z.string().max(10_000)

const proposal = z.object({
  title: line(200),
  background: z.string().max(12_000),
  links: z.array(z.object({ title: line(200), url: z.url({ protocol: /^https?$/ }).max(1_000) })).max(20),
  mandates: z
    .array(
      z.object({ body: line(200), paragraph: line(20), dnr: line(60), date: z.union([z.literal(''), day]) }),
    )
    .max(10),
  recipients: z.array(line(200)).max(50),
  process: z.string().max(20).optional(),
  askedOfConflict: z.array(administration).max(50),
  sealed: z.boolean(),
})

const newProposal = z.object({
  key: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .optional(),
  proposal,
  text,
  deadline: day.optional(),
})

/** What the tab sends to `/do`: `act` is the name of the command. */
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('revise'), proposal, text }),
  z.object({ act: z.literal('open') }),
  z.object({ act: z.literal('take-up'), deadline: day, text: text.optional() }),
  z.object({ act: z.literal('set-deadline'), deadline: day }),
  z.object({
    act: z.literal('state-position'),
    round: z.int().min(1),
    administration,
    kind: z.enum(POSITION_KINDS),
    text: reason,
    of: person.optional(),
  }),
  z.object({ act: z.literal('confirm-entry'), administration, at: z.iso.datetime() }),
  z.object({
    act: z.literal('declare-conflict'),
    scope: z.enum(['person', 'administration']),
    reason,
    of: person.optional(),
  }),
  z.object({ act: z.literal('deny-conflict') }),
  z.object({ act: z.literal('withdraw-conflict'), of: person.optional() }),
  z.object({ act: z.literal('pass-vote'), to: administration, instruction: reason }),
  z.object({ act: z.literal('answer-proxy'), from: administration, accepts: z.boolean() }),
  z.object({ act: z.literal('withdraw-proxy') }),
  z.object({ act: z.literal('open-positions') }),
  z.object({
    act: z.literal('amend'),
    round: z.int().min(1),
    text,
    askAgain: z.array(administration).max(50),
  }),
  z.object({ act: z.literal('confirm'), round: z.int().min(1) }),
  z.object({ act: z.enum(['table', 'refer-back', 'withdraw']), reason }),
  z.object({ act: z.literal('hand-over-chair'), to: person }),
])

const registerQuery = z.object({
  q: z.string().max(200).optional(),
  process: z.string().max(20).optional(),
  administration: z.string().max(60).optional(),
  year: z.string().max(4).optional(),
  paragraph: z.string().max(20).optional(),
  dnr: z.string().max(60).optional(),
})
const extractQuery = z.object({ outcome: z.coerce.number().int(), format: z.enum(['docx', 'pdf']) })

/** What the routes of decisions are built from. */
export interface DecisionRouteParts {
  readonly decisions: Decisions
  readonly now: () => Instant
}

/** The tab's way to proposals and decisions. Each route answers with the page as it now is. */
export function decisionRoutes(parts: DecisionRouteParts): readonly Route[] {
  const { decisions } = parts
  return [
    {
      method: 'get',
      path: '/api/decisions',
      handle: async ({ person, view }) => {
        const visible = await decisions.visibleTo(person)
        return ok({ decisions: visible.map((state) => summaryOf(state, person, view)) })
      },
    },
    {
      method: 'get',
      path: '/api/decisions/:id',
      handle: async (request) => {
        const state = await decisions.read(request.person, request.params.id ?? '')
        return isRefusal(state)
          ? refused(parts, request, state)
          : ok(pageOf(state, request.person, request.view))
      },
    },
    {
      method: 'post',
      path: '/api/decisions',
      handle: async (request) => {
        const { key, deadline, ...said } = parse(newProposal, request.body)
        const command = { type: 'propose', ...said, ...(deadline ? { deadline } : {}) } as DecisionCommand
        const id = decisions.newId(key)
        return answerOf(parts, request, await decisions.execute(request.person, id, command))
      },
    },
    {
      method: 'post',
      path: '/api/decisions/:id/do',
      handle: async (request) => {
        const { act: type, ...said } = parse(act, request.body)
        const command = { type, ...said } as DecisionCommand
        return answerOf(
          parts,
          request,
          await decisions.execute(request.person, request.params.id ?? '', command),
        )
      },
    },
    { method: 'get', path: '/api/decisions/:id/extract', handle: (request) => extract(parts, request) },
    {
      method: 'get',
      path: '/api/register',
      handle: async (request) => {
        const found = register(await decisions.visibleTo(request.person), parse(registerQuery, request.query))
        return ok({ lines: found.map(({ decision: _, outcomeState: __, ...found }) => found) })
      },
    },
    { method: 'get', path: '/api/register-csv', handle: (request) => registerFile(parts, request) },
  ]
}

async function extract(parts: DecisionRouteParts, request: ApiRequest): Promise<Answer> {
  const { outcome: no, format } = parse(extractQuery, request.query)
  const state = await parts.decisions.read(request.person, request.params.id ?? '')
  if (isRefusal(state)) return refused(parts, request, state)
  const outcome = state.outcomes.find((known) => known.no === no)
  if (!outcome) return refused(parts, request, { refused: 'not-found' })
  const { t } = request.view
  const name = [t('extract.extract'), outcome.day, outcome.paragraph?.number ?? '', state.title].join(' ')
  return documentAnswer(extractOf(state, outcome, request.view, parts.now()), format, name)
}

async function registerFile({ decisions }: DecisionRouteParts, request: ApiRequest): Promise<Answer> {
  const { t } = request.view
  const found = register(await decisions.visibleTo(request.person), parse(registerQuery, request.query))
  const heading = (
    ['paragraph', 'year', 'day', 'kind', 'title', 'text', 'process', 'dnr', 'recipients'] as const
  ).map((key) => t(`extract.${key}`))
  const rows = found.map(({ decision, outcomeState, paragraph, day, kind, title, process = '', dnr }) => [
    String(paragraph?.number ?? ''),
    String(paragraph?.year ?? day.slice(0, 4)),
    day,
    t(`decisions.stage.${kind}`),
    title,
    outcomeState.text,
    process,
    dnr.join(', '),
    decision.recipients.join(', '),
  ])
  return {
    status: 200,
    file: csvOf(heading, rows),
    contentType: 'text/csv; charset=utf-8',
    fileName: `${t('extract.register')}.csv`,
  }
}

async function answerOf(
  parts: DecisionRouteParts,
  request: ApiRequest,
  answer: DecisionAnswer,
): Promise<Answer> {
  if (isRefusal(answer)) return refused(parts, request, answer, answer.state?.id)
  const state = await parts.decisions.read(request.person, answer.state.id)
  return isRefusal(state) ? refused(parts, request, state) : ok(pageOf(state, request.person, request.view))
}

async function refused(
  { decisions }: DecisionRouteParts,
  { person, view }: ApiRequest,
  refusal: Refusal,
  id?: string,
): Promise<Answer> {
  const state = id === undefined ? undefined : await decisions.read(person, id)
  const page = state && !isRefusal(state) ? { page: pageOf(state, person, view) } : {}
  const status = refusal.refused === 'not-found' ? 404 : refusal.refused.startsWith('only-') ? 403 : 409
  return { status, body: { refused: refusal.refused, sentence: refusalSentence(refusal, view), ...page } }
}
