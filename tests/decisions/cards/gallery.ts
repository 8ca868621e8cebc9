import type { CardView } from '../../../src/cards/view'
import { entryCard } from '../../../src/decisions/cards/entry-card'
import { type Draft, decisionForm, type FormKind } from '../../../src/decisions/cards/forms'
import { menuCard } from '../../../src/decisions/cards/menu'
import { endedCard, outcomeCard } from '../../../src/decisions/cards/outcome-card'
import { meIn } from '../../../src/decisions/cards/own-part'
import { proposalCard, replacedCard } from '../../../src/decisions/cards/proposal-card'
import { proxyCard } from '../../../src/decisions/cards/proxy-card'
import type { Say } from '../../../src/decisions/cards/words'
import type { DecisionState } from '../../../src/decisions/state'
import type { Card } from '../../../src/reconcile/posting'
import { LEADER } from '../../support/people'
import {
  ALL_CONSENT,
  does,
  drafted,
  follows,
  HELENA,
  KATARINA,
  MAGNUS,
  MARIANNE,
  number,
  OSKAR,
  opened,
  PASSED,
  PETER,
  ROLF,
  SUSANNE,
  says,
  stateOf,
  TEXT,
} from './states'

const OBJECTION = 'Finansieringen efter 2026 saknas'
const NEW_TEXT = TEXT.replace('från och med 2025', 'från och med 2025, först till och med 2028').replace(
  ' lika',
  ' efter folkmängd',
)

const fresh = stateOf(opened())
const halfway = stateOf([
  ...opened(),
  says(SUSANNE, 'consent'),
  says(HELENA, 'reservation', 'Gäller bara om skolan slipper betala för lokalen'),
  ...PASSED,
  says(SUSANNE, 'consent', '', { administration: 'kof' }),
  says(ROLF, 'objection', OBJECTION),
])
const timeAndAside = stateOf([
  ...opened(),
  says(SUSANNE, 'stand-aside'),
  says(KATARINA, 'more-time', 'Nämnden sammanträder på tisdag'),
  says(MARIANNE, 'consent'),
  says(ROLF, 'consent'),
])
const ready = stateOf([...opened(), ...ALL_CONSENT])
const amended = stateOf([
  ...opened(),
  ...ALL_CONSENT,
  says(ROLF, 'objection', OBJECTION),
  does(MARIANNE, { type: 'amend', round: 1, text: NEW_TEXT, askAgain: ['kof'] }),
  says(MAGNUS, 'consent', '', { round: 2, at: '2026-03-19T09:50:00.000Z' }),
])
const conflicted = stateOf([
  ...opened({ askedOfConflict: ['kof', 'bou'] }),
  does(MAGNUS, {
    type: 'declare-conflict',
    scope: 'administration',
    reason: 'Förvaltningen får hela bidraget',
  }),
  does(SUSANNE, { type: 'declare-conflict', scope: 'person', reason: 'Min syster söker tjänsten' }),
  says(PETER, 'consent'),
])
const offered = stateOf([
  ...opened(),
  does(MAGNUS, { type: 'pass-vote', to: 'soc', instruction: 'Vi bifaller om kostnaden delas lika.' }),
])
const passed = stateOf([...opened(), ...PASSED])
const passedUsed = stateOf([...opened(), ...PASSED, says(SUSANNE, 'consent', '', { administration: 'kof' })])
const declined = stateOf([
  ...opened(),
  PASSED[0] ?? drafted(),
  does(SUSANNE, { type: 'answer-proxy', from: 'kof', accepts: false }),
])
const takenBack = stateOf([...opened(), PASSED[0] ?? drafted(), does(MAGNUS, { type: 'withdraw-proxy' })])
const lapsed = stateOf([...opened(), ...PASSED, says(MAGNUS, 'consent')])
const sealed = stateOf([
  ...opened({ sealed: true }),
  says(SUSANNE, 'objection', OBJECTION),
  says(HELENA, 'consent'),
])
const sealedAll = stateOf([...opened({ sealed: true }), ...ALL_CONSENT])
const called = stateOf([...opened(), follows()])
const inMeeting = stateOf([
  ...opened(),
  follows({ stage: 'ongoing', date: '2026-03-19' }),
  ...ALL_CONSENT.filter(([who]) => who !== KATARINA),
  says(MARIANNE, 'consent', '', { of: KATARINA }),
])
const entered = inMeeting
const confirmed = stateOf([
  ...opened(),
  follows({ stage: 'ongoing', date: '2026-03-19' }),
  says(MARIANNE, 'consent', '', { of: KATARINA }),
  does(KATARINA, { type: 'confirm-entry', administration: 'ksk' }),
])
const decided = stateOf([
  ...opened({ askedOfConflict: ['bou'] }),
  does(HELENA, {
    type: 'declare-conflict',
    scope: 'administration',
    reason: 'Förvaltningen får hela bidraget',
  }),
  says(MARIANNE, 'consent'),
  says(KATARINA, 'stand-aside'),
  says(SUSANNE, 'reservation', 'Uppföljningen bör ske två gånger om året'),
  ...PASSED,
  says(SUSANNE, 'consent', '', { administration: 'kof' }),
  does(MARIANNE, { type: 'confirm', round: 1 }),
  number(1, 14),
])
const tabled = stateOf([
  ...opened(),
  does(MARIANNE, { type: 'table', reason: 'Budgeten för 2026 är klar först i april.' }),
  number(1, 15),
])
const referredBack = stateOf([
  ...opened(),
  does(MARIANNE, { type: 'refer-back', reason: 'Räkna på kostnaden för tre år, och fråga regionen.' }),
  number(1, 16),
])
const withdrawn = stateOf([
  ...opened(),
  does(LEADER, { type: 'withdraw', reason: 'Staten tar över kostnaden.' }),
])

