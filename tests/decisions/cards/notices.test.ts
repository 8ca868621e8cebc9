import { reminderDays } from '../../../src/decisions/notices'
import type { PassedVote } from '../../../src/representation/proxies'
import { textOf } from '../../support/card-reading'
import {
  ALL_CONSENT,
  does,
  drafted,
  follows,
  HELENA,
  KATARINA,
  MAGNUS,
  MARIANNE,
  NOW,
  number,
  OSKAR,
  opened,
  PASSED,
  PETER,
  ROLF,
  type Step,
  SUSANNE,
  says,
  stateOf,
} from './states'
import { amendment, cardAt, created, people, stockholm, wanted } from './wanted'

describe('a vote that is passed', () => {
  const offered = [...opened(), PASSED[0] ?? drafted()]

  it('is offered to every delegate of the receiver', () => {
    expect(people(created(offered, 'proxy:'))).toEqual([SUSANNE, PETER])
  })

  it('is offered no longer once one has taken it', () => {
    const steps = [...opened(), ...PASSED]

    expect(created(steps, 'proxy')).toEqual([])
    const cards = wanted(stateOf(steps)).filter((p) => p.key.startsWith('proxy:') && !p.key.includes('again'))
    expect(cards.map((p) => textOf(p.card()).split('\n')[1])).toEqual([
      'Du svarar för Kultur och fritid',
      'Susanne Björkman svarar för Kultur och fritid',
    ])
  })

  it('is offered anew to the other delegate when its holder is disqualified', () => {
    const steps: readonly Step[] = [
      ...opened(),
      ...PASSED,
      does(SUSANNE, { type: 'declare-conflict', scope: 'person', reason: 'Min syster' }),
    ]

    expect(created(steps, 'proxy:')).toEqual([`proxy:kof:2026-03-19T09:45:00.000Z:again:${PETER}`])
  })

  it('that is declined is back with its giver, who is told', () => {
    const steps: readonly Step[] = [
      ...offered,
      does(SUSANNE, { type: 'answer-proxy', from: 'kof', accepts: false }),
    ]

    expect(created(steps, 'proxy')).toEqual([`proxy-back:kof:2026-03-19T09:45:00.000Z:${MAGNUS}`])
    const key = `proxy-back:kof:2026-03-19T09:45:00.000Z:${MAGNUS}`
    expect(cardAt(steps, key)).toContain('Socialförvaltningen har tackat nej till er röst.')
    const answered = [...steps, says(MAGNUS, 'consent')]
    expect(cardAt(answered, key)).not.toContain('tackat nej')
  })

  it('that lapsed with its receiver is back, too, and it is said why', () => {
    const steps: readonly Step[] = [
      ...opened(),
      ...PASSED,
      does(SUSANNE, { type: 'declare-conflict', scope: 'administration', reason: 'Vi får pengarna' }),
    ]

    const [key = ''] = created(steps, 'proxy')
    expect(key).toMatch(/^proxy-back:kof:/)
    expect(cardAt(steps, key)).toContain('Er röst är tillbaka hos er. Socialförvaltningen är jävig')
  })

  it('for a whole meeting is offered by the meeting, not by each of its items', () => {
    const given: PassedVote = {
      from: 'kof',
      to: 'soc',
      by: MAGNUS,
      instruction: '',
      at: NOW,
      scope: 'meeting',
      status: 'offered',
    }
    const steps = [...opened(), follows({ proxies: { kof: given } })]

    expect(created(steps, 'proxy')).toEqual([])
  })
})

