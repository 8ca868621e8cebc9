import { notComingForm, passForm } from '../../../src/meetings/cards/forms'
import { notInvitedCard, noticeCard, replacedCard } from '../../../src/meetings/cards/notice-card'
import { declinedCard, proxyCard } from '../../../src/meetings/cards/proxy-card'
import type { MeetingState } from '../../../src/meetings/state'
import { makePlan, type Person } from '../../../src/plan/model'
import type { Card } from '../../../src/reconcile/posting'
import type { PassedVote } from '../../../src/representation/proxies'
import { faultsOf, sizeOf } from '../../cards/checks'
import { viewAt } from '../../cards/states'
import { inputsOf, textOf } from '../../support/card-reading'
import { LEADER, testPlan } from '../../support/people'
import { ANSWERED, called, INVITATION, meetingAfter, moved, planned, puts, type Step } from '../states'

/** Three bytes a letter as UTF-8, two as UTF-16, and words that a line can break between. */
const long = (length: number) =>
  '審議事項を確認 '
    .repeat(Math.ceil(length / 8))
    .slice(0, length)
    .trim()
const IDS = Array.from({ length: 20 }, (_, i) => `förvaltning-med-ett-ganska-långt-id-${i}`)
const HOLDER = IDS[0] ?? ''

function people(administration: string, no: number): readonly Person[] {
  const of = (i: number, role: 'steering-member' | 'ambassador'): Person => ({
    id: `${administration}-${role}-${i}`,
    name: `${i} ${long(197)}`,
    administration,
    roles: [role],
    processes: [],
    entraId: `6b3b1c00-0000-4000-8000-${String(no * 1_000 + i + (role === 'ambassador' ? 500 : 0)).padStart(12, '0')}`,
    language: 'sv',
  })
  const others = no === 0 ? 200 : 2
  return [
    ...[0, 1, 2].map((i) => of(i, 'steering-member')),
    ...Array.from({ length: others }, (_, i) => of(i, 'ambassador')),
  ]
}

const PLAN = makePlan(
  testPlan((plan) => ({
    ...plan,
    administrations: IDS.map((id, i) => ({ id, name: long(200), shortName: `${i} ${long(197)}` })),
    people: [
      ...plan.people.filter(
        ({ roles }) => !roles.includes('steering-member') || roles.includes('steering-chair'),
      ),
      ...IDS.flatMap(people),
    ],
    processes: plan.processes.map((process) => ({ ...process, title: long(200) })),
  })),
)
const GIVERS = IDS.slice(1)
const STEPS: readonly Step[] = [
  planned({ title: long(200), place: long(1_000), link: `https://example.org/${'%C3%A5'.repeat(230)}` }),
  ...Array.from({ length: 60 }, (_, i) =>
    puts(`i${i}`, `${i} ${long(190)}`, { presenter: `${HOLDER}-steering-member-0`, minutes: 480 }),
  ),
  called,
]
const passing = GIVERS.map(
  (from): Step => [
    `${from}-steering-member-0`,
    ANSWERED,
    { type: 'pass-vote', to: HOLDER, instruction: long(500) },
  ],
)
const taking = GIVERS.map(
  (from): Step => [`${HOLDER}-steering-member-0`, ANSWERED, { type: 'answer-proxy', from, accepts: true }],
)
const mine = `${HOLDER}-steering-member-0`
const theirs = `${GIVERS[0]}-steering-member-0`

