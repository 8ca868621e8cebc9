import type { ImportedNotes } from '../../../src/minutes/import/import-notes'
import { NOTES, OPENING } from '../../../src/minutes/import/sections'

/**
 * Words as the requirement counts them. A hyphen between small letters is left out together with the space after it:
 * at a line's end nobody can know whether it belongs to the word (`process-/träff`) or to the wrapping, and the
 * same word may be wrapped at its own hyphen in the PDF. Soft hyphens are never printed but there.
 */
export function words(text: string): string[] {
  const canonical = text.normalize('NFC').replace(/(\p{Ll})[-\u00ad]\s*(?=\p{Ll})/gu, '$1')
  return canonical.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** The words that the sections say, in their order, all or without one part of each. Headings that the import gave itself are left out. */
export function sectionWords(notes: ImportedNotes, without?: 'text' | 'decision'): string[] {
  return notes.sections.flatMap((section, i) => {
    const own = i === 0 && (section.heading === OPENING || section.heading === NOTES)
    const said = { text: section.text, decision: section.decision, ...(without ? { [without]: '' } : {}) }
    return words([section.number, own ? '' : section.heading, said.text, said.decision].join('\n'))
  })
}

/** The only words that may go: the label of a list that has become the field of that name. */
function labelWords(notes: ImportedNotes): string[] {
  return [
    ...(notes.recipients.length > 0 ? ['Beslut', 'Beslutet', 'ska', 'skickas', 'till'] : []),
    ...(notes.participants.length > 0 ? ['Närvarande', 'Deltagare', 'Deltagande'] : []),
  ]
}

/** What was lost (words that are nowhere), and what is out of order. Both are empty when all is well. */
export function losses(
  source: string,
  notes: ImportedNotes,
): { readonly lost: readonly string[]; readonly outOfOrder: readonly string[] } {
  const given = words(source)
  const kept = sectionWords(notes)
  const fields = words([notes.title, notes.dnr, ...notes.participants, ...notes.recipients].join('\n'))
  const lost = without(without(without(given, kept), fields), labelWords(notes))
  // "§ 25  Dnr KS 2024-234" over a heading: the number goes before the heading, the rest after it.
  const moved = new Set(['Dnr', ...words(notes.dnr)])
  const isFixed = (word: string) => !moved.has(word)
  // A section says its text and then its decision, whichever the notes said first: each is in order by itself.
  const columns = [sectionWords(notes, 'decision'), sectionWords(notes, 'text')]
  const outOfOrder = columns.flatMap((some) => notInOrder(some.filter(isFixed), given.filter(isFixed)))
  return { lost, outOfOrder }
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1)
  return all.filter((word) => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}

/** The words of the first list from the point on where it is no longer a subsequence of the second. */
function notInOrder(kept: readonly string[], given: readonly string[]): string[] {
  let at = 0
  for (const [i, word] of kept.entries()) {
    while (at < given.length && given[at] !== word) at += 1
    if (at === given.length) return kept.slice(i, i + 10)
    at += 1
  }
  return []
}
