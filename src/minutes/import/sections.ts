import { SECTION_LIMIT, type Section } from '../content'
import type { Line } from './lines'
import { beginsAction, beginsDecision, roleOf } from './recognise'

/** A heading with what stands under it. */
export interface Piece {
  readonly heading: Line | undefined
  readonly body: Line[]
  /** What stood under a heading of its own below this one, and is what was decided. */
  readonly decision?: readonly Line[]
}

/** Heading of what stands before the first heading. */
export const OPENING = 'Inledning'
/** Heading of notes that have no headings. */
export const NOTES = 'Anteckningar'
/** Added to the heading of a section that goes on because it was too long for one. */
const CONTINUED = '(fortsättning)'

/** Makes sections; the text of a decision becomes the section's decision, a text over the limit goes on in the next. */
export function inSections(pieces: readonly Piece[], newId: () => string): Section[] {
  const hasHeadings = pieces.some((piece) => piece.heading)
  return pieces.flatMap((piece) => {
    const heading = piece.heading?.text || (piece.heading ? '' : hasHeadings ? OPENING : NOTES)
    const number = piece.heading?.number ?? ''
    const { text, decision } = bodyOf(piece)
    return split(text, decision).map((part, i) => ({
      id: newId(),
      number: i === 0 ? number : '',
      heading: i === 0 ? heading : `${heading} ${CONTINUED}`.trim(),
      ...part,
      actions: [],
    }))
  })
}

function bodyOf(piece: Piece): { readonly text: string; readonly decision: string } {
  if (piece.heading && !piece.heading.number && roleOf(piece.heading.text) === 'decision') {
    return { text: '', decision: textOf(piece.body) }
  }
  const { body } = piece
  if (piece.decision) return { text: textOf(body), decision: textOf(piece.decision) }
  // "Beslut: ..." at the end of a section is its decision, even if it is said after it who shall do what; in the
  // midst of the section it stays where it is.
  let end = body.length
  while (end > 0 && beginsAction(body[end - 1]?.text ?? '')) end -= 1
  let start = end
  while (start > 0 && beginsDecision(body[start - 1]?.text ?? '')) start -= 1
  if (start === end) return { text: textOf(body), decision: '' }
  return {
    text: textOf([...body.slice(0, start), ...body.slice(end)]),
    decision: textOf(body.slice(start, end)),
  }
}

/**
 * Joins `Beslut` with the section that it lies below. One of the same level is a section of its own, as is one under
 * a paragraph number: those are the forms of a committee's protocol. Its label stays, as in `Beslut: ...`.
 */
export function withDecisions(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const above = joined.at(-1)
    if (above && isDecisionOf(piece, above)) {
      joined[joined.length - 1] = { ...above, decision: labelledBody(piece) }
    } else joined.push(piece)
  }
  return joined
}

function isDecisionOf({ heading, body }: Piece, { heading: above, decision }: Piece): boolean {
  if (!heading || !above || decision || body.length === 0 || heading.number) return false
  const role = roleOf(above.text)
  return (
    roleOf(heading.text) === 'decision' &&
    heading.level > above.level &&
    !above.number?.startsWith('§') &&
    (role === undefined || role === 'heading')
  )
}

function labelledBody({ heading, body }: Piece): Line[] {
  const label = `${(heading?.text ?? '').replace(/\s*:$/, '')}:`
  const [first, ...rest] = body
  if (first?.kind === 'paragraph') return [{ ...first, text: `${label} ${first.text}` }, ...rest]
  return [{ kind: 'paragraph', text: label, level: 0 }, ...body]
}

/** Writes lines in the form that blocks.ts reads. */
function textOf(lines: readonly Line[]): string {
  let text = ''
  let before: Line | undefined
  for (const line of lines) {
    const isItem = line.kind === 'bullet' || line.kind === 'numbered'
    const followsItem = before?.kind === 'bullet' || before?.kind === 'numbered'
    if (text !== '') text += isItem && followsItem ? '\n' : '\n\n'
    text += written(line)
    before = line
  }
  return text
}

function written(line: Line): string {
  const indent = '  '.repeat(line.level)
  // An item is one line; what was broken within it goes on as an indented line.
  const item = line.text.replaceAll('\n', `\n${indent}  `)
  if (line.kind === 'bullet') return `${indent}- ${item}`
  if (line.kind === 'numbered') return `${indent}${line.number ?? '1'}. ${item}`
  if (line.kind === 'heading') return `### ${line.number ? `${line.number} ` : ''}${line.text}`
  return line.text
}

interface Part {
  readonly text: string
  readonly decision: string
}

function split(text: string, decision: string): Part[] {
  const parts: Part[] = cutText(text).map((part) => ({ text: part, decision: '' }))
  const decisions = cutText(decision).map((part) => ({ text: '', decision: part }))
  const [firstDecision, ...rest] = decisions
  const last = parts.pop()
  parts.push({ text: last?.text ?? '', decision: firstDecision?.decision ?? '' })
  return [...parts, ...rest]
}

/** Cuts a text over the limit at its last empty line, else its last line break, else its last space, else hard. */
function cutText(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > SECTION_LIMIT) {
    const head = rest.slice(0, SECTION_LIMIT)
    const at = ['\n\n', '\n', ' ']
      .map((mark) => rest.lastIndexOf(mark, SECTION_LIMIT))
      .find((i) => i > SECTION_LIMIT / 2)
    // Never between the two halves of a character outside the basic plane.
    const hard = /[\ud800-\udbff]$/.test(head) ? SECTION_LIMIT - 1 : SECTION_LIMIT
    parts.push(rest.slice(0, at ?? hard).trimEnd())
    rest = rest.slice(at ?? hard).replace(/^[\n ]+/, '')
  }
  return [...parts, rest]
}
