import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingLines, sayMissing } from '../../../src/decisions/cards/missing'
import { proposalCard } from '../../../src/decisions/cards/proposal-card'
import { changesInWords, changesOf } from '../../../src/decisions/cards/text-change'
import { refusalSentence } from '../../../src/decisions/refusals'
import { type Missing, missingFor } from '../../../src/decisions/rules'
import type { Position, Round } from '../../../src/decisions/state'
import { decisionsEn } from '../../../src/i18n/decisions.en'
import { decisionsSv } from '../../../src/i18n/decisions.sv'
import { cut } from '../../../src/kernel/text'
import { makePlan } from '../../../src/plan/model'
import { viewAt } from '../../cards/states'
import { elementsOf, textOf } from '../../support/card-reading'
import { testPlan } from '../../support/people'
import { DECISIONS_GALLERY } from './gallery'
import { ALL_CONSENT, KATARINA, MARIANNE, OSKAR, opened, ROLF, SUSANNE, says, stateOf } from './states'

const SOURCES = join(__dirname, '../../../src')

/** Every code that the rules refuse with, as the source files name them. */
function refusalCodes(): readonly string[] {
  const files = readdirSync(join(SOURCES, 'decisions'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(SOURCES, 'decisions', name))
  const sources = [...files, join(SOURCES, 'representation/proxies.ts')].map((f) => readFileSync(f, 'utf8'))
  const calls = sources.flatMap((source) => source.match(/\brefuse\([^)]*\)/g) ?? [])
  const codes = calls.flatMap((call) => call.replace(/=== '[a-z-]+'/g, '').match(/(?<=')[a-z-]+(?=')/g) ?? [])
  return [...new Set([...codes, 'matter-full'])].sort()
}

describe('refusals', () => {
  it('are found in the rules', () => {
    expect(refusalCodes()).toEqual(
      expect.arrayContaining(['too-late', 'not-open', 'proxy-circle', 'only-chair', 'not-found']),
    )
  })

  it.each(refusalCodes())('%s has its sentence in both languages', (code) => {
    for (const words of [decisionsSv.refused, decisionsEn.refused] as Record<string, string>[]) {
      expect(words[code] ?? words[`${code}_other`]).toMatch(/\.$/)
    }
  })

  it('name no rule that there is no more', () => {
    const known = refusalCodes()

    expect(
      Object.keys(decisionsSv.refused).filter((key) => !known.includes(key.replace(/_(one|other)$/, ''))),
    ).toEqual([])
  })

  it('say names for ids', () => {
    const view = viewAt('sv')

    expect(refusalSentence({ refused: 'proxy-already', details: { administration: 'kof' } }, view)).toContain(
      'er röst till Kultur och fritid.',
    )
    expect(refusalSentence({ refused: 'not-ready', details: { count: 1 } }, view)).toContain('en sak saknas')
    expect(refusalSentence({ refused: 'answered-themselves', details: { person: ROLF } }, view)).toContain(
      'Rolf Sandström har själv svarat',
    )
    expect(refusalSentence({ refused: 'reason-too-long', details: { max: 1000 } }, view)).toContain('1000')
  })
})

