import fc from 'fast-check'
import { registrySv } from '../../src/i18n/registry.sv'
import type { FaultCode } from '../../src/plan/cells'
import { roleWords } from '../../src/plan/words'
import { badRowCard } from '../../src/plan-upkeep/cards'
import { whatToType } from '../../src/plan-upkeep/what-to-type'
import { faultsOf } from '../cards/checks'
import { PLAN, viewAt } from '../cards/states'
import { actionsOf, elementsOf, textOf } from '../support/card-reading'
import { PERSON_ROW, problem, UPKEEP_GALLERY } from './gallery'

const CODES = Object.keys(registrySv.why).filter((code) => code !== 'removed-but-needed-by') as FaultCode[]
const view = viewAt('sv')

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.each(Object.entries(UPKEEP_GALLERY))('%s is a good card', (_, build) => {
    const card = build(viewAt(language))
    expect(faultsOf(card)).toEqual([])
    expect(textOf(card)).toMatchSnapshot()
  })

  it.each(CODES)('every fault is explained: %s', (code) => {
    const card = badRowCard([problem({ code, others: ['Bo Lind'] })], PERSON_ROW, viewAt(language))
    expect(faultsOf(card)).toEqual([])
    expect(textOf(card)).not.toMatch(/registry\.|\{\{/)
  })
})

describe('the card about a bad row', () => {
  it('says which row, which column, what was typed, why, what to type, what counts, and opens the list', () => {
    const card = badRowCard([problem()], PERSON_ROW, view)
    const said = textOf(card).split('\n')

    expect(said).toEqual([
      'En rad i Personer behöver rättas',
      '● Väntar på dig',
      'Alva Nilsson',
      'Roller: Det står: ”chef”',
      'Det finns ingen sådan roll.',
      `Skriv något av: ${roleWords.words.join(', ')}.`,
      'Det som stod förut gäller tills raden är rättad.',
    ])
    expect(actionsOf(card).map((a) => [a.type, a.title, a.url])).toEqual([
      ['Action.OpenUrl', 'Öppna listan', PERSON_ROW.link],
    ])
  })

  it('has no button where the list cannot be opened', () => {
    expect(actionsOf(badRowCard([problem()], { ...PERSON_ROW, link: undefined }, view))).toEqual([])
  })

  it('stays a small card and shows literally what was typed, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.constant('[länk](https://x.example) **fet** '.repeat(90)),
    )
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 80 }),
        fc.constantFrom(...CODES),
        (label, typed, others, code) => {
          const card = badRowCard([problem({ label, typed, others, code })], PERSON_ROW, view)
          expect(faultsOf(card)).toEqual([])
          const read = elementsOf(card.body).filter((e) => e.type === 'TextBlock')
          for (const { text: ours } of read) expect(ours).not.toContain('**')
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what can be typed instead', () => {
  it('is everything where that is a handful', () => {
    const { words, all } = whatToType(problem({ code: 'unknown-administration', typed: 'HR' }), PLAN)
    expect(all).toBe(true)
    expect(words).toContain('Barn och utbildning')
  })

  it('is the likest where there are many', () => {
    const process = whatToType(problem({ code: 'unknown-process', typed: '2.8.9' }), PLAN)
    expect(process.all).toBe(false)
    expect(process.words).toHaveLength(6)
    expect(process.words[0]).toMatch(/^2\.8\./)
    const person = whatToType(problem({ code: 'unknown-person', typed: 'Sara Lindkvist' }), PLAN)
    expect(person.words[0]).toBe('Sara Lindqvist')
  })
})
