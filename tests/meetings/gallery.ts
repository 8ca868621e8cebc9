import type { CardView } from '../../src/cards/view'
import { notComingForm, passForm } from '../../src/meetings/cards/forms'
import { notInvitedCard, noticeCard, replacedCard, type Shown } from '../../src/meetings/cards/notice-card'
import { declinedCard, proxyCard } from '../../src/meetings/cards/proxy-card'
import type { Say } from '../../src/meetings/cards/words'
import type { MeetingState } from '../../src/meetings/state'
import type { Person } from '../../src/plan/model'
import type { Card } from '../../src/reconcile/posting'
import { PLAN } from '../cards/states'
import { CHAIR, GUEST, LEADER } from '../support/people'
import {
  AGENDA,
  accepts,
  at,
  attends,
  called,
  comes,
  declines,
  ended,
  HELENA,
  INVITATION,
  KATARINA,
  MAGNUS,
  meetingAfter,
  moved,
  OSKAR,
  PETER,
  passes,
  planned,
  processPlanned,
  puts,
  ROLF,
  type Step,
  SUSANNE,
  started,
  stays,
} from './states'

const WISH = 'Vi vill att barnens perspektiv skrivs in i beslutet om personligt ombud.'
const MORE_ITEMS = Array.from({ length: 10 }, (_, i) =>
  puts(`b${i}`, `Ansökan ${i + 1} om stimulansmedel`, { minutes: 10 }),
)
const meeting = (...steps: readonly Step[]) => meetingAfter(PLAN, planned(), ...AGENDA, ...steps)

const out = meeting(called)
const answered = [
  comes(CHAIR),
  comes(SUSANNE),
  stays(PETER, 'soc-07'),
  comes(KATARINA),
  comes(LEADER),
] as const
const offered = meeting(called, ...answered, passes(MAGNUS, 'soc', WISH))
const accepted = meeting(called, ...answered, passes(MAGNUS, 'soc', WISH), accepts(SUSANNE, 'kof'))
const declined = meeting(called, ...answered, passes(MAGNUS, 'soc', WISH), declines(SUSANNE, 'kof'))
const nobodyComes = meeting(called, stays(MAGNUS))
const long = meeting(...MORE_ITEMS, called)
const movedAway = meeting(called, ...answered, passes(MAGNUS, 'soc'), accepts(SUSANNE, 'kof'), moved())
const cancelled = meeting(called, [
  LEADER,
  '2026-03-19T08:00:00.000Z',
  { type: 'cancel', reason: 'Flera av er är sjuka. Vi återkommer med en ny tid.' },
])
const ongoing = meeting(
  called,
  ...answered,
  passes(MAGNUS, 'soc', WISH),
  accepts(SUSANNE, 'kof'),
  started,
  attends(CHAIR),
  attends(SUSANNE),
  [LEADER, at('2026-03-31', '13:10'), { type: 'go-to', item: 'a2' }],
)
const cameAfterAll = meetingAfter(
  PLAN,
  planned(),
  ...AGENDA,
  called,
  passes(MAGNUS, 'soc'),
  accepts(SUSANNE, 'kof'),
  started,
  attends(MAGNUS),
)
const justEnded = meeting(
  called,
  ...answered,
  passes(MAGNUS, 'soc', WISH),
  accepts(SUSANNE, 'kof'),
  started,
  attends(CHAIR),
  attends(SUSANNE),
  attends(KATARINA),
  ended,
)
const over = { ...justEnded, minutesId: 'minutes-1' }
const processMeeting = meetingAfter(
  PLAN,
  processPlanned(),
  puts('p1', 'Kampanjen riktad till unga', { presenter: 'kson-07', minutes: 30 }),
  puts('p2', 'Nästa träff'),
  called,
  comes('kson-07'),
)

const notice =
  (state: MeetingState, shown: Shown = {}) =>
  (view: CardView) =>
    noticeCard(state, view, INVITATION, shown)
const own = (state: MeetingState, viewer: string, more: Shown = {}) => notice(state, { viewer, ...more })
/** The same day, an hour longer. */
const HOURS = { start: at('2026-03-31', '13:00'), end: at('2026-03-31', '16:00'), day: '2026-03-31' }
const DURING = '2026-03-31'
const during = (build: (view: CardView) => Card) => (view: CardView) => build({ ...view, today: DURING })