describe('what is missing', () => {
  const position = { administration: 'kson', by: ROLF } as Position
  const view = viewAt('sv')

  it.each<readonly [Missing, string]>([
    [
      { is: 'position', administration: 'ksk', people: [KATARINA, OSKAR], again: false },
      'svar från Kommunstyrelsekontoret (Katarina Linde eller Oskar Frisk)',
    ],
    [
      { is: 'position', administration: 'soc', people: [SUSANNE], again: true },
      'nytt svar från Socialförvaltningen (Susanne Björkman)',
    ],
    [{ is: 'delegate', administration: 'kof' }, 'Kultur och fritid har ingen ledamot i styrgruppen'],
    [
      { is: 'representation', administration: 'kof' },
      'Kultur och fritid behöver ge sin röst vidare: ingen ledamot kan delta',
    ],
    [
      { is: 'proxy-answer', administration: 'kof', to: 'soc' },
      'att Socialförvaltningen tar emot rösten från Kultur och fritid',
    ],
    [{ is: 'objection', position }, 'invändningen från KSON (Rolf Sandström)'],
    [{ is: 'more-time', position }, 'KSON behöver mer tid (Rolf Sandström)'],
    [{ is: 'opening' }, 'att ordföranden visar svaren'],
    [{ is: 'anybody' }, 'någon som kan delta: alla förvaltningar är jäviga'],
    [
      { is: 'chair', people: [MARIANNE] },
      'en ordförande som inte är jävig: Marianne Ekdal kan lämna över till en annan ledamot',
    ],
    [{ is: 'meeting', date: '2026-03-24' }, 'mötet 2026-03-24'],
  ])('%j', (missing, sentence) => {
    expect(sayMissing(missing, view.t, view.plan)).toBe(sentence)
    expect(sayMissing(missing, viewAt('en').t, view.plan)).not.toMatch(/\{\{|decisions\./)
  })

  it('is told in few lines on a card, where who can answer stands already', () => {
    const lines = (steps: Parameters<typeof stateOf>[0]) => {
      const state = stateOf(steps)
      return missingLines(missingFor(state, view.plan), 5, view)
    }

    expect(lines(opened())).toEqual(['svar från alla förvaltningar'])
    expect(lines([...opened(), says(SUSANNE, 'consent'), says(ROLF, 'objection', 'Pengar')])).toEqual([
      'svar från Barn och utbildning, Kommunstyrelsekontoret, Kultur och fritid',
      'invändningen från KSON (Rolf Sandström)',
    ])
    expect(lines([...opened(), ...ALL_CONSENT])).toEqual([])
  })

  it('is nothing on the card exactly when the chair can confirm', () => {
    const steps = [...opened(), ...ALL_CONSENT]
    for (let n = 2; n <= steps.length; n++) {
      const state = stateOf(steps.slice(0, n))
      const isReady = missingFor(state, view.plan).length === 0
      expect(textOf(proposalCard(state, view)).includes('Inget saknas')).toBe(isReady)
      expect(textOf(proposalCard(state, view)).includes('Saknas för beslut')).toBe(!isReady)
    }
  })
})

describe('how a text has changed', () => {
  const round = (text: string): Round => ({ no: 2, text, at: '', by: '', askedAgain: [] })
  const changed = (before: string, after: string) =>
    changesInWords(changesOf(before, round(after)), viewAt('sv'))

  it.each([
    ['Vi börjar i maj.', 'Vi börjar i juni.', ['”maj” blir ”juni”']],
    ['Vi börjar i maj.', 'Vi börjar i maj eller juni.', ['Nytt efter ”Vi börjar i maj”: ”eller juni”']],
    ['Vi börjar snart i maj.', 'Vi börjar i maj.', ['Utgår: ”snart”']],
    ['Vi börjar i maj.', 'Vi börjar i maj.', []],
    ['Vi börjar i maj.', 'Vi  börjar\ni maj.', []],
  ])('%s → %s', (before, after, words) => {
    expect(changed(before, after)).toEqual(words)
  })

  it('is told together where the words stand close, and in at most three places', () => {
    const before = Array.from(
      { length: 6 },
      (_, i) => `Punkt ${i} är en lång rad som inte ändras alls: a${i}.`,
    )
    const after = before.map((line, i) => line.replace(`a${i}`, `b${i}`))

    expect(changed(before.join('\n'), after.join('\n'))).toEqual([
      ...['”a0” blir ”b0”', '”a1” blir ”b1”', '”a2” blir ”b2”'],
      'och 3 ändringar till',
    ])
    expect(changed('från 2025 och framåt', 'till 2026 och framåt')).toEqual(['”från 2025” blir ”till 2026”'])
  })
})

describe('what people have written', () => {
  const STRANGE = '**fet** <b>b</b> [länk](https://example.org)'
  const plan = makePlan(
    testPlan((p) => ({
      ...p,
      people: p.people.map((person) => ({ ...person, name: `${STRANGE} ${person.id}` })),
      administrations: p.administrations.map((a) => ({ ...a, shortName: `${STRANGE} ${a.id}` })),
      processes: p.processes.map((process) => ({ ...process, title: STRANGE })),
    })),
  )
  const view = viewAt('sv', undefined, plan)

  it.each(Object.entries(DECISIONS_GALLERY))('is never read as Markdown: %s', (_, build) => {
    const markdown = elementsOf(build(view)).filter((e) => e.type === 'TextBlock')

    expect(markdown.filter((e) => String(e.text).includes('fet'))).toEqual([])
  })
})

describe('a cut', () => {
  it('comes between words, and never through a sign', () => {
    expect(cut('ett två tre fyra', 9)).toBe('ett två…')
    expect(cut('kort', 9)).toBe('kort')
    expect(cut('👍'.repeat(10), 8)).toBe(`${'👍'.repeat(3)}…`)
  })
})
