import { entryCard } from '../../../src/decisions/cards/entry-card'
import { decisionForm, FORMS } from '../../../src/decisions/cards/forms'
import { menuCard } from '../../../src/decisions/cards/menu'
import { endedCard, outcomeCard } from '../../../src/decisions/cards/outcome-card'
import { meIn } from '../../../src/decisions/cards/own-part'
import { proposalCard, replacedCard } from '../../../src/decisions/cards/proposal-card'
import { proxyCard } from '../../../src/decisions/cards/proxy-card'
import { makePlan, type Person } from '../../../src/plan/model'
import type { Card } from '../../../src/reconcile/posting'
import { faultsOf, sizeOf } from '../../cards/checks'
import { viewAt } from '../../cards/states'
import { textOf } from '../../support/card-reading'
import { testPlan } from '../../support/people'
import { does, follows, number, opened, type Step, says, stateOf } from './states'

/** Three bytes a letter as UTF-8, two as UTF-16, and words that a line can break between. */
const long = (length: number) => '審議事項を確認 '.repeat(Math.ceil(length / 8)).slice(0, length)

const ADMINISTRATIONS = Array.from({ length: 20 }, (_, i) => ({
  id: `administration-${i}`,
  name: `${i} ${long(190)}`,
  shortName: `${i} ${long(190)}`,
}))
const DELEGATES: readonly Person[] = Array.from({ length: 60 }, (_, i) => ({
  id: `delegate-${i}`,
  name: `${i} ${long(197)}`,
  administration: `administration-${i % 20}`,
  roles: i === 0 ? ['steering-member', 'steering-chair'] : ['steering-member'],
  processes: [],
  entraId: `6b3b1c00-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
  language: 'sv',
}))
const PLAN = makePlan(
  testPlan((plan) => ({
    ...plan,
    administrations: ADMINISTRATIONS,
    people: [
      ...plan.people.map((p) => ({ ...p, roles: p.roles.filter((r) => !r.startsWith('steering')) })),
      ...DELEGATES,
    ],
    processes: plan.processes.map((p) => ({ ...p, title: long(200) })),
  })),
)
const FIRST = 'delegate-0'
const PROPOSAL = {
  title: long(200),
  recipients: Array.from({ length: 50 }, (_, i) => `${i} ${long(190)}`),
}
const TEXT = long(6_000)

const say = { kind: 'warning', text: long(600), kept: long(1_000) } as const
const all = (step: (person: Person, i: number) => Step) => DELEGATES.map(step)
const speaks = (kind: 'objection' | 'reservation' | 'consent', round = 1) =>
  all(({ id }) => says(id, kind, kind === 'consent' ? '' : long(500), { round, plan: PLAN }))
const passing = ADMINISTRATIONS.slice(1).flatMap(({ id }, i): Step[] => [
  does(`delegate-${i + 1}`, { type: 'pass-vote', to: 'administration-0', instruction: long(500) }),
  does(FIRST, { type: 'answer-proxy', from: id, accepts: true }),
])

const fresh = stateOf(opened(PROPOSAL, TEXT), PLAN)
const objected = stateOf([...opened(PROPOSAL, TEXT), ...speaks('objection')], PLAN)
const amended = stateOf(
  [
    ...opened(PROPOSAL, TEXT),
    ...speaks('objection'),
    does(FIRST, {
      type: 'amend',
      round: 1,
      text: long(5_990).replaceAll('確', '認'),
      askAgain: ADMINISTRATIONS.map(({ id }) => id),
    }),
  ],
  PLAN,
)
const held = stateOf([...opened(PROPOSAL, TEXT), ...passing], PLAN)
const offered = stateOf([...opened(PROPOSAL, TEXT), ...passing.filter((_, i) => i % 2 === 0)], PLAN)
const conflicted = stateOf(
  [
    ...opened(PROPOSAL, TEXT),
    ...DELEGATES.slice(1, 20).map(({ id }) =>
      does(id, { type: 'declare-conflict', scope: 'administration', reason: long(1_000) }),
    ),
  ],
  PLAN,
)
const decided = stateOf(
  [
    ...opened(PROPOSAL, TEXT),
    ...speaks('reservation'),
    does(FIRST, { type: 'confirm', round: 1 }),
    number(1, 1_000, 2025),
  ],
  PLAN,
)
const tabled = stateOf(
  [...opened(PROPOSAL, TEXT), does(FIRST, { type: 'table', reason: long(1_000) }), number(1, 1_000)],
  PLAN,
)
const entered = stateOf(
  [
    ...opened(PROPOSAL, TEXT),
    follows({ stage: 'ongoing', chair: FIRST, date: '2026-03-19' }),
    ...all(({ id, administration }) =>
      id === FIRST
        ? says(id, 'consent', '', { plan: PLAN })
        : says(FIRST, 'reservation', long(500), { of: id, administration, plan: PLAN }),
    ),
  ],
  PLAN,
)

const view = viewAt('sv', '2026-03-19T12:00:00.000Z', PLAN)
const late = viewAt('sv', '2026-03-27T12:00:00.000Z', PLAN)

const CARDS: Readonly<Record<string, () => Card>> = {
  'for all': () => proposalCard(fresh, view),
  'for all, everybody objects': () => proposalCard(objected, view),
  'for all, everybody is asked again': () => proposalCard(amended, late),
  'for all, votes passed': () => proposalCard(held, view),
  'for all, conflicts of interest': () => proposalCard(conflicted, view),
  'for all, entered by the chair': () => proposalCard(entered, view),
  'for one': () => proposalCard(fresh, view, 'delegate-7', say),
  'for one who objected': () => proposalCard(objected, view, 'delegate-7', say),
  'for one who is asked again': () => proposalCard(amended, late, 'delegate-7', say),
  'for one who holds nineteen votes': () => proposalCard(held, view, FIRST, say),
  'for one who is offered nineteen votes': () => proposalCard(offered, view, FIRST, say),
  'for one who is disqualified': () => proposalCard(conflicted, view, 'delegate-7', say),
  replaced: () => replacedCard(amended, 1, 2, view),
  'menu of one who holds nineteen votes': () =>
    menuCard(held, meIn(held, view, FIRST), view, say.text) ?? (undefined as never),
  'vote offered': () => proxyCard(offered, view, FIRST, 'administration-3', say),
  'vote accepted': () => proxyCard(held, view, FIRST, 'administration-3', say),
  entry: () => entryCard(entered, view, 'delegate-7', 'administration-7', say),
  decided: () => outcomeCard(decided, view, FIRST, say),
  tabled: () => outcomeCard(tabled, view, FIRST, say),
  ended: () => endedCard(tabled, tabled.outcomes[0] ?? (undefined as never), view),
  ...Object.fromEntries(
    FORMS.map((form) => [
      `form, ${form}`,
      () =>
        decisionForm(
          form === 'pass' ? fresh : amended,
          meIn(form === 'pass' ? fresh : amended, view, FIRST),
          view,
          { form, administration: 'administration-3' },
          { text: '"'.repeat(1_999) },
          { text: long(300), isNewText: true },
        ),
    ]),
  ),
}

describe('the largest cards: twenty administrations, sixty delegates, names of 200 signs', () => {
  it.each(Object.entries(CARDS))('%s stays below 28 KB and whole', (_, build) => {
    expect(faultsOf(build())).toEqual([])
  })

  it('the largest of them', () => {
    const sizes = Object.entries(CARDS).map(([name, build]) => ({ name, bytes: sizeOf(build()) }))
    const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)
    process.stdout.write(
      `Largest: ${largest
        .slice(0, 8)
        .map(({ name, bytes }) => `${name} ${bytes} bytes`)
        .join(', ')}\n`,
    )
    expect(largest[0]?.bytes).toBeLessThan(28 * 1024)
  })

  it('still name every administration with its position', () => {
    const text = textOf(proposalCard(objected, view))

    for (const { shortName } of ADMINISTRATIONS) expect(text).toContain(`${shortName.slice(0, 40)}`)
    expect(text.match(/✗ invändning/g)).toHaveLength(20)
  })
})
