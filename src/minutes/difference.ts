import { wordPieces } from '../documents/word-pieces'
import type { SectionCompared, VersionsCompared } from './api'
import { type Action, approvableParts, type MinutesContent, type Section } from './content'
import { FRONT } from './front'

/** Words for the parts of a section that are compared as text. */
export interface DifferenceWords {
  readonly front: string
  readonly decision: string
  readonly actions: string
  nameOf(id: string): string
}

/** What differs between two versions: section by section in the order of the later one, word by word within each. */
export function compareVersions(
  from: { readonly no: number; readonly content: MinutesContent },
  to: { readonly no: number; readonly content: MinutesContent },
  words: DifferenceWords,
): VersionsCompared {
  const before = texts(from.content, words)
  const after = texts(to.content, words)
  const sections = [...after.entries()].map(([id, now]) => compareSection(id, before.get(id), now))
  const removed = [...before.entries()]
    .filter(([id]) => !after.has(id))
    .map(([id, old]) => compareSection(id, old, undefined))
  return { from: from.no, to: to.no, sections: [...sections, ...removed] }
}

interface SectionText {
  readonly heading: string
  readonly text: string
  readonly canonical: string
}

function compareSection(
  id: string,
  old: SectionText | undefined,
  now: SectionText | undefined,
): SectionCompared {
  const heading = now?.heading ?? old?.heading ?? ''
  if (!now)
    return { id, heading, change: 'removed', pieces: old ? [{ kind: 'removed', text: old.text }] : [] }
  if (!old) return { id, heading, change: 'added', pieces: [{ kind: 'added', text: now.text }] }
  if (old.canonical === now.canonical) return { id, heading, change: 'same', pieces: [] }
  // The page sets the heading above the text: it is compared only where it differs.
  const [before, after] =
    old.heading === now.heading ? [old.text, now.text] : [withHeading(old), withHeading(now)]
  return { id, heading, change: 'changed', pieces: wordPieces(before, after) }
}

function withHeading({ heading, text }: SectionText): string {
  return `${heading}\n\n${text}`
}

function texts(content: MinutesContent, words: DifferenceWords): ReadonlyMap<string, SectionText> {
  const byId = new Map(content.sections.map((s) => [s.id, s]))
  return new Map(
    approvableParts(content).map(({ id, heading, canonical }) => {
      const section = byId.get(id)
      const text = section ? sectionText(section, words) : frontText(content, words)
      return [id, { heading: id === FRONT ? words.front : heading, text, canonical }]
    }),
  )
}

function sectionText(section: Section, words: DifferenceWords): string {
  return [
    section.text,
    section.decision ? `${words.decision}\n${section.decision}` : '',
    section.actions.length > 0
      ? [words.actions, ...section.actions.map((a) => actionText(a, words))].join('\n')
      : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

function actionText({ what, who, due, done }: Action, { nameOf }: DifferenceWords): string {
  return `- ${[`${done ? '✓ ' : ''}${what}`, nameOf(who), due].filter(Boolean).join(' · ')}`
}

function frontText(content: MinutesContent, { nameOf }: DifferenceWords): string {
  const { title, meetingDate, dnr, place, chair, present, alsoPresent, recipients } = content
  const people = [...present.map(nameOf), ...alsoPresent]
  return [title, meetingDate, dnr, place, chair ? nameOf(chair) : '', people.join(', '), ...recipients]
    .filter(Boolean)
    .join('\n')
}
