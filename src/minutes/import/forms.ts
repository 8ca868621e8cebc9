import type { Line, RawLine } from './lines'
import { dottedDepth, HEADING_LIMIT, paragraphNumber, roleOf } from './recognise'

const ATX = /^#{1,6}\s+\S/
const BULLET = /^([-•–*▪●○◦·✚✓»¢\uf0b7])\s+(\S.*)$/u
/** A line that begins with the number of an item: `2. Budget`, `2) Budget`. */
export const NUMBERED = /^(\d{1,3})[.)]\s+(\S.*)$/u
/** Level given to headings that only their words betray. */
export const KNOWN_LEVEL = 2

/** A line that is a heading or a list item, by its mark or by its form. */
export function specialLine(source: readonly RawLine[], index: number): Line | undefined {
  const line = source[index]
  if (!line) return undefined
  const text = line.text.trim()
  if (line.mark) return markedLine(line.mark, text)
  if (text.length <= HEADING_LIMIT) {
    const heading = headingByForm(text) ?? wrappedHeading(source, index) ?? numberedHeading(source, index)
    if (heading) return heading
  }
  const depth = Math.min(4, Math.floor((line.text.length - line.text.trimStart().length) / 2))
  const bullet = BULLET.exec(text)
  if (bullet) return { kind: 'bullet', text: bullet[2] ?? '', level: depth }
  const numbered = NUMBERED.exec(text)
  return numbered
    ? { kind: 'numbered', text: numbered[2] ?? '', number: numbered[1] ?? '', level: depth }
    : undefined
}

function markedLine(mark: NonNullable<RawLine['mark']>, text: string): Line {
  if (mark.kind === 'heading') return headingLine(text, mark.level)
  if (mark.kind === 'bullet') return { kind: 'bullet', text, level: mark.depth }
  return { kind: 'numbered', text, number: mark.number, level: mark.depth }
}

function headingLine(text: string, level: number): Line {
  if (text.length > HEADING_LIMIT) return { kind: 'paragraph', text, level: 0 }
  const numbered = paragraphNumber(text)
  if (numbered) return { kind: 'heading', text: numbered.heading, number: numbered.number, level }
  return { kind: 'heading', text, level }
}

function headingByForm(text: string): Line | undefined {
  if (ATX.test(text)) {
    const marks = /^#+/.exec(text)?.[0].length ?? 1
    return headingLine(withoutEmphasis(text.slice(marks).trim()), marks)
  }
  const numbered = paragraphNumber(text)
  if (numbered)
    return { kind: 'heading', text: numbered.heading, number: numbered.number, level: KNOWN_LEVEL }
  const depth = dottedDepth(text)
  if (depth !== undefined) return { kind: 'heading', text, level: depth + 1 }
  return roleOf(text) ? { kind: 'heading', text, level: KNOWN_LEVEL } : undefined
}

/** Takes `**` from a heading that is set in bold as a whole; anything else in it stays literally. */
function withoutEmphasis(text: string): string {
  const match = /^(\*\*|__)(.+)\1$/.exec(text)
  return match && !match[2]?.includes(match[1] ?? '') ? (match[2] ?? text) : text
}

/** `9.6 Processträffar inklusive delaktighet,` of which the next line is the rest. */
function wrappedHeading(source: readonly RawLine[], index: number): Line | undefined {
  if (!endsHeading(source, index + 1)) return undefined
  const text = source[index]?.text.trim() ?? ''
  const depth = dottedDepth(`${text} ${source[index + 1]?.text.trim() ?? ''}`)
  return depth === undefined ? undefined : { kind: 'heading', text, level: depth + 1 }
}

/** Whether a line is the rest of a heading that was wrapped: `6.1 Status processerna avseende / planerade aktiviteter`. */
export function endsHeading(source: readonly RawLine[], index: number): boolean {
  const text = source[index]?.text.trim() ?? ''
  const next = source[index + 1]
  const isLast = !next || next.text.trim() === ''
  return isLast && /^\p{Ll}/u.test(text) && text.length <= 60 && !/[.,;:]$/.test(text)
}

/** `2. Bakgrund` between empty lines is a heading, unless the numbers go on before or after it: then it is a list. */
function numberedHeading(source: readonly RawLine[], index: number): Line | undefined {
  const text = source[index]?.text.trim() ?? ''
  const match = NUMBERED.exec(text)
  if (!match || !/^\p{Lu}/u.test(match[2] ?? '') || /[.;,:]$/.test(text) || text.length > 100)
    return undefined
  // Where a scanned report was turned into text, a new page begins with a single space.
  const opensPage = /^\s\S/.test(source[index]?.text ?? '')
  const isFree = (neighbour: RawLine | undefined) => neighbour === undefined || neighbour.text.trim() === ''
  if (!(opensPage || isFree(source[index - 1])) || !isFree(source[index + 1])) return undefined
  const before = nearest(source, index, -1)
  const after = nearest(source, index, 1)
  if (NUMBERED.test(before) || NUMBERED.test(after) || before.endsWith(':') || after === '') return undefined
  return { kind: 'heading', text, level: KNOWN_LEVEL }
}

function nearest(source: readonly RawLine[], index: number, step: 1 | -1): string {
  for (let i = index + step; i >= 0 && i < source.length; i += step) {
    const text = source[i]?.text.trim() ?? ''
    if (text !== '') return text
  }
  return ''
}
