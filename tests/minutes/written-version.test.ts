import fc from 'fast-check'
import { shorten } from '../../src/kernel/text'
import { FRONT } from '../../src/minutes/front'
import { contentHash, excerptOf, writtenVersion } from '../../src/minutes/written-version'
import { alva, anna, content, section, withText } from '../support/builders'

describe('what the matter keeps of a version', () => {
  it('is a hash for each part that can be approved: the front and every section, in order', () => {
    const written = writtenVersion(content(), 'm1/v/1')
    expect(written.textKey).toBe('m1/v/1')
    expect(written.parts.map((p) => p.id)).toEqual([FRONT, 'öppnande', 'kampanj', 'övrigt'])
    expect(new Set(written.parts.map((p) => p.hash)).size).toBe(4)
  })

  it('has the same hash for the same text in another version, and another for any change', () => {
    const before = writtenVersion(content(), 'a').parts
    const after = writtenVersion(withText(content(), 'kampanj', 'Vi talade om juni.'), 'b').parts
    expect(after.map((p, i) => p.hash === before[i]?.hash)).toEqual([true, true, false, true])
  })

  it('hashes what is said, not the order in which a program wrote its fields', () => {
    const turned = Object.fromEntries(Object.entries(content()).reverse()) as ReturnType<typeof content>
    expect(writtenVersion(turned, 'x')).toEqual(writtenVersion(content(), 'x'))
    expect(contentHash(turned)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('tells two texts apart wherever the border between heading, text and decision runs', () => {
    const hashes = [
      section('a', { heading: 'Ett två', text: '', decision: '' }),
      section('a', { heading: 'Ett', text: ' två', decision: '' }),
      section('a', { heading: 'Ett', text: '', decision: ' två' }),
      section('a', { number: 'Ett', heading: '', text: ' två' }),
    ].map((s) => contentHash(content({ sections: [s] })))
    expect(new Set(hashes).size).toBe(4)
  })

  it('shows at most five decisions in short, and how many more there are', () => {
    const sections = Array.from({ length: 7 }, (_, i) =>
      section(`s${i}`, { number: `§ ${i + 1}`, decision: `- Beslut ${i + 1}\n- ${'ord '.repeat(80)}` }),
    )
    const { brief } = writtenVersion(content({ sections }), 'x')
    expect(brief.decisions).toHaveLength(5)
    expect(brief.moreDecisions).toBe(2)
    expect(brief.decisions[0]).toMatch(/^§ 1 Beslut 1 ord .*…$/)
    for (const decision of brief.decisions) expect(decision.length).toBeLessThanOrEqual(160)
    expect(writtenVersion(content(), 'x').brief).toMatchObject({
      decisions: ['Kampanjen börjar i maj.'],
      moreDecisions: 0,
    })
  })

  it('notes which actions are open and which are done', () => {
    const action = (id: string, done: boolean) => ({
      id,
      what: 'Boka',
      who: anna.id,
      due: '2026-05-01',
      done,
    })
    const sections = [
      section('a', { actions: [action('1', false), action('2', true)] }),
      section('b', { actions: [action('3', false)] }),
    ]
    const { actions } = writtenVersion(content({ sections }), 'x')
    expect(actions.open.map((a) => a.id)).toEqual(['1', '3'])
    expect(actions.done).toEqual(['2'])
  })

  it('keeps who chaired and who was there', () => {
    expect(writtenVersion(content({ chair: alva.id, present: [anna.id] }), 'x').brief).toMatchObject({
      chair: alva.id,
      present: [anna.id],
      dnr: 'KS 2024-234',
      meetingDate: '2026-03-24',
    })
  })
})

describe('a text cut short', () => {
  it('is one line that fits, begins as the text does, and ends in whole characters', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 200 }), (text, length) => {
        const short = shorten(text, length)
        const flat = text.replace(/\s+/g, ' ').trim()
        expect(short.length).toBeLessThanOrEqual(length)
        expect(short === flat || (short.endsWith('…') && flat.startsWith(short.slice(0, -1)))).toBe(true)
        expect(Buffer.from(short, 'utf8').toString('utf8')).toBe(short)
      }),
    )
  })

  it('is cut between words', () => {
    expect(shorten('Kampanjen börjar i maj i år', 20)).toBe('Kampanjen börjar i…')
    expect(excerptOf('a\n\nb')).toBe('a b')
    expect(shorten(`${'a'.repeat(18)}👍👍`, 20)).toBe(`${'a'.repeat(18)}…`)
  })
})
