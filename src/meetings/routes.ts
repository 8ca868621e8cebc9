import { z } from 'zod'
import { type Answer, ok } from '../http/answer'
import { type ApiRequest, type OpenRoute, parse, type Route } from '../http/route'
import { isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { momentOf } from '../plan/calendar'
import type { MeetingForm } from './api'
import type { MeetingCommand } from './commands'
import { type Around, pageOf, summaryOf } from './page'
import { refusalSentence } from './refusals'
import type { MeetingAnswer, Meetings } from './service'
import type { MeetingFrame, MeetingState } from './state'

const line = (max: number) => z.string().trim().max(max)
const id = z.string().min(1).max(80)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const form = z.object({
  title: line(1_000),
  day: z.iso.date(),
  from: time,
  to: time,
  place: line(200),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1_000)]),
  chair: id,
  secretary: id,
})
const newMeeting = form.extend({
  key: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .optional(),
  kind: z.enum(['steering', 'process']),
  process: z.string().max(20).optional(),
})
const item = z.object({
  id,
  kind: z.enum(['decision', 'minutes', 'process', 'other']),
  title: line(1_000),
  ref: id.optional(),
  presenter: id.optional(),
  minutes: z.int().min(1).max(480).optional(),
})
const action = z.object({
  id: z.string().min(1).max(40),
  what: line(1_000),
  who: line(120),
  due: z.union([z.literal(''), z.iso.date()]),
})

/** What the tab sends to `/do`: `act` is the name of the command. */
const act = z.discriminatedUnion('act', [
  form.extend({ act: z.literal('change') }),
  z.object({ act: z.literal('call') }),
  z.object({ act: z.literal('cancel'), reason: z.string().max(10_000) }),
  z.object({ act: z.literal('put-item'), item }),
  z.object({ act: z.literal('remove-item'), id }),
  z.object({ act: z.literal('order'), ids: z.array(id).max(200) }),
  z.object({
    act: z.literal('note'),
    item: id,
    notes: z.string().max(60_000),
    actions: z.array(action).max(50),
  }),
  z.object({ act: z.literal('answer'), kind: z.enum(['coming', 'not-coming']), alternate: id.optional() }),
  z.object({ act: z.literal('pass-vote'), to: id, instruction: z.string().max(10_000) }),
  z.object({ act: z.literal('answer-proxy'), from: id, accepts: z.boolean() }),
  z.object({ act: z.literal('withdraw-proxy') }),
  z.object({ act: z.literal('start') }),
  z.object({ act: z.literal('attend'), present: z.boolean(), of: id.optional() }),
  z.object({ act: z.literal('go-to'), item: id }),
  z.object({ act: z.literal('end') }),
])

/** What the routes of meetings are built from. */
export interface MeetingRouteParts {
  readonly meetings: Meetings
  readonly newId: () => string
  /** What the page shows that is kept elsewhere. */
  readonly around: (state: MeetingState, request: ApiRequest) => Promise<Around>
  /** The invitation as a calendar file. */
  readonly invitation: (state: MeetingState) => string
  readonly now: () => Instant
}

/** The tab's way to meetings. Each route answers with the page as it now is. */
export function meetingRoutes(parts: MeetingRouteParts): readonly Route[] {
  const { meetings, newId } = parts
  return [
    {
      method: 'get',
      path: '/api/meetings',
      handle: async ({ person, view }) => {
        const visible = await meetings.visibleTo(person)
        return ok({ meetings: visible.map((state) => summaryOf(state, person, view)) })
      },
    },
    {
      method: 'get',
      path: '/api/meetings/:id',
      handle: async (request) => {
        const state = await meetings.read(request.person, request.params.id ?? '')
        return isRefusal(state) ? refused(parts, request, state) : page(parts, request, state)
      },
    },
    {
      method: 'post',
      path: '/api/meetings',
      handle: async (request) => {
        const { key = newId(), kind, process, ...said } = parse(newMeeting, request.body)
        const frame = frameOf(said)
        if (isRefusal(frame)) return refused(parts, request, frame)
        const command = {
          type: 'plan',
          kind,
          ...(process ? { process } : {}),
          frame,
          calendarKey: newId(),
        } as const
        return answerOf(parts, request, await meetings.execute(request.person, `meeting-${key}`, command))
      },
    },
    {
      method: 'post',
      path: '/api/meetings/:id/do',
      handle: async (request) => {
        const meetingId = request.params.id ?? ''
        const command = commandOf(parse(act, request.body))
        if (isRefusal(command)) return refused(parts, request, command, meetingId)
        return answerOf(parts, request, await meetings.execute(request.person, meetingId, command))
      },
    },
  ]
}

/** The invitation, for calendars that fetch it by its secret address. */
export function invitationRoutes({ meetings, invitation }: MeetingRouteParts): readonly OpenRoute[] {
  return [
    {
      path: '/calendar/:key',
      handle: async ({ key = '' }) => {
        const state = await meetings.ofCalendarKey(key)
        if (!state) return { status: 404, body: {} }
        return {
          status: 200,
          file: Buffer.from(invitation(state)),
          contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
          fileName: `${state.day}.ics`,
        }
      },
    },
  ]
}

function commandOf({ act: type, ...said }: z.infer<typeof act>): MeetingCommand | Refusal {
  if (type !== 'change') return { type, ...said } as MeetingCommand
  const frame = frameOf(said as MeetingForm)
  return isRefusal(frame) ? frame : { type, frame }
}

/** The frame of a meeting from what was filled in: times of day in the plan's zone become moments. */
function frameOf({
  title,
  day,
  from,
  to,
  place,
  link,
  chair,
  secretary,
}: MeetingForm): MeetingFrame | Refusal {
  const [start, end] = [momentOf(day, from), momentOf(day, to)]
  if (start === undefined || end === undefined)
    return refuse('time-left-out', { time: start === undefined ? from : to })
  return { title, start, end, day, place, link, chair, secretary }
}

async function page(parts: MeetingRouteParts, request: ApiRequest, state: MeetingState): Promise<Answer> {
  const { person, view } = request
  return ok(pageOf(state, person, view, await parts.around(state, request)))
}

async function answerOf(
  parts: MeetingRouteParts,
  request: ApiRequest,
  answer: MeetingAnswer,
): Promise<Answer> {
  return isRefusal(answer)
    ? refused(parts, request, answer, answer.state?.id)
    : page(parts, request, answer.state)
}

async function refused(
  parts: MeetingRouteParts,
  request: ApiRequest,
  refusal: Refusal,
  meetingId?: string,
): Promise<Answer> {
  const { person, view } = request
  const state = meetingId === undefined ? undefined : await parts.meetings.read(person, meetingId)
  const fresh =
    state && !isRefusal(state)
      ? { page: pageOf(state, person, view, await parts.around(state, request)) }
      : {}
  const status = refusal.refused === 'not-found' ? 404 : refusal.refused.startsWith('only-') ? 403 : 409
  return { status, body: { refused: refusal.refused, sentence: refusalSentence(refusal, view), ...fresh } }
}
