import fc from 'fast-check'
import { wordPieces } from '../../src/documents/word-pieces'
import { compareVersions } from '../../src/minutes/difference'
import { alva, anna, content, plan, section, withText } from '../support/builders'

const words = {
  front: 'Uppgifter om mötet',
  decision: 'Beslut',
  actions: 'Åtgärder',
  nameOf: (id: string) => plan.person(id)?.name ?? id,
}

function compare(before: ReturnType<typeof content>, after: ReturnType<typeof content>) {
  return compareVersions({ no: 1, content: before }, { no: 2, content: after }, words)
}

describe('the difference between two versions', () => {
  it('of the same text is none', () => {
    const { sections, from, to } = compare(content(), content())
    expect([from, to]).toEqual([1, 2])
    expect(sections.map((s) => s.change)).toEqual(['same', 'same', 'same', 'same'])
    expect(sections[0]?.heading).toBe('Uppgifter om mötet')
  })

  it('is told word by word in the section where it is', () => {
    const { sections } = compare(content(), withText(content(), 'kampanj', 'Vi talade om juni.'))
    expect(sections.map((s) => s.change)).toEqual(['same', 'same', 'changed', 'same'])
    const pieces = sections[2]?.pieces ?? []
    expect(pieces.filter((p) => p.kind === 'removed').map((p) => p.text)).toEqual(['kampanj'])
    expect(pieces.filter((p) => p.kind === 'added').map((p) => p.text)).toEqual(['juni'])
  })

  it('names added and removed sections with their whole text', () => {
    const after = content({ sections: [...content().sections.slice(0, 2), section('ny', { text: 'Nytt.' })] })
    const { sections } = compare(content(), after)
    expect(sections.map((s) => [s.id, s.change])).toEqual([
      ['front', 'same'],
      ['öppnande', 'same'],
      ['kampanj', 'same'],
      ['ny', 'added'],
      ['övrigt', 'removed'],
    ])
    expect(sections[3]?.pieces).toEqual([{ kind: 'added', text: 'Nytt.' }])
  })

  it('shows changed decisions, actions and participants, people by their names', () => {
    const action = { id: 'a', what: 'Boka lokal', who: anna.id, due: '2026-05-01', done: false }
    const [first, second, ...rest] = content().sections
    if (!first || !second) return
    const after = content({
      present: [alva.id],
      sections: [
        { ...first, actions: [action] },
        { ...second, decision: 'Kampanjen börjar i juni.' },
        ...rest,
      ],
    })
    const added = compare(content(), after).sections.map((s) =>
      s.pieces.flatMap((p) => (p.kind === 'same' ? [] : [p.text])).join('|'),
    )
    expect(added[0]).toContain(anna.name)
    expect(added[1]).toContain(`Boka lokal · ${anna.name} · 2026-05-01`)
    expect(added[2]).toContain('juni')
  })

  it('is shown for every section whose approval it takes away', () => {
    const done = { id: 'a', what: 'Boka', who: '', due: '', done: false } as const
    const before = content({ sections: [section('x', { actions: [done] })] })
    const after = content({ sections: [section('x', { actions: [{ ...done, done: true }] })] })
    expect(compare(before, after).sections[1]).toMatchObject({ change: 'changed' })
    expect(compare(before, after).sections[1]?.pieces.some((p) => p.kind !== 'same')).toBe(true)
  })
})

describe('the words of two texts', () => {
  const text = fc.oneof(
    fc
      .array(fc.constantFrom('kampanj', 'maj', 'juni', 'Å', '§ 25', '\n', '  ', '.', '👍', '1,5'), {
        maxLength: 30,
      })
      .map((w) => w.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )

  it('put together again are both texts, to the last space', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordPieces(before, after)
        const without = (kind: string) => pieces.flatMap((p) => (p.kind === kind ? [] : [p.text])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { numRuns: 400 },
    )
  })

  it('that are the same are one piece', () => {
    expect(wordPieces('Vi talade', 'Vi talade')).toEqual([{ kind: 'same', text: 'Vi talade' }])
  })

  it('are compared in a moment also when they are long and have nothing in common', () => {
    const long = (seed: number) =>
      Array.from({ length: 3_000 }, (_, i) => `ord${(i * seed) % 7919}`).join(' ')
    const begun = performance.now()
    const pieces = wordPieces(long(31), long(17))
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(pieces.flatMap((p) => (p.kind === 'added' ? [] : [p.text])).join('')).toBe(long(31))
  })
})
