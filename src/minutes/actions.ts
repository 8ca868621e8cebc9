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
import { sayDay } from '../cards/view'
import { isRefusal } from '../kernel/decision'
import type { PersonId } from '../plan/model'
import { approvalCard } from './cards/approval-card'
import { leaderCard } from './cards/leader-card'
import type { Say } from './cards/own-part'
import { remarkForm } from './cards/remark-form'
import { refusalSentence } from './refusals'
import { askedNow, mayLead, readingOf } from './rules'
import type { Minutes, MinutesAnswer } from './service'
import type { MinutesState } from './state'

/** Room for what somebody wrote in the form for a remark, in bytes; the sections need some too. */
const REMARK_ROOM = 12_000

const matter = z.object({ id: z.string().min(1).max(60) })
const onVersion = matter.extend({ version: z.int().min(1) })
const remark = onVersion.extend({
  part: z.string().max(40).default(''),
  text: z.string().default(''),
})
const extension = matter.extend({ deadline: z.iso.date().optional() })

/** What the buttons on the cards of minutes do. */
export function minutesActions(minutes: Minutes, holds: CardHolds): PressHandlers {
  return {
    'minutes.approve': async (press) => {
      const { id, version } = dataOf(onVersion, press, 'minutes.approve')
      const answer = await minutes.approve(press.person, id, version)
      return approvalAnswer(press, answer, approvalSaid(answer, press.person.id))
    },
    'minutes.absent': async (press) => {
      const { id, version } = dataOf(onVersion, press, 'minutes.absent')
      return approvalAnswer(
        press,
        await minutes.declareAbsent(press.person, id, version),
        'minutes.said.absent',
      )
    },
    'minutes.view': async (press) => {
      const { id } = dataOf(matter, press, 'minutes.view')
      holds.release(id, press.place, press.person.id)
      return viewAnswer(press, (await minutes.matters.load(id))?.state)
    },
    'minutes.remark-form': async (press) => {
      const { id, version } = dataOf(onVersion, press, 'minutes.remark-form')
      return openRemarkForm(press, (await minutes.matters.load(id))?.state, version, holds)
    },
    'minutes.remark': (press) => sendRemark(press, minutes, holds),
    'minutes.extend': async (press) => {
      const { id, deadline } = dataOf(extension, press, 'minutes.extend')
      const answer = await minutes.extend(press.person, id, deadline ?? '')
      return leaderAnswer(
        press,
        answer,
        press.view.t('minutes.said.extended', { day: deadline ? sayDay(press.view, deadline) : '' }),
      )
    },
    'minutes.finish': async (press) => {
      const { id } = dataOf(matter, press, 'minutes.finish')
      return leaderAnswer(
        press,
        await minutes.finish(press.person, id),
        press.view.t('minutes.said.finished'),
      )
    },
  }
}

/** An approval takes back the person's own unanswered remark; then that is said. */
function approvalSaid(answer: MinutesAnswer, person: PersonId) {
  if (isRefusal(answer)) return 'minutes.said.approved'
  const at = answer.state.approvals[person]?.at(-1)?.at
  const withdrew = answer.state.suggestions.some(
    (s) => s.by === person && s.status === 'withdrawn' && s.answeredAt === at,
  )
  return withdrew ? 'minutes.said.remarkWithdrawn' : 'minutes.said.approved'
}

/** The person's own view after an answer. What was said is said once: the card itself confirms it from then on. */
function approvalAnswer(
  press: Press,
  answer: MinutesAnswer,
  said: 'minutes.said.approved' | 'minutes.said.absent' | 'minutes.said.remarkWithdrawn',
): CardAnswer {
  const { view } = press
  if (isRefusal(answer)) return refused(press, answer)
  return {
    card: approvalCard(
      answer.state,
      view,
      press.person.id,
      answer.changed ? { kind: 'good', text: view.t(said) } : undefined,
    ),
  }
}

/** A press on an outdated card is answered with the fresh card and one sentence; what one may not see is not there. */
function refused(press: Press, answer: Extract<MinutesAnswer, { refused: string }>): CardAnswer {
  const text = refusalSentence(answer, press.view)
  if (!answer.state || answer.refused === 'not-found') return { message: text }
  return { card: approvalCard(answer.state, press.view, press.person.id, { kind: 'warning', text }) }
}

function viewAnswer(press: Press, state: MinutesState | undefined, say?: Say): CardAnswer {
  const { person, view } = press
  if (!state || readingOf(state, person, view.plan) === 'nothing') {
    return { message: view.t('minutes.refused.not-found') }
  }
  return { card: approvalCard(state, view, person.id, say) }
}

function openRemarkForm(
  press: Press,
  state: MinutesState | undefined,
  version: number,
  holds: CardHolds,
): CardAnswer {
  const { person, view, place } = press
  if (!state || readingOf(state, person, view.plan) === 'nothing') return viewAnswer(press, state)
  const refusal = whyNoRemark(state, person.id, version)
  if (refusal)
    return viewAnswer(press, state, { kind: 'warning', text: refusalSentence({ refused: refusal }, view) })
  holds.hold(state.id, place, person.id, FORM_TIME)
  return { card: remarkForm(state, view) }
}

/** Said before somebody begins to write, so that nothing is written in vain; the rule itself is asked when it is sent. */
function whyNoRemark(state: MinutesState, person: string, version: number): string | undefined {
  if (state.stage !== 'approval') return state.stage === 'draft' ? 'not-out' : 'locked'
  if (!askedNow(state).includes(person)) return 'not-asked'
  return state.rounds.at(-1)?.version === version ? undefined : 'outdated'
}

async function sendRemark(press: Press, minutes: Minutes, holds: CardHolds): Promise<CardAnswer> {
  const { id, version, part, text } = dataOf(remark, press, 'minutes.remark')
  const { person, view, place } = press
  const answer = await minutes.suggest(person, id, { kind: 'remark', version, partId: part, text })
  if (isRefusal(answer)) {
    if (!answer.state || readingOf(answer.state, person, view.plan) === 'nothing')
      return refused(press, answer)
    if (answer.state.stage !== 'approval') return refused(press, answer)
    // A longer text stays in the form as it is in the client: only a sentence is put beside it.
    if (!fitsIntoForm(text, REMARK_ROOM)) return { message: refusalSentence(answer, view) }
    return { card: remarkForm(answer.state, view, { part, text }, refusalSentence(answer, view)) }
  }
  holds.release(id, place, person.id)
  return viewAnswer(press, answer.state, { kind: 'good', text: view.t('minutes.said.remarked') })
}

function leaderAnswer(press: Press, answer: MinutesAnswer, said: string): CardAnswer {
  const { view, person } = press
  if (!isRefusal(answer)) return { card: leaderCard(answer.state, view, { kind: 'good', text: said }) }
  if (!answer.state || !mayLead(person)) return refused(press, answer)
  return { card: leaderCard(answer.state, view, { kind: 'warning', text: refusalSentence(answer, view) }) }
}
