import { approvalCard, replacedCard } from '../../src/minutes/cards/approval-card'
import { draftCard, foundCard, pasteForm } from '../../src/minutes/cards/intake-cards'
import { leaderCard } from '../../src/minutes/cards/leader-card'
import { remarkForm } from '../../src/minutes/cards/remark-form'
import type { MinutesContent } from '../../src/minutes/content'
import type { MinutesState } from '../../src/minutes/state'
import { helpCard, myCard } from '../../src/my-matters/cards'
import { makePlan } from '../../src/plan/model'
import type { Card } from '../../src/reconcile/posting'
import { inputsOf, textOf } from '../support/card-reading'
import { LEADER, manyPeople, testPlan } from '../support/people'
import { meetingNotes, notesSection } from '../support/tab-client'
import { faultsOf, sizeOf } from './checks'
import { approves, byLeader, drafted, revised, sent, stateAfter, viewAt } from './states'

/** Three bytes a letter as UTF-8, two as UTF-16, and words that a line can break between. */
const long = (length: number) => '審議事項を確認 '.repeat(Math.ceil(length / 8)).slice(0, length)
const PEOPLE = manyPeople(60, (i) => `${i} ${long(197)}`)
const PLAN = makePlan(
  testPlan((plan) => ({
    ...plan,
    people: [...plan.people, ...PEOPLE],
    processes: plan.processes.map((p) => ({ ...p, title: long(200) })),
  })),
)
const IDS = PEOPLE.map((p) => p.id)
const sections = (count: number, decision: string) =>
  Array.from({ length: count }, (_, i) =>
    notesSection(`${String(i).padStart(3, '0')}${'x'.repeat(17)}`, `§ ${i}`, long(300), long(20), decision),
  )
const CONTENT: MinutesContent = meetingNotes(IDS, {
  title: long(255),
  dnr: long(60),
  alsoPresent: Array.from({ length: 200 }, (_, i) => `${i} ${long(190)}`),
  recipients: Array.from({ length: 100 }, (_, i) => `${i} ${long(490)}`),
  sections: sections(400, long(200)),
})
const CHANGED = { ...CONTENT, place: 'Stadshuset', sections: sections(400, long(300)) }
const remarksBy = (by: string, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const suggestion = {
      id: `r${by}${i}`,
      kind: 'remark',
      version: 1,
      partId: 'front',
      excerpt: long(200),
      textKey: `t${i}`,
    } as const
    return [by, '2026-03-19T09:10:00.000Z', { type: 'suggest', ...suggestion }] as const
  })
const declines = (by: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    byLeader({ type: 'decline', suggestion: `r${by}${i}`, reason: long(1_000) }),
  )

const [FIRST = '', SECOND = ''] = IDS
const out = stateAfter(PLAN, drafted(CONTENT), sent())
const remarked = stateAfter(
  PLAN,
  drafted(CONTENT),
  sent(),
  ...remarksBy(FIRST, 150),
  ...remarksBy(SECOND, 150),
  ...declines(FIRST, 150),
)
const second = stateAfter(
  PLAN,
  drafted(CONTENT),
  sent(),
  approves(FIRST),
  ...remarksBy(SECOND, 5),
  revised(1, CHANGED),
  sent(2),
)
const closed = stateAfter(
  PLAN,
  drafted(CONTENT),
  sent(),
  byLeader({ type: 'finish' }, '2026-03-27T09:00:00.000Z'),
)
const reopened = stateAfter(
  PLAN,
  drafted(CONTENT),
  sent(),
  byLeader({ type: 'finish' }, '2026-03-27T09:00:00.000Z'),
  byLeader({ type: 'reopen', reason: long(1_000) }, '2026-03-28T09:00:00.000Z'),
)
const draft = stateAfter(PLAN, drafted(CONTENT))
const booster: MinutesState = { ...closed, kind: 'booster' }

const view = viewAt('sv', '2026-03-27T12:00:00.000Z', PLAN)
const open = viewAt('sv', '2026-03-20T12:00:00.000Z', PLAN)
const say = { kind: 'warning', text: long(1_000) } as const

const CARDS: Readonly<Record<string, () => Card>> = {
  'for all': () => approvalCard(out, open),
  'for all, second version': () => approvalCard(second, open),
  'for all, deadline passed': () => approvalCard(second, view, undefined, say),
  'for all, closed with sixty missing': () => approvalCard(closed, view),
  'for all, booster day': () => approvalCard(booster, view),
  'for all, reopened': () => approvalCard(reopened, view),
  'for all, replaced': () => replacedCard(second, second.rounds[0] ?? (undefined as never), open),
  'for one, with declined remarks': () => approvalCard(remarked, open, FIRST, say),
  'for one, with open remarks': () => approvalCard(remarked, open, SECOND, say),
  'for one, only changes': () => approvalCard(second, open, FIRST, say),
  'remark form': () =>
    remarkForm(out, open, { part: CONTENT.sections.at(-1)?.id, text: '"'.repeat(3_999) }, long(200)),
  'leader, overdue': () => leaderCard(out, view, say),
  'leader, remarks': () => leaderCard(remarked, open, say),
  'leader, closed': () => leaderCard(closed, view, say),
  draft: () => draftCard(draft, open, say),
  'draft of a booster day': () => draftCard({ ...draft, kind: 'booster' }, open, say),
  'notes found': () =>
    foundCard(
      { intakeId: 'x'.repeat(20), content: CONTENT, unmatched: CONTENT.alsoPresent, meeting: '' },
      open,
      long(300),
    ),
  'paste form': () => pasteForm(open, '語'.repeat(7_990), long(300)),
  'my matters': () =>
    myCard(
      Array.from({ length: 300 }, (_, i) => ({
        key: `${i}`,
        what: long(80),
        about: long(300),
        deadline: '2026-03-20',
        deadlineInWords: 'senast tors 26 mars',
        overdue: true,
        path: `minutes/${i}`,
      })),
      open,
    ),
  help: () => helpCard(PLAN.person(LEADER) ?? (undefined as never), open, true),
}

describe('the largest cards: sixty people with names of 200 signs, 400 sections, 300 suggestions', () => {
  it.each(Object.entries(CARDS))('%s stays below 28 KB and whole', (_, build) => {
    expect(faultsOf(build())).toEqual([])
  })

  it('the largest of them', () => {
    const sizes = Object.entries(CARDS).map(([name, build]) => ({ name, bytes: sizeOf(build()) }))
    const largest = sizes.toSorted((a, b) => b.bytes - a.bytes)
    process.stdout.write(
      `Largest cards: ${largest
        .slice(0, 4)
        .map(({ name, bytes }) => `${name} ${bytes} bytes`)
        .join(', ')}\n`,
    )
    expect(largest[0]?.bytes).toBeLessThan(28 * 1024)
  })

  it('the sections of the remark form that do not fit are still to be reached', () => {
    const form = remarkForm(out, open)
    const [choice] = inputsOf(form)

    expect(choice.choices.length).toBeGreaterThan(50)
    expect(textOf(form)).toContain('Läs allt')
  })

  it('a draft with more people than the card can ask for keeps them all', () => {
    const many = manyPeople(90)
    const plan = makePlan(testPlan((p) => ({ ...p, people: [...p.people, ...many] })))
    const state = stateAfter(plan, drafted(meetingNotes(many.map((p) => p.id))))

    const card = draftCard(state, viewAt('sv', undefined, plan))

    expect(inputsOf(card).map((input) => input.id)).toEqual(['deadline'])
    expect(textOf(card)).toContain('Ni som ska godkänna:')
  })
})
