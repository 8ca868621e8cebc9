import type { DecisionAct, DecisionPage, NewProposal } from '../../src/decisions/api'
import type { MeetingAct, MeetingPage, NewMeeting } from '../../src/meetings/api'
import { LEADER, type RunningTab } from './running-tab'

/** The steering group of the sample plan, by administration. */
export const CHAIR = 'steering-chair'
export const KSON_2 = 'steering-2'
export const SOC = 'steering-3'
export const SOC_2 = 'steering-4'
export const KSK = 'steering-5'
export const BOU = 'steering-7'
export const KOF = 'steering-8'

/** The day on which the meetings of the tests are, some days after `START`. */
export const MEETING_DAY = '2026-03-24'

export function plan(tab: RunningTab, more: Partial<NewMeeting> = {}): Promise<MeetingPage> {
  return tab.call<MeetingPage>(LEADER, 'POST', '/api/meetings', {
    kind: 'steering',
    title: 'Styrgruppsmöte 24 mars',
    day: MEETING_DAY,
    from: '13:00',
    to: '15:00',
    place: 'Rådhuset, sal 2',
    link: 'https://teams.example/l/meetup-join/19%3ameeting',
    chair: CHAIR,
    secretary: LEADER,
    ...more,
  })
}

export function doMeeting(
  tab: RunningTab,
  person: string,
  { id }: { readonly id: string },
  act: MeetingAct,
): Promise<MeetingPage> {
  return tab.call<MeetingPage>(person, 'POST', `/api/meetings/${id}/do`, act)
}

export function doDecision(
  tab: RunningTab,
  person: string,
  { id }: { readonly id: string },
  act: DecisionAct,
): Promise<DecisionPage> {
  return tab.call<DecisionPage>(person, 'POST', `/api/decisions/${id}/do`, act)
}

export function propose(
  tab: RunningTab,
  title: string,
  text: string,
  more: Partial<NewProposal['proposal']> = {},
): Promise<DecisionPage> {
  return tab.call<DecisionPage>(LEADER, 'POST', '/api/decisions', {
    text,
    // With a last day to answer it is not gathered by another test's meeting.
    deadline: '2026-06-30',
    proposal: {
      title,
      background: '',
      links: [],
      mandates: [],
      recipients: ['Kommunstyrelsen'],
      askedOfConflict: [],
      sealed: false,
      ...more,
    },
  })
}

/** Puts items of the leader's own on the agenda. */
export async function withItems(
  tab: RunningTab,
  meeting: MeetingPage,
  titles: readonly string[],
): Promise<MeetingPage> {
  let page = meeting
  for (const [i, title] of titles.entries())
    page = await doMeeting(tab, LEADER, meeting, {
      act: 'put-item',
      item: { id: `item-${i}`, kind: 'other', title, minutes: 10 },
    })
  return page
}

/** A meeting that has been called, with a proposal and two items of the leader's own. */
export async function called(
  tab: RunningTab,
  title: string,
  more: Partial<NewMeeting> = {},
): Promise<{ meeting: MeetingPage; proposal: DecisionPage }> {
  const planned = await plan(tab, { title, ...more })
  await withItems(tab, planned, ['Mötet öppnas', 'Nästa möte'])
  const proposal = await propose(
    tab,
    'Personligt ombud permanentas',
    'Styrgruppen beslutar att personligt ombud permanentas från 2027.\n\n- Socialförvaltningen är arbetsgivare.\n- Kostnaden delas lika.',
  )
  // What is ready comes on the agenda by itself; here only the proposal is to stay of it.
  const { agenda } = await tab.call<MeetingPage>(LEADER, 'GET', `/api/meetings/${planned.id}`)
  for (const { id, by } of agenda)
    if (by === 'samsyn') await doMeeting(tab, LEADER, planned, { act: 'remove-item', id })
  await doMeeting(tab, LEADER, planned, {
    act: 'put-item',
    item: {
      ...{ id: 'item-proposal', kind: 'decision', title: proposal.title, ref: proposal.id },
      ...{ presenter: LEADER, minutes: 30 },
    },
  })
  await doMeeting(tab, LEADER, planned, { act: 'order', ids: ['item-0', 'item-proposal', 'item-1'] })
  return { meeting: await doMeeting(tab, LEADER, planned, { act: 'call' }), proposal }
}

/** The same meeting, going on, at its proposal. */
export async function ongoing(tab: RunningTab, title: string, more: Partial<NewMeeting> = {}) {
  const { meeting, proposal } = await called(tab, title, more)
  await doMeeting(tab, LEADER, meeting, { act: 'start' })
  const at = meeting.agenda.find(({ ref }) => ref === proposal.id)?.id ?? ''
  return { meeting: await doMeeting(tab, LEADER, meeting, { act: 'go-to', item: at }), proposal }
}

export const meetingPath = ({ id }: { readonly id: string }) => `/tab/meetings/${id}`
export const panelPath = (meeting: { readonly id: string }) => `${meetingPath(meeting)}/panel`

/** A position on the newest text of the proposal. */
export async function say(
  tab: RunningTab,
  person: string,
  proposal: { readonly id: string },
  administration: string,
  kind = 'consent',
  text = '',
): Promise<DecisionPage> {
  const { round } = await tab.call<DecisionPage>(person, 'GET', `/api/decisions/${proposal.id}`)
  return doDecision(tab, person, proposal, { act: 'state-position', round, administration, kind, text })
}