/** Every card of meetings, in every state that makes it another card. */
export const MEETINGS_GALLERY: Readonly<Record<string, (view: CardView) => Card>> = {
  'meeting, called': notice(out),
  'meeting, some have answered, a vote is offered': notice(offered),
  'meeting, represented': notice(accepted),
  'meeting, nobody comes from one': notice(nobodyComes),
  'meeting, long agenda': notice(long),
  'meeting, moved': notice(movedAway),
  'meeting, other hours': notice(meeting(called, moved({ ...HOURS }))),
  'meeting, replaced notice': (view) => replacedCard(movedAway, 0, view),
  'meeting, cancelled': notice(cancelled),
  'meeting, ongoing': during(notice(ongoing)),
  'meeting, ended': during(notice(justEnded)),
  'meeting, ended with minutes': during(notice(over)),
  'meeting, no longer asked': (view) => notInvitedCard(movedAway, view),
  'meeting of a process, called': notice(processMeeting),
  'meeting of a process, own view': own(processMeeting, 'bou-05'),
  'meeting, own view, waiting': own(out, MAGNUS),
  'meeting, own view in the chat, reminded': (view) =>
    own(out, MAGNUS, { isPersonal: true, say: { kind: 'attention', text: view.t('meetings.reminder') } })(
      view,
    ),
  'meeting, own view, coming': (view) =>
    own(offered, KATARINA, { say: { kind: 'good', text: view.t('meetings.said.coming') } })(view),
  'meeting, own view, not coming with an alternate': own(offered, PETER),
  'meeting, own view, alternate is asked': own(offered, 'soc-07'),
  'meeting, own view, nobody comes': own(nobodyComes, MAGNUS),
  'meeting, own view, vote offered': own(offered, MAGNUS),
  'meeting, own view, vote taken': own(accepted, MAGNUS),
  'meeting, own view, vote declined': own(declined, MAGNUS),
  'meeting, own view, has an offer': own(offered, SUSANNE),
  'meeting, own view, holds a vote': own(accepted, SUSANNE),
  'meeting, own view, moved after passing': own(movedAway, MAGNUS, { isPersonal: true }),
  'meeting, own view, observer': own(accepted, GUEST),
  'meeting, own view, refused': (view) =>
    own(out, ROLF, { say: { kind: 'warning', text: view.t('meetings.refused.proxy-gone'), kept: WISH } })(
      view,
    ),
  'meeting, own view, ongoing': during(own(ongoing, HELENA)),
  'meeting, own view, ongoing, passed': during(own(ongoing, MAGNUS)),
  'meeting, own view, ongoing, present': during(own(ongoing, SUSANNE)),
  'meeting, own view, ongoing, came after all': during(own(cameAfterAll, MAGNUS)),
  'meeting, own view, ended': during(own(over, KATARINA)),
  'meeting, own view, ended, was not there': during(own(over, OSKAR, { isPersonal: true })),
  'meeting, own view, ended, leader': during(own(over, LEADER)),
  'meeting, not coming': (view) => notComingForm(out, view, KATARINA),
  'meeting, not coming, with a problem': (view) =>
    notComingForm(out, view, KATARINA, 'ksk-02', view.t('meetings.refused.alternate-taken')),
  'meeting, pass the vote': (view) => passForm(out, view, personIn(MAGNUS)),
  'meeting, pass the vote, with a problem': (view) =>
    passForm(
      out,
      view,
      personIn(MAGNUS),
      { to: 'soc', instruction: WISH },
      view.t('meetings.refused.instruction-too-long', { max: 500 }),
    ),
  'vote, offered': vote(offered, SUSANNE),
  'vote, taken': (view) =>
    vote(accepted, SUSANNE, { kind: 'good', text: view.t('meetings.said.accepted') })(view),
  'vote, taken by a colleague': vote(
    meeting(called, comes(PETER), passes(MAGNUS, 'soc', WISH), accepts(SUSANNE, 'kof')),
    PETER,
  ),
  'vote, declined': (view) =>
    vote(declined, SUSANNE, {
      kind: 'good',
      text: view.t('meetings.said.declined', { administration: 'Kultur och fritid' }),
    })(view),
  'vote, withdrawn': vote(
    meeting(called, passes(MAGNUS, 'soc'), [MAGNUS, '2026-03-18T10:00:00.000Z', { type: 'withdraw-proxy' }]),
    SUSANNE,
  ),
  'vote, lapsed by a move': vote(movedAway, SUSANNE),
  'vote, lapsed, giver takes part': during(vote(cameAfterAll, SUSANNE)),
  'vote, not taken, to who gave it': (view) =>
    declinedCard(declined, declined.proxies.kof ?? (undefined as never), view),
}

function vote(state: MeetingState, viewer: string, say?: Say) {
  return (view: CardView) => proxyCard(state, state.proxies.kof ?? (undefined as never), view, viewer, say)
}

function personIn(id: string): Person {
  const person = PLAN.person(id)
  if (!person) throw new TypeError(`${id} is not in the plan`)
  return person
}
