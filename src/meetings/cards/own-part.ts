import { type Element, literal, notice, type Standing } from '../../cards/kit'
import { type CardView, nameOf, sayMoment } from '../../cards/view'
import { cut, flat } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import { isLive, type PassedVote } from '../../representation/proxies'
import { isPresent } from '../rules'
import type { MeetingState } from '../state'
import { type Part, partOf } from './standing'
import { administrationName, type Say, saidFirst, sayAdministrations } from './words'

/** How much of an instruction the notice quotes, in UTF-16 units, and of how many votes that are held. */
const QUOTED = 200
const LISTED_VOTES = 3

/** In a few words whether the notice waits for this person. */
export function standingInAWord(state: MeetingState, part: Part, { t }: CardView): Standing | undefined {
  if (state.stage === 'ongoing' && part.isPresent)
    return { text: t('meetings.card.standing.present'), color: 'Good' }
  if (state.stage === 'ongoing') return { text: t('meetings.card.standing.ongoing'), color: 'Accent' }
  if (!part.isInvited) return undefined
  if (part.isAsked) return { text: t('meetings.card.standing.waiting'), color: 'Accent' }
  if (isLive(part.passed)) return { text: t('meetings.card.standing.passed') }
  if (part.answer?.kind === 'coming') return { text: t('meetings.card.standing.coming'), color: 'Good' }
  return { text: t('meetings.card.standing.notComing') }
}

/** What happened just now, and where this person stands, in words. Who is told that it is saved is told both in one sentence. */
export function ownPart(
  state: MeetingState,
  view: CardView,
  viewer: PersonId,
  say: Say | undefined,
): readonly Element[] {
  const part = partOf(state, viewer, view.plan)
  const [first, ...more] = inWords(state, view, viewer, part)
  const votes = votesInWords(view, viewer, part)
  const rest = [...more, ...votes].map((text) => literal(text, { spacing: 'Small' }))
  const alerts = alertsIn(state, view, viewer, part).map((text) => notice('attention', text))
  if (first && say?.kind === 'good') return [notice('good', `${say.text} ${first}`), ...rest, ...alerts]
  return [...saidFirst(say, view), ...(first ? [notice('good', first)] : []), ...rest, ...alerts]
}

/** What the person has done. */
function inWords(state: MeetingState, view: CardView, viewer: PersonId, part: Part): readonly string[] {
  const { t } = view
  const attendance = state.attendance[viewer]
  if (state.stage === 'ongoing' && attendance) {
    return isPresent(state, viewer)
      ? [t('meetings.own.present', { when: sayMoment(view, attendance.at) })]
      : [t('meetings.own.left', { when: sayMoment(view, attendance.left ?? attendance.at) })]
  }
  if (state.stage === 'ended') return wasThere(state, view, viewer, part)
  if (isLive(part.passed)) return passedInWords(view, viewer, part.passed)
  const { answer } = part
  if (!answer) return []
  const when = sayMoment(view, answer.at)
  if (answer.kind === 'coming') return [t('meetings.own.coming', { when }), ...standIn(view, part)]
  return [
    t('meetings.own.notComing', { when }),
    ...(answer.alternate === undefined
      ? []
      : [t('meetings.own.alternate', { name: nameOf(view, answer.alternate) })]),
  ]
}

function standIn(view: CardView, { standsInFor }: Part): readonly string[] {
  return standsInFor === undefined
    ? []
    : [view.t('meetings.own.standsIn', { name: nameOf(view, standsInFor) })]
}

function wasThere(state: MeetingState, view: CardView, viewer: PersonId, part: Part): readonly string[] {
  if (state.attendance[viewer]) return [view.t('meetings.own.wasPresent')]
  return isLive(part.passed) ? passedInWords(view, viewer, part.passed) : []
}

function passedInWords(view: CardView, viewer: PersonId, proxy: PassedVote): readonly string[] {
  const { t } = view
  const administration = administrationName(view, proxy.to)
  const wish = proxy.instruction
    ? [t('meetings.own.instruction', { text: cut(flat(proxy.instruction), QUOTED) })]
    : []
  if (proxy.holder !== undefined)
    return [t('meetings.own.represented', { administration, holder: nameOf(view, proxy.holder) }), ...wish]
  const [name, when] = [nameOf(view, proxy.by), sayMoment(view, proxy.at)]
  const said =
    proxy.by === viewer
      ? t('meetings.own.passed', { administration, when })
      : t('meetings.own.passedBy', { name, administration, when })
  return [said, ...wish]
}

/** The votes that this person or a colleague speaks for. */
function votesInWords(view: CardView, viewer: PersonId, { held }: Part): readonly string[] {
  const { t } = view
  const more = held.length - LISTED_VOTES
  const listed = held.slice(0, LISTED_VOTES).flatMap((proxy) => {
    const administration = administrationName(view, proxy.from)
    const isMine = proxy.holder === viewer
    const who = isMine
      ? t('meetings.own.holds', { administration })
      : t('meetings.own.colleagueHolds', { name: nameOf(view, proxy.holder ?? ''), administration })
    const text = cut(flat(proxy.instruction), QUOTED)
    return text && isMine ? [who, t('meetings.own.theirInstruction', { administration, text })] : [who]
  })
  return more > 0 ? [...listed, t('meetings.card.moreAdministrations', { count: more })] : listed
}

/** What the person should know and may have to do something about. */
function alertsIn(state: MeetingState, view: CardView, viewer: PersonId, part: Part): readonly string[] {
  if (state.stage === 'ended') {
    const isMissing = part.isInvited && !state.attendance[viewer] && !isLive(part.passed)
    return isMissing ? [view.t('meetings.own.wasAbsent', { name: nameOf(view, state.secretary) })] : []
  }
  if (state.stage !== 'called' && state.stage !== 'ongoing') return []
  const { t } = view
  const from = sayAdministrations(
    view,
    part.offers.map((proxy) => proxy.from),
  )
  const offers = from ? [t('meetings.own.offer', { administration: from })] : []
  const asked =
    part.isAsked && part.standsInFor !== undefined
      ? [t('meetings.own.asksStandIn', { name: nameOf(view, part.standsInFor) })]
      : []
  const alone = state.stage === 'called' && part.nobodyComes ? [t('meetings.own.nobodyComes')] : []
  return [...asked, ...cameBack(view, part), ...alone, ...heldAway(view, viewer, part), ...offers]
}

function cameBack(view: CardView, { passed }: Part): readonly string[] {
  if (!passed) return []
  const administration = administrationName(view, passed.to)
  if (passed.status === 'declined') return [view.t('meetings.own.declined', { administration })]
  if (passed.status !== 'lapsed') return []
  if (passed.why === 'took-part') return [view.t('meetings.own.tookPart')]
  const key = passed.why === 'meeting-moved' ? 'meetings.own.movedBack' : 'meetings.own.lapsed'
  return [view.t(key, { administration })]
}

/** Who speaks for others and stays away leaves them without a voice. */
function heldAway(view: CardView, viewer: PersonId, { answer, held }: Part): readonly string[] {
  const mine = held.filter(({ holder }) => holder === viewer).map(({ from }) => from)
  if (answer?.kind !== 'not-coming' || mine.length === 0) return []
  return [view.t('meetings.own.holdsAway', { administration: sayAdministrations(view, mine) })]
}