/** A little later than the deadline. */
const late = (view: CardView): CardView => ({ ...view, today: '2026-03-27' })

type Build = (view: CardView) => Card
type Said =
  | 'decisions.refused.text-changed'
  | 'decisions.refused.conflict-unanswered'
  | 'decisions.refused.objection-without-reason'
  | 'decisions.refused.too-late'
  | 'decisions.menu.nothing'
  | 'decisions.own.reminder'
  | 'decisions.said.confirmed'

const saying =
  (state: DecisionState, viewer: string, kind: Say['kind'], key: Said, kept?: string): Build =>
  (view) =>
    proposalCard(state, view, viewer, { kind, text: view.t(key), ...(kept ? { kept } : {}) })

const form =
  (
    state: DecisionState,
    viewer: string,
    kind: FormKind,
    draft?: Draft,
    problem?: Said,
    isNewText = false,
  ): Build =>
  (view) =>
    decisionForm(
      state,
      meIn(state, view, viewer),
      view,
      { form: kind },
      draft,
      problem ? { text: view.t(problem), isNewText } : undefined,
    )

const menu =
  (state: DecisionState, viewer: string): Build =>
  (view) =>
    menuCard(state, meIn(state, view, viewer), view) ?? (undefined as never)

/** Every card of proposals and decisions, as the gallery of all cards shows them. */
export const DECISIONS_GALLERY: Readonly<Record<string, Build>> = {
  'proposal: channel, just opened': (view) => proposalCard(fresh, view),
  'proposal: channel, halfway': (view) => proposalCard(halfway, view),
  'proposal: channel, more time and aside': (view) => proposalCard(timeAndAside, view),
  'proposal: channel, nothing missing': (view) => proposalCard(ready, view),
  'proposal: channel, second round': (view) => proposalCard(amended, view),
  'proposal: channel, conflicts': (view) => proposalCard(conflicted, view),
  'proposal: channel, vote offered': (view) => proposalCard(offered, view),
  'proposal: channel, sealed': (view) => proposalCard(sealed, view),
  'proposal: channel, sealed and answered': (view) => proposalCard(sealedAll, view),
  'proposal: channel, before a meeting': (view) => proposalCard(called, view),
  'proposal: channel, in a meeting': (view) => proposalCard(inMeeting, view),
  'proposal: channel, deadline passed': (view) => proposalCard(halfway, late(view)),
  'proposal: channel, first round replaced': (view) => replacedCard(amended, 1, 2, view),
  'proposal: draft': (view) => proposalCard(stateOf([drafted()]), view, LEADER),
  'proposal: own view, waiting': (view) => proposalCard(fresh, view, KATARINA),
  'proposal: own view, reminded': saying(fresh, KATARINA, 'attention', 'decisions.own.reminder'),
  'proposal: own view, just consented': (view) =>
    proposalCard(ready, view, KATARINA, {
      kind: 'good',
      text: view.t('decisions.said.consent'),
      isOwnAnswer: true,
    }),
  'proposal: own view, consented': (view) => proposalCard(halfway, view, SUSANNE),
  'proposal: own view, reserved': (view) => proposalCard(halfway, view, HELENA),
  'proposal: own view, objected': (view) => proposalCard(halfway, view, ROLF),
  'proposal: own view, colleague has answered': (view) => proposalCard(halfway, view, PETER),
  'proposal: own view, asked again': (view) => proposalCard(amended, view, ROLF),
  'proposal: own view, speaks for another': (view) => proposalCard(passed, view, SUSANNE),
  'proposal: own view, vote passed': (view) => proposalCard(passed, view, MAGNUS),
  'proposal: own view, vote offered to us': (view) => proposalCard(offered, view, PETER),
  'proposal: own view, conflict asked': (view) => proposalCard(conflicted, view, HELENA),
  'proposal: own view, disqualified': (view) => proposalCard(conflicted, view, SUSANNE),
  'proposal: own view, excused': (view) => proposalCard(conflicted, view, MAGNUS),
  'proposal: own view, sealed': (view) => proposalCard(sealed, view, SUSANNE),
  'proposal: own view, entered by the chair': (view) => proposalCard(entered, view, KATARINA),
  'proposal: own view, text changed meanwhile': saying(
    amended,
    OSKAR,
    'warning',
    'decisions.refused.text-changed',
  ),
  'proposal: own view, what was written is kept': saying(
    conflicted,
    HELENA,
    'warning',
    'decisions.refused.conflict-unanswered',
    OBJECTION,
  ),
  'proposal: own view, observer': saying(fresh, LEADER, 'attention', 'decisions.menu.nothing'),
  'proposal: chair, can confirm': (view) => proposalCard(ready, view, MARIANNE),
  'proposal: chair, can show the answers': (view) => proposalCard(sealedAll, view, MARIANNE),
  'proposal: chair, deadline passed': (view) => proposalCard(halfway, late(view), MARIANNE),
  'proposal: chair, objection to solve': (view) =>
    proposalCard(stateOf([...opened(), ...ALL_CONSENT, says(ROLF, 'objection', OBJECTION)]), view, MARIANNE),
  'proposal: form, reservation': form(fresh, KATARINA, 'reservation'),
  'proposal: form, objection': form(fresh, KATARINA, 'objection'),
  'proposal: form, objection with a problem': form(
    fresh,
    KATARINA,
    'objection',
    { text: '' },
    'decisions.refused.objection-without-reason',
  ),
  'proposal: form, text changed meanwhile': form(
    amended,
    ROLF,
    'objection',
    { text: OBJECTION },
    'decisions.refused.text-changed',
    true,
  ),
  'proposal: form, more time': form(sealed, KATARINA, 'more-time'),
  'proposal: form, stand aside': form(fresh, KATARINA, 'stand-aside'),
  'proposal: form, change the answer': form(halfway, HELENA, 'answer'),
  'proposal: form, answer for another': (view) =>
    decisionForm(passed, meIn(passed, view, SUSANNE), view, { form: 'answer', administration: 'kof' }),
  'proposal: form, conflict': form(fresh, KATARINA, 'conflict'),
  'proposal: form, pass the vote': form(fresh, KATARINA, 'pass'),
  'proposal: form, table': form(fresh, MARIANNE, 'tabled'),
  'proposal: form, refer back': form(fresh, MARIANNE, 'referred-back'),
  'proposal: form, withdraw': form(fresh, LEADER, 'withdrawn'),
  'proposal: form, extend': form(fresh, MARIANNE, 'extend'),
  'proposal: menu': menu(fresh, KATARINA),
  'proposal: menu, chair': menu(fresh, MARIANNE),
  'proposal: menu, holder of a vote': menu(passed, SUSANNE),
  'proposal: menu, giver of a vote': menu(passed, MAGNUS),
  'vote: offered': (view) => proxyCard(offered, view, SUSANNE, 'kof'),
  'vote: accepted by me': (view) => proxyCard(passed, view, SUSANNE, 'kof'),
  'vote: used by me': (view) => proxyCard(passedUsed, view, SUSANNE, 'kof'),
  'vote: accepted by a colleague': (view) => proxyCard(passed, view, PETER, 'kof'),
  'vote: declined': (view) =>
    proxyCard(declined, view, SUSANNE, 'kof', {
      kind: 'good',
      text: view.t('decisions.said.declined', { administration: 'Kultur och fritid' }),
    }),
  'vote: taken back': (view) => proxyCard(takenBack, view, SUSANNE, 'kof'),
  'vote: lapsed': (view) => proxyCard(lapsed, view, SUSANNE, 'kof'),
  'vote: declined, giver': (view) =>
    proposalCard(declined, view, MAGNUS, {
      kind: 'attention',
      text: view.t('decisions.own.proxyDeclined', { administration: 'Socialförvaltningen' }),
    }),
  'entry: to confirm': (view) => entryCard(entered, view, KATARINA, 'ksk'),
  'entry: confirmed': (view) =>
    entryCard(confirmed, view, KATARINA, 'ksk', {
      kind: 'good',
      text: view.t('decisions.said.entryConfirmed'),
    }),
  'decision: channel': (view) => outcomeCard(decided, view),
  'decision: own view': saying(decided, SUSANNE, 'warning', 'decisions.refused.too-late', OBJECTION),
  'decision: chair, just confirmed': saying(decided, MARIANNE, 'good', 'decisions.said.confirmed'),
  'decision: the round is over': (view) =>
    endedCard(decided, decided.outcomes[0] ?? (undefined as never), view),
  'decision: tabled': (view) => outcomeCard(tabled, view),
  'decision: referred back': (view) => outcomeCard(referredBack, view),
  'decision: withdrawn': (view) => outcomeCard(withdrawn, view),
}
