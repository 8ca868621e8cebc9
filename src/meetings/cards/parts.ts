import { type Element, line, literal, runs, sentence } from '../../cards/kit'
import { type CardView, nameOf, sayNames } from '../../cards/view'
import { cut, flat } from '../../kernel/text'
import type { AgendaItem, MeetingState } from '../state'
import { answersOf, attendanceOf, type Representation, representationsOf } from './standing'
import { administrationName, links, meetingName, sayWhen, webAddress } from './words'

/** Items of the agenda and administrations that a card names. */
const LISTED_ITEMS = 10
const LISTED_ADMINISTRATIONS = 8
/** Longest text of somebody's in one line, in UTF-16 units. */
const LONGEST = 200
const LONGEST_ITEM = 120

/** Which meeting, and when. */
export function which(state: MeetingState, view: CardView): readonly Element[] {
  const about = state.kind === 'process' ? meetingName(state, view) : ''
  const given = cut(flat(state.title), LONGEST)
  const isNamed = about === '' || given.includes(about)
  return [
    line([{ strong: given }], 'Small'),
    ...(isNamed ? [] : [literal(about, { spacing: 'None' })]),
    line([{ strong: sayWhen(view, state.start, state.end) }], 'None'),
  ]
}

/** Where it is and who leads it, with the links that belong to it. */
export function where(
  state: MeetingState,
  view: CardView,
  calendar: readonly (readonly [label: string, url: string])[] = [],
): readonly Element[] {
  const { t } = view
  const address = webAddress(state.link)
  const place = cut(flat(state.place), LONGEST)
  const said = place ? t('meetings.card.place', { place }) : address ? t('meetings.card.online') : ''
  return [
    ...(said ? [literal(said, { spacing: 'None' })] : []),
    literal(t('meetings.card.chair', { name: nameOf(view, state.chair) }), { spacing: 'None' }),
    ...links([t('meetings.card.join'), address], ...calendar),
  ]
}

/** The agenda: the first of its items, each with who presents it and how long it takes. */
export function agenda({ agenda: items }: MeetingState, view: CardView): readonly Element[] {
  if (items.length === 0) return []
  const { t } = view
  const more = items.length - LISTED_ITEMS
  return [
    sentence(t('meetings.card.agenda'), { weight: 'Bolder', spacing: 'Medium' }),
    {
      type: 'Container',
      spacing: 'Small',
      items: [
        ...items.slice(0, LISTED_ITEMS).map((item, i) => itemLine(item, i + 1, view)),
        ...(more > 0
          ? [sentence(t('meetings.card.moreItems', { count: more }), { isSubtle: true, spacing: 'Small' })]
          : []),
      ],
    },
  ]
}

function itemLine({ title, presenter, minutes }: AgendaItem, no: number, view: CardView): Element {
  const more = [
    ...(presenter === undefined ? [] : [nameOf(view, presenter)]),
    ...(minutes === undefined ? [] : [view.t('meetings.card.minutes', { minutes })]),
  ]
  return line([`${no}. ${cut(flat(title), LONGEST_ITEM)}`, { subtle: bullets(more) }], 'Small')
}

/** The item that the meeting is at. */
export function nowAt({ agenda: items, current }: MeetingState, { t }: CardView): readonly Element[] {
  const i = items.findIndex(({ id }) => id === current)
  const item = items[i]
  if (!item) return []
  return [
    line([{ strong: `${t('meetings.card.now', { no: i + 1 })} ` }, cut(flat(item.title), LONGEST)], 'Medium'),
  ]
}

/** How many have answered the notice and how, and who is missing. */
export function answerLine(state: MeetingState, view: CardView): Element {
  const { t, plan } = view
  const { total, coming, notComing, missing } = answersOf(state, plan)
  const counts = [
    ...(coming > 0 ? [t('meetings.card.comingCount', { count: coming })] : []),
    ...(notComing > 0 ? [t('meetings.card.notComingCount', { count: notComing })] : []),
    ...(missing.length > 0 ? [t('meetings.card.missing', { names: sayNames(view, missing) })] : []),
  ]
  const answered = t('meetings.card.answeredOf', { answered: total - missing.length, total })
  return line([{ strong: answered }, bullets(counts)], 'Small')
}

/** How many are there, and who is still waited for; afterwards how many were there. */
export function attendanceLine(state: MeetingState, view: CardView): Element {
  const { t, plan } = view
  const { here, attended, missing } = attendanceOf(state, plan)
  if (state.stage === 'ended')
    return line([{ strong: t('meetings.card.werePresent', { count: attended.length }) }], 'Small')
  const names =
    missing.length > 0 ? bullets([t('meetings.card.notYetHere', { names: sayNames(view, missing) })]) : ''
  return line([{ strong: t('meetings.card.presentCount', { count: here.length }) }, names], 'Small')
}

/** The administrations that are represented by another, or by nobody, a line each. */
export function representationLines(state: MeetingState, view: CardView): readonly Element[] {
  const all = representationsOf(state, view.plan)
  const more = all.length - LISTED_ADMINISTRATIONS
  return [
    ...all.slice(0, LISTED_ADMINISTRATIONS).map((r) => representationLine(r, state, view)),
    ...(more > 0
      ? [
          sentence(view.t('meetings.card.moreAdministrations', { count: more }), {
            isSubtle: true,
            spacing: 'Small',
          }),
        ]
      : []),
  ]
}

function representationLine(r: Representation, { stage }: MeetingState, view: CardView): Element {
  const { t } = view
  const to = r.to === undefined ? '' : administrationName(view, r.to)
  const name = [administrationName(view, r.administration), { weight: 'Bolder' }] as const
  switch (r.is) {
    case 'passed': {
      const key = stage === 'ended' ? 'meetings.card.wasRepresented' : 'meetings.card.represented'
      return runs([name, [` ⇢ ${t(key, { administration: to })}`, {}]])
    }
    case 'offered':
      return runs([name, [` ⇢ ${t('meetings.card.offered', { administration: to })}`, {}]])
    case 'nobody-comes':
      return runs([name, [` ! ${t('meetings.card.nobodyComes')}`, { color: 'Attention' }]])
    case 'empty':
      return runs([name, [` ! ${t('meetings.card.empty')}`, { color: 'Attention' }]])
    case 'unrepresented': {
      const key = stage === 'ended' ? 'meetings.card.wasUnrepresented' : 'meetings.card.unrepresented'
      return runs([name, [` ! ${t(key)}`, { color: 'Attention' }]])
    }
  }
}

/** Further facts in the same line. A line does not break after the sign that parts them. */
function bullets(facts: readonly string[]): string {
  return facts.map((fact) => ` ·\u00A0${fact}`).join('')
}