describe('what the chair entered', () => {
  const steps = [
    ...opened(),
    follows({ stage: 'ongoing', date: '2026-03-19' }),
    says(MARIANNE, 'objection', 'För dyrt', { of: KATARINA }),
  ]
  const key = `entry:r1:ksk:${KATARINA}`

  it('is to be confirmed by whose it is', () => {
    expect(created(steps, 'entry')).toEqual([key])
    expect(cardAt(steps, key)).toContain(
      'Marianne Ekdal antecknade invändning: ”För dyrt” för dig i dag 10.42.',
    )
  })

  it('is asked no more once confirmed', () => {
    const confirmed = [...steps, does(KATARINA, { type: 'confirm-entry', administration: 'ksk' })]

    expect(created(confirmed, 'entry')).toEqual([])
    expect(cardAt(confirmed, key)).toContain('✓ Du har bekräftat det')
  })

  it('can be confirmed after the decision, too', () => {
    const decided = [
      ...opened(),
      follows({ stage: 'ongoing', date: '2026-03-19' }),
      ...ALL_CONSENT.filter(([who]) => who !== KATARINA),
      says(MARIANNE, 'consent', '', { of: KATARINA }),
      does(MARIANNE, { type: 'confirm', round: 1 }),
      number(1, 14),
    ]

    expect(created(decided, 'entry')).toEqual([key])
    expect(cardAt(decided, key)).toContain('Säg till ordföranden')
  })
})

describe('the chair', () => {
  it('is told when nothing is missing, once a round', () => {
    expect(created(opened(), 'chair')).toEqual([])
    expect(created([...opened(), ...ALL_CONSENT], 'chair')).toEqual([`chair:ready:r1:${MARIANNE}`])
  })

  it('is told when all have answered and the answers can be shown', () => {
    const sealed = [...opened({ sealed: true }), ...ALL_CONSENT]

    expect(created(sealed, 'chair')).toEqual([`chair:opening:r1:${MARIANNE}`])
    expect(created(sealed.slice(0, -1), 'chair')).toEqual([])
  })

  it('is told when only an objection stands in the way', () => {
    const steps = [...opened(), ...ALL_CONSENT, says(ROLF, 'objection', 'Pengar saknas')]

    expect(created(steps, 'chair')).toEqual([`chair:objection:r1:${MARIANNE}`])
    expect(created([...opened(), says(ROLF, 'objection', 'Pengar saknas')], 'chair')).toEqual([])
  })

  it('is told when the time to answer has ended, in working hours', () => {
    const at = (local: string) => created(opened(), 'chair', stockholm(local))

    expect(at('2026-03-26T16:00')).toEqual([])
    expect(at('2026-03-27T08:00')).toEqual([])
    expect(at('2026-03-27T09:00')).toEqual([`chair:overdue:2026-03-26:${MARIANNE}`])
    expect(at('2026-03-28T12:00')).toEqual([])
  })

  it('who is disqualified is asked to hand over', () => {
    const steps: readonly Step[] = [
      ...opened(),
      does(MARIANNE, { type: 'declare-conflict', scope: 'person', reason: 'Min bror' }),
    ]

    expect(created(steps, 'chair')).toEqual([`chair:hand-over:r1:${MARIANNE}`])
    expect(cardAt(steps, `chair:hand-over:r1:${MARIANNE}`)).toContain('Lämna över ordförandeskapet')
  })

  it('who has handed over is told no more; the other is', () => {
    const steps: readonly Step[] = [
      ...opened(),
      ...ALL_CONSENT,
      does(MARIANNE, { type: 'hand-over-chair', to: KATARINA }),
    ]

    expect(created(steps, 'chair')).toEqual([`chair:ready:r1:${KATARINA}`])
  })
})

