import { buttonsOf } from '../support/card-reading'
import { LEADER } from '../support/people'
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
  PETER,
  ROLF,
  type Step,
  SUSANNE,
  says,
  stateOf,
} from './cards/states'
import { amendment, CHANNEL, cardAt, created, people, wanted } from './cards/wanted'

const EVERYBODY = [MARIANNE, ROLF, SUSANNE, PETER, KATARINA, OSKAR, HELENA, MAGNUS]

describe('a draft', () => {
  it('is nobody’s but its makers’', () => {
    expect(created([drafted()])).toEqual([])
    expect(wanted(stateOf([drafted()])).some((p) => p.key.startsWith('channel:'))).toBe(false)
  })

  it('that is withdrawn is told to nobody', () => {
    expect(created([drafted(), does(LEADER, { type: 'withdraw', reason: 'Behövs inte.' })])).toEqual([])
  })
})

describe('the card in the channel', () => {
  it('comes when the proposal is opened, and stays the same while people answer', () => {
    expect(created(opened(), 'channel')).toEqual(['channel:r1'])
    expect(created([...opened(), ...ALL_CONSENT], 'channel')).toEqual(['channel:r1'])
    expect(wanted(stateOf(opened())).find((p) => p.key === 'channel:r1')?.to).toEqual({ channel: CHANNEL })
  })

  it('comes anew with a new text, and the old one says that it is replaced', () => {
    const steps = [...opened(), says(ROLF, 'objection', 'Pengar saknas'), amendment()]

    expect(created(steps, 'channel')).toEqual(['channel:r2'])
    expect(cardAt(steps, 'channel:r1')).toContain('Omgång 1 är ersatt av omgång 2')
    const old = wanted(stateOf(steps)).find((p) => p.key === 'channel:r1')
    expect(buttonsOf(old?.card() ?? {})).toEqual(['Läs allt'])
  })

  it('says how it ended, and the decision is shared once, when it has its paragraph', () => {
    const decided = [...opened(), ...ALL_CONSENT, does(MARIANNE, { type: 'confirm', round: 1 })]

    expect(created(decided)).toEqual([])
    expect(created([...decided, number(1, 14)])).toEqual(['outcome:1'])
    expect(cardAt([...decided, number(1, 14)], 'outcome:1')).toContain('Beslut § 14')
    expect(cardAt([...decided, number(1, 14)], 'channel:r1')).toContain('ett eget kort')
  })

  it.each([
    ['tabled', { type: 'table', reason: 'I april.' }, 'Bordlagt förslag · § 15'],
    ['referred back', { type: 'refer-back', reason: 'Räkna om.' }, 'Det här behövs: Räkna om.'],
  ] as const)('says that it was %s', (_, command, text) => {
    const steps = [...opened(), does(MARIANNE, command), number(1, 15)]

    expect(created(steps)).toEqual(['outcome:1'])
    expect(cardAt(steps, 'outcome:1')).toContain(text)
  })

  it('tells itself that the proposal was withdrawn', () => {
    const steps = [...opened(), does(LEADER, { type: 'withdraw', reason: 'Staten betalar.' })]

    expect(created(steps)).toEqual([])
    expect(cardAt(steps, 'channel:r1')).toContain('Skäl: Staten betalar.')
  })

  it('comes anew when what was tabled is taken up again', () => {
    const tabled = [...opened(), does(MARIANNE, { type: 'table', reason: 'I april.' }), number(1, 15)]
    const again: readonly Step[] = [...tabled, does(LEADER, { type: 'take-up', deadline: '2026-04-10' })]

    expect(created(again, 'channel')).toEqual(['channel:r2'])
    expect(created(again, 'outcome')).toEqual([])
    expect(
      wanted(stateOf(again))
        .find((p) => p.key === 'channel:r2')
        ?.summary(),
    ).toContain('uppe igen')
    expect(cardAt(again, 'outcome:1')).toContain('Bordlagt förslag · § 15')
    expect(cardAt(again, 'channel:r1')).toContain('ett eget kort')
  })

  it('never shows a new text before the group is asked about it', () => {
    const back = [...opened(), does(MARIANNE, { type: 'refer-back', reason: 'Räkna om.' }), number(1, 15)]
    const state = stateOf(back)
    const { title, background, links, mandates, recipients, askedOfConflict, sealed } = state
    const proposal = { title, background, links, mandates, recipients, askedOfConflict, sealed }
    const revised = [...back, does(LEADER, { type: 'revise', proposal, text: 'HEMLIGT UTKAST' })]

    expect(created(revised, 'channel')).toEqual([])
    const all = wanted(stateOf(revised)).map((p) => JSON.stringify(p.card()))
    expect(all.filter((card) => card.includes('HEMLIGT'))).toEqual([])
  })

  it('is not posted where no channel is known', () => {
    const keys = wanted(stateOf(opened()), NOW, null).map((p) => p.key)

    expect(keys.filter((key) => key.startsWith('channel') || key.startsWith('outcome'))).toEqual([])
  })
})

describe('who has to answer', () => {
  it('is asked personally when it opens', () => {
    expect(people(created(opened(), 'ask'))).toEqual(EVERYBODY)
  })

  it('is not asked any more once a colleague has answered', () => {
    const asked = people(created([...opened(), says(SUSANNE, 'consent')], 'ask'))

    expect(asked).not.toContain(SUSANNE)
    expect(asked).not.toContain(PETER)
    expect(asked).toContain(KATARINA)
  })

  it('is asked again when the text has changed, and nobody else is', () => {
    const steps = [...opened(), ...ALL_CONSENT, says(ROLF, 'objection', 'Pengar saknas'), amendment(['kof'])]

    expect(created(steps, 'ask')).toEqual([`ask:r2:${MARIANNE}`, `ask:r2:${ROLF}`, `ask:r2:${MAGNUS}`])
    expect(cardAt(steps, `ask:r1:${MAGNUS}`)).toContain('Omgång 1 är ersatt')
  })

  it('sees that very card follow what happens', () => {
    expect(cardAt([...opened(), ...ALL_CONSENT], `ask:r1:${KATARINA}`)).toContain(
      'Ditt ställningstagande: bifall',
    )
    const decided = [
      ...opened(),
      ...ALL_CONSENT,
      does(MARIANNE, { type: 'confirm', round: 1 }),
      number(1, 14),
    ]
    expect(cardAt(decided, `ask:r1:${KATARINA}`)).toContain('Beslut § 14')
  })

  it('is asked in the notice of the meeting, where one takes it up; only of a conflict of interest before it', () => {
    const steps = [...opened({ askedOfConflict: ['kof'] }), follows()]

    expect(created(steps)).toEqual(['channel:r1', `conflict:${MAGNUS}`])
  })

  it('is asked before everything else whether they have a conflict of interest', () => {
    const card = cardAt(opened({ askedOfConflict: ['kof'] }), `ask:r1:${MAGNUS}`)

    expect(card).toContain('Gynnar förslaget Kultur och fritid så att du är jävig?')
    expect(card).not.toContain('Saknas för beslut')
  })
})
