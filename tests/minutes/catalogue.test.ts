import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardView } from '../../src/cards/view'
import { en } from '../../src/i18n/en'
import { sv } from '../../src/i18n/sv'
import { translator } from '../../src/i18n/translator'
import { refusalSentence } from '../../src/minutes/refusals'
import { links, plan } from '../support/builders'

type Catalogue = { readonly [key: string]: string | Catalogue }

function sentences(words: Catalogue, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : sentences(value, `${path}${key}.`),
  )
}

function variablesOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((m) => m[1] ?? ''))].sort()
}

const SRC = join(__dirname, '../../src')
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && /^(minutes|matters)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

interface Use {
  readonly file: string
  readonly code: string
  readonly details: string
}

/** Every place in the source where something is refused, with the facts that go along. */
const uses: readonly Use[] = sources.flatMap(({ file, text }) => [
  ...[...text.matchAll(/refuse\('([a-z-]+)'(?:,\s*(\{[^}]*\}))?/g)].map((m) => ({
    file,
    code: m[1] ?? '',
    details: m[2] ?? '',
  })),
  ...[...text.matchAll(/refused:\s*'([a-z-]+)'/g)].map((m) => ({ file, code: m[1] ?? '', details: '' })),
  // Readers of documents name a fault; what refuses because of it (import-notes.ts) names the limit.
  ...[...text.matchAll(/'(document-[a-z-]+)'/g)].map((m) => ({ file, code: m[1] ?? '', details: '{ max }' })),
])

const svSentences = new Map(sentences(sv as Catalogue))
const enSentences = new Map(sentences(en as Catalogue))

describe('what people read', () => {
  it('is there in both languages', () => {
    expect([...enSentences.keys()].sort()).toEqual([...svSentences.keys()].sort())
    for (const [key, sentence] of [...svSentences, ...enSentences])
      expect([key, sentence]).not.toEqual([key, ''])
  })

  it('names the same facts in both languages', () => {
    const differing = [...svSentences.keys()].filter(
      (key) =>
        variablesOf(svSentences.get(key) ?? '').join() !== variablesOf(enSentences.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('does not leave Swedish in the English', () => {
    const allowed = /Samsyn|Åtgärdsbehov|KSON|mina|hjälp|anteckningar|Svenska/
    const swedish = [...enSentences].filter(([, text]) => /[åäöÅÄÖ]/.test(text) && !allowed.test(text))
    expect(swedish).toEqual([])
  })
})

describe('a refusal', () => {
  it('has a sentence in both languages, whichever it is', () => {
    const codes = [...new Set(uses.map(({ code }) => code))].sort()
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !svSentences.has(`minutes.refused.${code}`))).toEqual([])
  })

  it('is given the facts that its sentence names', () => {
    const lacking = uses.filter(({ code, details }) =>
      variablesOf(svSentences.get(`minutes.refused.${code}`) ?? '').some((v) => !details.includes(v)),
    )
    expect(lacking).toEqual([])
  })

  it('has no sentence that nothing refuses with', () => {
    const used = new Set(uses.map(({ code }) => code))
    const unused = Object.keys(sv.minutes.refused).filter((code) => !used.has(code))
    expect(unused).toEqual([])
  })

  it.each(['sv', 'en'] as const)('says its day as people do (%s)', (language) => {
    const view = cardView(language, '2026-03-26', plan, links)
    const refusal = { refused: 'deadline-not-passed', details: { deadline: '2026-04-10' } }
    expect(refusalSentence(refusal, view)).toContain(language === 'sv' ? '10 april' : '10 April')
    expect(refusalSentence(refusal, view)).not.toContain('{{')
  })

  it('shows what a person wrote as it is, without escapes', () => {
    expect(
      translator('sv')('minutes.card.reopenedBy', { name: '<b>Å & Ö</b>', when: 'i dag', reason: '"x"' }),
    ).toBe('<b>Å & Ö</b> öppnade anteckningarna igen i dag. Skälet: "x"')
  })
})