describe('a reminder', () => {
  const reminded = (steps: readonly Step[], local: string) =>
    people(created(steps, 'reminder', stockholm(local)))

  it('goes the working day before the deadline and on it, in working hours, to those who owe an answer', () => {
    const steps = [...opened(), says(SUSANNE, 'consent'), says(HELENA, 'consent')]
    const missing = [MARIANNE, ROLF, KATARINA, OSKAR, MAGNUS]

    expect(reminded(steps, '2026-03-25T09:15')).toEqual(missing)
    expect(reminded(steps, '2026-03-26T16:59')).toEqual(missing)
    for (const local of ['2026-03-24T12:00', '2026-03-25T08:59', '2026-03-25T17:00', '2026-03-27T12:00'])
      expect([local, reminded(steps, local)]).toEqual([local, []])
  })

  it('has one key a day, is left when unsure, and follows what happens', () => {
    const keys = (local: string) => created(opened(), 'reminder', stockholm(local))
    expect(keys('2026-03-25T09:15')).toEqual(keys('2026-03-25T16:00'))
    const key = `reminder:r1:2026-03-26:before:${KATARINA}`
    expect(wanted(stateOf(opened())).find((p) => p.key === key)?.ifUnsure).toBe('leave')
    expect(cardAt(opened(), key, stockholm('2026-03-25T09:15'))).toContain('Påminnelse')
    expect(cardAt([...opened(), says(KATARINA, 'consent')], key)).not.toContain('Påminnelse')
  })

  it('goes to who holds a vote and has not used it, and to who has not answered an offer', () => {
    const own = [MARIANNE, KATARINA, HELENA].map((who) => says(who, 'consent'))
    const held = [...opened(), ...PASSED, ...own, says(PETER, 'consent')]
    expect(reminded(held, '2026-03-25T09:15')).toEqual([SUSANNE])
    const offered = [...opened(), PASSED[0] ?? drafted(), ...own, says(PETER, 'consent')]
    expect(reminded(offered, '2026-03-25T09:15')).toEqual([SUSANNE, PETER])
  })

  it('does not go on the day on which the text changed', () => {
    const steps: readonly Step[] = [
      ...opened(),
      ...ALL_CONSENT,
      [
        MARIANNE,
        '2026-03-25T08:30:00.000Z',
        { type: 'amend', round: 1, text: 'En ny text.', askAgain: ['kof'] },
      ],
    ]

    expect(reminded(steps, '2026-03-25T12:00')).toEqual([])
    expect(reminded(steps, '2026-03-26T12:00')).toEqual([MAGNUS])
  })

  it('does not go for what a meeting takes up', () => {
    expect(reminded([...opened(), follows()], '2026-03-25T12:00')).toEqual([])
  })

  it.each([
    ['a Thursday', '2026-03-26', '2026-03-25', '2026-03-26'],
    ['a Monday', '2026-03-23', '2026-03-20', '2026-03-23'],
    ['a Sunday', '2026-03-29', '2026-03-26', '2026-03-27'],
    ['Easter Monday', '2026-04-06', '2026-04-01', '2026-04-02'],
  ])('for a deadline on %s', (_, deadline, before, at) => {
    expect(reminderDays(deadline)).toEqual({ before, at })
  })
})

describe('sealed positions', () => {
  it('are told in no posting to anybody but who took them', () => {
    const steps = [
      ...opened({ sealed: true }),
      says(ROLF, 'objection', 'HEMLIGT SKÄL'),
      says(HELENA, 'reservation', 'HEMLIG RESERVATION'),
    ]

    for (const posting of wanted(stateOf(steps))) {
      const own = 'person' in posting.to ? posting.to.person : ''
      const said = JSON.stringify(posting.card()) + posting.summary()
      if (own !== ROLF) expect(said).not.toContain('HEMLIGT SKÄL')
      if (own !== HELENA) expect(said).not.toContain('HEMLIG RESERVATION')
    }
  })

  it('make no difference to what anybody else is sent', () => {
    const with_ = (kind: 'consent' | 'objection') =>
      wanted(stateOf([...opened({ sealed: true }), says(ROLF, kind, 'Skäl'), says(SUSANNE, 'consent')]))
        .filter((p) => !('person' in p.to) || p.to.person !== ROLF)
        .map((p) => [p.key, p.create, p.summary(), JSON.stringify(p.card())])

    expect(with_('objection')).toEqual(with_('consent'))
  })
})

it('every posting has its own key', () => {
  const steps = [...opened(), ...PASSED, says(ROLF, 'objection', 'Pengar saknas'), amendment(['soc'])]
  const keys = wanted(stateOf(steps)).map((p) => p.key)

  expect(new Set(keys).size).toBe(keys.length)
})
