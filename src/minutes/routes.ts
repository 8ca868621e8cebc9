import { z } from 'zod'
import { type Answer, ok } from '../http/answer'
import { documentAnswer } from '../http/document-answer'
import { type ApiRequest, MalformedRequest, parse, type Route } from '../http/route'
import { isRefusal, type Refusal } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { minutesKind } from './content'
import { compareVersions } from './difference'
import { minutesDocument } from './document'
import { UPLOAD_LIMIT } from './import/import-notes'
import { type NotesReader, notesRead, whatIsInvalid } from './intake'
import { pageOf, summaryOf, visibleSuggestions } from './page'
import { refusalSentence } from './refusals'
import { mayLead, readingOf } from './rules'
import type { Minutes, MinutesAnswer, MinutesReading } from './service'
import { templateWords } from './template-words'

/** What the routes of minutes are built from. */
export interface MinutesRouteParts {
  readonly minutes: Minutes
  readonly reader: NotesReader
  readonly now: () => Instant
}

const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'only-process-leader': 403,
  'not-asked': 403,
  'document-too-large': 413,
}

const versionBody = z.object({ version: z.int().min(1) })
const deadlineBody = z.object({ deadline: z.iso.date() })
const suggestionBody = versionBody.extend({
  kind: z.enum(['remark', 'wording']),
  partId: z.string().max(40),
  text: z.string(),
})
const reasonBody = z.object({ reason: z.string().max(10_000).default('') })
const draftBody = z.object({
  /** Made by the tab, so that minutes whose answer was lost are not made twice. */
  key: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .optional(),
  kind: minutesKind,
  process: z.string().max(20).optional(),
  content: z.unknown(),
})
const revisionBody = z.object({ base: z.int().min(1), content: z.unknown() })
const compareQuery = z.object({ from: z.coerce.number().int(), to: z.coerce.number().int() })
const templateQuery = z.object({
  kind: minutesKind,
  process: z.string().optional(),
  date: z.union([z.literal(''), z.iso.date()]).default(''),
})
const documentQuery = z.object({
  format: z.enum(['docx', 'pdf']),
  version: z.coerce.number().int().optional(),
})

/** The tab's way to minutes. Each route checks its input, asks the service, and answers with the page as it now is. */
export function minutesRoutes(parts: MinutesRouteParts): readonly Route[] {
  const { minutes } = parts
  const on = (action: string, run: (request: ApiRequest, id: string) => Promise<MinutesAnswer>): Route => ({
    method: 'post',
    path: `/api/minutes/:id/${action}`,
    handle: async (request) => answerOf(parts, request, await run(request, request.params.id ?? '')),
  })
  return [
    ...readingRoutes(parts),
    ...handingInRoutes(parts),
    on('send', ({ person, body }, id) => {
      const { version, deadline } = parse(versionBody.extend(deadlineBody.shape), body)
      return minutes.send(person, id, version, deadline)
    }),
    on('approve', ({ person, body }, id) => minutes.approve(person, id, parse(versionBody, body).version)),
    on('absent', ({ person, body }, id) =>
      minutes.declareAbsent(person, id, parse(versionBody, body).version),
    ),
    on('extend', ({ person, body }, id) => minutes.extend(person, id, parse(deadlineBody, body).deadline)),
    on('finish', ({ person }, id) => minutes.finish(person, id)),
    on('reopen', ({ person, body }, id) => minutes.reopen(person, id, parse(reasonBody, body).reason)),
    on('suggestions', ({ person, body }, id) => minutes.suggest(person, id, parse(suggestionBody, body))),
    on('suggestions/:sid/take', ({ person, params }, id) => minutes.take(person, id, params.sid ?? '')),
    on('suggestions/:sid/decline', ({ person, params, body }, id) =>
      minutes.decline(person, id, params.sid ?? '', parse(reasonBody, body).reason),
    ),
  ]
}

function readingRoutes(parts: MinutesRouteParts): readonly Route[] {
  const { minutes } = parts
  return [
    {
      method: 'get',
      path: '/api/minutes',
      handle: async ({ person, view }) => {
        const visible = await minutes.visibleTo(person)
        return ok({
          minutes: visible.map((state) => {
            const reading = readingOf(state, person, view.plan) === 'draft' ? 'draft' : 'published'
            return summaryOf(state, view, reading)
          }),
        })
      },
    },
    {
      method: 'get',
      path: '/api/minutes/:id',
      handle: async (request) => {
        const version = request.query.version === undefined ? undefined : Number(request.query.version)
        const reading = await minutes.read(request.person, request.params.id ?? '', version)
        return isRefusal(reading)
          ? refusedAnswer(parts, request, reading)
          : ok(await page(parts, request, reading))
      },
    },
    { method: 'get', path: '/api/minutes/:id/compare', handle: (request) => compare(parts, request) },
    { method: 'get', path: '/api/minutes/:id/document', handle: (request) => document(parts, request) },
  ]
}

