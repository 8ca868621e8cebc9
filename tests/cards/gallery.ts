import type { CardView } from '../../src/cards/view'
import { approvalCard, replacedCard } from '../../src/minutes/cards/approval-card'
import { draftCard, foundCard, pasteForm } from '../../src/minutes/cards/intake-cards'
import { leaderCard } from '../../src/minutes/cards/leader-card'
import { remarkForm } from '../../src/minutes/cards/remark-form'
import { helpCard, myCard } from '../../src/my-matters/cards'
import type { Card } from '../../src/reconcile/posting'
import { DECISIONS_GALLERY } from '../decisions/cards/gallery'
import { MEETINGS_GALLERY } from '../meetings/gallery'
import { OBSTACLE_GALLERY } from '../obstacles/gallery'
import { UPKEEP_GALLERY } from '../plan-upkeep/gallery'
import { AMIR, CHAIR, FATIMA, GUEST, INES, LEADER } from '../support/people'
import { meetingNotes } from '../support/tab-client'
import {
  approves,
  byLeader,
  drafted,
  PLAN,
  remarks,
  revised,
  sent,
  stateAfter,
  steeringNotes,
  viewAt,
} from './states'

const PRESENT = [INES, FATIMA, AMIR]
const NOTES = meetingNotes(PRESENT)
const CHANGED = meetingNotes(PRESENT, {
  sections: NOTES.sections.map((s) =>
    s.id === 's2' ? { ...s, decision: 'Ines tar fram en budget för två år.' } : s,
  ),
})
const OUT = [drafted(NOTES), sent()] as const
const REMARK = 'Budgeten ska visa två år, inte ett.'

const out = stateAfter(PLAN, ...OUT)
const someApproved = stateAfter(PLAN, ...OUT, approves(INES))
const absent = stateAfter(PLAN, ...OUT, [
  AMIR,
  '2026-03-19T09:42:00.000Z',
  { type: 'declare-absent', version: 1 },
])
const remarked = stateAfter(PLAN, ...OUT, remarks(AMIR, REMARK))
const declined = stateAfter(
  PLAN,
  ...OUT,
  remarks(AMIR, REMARK),
  byLeader({ type: 'decline', suggestion: 'r1', reason: 'Nämnden beslutar om ett år i taget.' }),
)
const second = stateAfter(PLAN, ...OUT, approves(INES), revised(1, CHANGED), sent(2))
const locked = stateAfter(PLAN, ...OUT, ...PRESENT.map((person) => approves(person)))
const finished = stateAfter(
  PLAN,
  ...OUT,
  ...PRESENT.map((person) => approves(person)),
  byLeader({ type: 'finish' }),
)
const closed = stateAfter(
  PLAN,
  ...OUT,
  approves(INES),
  byLeader({ type: 'finish' }, '2026-03-27T09:00:00.000Z'),
)
const reopened = stateAfter(
  PLAN,
  ...OUT,
  ...PRESENT.map((person) => approves(person)),
  byLeader({ type: 'reopen', reason: 'Fel årtal i § 1' }),
)
const steering = stateAfter(PLAN, drafted(steeringNotes(), 'steering'), sent())
const steeringOut = stateAfter(PLAN, drafted(steeringNotes(), 'steering'), sent(), approves(CHAIR))
const draft = stateAfter(PLAN, drafted(NOTES))
const booster = stateAfter(
  PLAN,
  drafted(meetingNotes([], { title: 'Boosterdag våren 2026' }), 'booster'),
  sent(),
)

const AFTER_DEADLINE = '2026-03-27T09:00:00.000Z'
type Build = (view: CardView) => Card

