import { z } from 'zod'
import { fitsIntoForm } from '../cards/kit'
import {
  type CardAnswer,
  type CardHolds,
  dataOf,
  FORM_TIME,
  type Press,
  type PressHandlers,
} from '../cards/press'
import { isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { Executed } from '../matters/matters'
import type { Person } from '../plan/model'
import type { PassedVote } from '../representation/proxies'
import { NOBODY, notComingForm, passForm, receiversFor } from './cards/forms'
import { noticeCard } from './cards/notice-card'
import { proxyCard } from './cards/proxy-card'
import { alternatesFor } from './cards/standing'
import { administrationName, type Say } from './cards/words'
import type { MeetingCommand } from './commands'
import { refusalSentence } from './refusals'
import type { MeetingState } from './state'

/** What the cards of meetings need of the service. */
export interface MeetingsDoor {
  execute(actor: Person, id: string, command: MeetingCommand): Promise<Executed<MeetingState>>
  /** The meeting as this person may see it. */
  read(person: Person, id: string): Promise<MeetingState | Refusal>
  /** Where calendars fetch the invitation. */
  invitationUrl(state: MeetingState): string
}

type Answered = Executed<MeetingState>

/** Longest instruction that is read at all, in UTF-16 units; the rule says how long one may be. */
const LONGEST_TYPED = 10_000
/** Room for what somebody wrote in the form by which a vote is passed, in bytes. */
const INSTRUCTION_ROOM = 12_000

const id = z.string().min(1).max(80)
const meeting = z.object({ id })
const attendance = meeting.extend({ present: z.boolean() })
const notComing = meeting.extend({ alternate: z.string().max(80).default('') })
const passed = meeting.extend({
  to: z.string().max(80).default(''),
  instruction: z.string().max(LONGEST_TYPED).default(''),
})
const answered = meeting.extend({ from: id, at: z.string().max(40), accepts: z.boolean() })

/** What the buttons on the cards of meetings do. */
export function meetingActions(meetings: MeetingsDoor, holds: CardHolds): PressHandlers {
  const around: Around = { meetings, holds }
  return {
    'meetings.view': async (press) => {
      const { id } = dataOf(meeting, press, 'meetings.view')
      holds.release(id, press.place, press.person.id)
      return viewAnswer(press, around, id)
    },
    'meetings.come': async (press) => {
      const { id } = dataOf(meeting, press, 'meetings.come')
      const answer = await meetings.execute(press.person, id, { type: 'answer', kind: 'coming' })
      return ownAnswer(press, around, answer, press.view.t('meetings.said.coming'))
    },
    'meetings.not-coming-form': (press) => openNotComing(press, around),
    'meetings.not-coming': (press) => sendNotComing(press, around),
    'meetings.pass-form': (press) => openPass(press, around),
    'meetings.pass': (press) => sendPass(press, around),
    'meetings.withdraw-proxy': async (press) => {
      const { id } = dataOf(meeting, press, 'meetings.withdraw-proxy')
      const answer = await meetings.execute(press.person, id, { type: 'withdraw-proxy' })
      return ownAnswer(press, around, answer, press.view.t('meetings.said.takenBack'))
    },
    'meetings.answer-proxy': (press) => answerProxy(press, around),
    'meetings.attend': async (press) => {
      const { id, present } = dataOf(attendance, press, 'meetings.attend')
      const answer = await meetings.execute(press.person, id, { type: 'attend', present })
      return ownAnswer(
        press,
        around,
        answer,
        press.view.t(present ? 'meetings.said.attended' : 'meetings.said.left'),
      )
    },
  }
}

interface Around {
  readonly meetings: MeetingsDoor
  readonly holds: CardHolds
}

/** The notice as this person sees it where they pressed. */
function own(
  { person, view, place }: Press,
  { meetings }: Around,
  state: MeetingState,
  say?: Say,
): CardAnswer {
  const isPersonal = 'person' in place
  return {
    card: noticeCard(state, view, meetings.invitationUrl(state), { viewer: person.id, say, isPersonal }),
  }
}

async function viewAnswer(press: Press, around: Around, id: string, say?: Say): Promise<CardAnswer> {
  const state = await around.meetings.read(press.person, id)
  return isRefusal(state) ? { message: refusalSentence(state, press.view) } : own(press, around, state, say)
}

/** What was said is said once: the card itself confirms it from then on. */
function ownAnswer(press: Press, around: Around, answer: Answered, said: string): CardAnswer {
  if (isRefusal(answer)) return refused(press, around, answer)
  return own(press, around, answer.state, answer.changed ? { kind: 'good', text: said } : undefined)
}

/** A press on an outdated card is answered with the fresh card and one sentence; what one may not see is not there. */
function refused(
  press: Press,
  around: Around,
  answer: Extract<Answered, { refused: string }>,
  kept = '',
): CardAnswer {
  const text = refusalSentence(answer, press.view)
  if (!answer.state || answer.refused === 'not-found') return { message: text }
  return own(press, around, answer.state, { kind: 'warning', text, kept })
}

/** Where nobody could come instead there is nothing to ask, and the press is the answer. */
async function openNotComing(press: Press, around: Around): Promise<CardAnswer> {
  const { id } = dataOf(meeting, press, 'meetings.not-coming-form')
  const { person, view, place } = press
  const state = await around.meetings.read(person, id)
  if (isRefusal(state)) return { message: refusalSentence(state, view) }
  const canAnswer = state.stage === 'called' || state.stage === 'ongoing'
  if (!canAnswer || alternatesFor(state, person.id, view.plan).length === 0)
    return sendNotComing(press, around)
  around.holds.hold(id, place, person.id, FORM_TIME)
  return { card: notComingForm(state, view, person.id) }
}

async function sendNotComing(press: Press, around: Around): Promise<CardAnswer> {
  const { id, alternate: chosen } = dataOf(notComing, press, 'meetings.not-coming')
  const alternate = chosen === NOBODY ? '' : chosen
  const { person, view, place } = press
  const answer = await around.meetings.execute(person, id, {
    type: 'answer',
    kind: 'not-coming',
    ...(alternate ? { alternate } : {}),
  })
  if (isRefusal(answer) && answer.state && answer.refused.startsWith('alternate-'))
    return { card: notComingForm(answer.state, view, person.id, alternate, refusalSentence(answer, view)) }
  around.holds.release(id, place, person.id)
  return ownAnswer(press, around, answer, view.t('meetings.said.notComing'))
}

/** Said before somebody begins to write, so that nothing is written in vain; the rule itself is asked when it is sent. */
async function openPass(press: Press, around: Around): Promise<CardAnswer> {
  const { id } = dataOf(meeting, press, 'meetings.pass-form')
  const { person, view, place } = press
  const state = await around.meetings.read(person, id)
  if (isRefusal(state)) return { message: refusalSentence(state, view) }
  const receivers = receiversFor(state, person, view)
  if (isRefusal(receivers))
    return own(press, around, state, { kind: 'warning', text: refusalSentence(receivers, view) })
  around.holds.hold(id, place, person.id, FORM_TIME)
  return { card: passForm(state, view, person) }
}

async function sendPass(press: Press, around: Around): Promise<CardAnswer> {
  const { id, to, instruction } = dataOf(passed, press, 'meetings.pass')
  const { person, view, place } = press
  const answer = await around.meetings.execute(person, id, { type: 'pass-vote', to, instruction })
  if (isRefusal(answer) && answer.state && !isRefusal(receiversFor(answer.state, person, view))) {
    const sentence = refusalSentence(answer, view)
    // A longer text stays in the form as it is in the client: only a sentence is put beside it.
    if (!fitsIntoForm(instruction, INSTRUCTION_ROOM)) return { message: sentence }
    return { card: passForm(answer.state, view, person, { to, instruction }, sentence) }
  }
  around.holds.release(id, place, person.id)
  if (isRefusal(answer)) return refused(press, around, answer, instruction)
  return ownAnswer(
    press,
    around,
    answer,
    view.t('meetings.said.passed', { administration: administrationName(view, to) }),
  )
}

async function answerProxy(press: Press, { meetings }: Around): Promise<CardAnswer> {
  const { id, from, at, accepts } = dataOf(answered, press, 'meetings.answer-proxy')
  const { person, view } = press
  const before = await meetings.read(person, id)
  if (isRefusal(before)) return { message: refusalSentence(before, view) }
  const seen = proxyOf(before, from)
  if (!seen) return { message: refusalSentence(refuse('proxy-gone'), view) }
  if (seen.at !== at)
    return voteAnswer(press, before, from, { kind: 'warning', text: view.t('meetings.said.offerChanged') })
  const answer = await meetings.execute(person, id, { type: 'answer-proxy', from, accepts })
  if (isRefusal(answer)) {
    const text = refusalSentence(answer, view)
    return answer.state ? voteAnswer(press, answer.state, from, { kind: 'warning', text }) : { message: text }
  }
  const administration = administrationName(view, from)
  const text = accepts
    ? view.t('meetings.said.accepted')
    : view.t('meetings.said.declined', { administration })
  return voteAnswer(press, answer.state, from, answer.changed ? { kind: 'good', text } : undefined)
}

/** `from` comes from outside: it may be the name of anything. */
function proxyOf({ proxies }: MeetingState, from: string): PassedVote | undefined {
  return Object.values(proxies).find((proxy) => proxy.from === from)
}

function voteAnswer({ person, view }: Press, state: MeetingState, from: string, say?: Say): CardAnswer {
  const proxy = proxyOf(state, from)
  return proxy
    ? { card: proxyCard(state, proxy, view, person.id, say) }
    : { message: refusalSentence(refuse('proxy-gone'), view) }
}