function handingInRoutes(parts: MinutesRouteParts): readonly Route[] {
  const { minutes, reader } = parts
  const leadersOnly = (request: ApiRequest, run: () => Promise<Answer>): Promise<Answer> =>
    mayLead(request.person) ? run() : refusedAnswer(parts, request, { refused: 'only-process-leader' })
  return [
    {
      method: 'get',
      path: '/api/minutes-template',
      handle: (request) =>
        leadersOnly(request, async () => {
          const { kind, process, date } = parse(templateQuery, request.query)
          const content = await minutes.template({ kind, process, date }, templateWords(request.view.t))
          return isRefusal(content) ? refusedAnswer(parts, request, content) : ok({ content })
        }),
    },
    {
      method: 'post',
      path: '/api/minutes-import',
      limit: UPLOAD_LIMIT,
      handle: (request) => leadersOnly(request, () => importNotes(parts, request, reader)),
    },
    {
      method: 'post',
      path: '/api/minutes',
      handle: async (request) => {
        const { key, kind, process, content } = parse(draftBody, request.body)
        const checked = whatIsInvalid(content)
        if (isRefusal(checked)) return refusedAnswer(parts, request, checked)
        return answerOf(parts, request, await minutes.draft(request.person, { kind, process }, checked, key))
      },
    },
    {
      method: 'put',
      path: '/api/minutes/:id',
      handle: async (request) => {
        const { base, content } = parse(revisionBody, request.body)
        const checked = whatIsInvalid(content)
        if (isRefusal(checked)) return refusedAnswer(parts, request, checked)
        return answerOf(
          parts,
          request,
          await minutes.revise(request.person, request.params.id ?? '', base, checked),
        )
      },
    },
  ]
}

async function importNotes(
  parts: MinutesRouteParts,
  request: ApiRequest,
  reader: NotesReader,
): Promise<Answer> {
  const { body } = request
  const fileName = decoded(request.header('x-file-name') ?? '')
  const notes = Buffer.isBuffer(body)
    ? await reader.document({ fileName, bytes: body })
    : reader.text(parse(z.object({ text: z.string() }), body).text)
  if (isRefusal(notes)) return refusedAnswer(parts, request, notes)
  return ok(notesRead(notes, request.view.plan))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new MalformedRequest('the file name is not encoded as in an address', { cause })
  }
}

async function compare(parts: MinutesRouteParts, request: ApiRequest): Promise<Answer> {
  const { from, to } = parse(compareQuery, request.query)
  const id = request.params.id ?? ''
  const [before, after] = [
    await parts.minutes.read(request.person, id, from),
    await parts.minutes.read(request.person, id, to),
  ]
  if (isRefusal(before)) return refusedAnswer(parts, request, before)
  if (isRefusal(after)) return refusedAnswer(parts, request, after)
  const { t } = request.view
  const words = {
    front: t('minutes.front'),
    decision: t('minutes.document.decision'),
    actions: t('minutes.document.actions'),
    nameOf: (person: string) => request.view.plan.person(person)?.name ?? person,
  }
  return ok(compareVersions({ no: from, content: before.content }, { no: to, content: after.content }, words))
}

async function document(parts: MinutesRouteParts, request: ApiRequest): Promise<Answer> {
  const { format, version } = parse(documentQuery, request.query)
  const reading = await parts.minutes.read(request.person, request.params.id ?? '', version)
  if (isRefusal(reading)) return refusedAnswer(parts, request, reading)
  const model = minutesDocument(reading, request.view, parts.now())
  return documentAnswer(model, format, `${reading.content.meetingDate} ${reading.content.title}`)
}

async function answerOf(
  parts: MinutesRouteParts,
  request: ApiRequest,
  answer: MinutesAnswer,
): Promise<Answer> {
  if (isRefusal(answer)) return refusedAnswer(parts, request, answer, answer.state?.id)
  const reading = await parts.minutes.read(request.person, answer.state.id)
  return isRefusal(reading) ? refusedAnswer(parts, request, reading) : ok(await page(parts, request, reading))
}

async function refusedAnswer(
  parts: MinutesRouteParts,
  request: ApiRequest,
  refusal: Refusal,
  id?: string,
): Promise<Answer> {
  const reading = id === undefined ? undefined : await parts.minutes.read(request.person, id)
  const fresh = reading && !isRefusal(reading) ? { page: await page(parts, request, reading) } : {}
  const status = STATUS[refusal.refused] ?? (refusal.refused.startsWith('document-') ? 422 : 409)
  return {
    status,
    body: { refused: refusal.refused, sentence: refusalSentence(refusal, request.view), ...fresh },
  }
}

async function page({ minutes }: MinutesRouteParts, { person, view }: ApiRequest, reading: MinutesReading) {
  const visible = visibleSuggestions(reading.state, person, reading.reading)
  const texts = await Promise.all(
    visible.map(async (s) => [s.id, await minutes.texts.read(s.textKey)] as const),
  )
  return pageOf(reading, person, view, new Map(texts))
}