/** Every card that there is, in every state that makes it another card. */
export const GALLERY: Readonly<Record<string, Build>> = {
  'channel, just sent': (view) => approvalCard(out, view),
  'channel, one has approved': (view) => approvalCard(someApproved, view),
  'channel, one was not there': (view) => approvalCard(absent, view),
  'channel, second version': (view) => approvalCard(second, view),
  'channel, replaced': (view) => replacedCard(second, second.rounds[0] ?? (undefined as never), view),
  'channel, deadline passed': (view) => approvalCard(someApproved, { ...view, today: '2026-03-27' }),
  'channel, locked': (view) => approvalCard(locked, view),
  'channel, finished': (view) => approvalCard(finished, view),
  'channel, closed with missing': (view) => approvalCard(closed, viewAt(view.language, AFTER_DEADLINE)),
  'own view, locked': (view) =>
    approvalCard(locked, view, INES, { kind: 'good', text: view.t('minutes.said.approved') }),
  'own view, closed without an answer': (view) =>
    approvalCard(closed, viewAt(view.language, AFTER_DEADLINE), AMIR),
  'channel, reopened': (view) => approvalCard(reopened, view),
  'channel, steering': (view) => approvalCard(steeringOut, view),
  'channel, booster day': (view) => approvalCard(booster, view),
  'own view, waiting': (view) => approvalCard(out, view, AMIR),
  'own view, reminded': (view) =>
    approvalCard(out, view, AMIR, { kind: 'attention', text: view.t('minutes.reminder') }),
  'own view, just approved': (view) =>
    approvalCard(someApproved, view, INES, { kind: 'good', text: view.t('minutes.said.approved') }),
  'own view, approved': (view) => approvalCard(someApproved, view, INES),
  'own view, was not there': (view) => approvalCard(absent, view, AMIR),
  'own view, remarked': (view) => approvalCard(remarked, view, AMIR),
  'own view, remark declined': (view) => approvalCard(declined, view, AMIR),
  'own view, only changes': (view) => approvalCard(second, view, INES),
  'own view, outdated press': (view) =>
    approvalCard(second, view, AMIR, { kind: 'warning', text: view.t('minutes.refused.outdated') }),
  'chair, asked first': (view) => approvalCard(steering, view, CHAIR),
  'remark form': (view) => remarkForm(out, view),
  'remark form, with a problem': (view) =>
    remarkForm(out, view, { part: 's2', text: REMARK }, view.t('minutes.refused.section-unknown')),
  'leader, locked': (view) => leaderCard(locked, view),
  'leader, overdue': (view) => leaderCard(someApproved, viewAt(view.language, AFTER_DEADLINE)),
  'leader, remarks': (view) => leaderCard(remarked, view),
  'leader, finished': (view) =>
    leaderCard(finished, view, { kind: 'good', text: view.t('minutes.said.finished') }),
  'paste form': (view) => pasteForm(view),
  'paste form, with a problem': (view) => pasteForm(view, 'Hej', view.t('minutes.refused.document-empty')),
  'notes found': (view) =>
    foundCard(
      {
        intakeId: 'i1',
        content: { ...NOTES, recipients: ['Kommunstyrelsen'] },
        unmatched: ['Kalle Utanför'],
        meeting: '',
      },
      view,
    ),
  draft: (view) => draftCard(draft, view, { kind: 'good', text: view.t('minutes.said.drafted') }),
  'draft, booster day': (view) => draftCard(booster, view),
  'my matters': (view) =>
    myCard(
      [
        {
          key: 'a',
          what: view.t('minutes.waiting.approve'),
          about: 'Processträff 2.8.3 Kommunikation · 14 mars',
          deadline: '2026-03-12',
          deadlineInWords: view.t('minutes.waiting.by', { day: '12 mars' }),
          overdue: true,
          path: 'minutes/a',
        },
        {
          key: 'b',
          what: view.t('minutes.waiting.draft'),
          about: 'Styrgruppsmöte',
          overdue: false,
          path: 'minutes/b',
        },
      ],
      view,
    ),
  'my matters, none': (view) => myCard([], view),
  'help, process leader': (view) => helpCard(personOf(LEADER), view, false),
  'help, guest': (view) => helpCard(personOf(GUEST), view, true),
  ...UPKEEP_GALLERY,
  ...DECISIONS_GALLERY,
  ...MEETINGS_GALLERY,
  ...OBSTACLE_GALLERY,
}

function personOf(id: string) {
  const person = PLAN.person(id)
  if (!person) throw new TypeError(`${id} is not in the plan`)
  return person
}
