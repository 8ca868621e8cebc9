import { namesMeeting } from './front'
import { looksLikeHeading } from './headings'
import type { Line } from './lines'
import { isDayLine, isDnrLine, isTopLine, labelled, roleOf } from './recognise'

/** Longest title that minutes hold (content.ts). */
const TITLE_LIMIT = 255
/** So many lines from the top may be the title. */
const TOP = 30

/**
 * Finds the title and takes it out of the lines. Where the notes begin with a paragraph of their own (`§ 25`), its
 * heading is the title too, and stays.
 */
export function takeTitle(all: readonly Line[]): {
  readonly title: string
  readonly lines: readonly Line[]
} {
  const lines = withFirstLineApart(all)
  const numbered = lines.slice(0, TOP).findIndex((line) => line.kind === 'heading' && line.number)
  const styled = lines
    .slice(0, TOP)
    .findIndex((line) => line.kind === 'heading' && !line.number && line.level < 2)
  const isSingle = lines.filter((line) => line.kind === 'heading' && line.number).length === 1
  if (numbered >= 0 && isSingle && (styled < 0 || numbered < styled)) {
    const title = lines[numbered]?.text ?? ''
    if (title !== '' && title.length <= TITLE_LIMIT) return { title, lines }
  }
  const at = [styled, beforeDecision(lines), first(lines)].find((i) => i >= 0 && isTitle(lines[i]))
  if (at === undefined) return { title: '', lines }
  return { title: oneLine(lines[at]?.text ?? ''), lines: lines.filter((_, i) => i !== at) }
}

function isTitle(line: Line | undefined): boolean {
  return line !== undefined && line.text !== '' && line.text.length <= TITLE_LIMIT && !roleOf(line.text)
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}

/** In proposals and decisions the title stands right before the first `Beslut` or `Förslag till beslut`. */
function beforeDecision(lines: readonly Line[]): number {
  const decision = lines
    .slice(0, TOP)
    .findIndex(
      (line) =>
        line.kind === 'heading' &&
        (roleOf(line.text) === 'decision' || /^förslag till beslut$/i.test(line.text)),
    )
  const before = lines[decision - 1]
  const isFirst = lines.findIndex((line) => line.kind === 'heading') >= decision - 1
  if (!before || before.number || !isFirst) return -1
  return before.kind === 'heading' || looksLikeHeading({ ...before, text: oneLine(before.text) }, TITLE_LIMIT)
    ? decision - 1
    : -1
}

/** Otherwise it is the first line, if that looks like a heading and a label, a day or another heading follows, or if it says of itself that it
 * names a meeting. */
function first(lines: readonly Line[]): number {
  const [line, next] = lines
  const isHeading = line?.kind === 'heading' && !line.number
  if (!line || !next || (!isHeading && !titleLike(line))) return -1
  const isAboveLabel = next.kind === 'paragraph' && isTopLine(next.text.split('\n')[0] ?? '')
  return next.kind === 'heading' || isAboveLabel || namesMeeting(line.text) ? 0 : -1
}

/** A title may stand right above labels or a day, without room between: `Protokoll nr 7 / Datum: …`. */
function withFirstLineApart(lines: readonly Line[]): readonly Line[] {
  const [line, ...rest] = lines
  const [top = '', ...labels] = line?.kind === 'paragraph' ? line.text.split('\n') : []
  if (!line || labels.length === 0 || !titleLike({ ...line, text: top })) return lines
  if (!isTopLine(labels[0] ?? '') && !namesMeeting(top)) return lines
  return [{ ...line, text: top }, { ...line, text: labels.join('\n') }, ...rest]
}

/** A title may hold a day or a number, unlike a heading that is only guessed. */
function titleLike(line: Line): boolean {
  return (
    line.kind === 'paragraph' &&
    line.text.length <= 160 &&
    !line.text.includes('\n') &&
    /^\p{Lu}/u.test(line.text) &&
    !/[.:;,]$/.test(line.text) &&
    !labelled(line.text) &&
    !isDayLine(line.text) &&
    !isDnrLine(line.text)
  )
}
