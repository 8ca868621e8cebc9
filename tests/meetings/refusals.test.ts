import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardView } from '../../src/cards/view'
import { meetingsEn } from '../../src/i18n/meetings.en'
import { meetingsSv } from '../../src/i18n/meetings.sv'
import { refusalSentence } from '../../src/meetings/refusals'
import { links, plan } from '../support/builders'

const SRC = join(__dirname, '../../src')
const files = [
  ...readdirSync(join(SRC, 'meetings'), { recursive: true, encoding: 'utf8' }).map((file) =>
    join('meetings', file),
  ),
  join('representation', 'proxies.ts'),
  join('steering', 'follow-meeting.ts'),
  join('matters', 'matters.ts'),
].filter((file) => file.endsWith('.ts'))

/** Every place in the source where something is refused, with the facts that go along. */
const uses = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/refuse\('([a-z-]+)'(?:,\s*(\{[^}]*\}))?/g)].map((m) => ({
    file,
    code: m[1] ?? '',
    details: m[2] ?? '',
  }))
})

const variablesOf = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((m) => m[1] ?? ''))].sort()

describe.each([
  ['sv', meetingsSv.refused as Readonly<Record<string, string>>],
  ['en', meetingsEn.refused as Readonly<Record<string, string>>],
] as const)('a refusal in %s', (language, sentences) => {
  const view = cardView(language, '2026-03-26', plan, links)

  it('has a sentence, whichever it is, and no sentence is unused', () => {
    const codes = [...new Set(uses.map(({ code }) => code))].sort()
    expect(codes.length).toBeGreaterThan(35)
    expect(codes.filter((code) => !sentences[code])).toEqual([])
    expect(Object.keys(sentences).filter((code) => !codes.includes(code))).toEqual([])
  })

  it('is given the facts that its sentence names', () => {
    const lacking = uses.filter(({ code, details }) =>
      variablesOf(sentences[code] ?? '').some((name) => !details.includes(name)),
    )
    expect(lacking).toEqual([])
  })

  it('names administrations and says how far the meeting has come', () => {
    const already = refusalSentence({ refused: 'proxy-already', details: { administration: 'kof' } }, view)
    expect(already).toContain('Kultur och fritid')
    const unknown = refusalSentence({ refused: 'proxy-already', details: { administration: 'x' } }, view)
    expect(unknown).toContain(language === 'sv' ? 'en förvaltning' : 'an administration')
    for (const [stage, words] of [
      ['ended', language === 'sv' ? 'är avslutat' : 'has ended'],
      ['cancelled', language === 'sv' ? 'är inställt' : 'is cancelled'],
      ['ongoing', language === 'sv' ? 'har börjat' : 'has begun'],
    ] as const)
      expect(refusalSentence({ refused: 'meeting-over', details: { stage } }, view)).toContain(words)
  })

  it('leaves no gap', () => {
    for (const { code } of uses) {
      const details = { administration: 'kof', stage: 'ended', max: 5, time: '02:30' }
      expect(refusalSentence({ refused: code, details }, view)).not.toMatch(/\{\{|undefined|meetings\./)
    }
  })
})

describe('the words of meetings', () => {
  it('name the same facts in both languages, and leave no Swedish in the English', () => {
    const all = (words: object, path = ''): readonly (readonly [string, string])[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string' ? [[`${path}${key}`, value] as const] : all(value, `${path}${key}.`),
      )
    const english = new Map(all(meetingsEn))
    for (const [key, text] of all(meetingsSv))
      expect([key, variablesOf(english.get(key) ?? '')]).toEqual([key, variablesOf(text)])
    expect(all(meetingsEn).filter(([, text]) => /[åäöÅÄÖ]/.test(text))).toEqual([])
  })
})