const out = meetingAfter(PLAN, ...STEPS)
const offered = meetingAfter(PLAN, ...STEPS, ...passing)
const taken = meetingAfter(PLAN, ...STEPS, ...passing, ...taking)
const away = meetingAfter(PLAN, ...STEPS, ...passing, ...taking, [
  mine,
  ANSWERED,
  { type: 'answer', kind: 'not-coming' },
])
const ongoing: MeetingState = { ...taken, stage: 'ongoing', startedAt: taken.start, current: 'i7' }
const nobody = meetingAfter(
  PLAN,
  ...STEPS,
  ...PLAN.withRole('steering-member').map(
    ({ id }): Step => [id, ANSWERED, { type: 'answer', kind: 'not-coming' }],
  ),
)
const elsewhere = meetingAfter(
  PLAN,
  ...STEPS,
  ...passing,
  ...taking,
  moved({ title: long(200), place: long(1_000) }),
)
const cancelled = meetingAfter(PLAN, ...STEPS, [LEADER, ANSWERED, { type: 'cancel', reason: long(1_000) }])
const vote = (state: MeetingState): PassedVote => state.proxies[GIVERS[0] ?? ''] ?? (undefined as never)

const view = viewAt('sv', undefined, PLAN)
const say = { kind: 'warning', text: long(300), kept: long(10_000) } as const
const personOf = (id: string) => PLAN.person(id) ?? (undefined as never)

const CARDS: Readonly<Record<string, () => Card>> = {
  'for all, called': () => noticeCard(out, view, INVITATION),
  'for all, offered': () => noticeCard(offered, view, INVITATION),
  'for all, represented': () => noticeCard(taken, view, INVITATION),
  'for all, nobody comes': () => noticeCard(nobody, view, INVITATION),
  'for all, moved': () => noticeCard(elsewhere, view, INVITATION),
  'for all, ongoing': () => noticeCard(ongoing, view, INVITATION),
  'for all, ended': () => noticeCard({ ...ongoing, stage: 'ended', minutesId: 'm' }, view, INVITATION),
  'for all, cancelled': () => noticeCard(cancelled, view, INVITATION, { say }),
  'for one, holds nineteen votes': () => noticeCard(taken, view, INVITATION, { viewer: mine, say }),
  'for one, holds them and stays away': () => noticeCard(away, view, INVITATION, { viewer: mine, say }),
  'for one, is offered nineteen': () => noticeCard(offered, view, INVITATION, { viewer: mine, say }),
  'for one, has passed': () => noticeCard(taken, view, INVITATION, { viewer: theirs, say }),
  'for one, ongoing': () => noticeCard(ongoing, view, INVITATION, { viewer: mine, say }),
  replaced: () => replacedCard(elsewhere, 0, view),
  'not invited': () => notInvitedCard(out, view),
  'not coming': () => notComingForm(out, view, mine, `${HOLDER}-ambassador-199`, long(300)),
  'pass the vote': () =>
    passForm(out, view, personOf(theirs), { to: HOLDER, instruction: '"'.repeat(3_000) }, long(300)),
  'vote, offered': () => proxyCard(offered, vote(offered), view, mine, say),
  'vote, taken': () => proxyCard(taken, vote(taken), view, mine, say),
  'vote, declined': () => declinedCard(offered, vote(offered), view, say),
}

describe('the largest cards: twenty administrations, sixty delegates, sixty items, names of 200 signs', () => {
  it.each(Object.entries(CARDS))('%s stays below 28 KB and whole', (_, build) => {
    expect(faultsOf(build())).toEqual([])
  })

  it('the largest of them', () => {
    const sizes = Object.entries(CARDS).map(([name, build]) => ({ name, bytes: sizeOf(build()) }))
    const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)
    process.stdout.write(
      `Largest cards of meetings: ${largest
        .slice(0, 4)
        .map(({ name, bytes }) => `${name} ${bytes} bytes`)
        .join(', ')}\n`,
    )
    expect(largest[0]?.bytes).toBeLessThan(28 * 1024)
  })

  it('the people who do not fit into the form are still to be reached, and the one chosen is there', () => {
    const form = notComingForm(out, view, mine, `${HOLDER}-ambassador-199`)
    const [input] = inputsOf(form)
    expect(input.choices.length).toBeGreaterThan(40)
    expect(input.value).toBe(`${HOLDER}-ambassador-199`)
    expect(textOf(form)).toMatch(/\d+ personer till ryms inte här\. Välj Läs allt/)
  })
})
