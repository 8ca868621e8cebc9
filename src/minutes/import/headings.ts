import { KNOWN_LEVEL } from './forms'
import type { Line } from './lines'
import { HEADING_LIMIT, isDnrLine, roleOf } from './recognise'

/** Whether a paragraph looks like a heading: one short line that begins with a capital and does not end a sentence. */
export function looksLikeHeading(line: Line | undefined, limit = 90): boolean {
  return (
    line?.kind === 'paragraph' &&
    line.text.length <= limit &&
    !line.text.includes('\n') &&
    /^[\p{Lu}"”“]/u.test(line.text) &&
    !/[.,:;!?…@|]|\d{4}-\d{2}/u.test(line.text) &&
    /\p{Ll}/u.test(line.text)
  )
}

/** In a text without any marks, a short line on its own before a full paragraph is a heading. */
export function guessHeadings(lines: readonly Line[]): Line[] {
  return lines.map((line, i) => {
    const next = lines[i + 1]
    const opens = next?.kind === 'paragraph' && next.text.length > 120 && /^[\p{Lu}"”“]/u.test(next.text)
    return opens && looksLikeHeading(line) ? { ...line, kind: 'heading', level: KNOWN_LEVEL } : line
  })
}

/** Gives `§ 25` on a line of its own the heading that follows, over a line with the registry number if need be. */
export function joinHeadings(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    if (!line) continue
    const bare = line.kind === 'heading' && line.number && (line.text === '' || isDnrLine(line.text))
    if (!bare) {
      joined.push(...splitDecision(line))
      continue
    }
    const between = line.text === '' ? [] : [{ kind: 'paragraph', text: line.text, level: 0 } as const]
    let next = i + 1
    for (let l = lines[next]; l && l.kind === 'paragraph' && isDnrLine(l.text); l = lines[next]) {
      between.push({ kind: 'paragraph', text: l.text, level: 0 })
      next += 1
    }
    const [heading, ...rest] = headingAfter(lines, next)
    joined.push({ ...line, text: heading?.text ?? '' }, ...between, ...rest)
    i = heading ? next : next - 1
  }
  return joined
}

function headingAfter(lines: readonly Line[], index: number): Line[] {
  const next = lines[index]
  if (!next) return []
  if (next.kind === 'heading' && !next.number && !roleOf(next.text)) return splitDecision(next)
  return looksLikeHeading(next, HEADING_LIMIT) ? [next] : []
}

/** A heading into which `Beslut` has slipped at the end (seed 003) is two headings. */
function splitDecision(line: Line): Line[] {
  const match = line.kind === 'heading' ? /^((?:\S+\s+){3,}\S+)\s+(Beslut)$/u.exec(line.text) : null
  if (!match) return [line]
  return [
    { ...line, text: match[1] ?? '' },
    { kind: 'heading', text: match[2] ?? '', level: line.level + 1 },
  ]
}
