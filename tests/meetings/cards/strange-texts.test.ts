import { noticeCard, replacedCard } from '../../../src/meetings/cards/notice-card'
import { proxyCard } from '../../../src/meetings/cards/proxy-card'
import { links, sayWhen, webAddress } from '../../../src/meetings/cards/words'
import { makePlan } from '../../../src/plan/model'
import { viewAt } from '../../cards/states'
import { actionsOf, elementsOf, textOf } from '../../support/card-reading'
import { testPlan } from '../../support/people'
import type { CardJson } from '../../support/teams-connector'
import {
  accepts,
  at,
  called,
  INVITATION,
  MAGNUS,
  meetingAfter,
  moved,
  passes,
  planned,
  puts,
  SUSANNE,
} from '../states'

const STRANGE = '**fet** <b>b</b> [länk](https://example.org) # rubrik \u202Eomvänt'
const PLAN = makePlan(
  testPlan((plan) => ({
    ...plan,
    people: plan.people.map((p) => (p.id === SUSANNE ? { ...p, name: `*Susanne* ${STRANGE}` } : p)),
    administrations: plan.administrations.map((a) => ({ ...a, shortName: `${a.id} **x**` })),
  })),
)
const view = viewAt('sv', undefined, PLAN)
const STEPS = [
  planned({ title: STRANGE, place: STRANGE, chair: SUSANNE }),
  puts('a', STRANGE, { presenter: SUSANNE }),
  called,
  passes(MAGNUS, 'soc', STRANGE),
  accepts(SUSANNE, 'kof'),
] as const
const state = meetingAfter(PLAN, ...STEPS)
const elsewhere = meetingAfter(PLAN, ...STEPS, moved({ title: STRANGE }))
const vote = state.proxies.kof ?? (undefined as never)

describe('what people have written', () => {
  it.each<readonly [string, () => CardJson]>([
    ['the notice', () => noticeCard(state, view, INVITATION)],
    ['the notice to who passed the vote', () => noticeCard(state, view, INVITATION, { viewer: MAGNUS })],
    ['the notice to who holds it', () => noticeCard(state, view, INVITATION, { viewer: SUSANNE })],
    ['the replaced notice', () => replacedCard(elsewhere, 0, view)],
    ['the card of the vote', () => proxyCard(state, vote, view, SUSANNE)],
    [
      'a sentence with it',
      () => noticeCard(state, view, INVITATION, { say: { kind: 'warning', text: STRANGE, kept: STRANGE } }),
    ],
  ])('stands literally in %s', (_, build) => {
    const card = build()
    const markdown = elementsOf(card).filter((e) => e.type === 'TextBlock')
    for (const { text } of markdown) expect(text).not.toMatch(/\*\*|<b>|example\.org|omvänt/)
    expect(textOf(card)).toContain('**fet** <b>b</b> [länk](https://example.org)')
    expect(textOf(card)).not.toContain('\u202E')
  })
})

describe('an address that was typed in', () => {
  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['msteams:/l/x'],
    ['teams.microsoft.com/l/x'],
    ['  '],
    [`https://example.org/${'x'.repeat(2_000)}`],
  ])('is no link when it is %s', (typed) => {
    expect(webAddress(typed)).toBeUndefined()
    const card = noticeCard({ ...state, link: typed }, view, INVITATION)
    expect(textOf(card)).not.toContain('Anslut')
  })

  it('cannot end the link early', () => {
    const [block] = links([
      'Anslut',
      webAddress('https://example.org/a(b)c_d*e?x=[1](https://evil.example)`~'),
    ])
    expect(block?.text).toBe(
      '[Anslut](https://example.org/a%28b%29c%5Fd%2Ae?x=%5B1%5D%28https://evil.example%29%60%7E)',
    )
  })

  it('is a button or a link in the text, never both', () => {
    const card: CardJson = noticeCard(state, view, INVITATION, { viewer: SUSANNE })
    const urls = actionsOf(card).map((a) => a.url)
    expect(
      urls.filter((url) => url === INVITATION).length + (textOf(card).includes(INVITATION) ? 1 : 0),
    ).toBe(1)
  })
})

describe('when a meeting is', () => {
  it.each([
    ['on one day', '13:00', '2026-03-31', '15:00', 'tis 31 mars 13.00–15.00'],
    ['past midnight', '22:00', '2026-04-01', '01:30', 'tis 31 mars 22.00 – ons 1 april 01.30'],
  ])('is said %s', (_, from, day, to, said) => {
    const words = sayWhen(view, at('2026-03-31', from), at(day, to))
    expect(words.replace('\u2060', '')).toBe(said)
  })

  it('names the year when it is another one, and speaks English to who reads it', () => {
    const english = viewAt('en', undefined, PLAN)
    expect(sayWhen(view, at('2027-01-12', '09:00'), at('2027-01-12', '10:00'))).toContain(
      'tis 12 januari 2027 09.00',
    )
    expect(sayWhen(english, at('2026-03-31', '13:00'), at('2026-03-31', '15:00'))).toContain(
      'Tue 31 March 13:00',
    )
  })
})
