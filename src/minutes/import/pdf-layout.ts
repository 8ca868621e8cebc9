import type { RawLine, RawText } from './lines'

/** A line this full, with the next word, was wrapped: widths are known to the point. */
const FULL = 0.95
/** A heading is set at least this much larger than the text. */
const LARGER = 1.12

/** A line as it stands on a page; lengths in points, `baseline` from the bottom. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  readonly isBold: boolean
}

/** The lines of a page in the order of the file, and whether anything else is painted on it. */
export interface Page {
  readonly lines: readonly PdfLine[]
  readonly hasDrawing: boolean
  /** What was filled in or noted on the page: forms and comments. */
  readonly notes: readonly string[]
}

/** Sets empty lines where the page leaves room, and marks headings by size and weight. */
export function laidOut(pages: readonly Page[]): RawText {
  const all = pages.flatMap((page) => page.lines)
  const size = commonSize(all)
  const gap = commonGap(pages)
  const levels = headingSizes(all, size)
  const allBold = all.filter((line) => line.isBold).length > all.length / 2
  const lines: RawLine[] = []
  for (const [index, page] of pages.entries()) {
    if (index > 0) lines.push({ text: '', pageBreak: true })
    if (page.lines.length === 0 && page.hasDrawing) {
      lines.push(
        { text: '' },
        { text: `[Sida ${index + 1} är en bild utan text. Den kom inte med.]` },
        { text: '' },
      )
    }
    for (const [i, line] of page.lines.entries()) {
      const before = page.lines[i - 1]
      const level = levelOf(line, levels, size, allBold)
      const room = before ? Math.abs(before.baseline - line.baseline) : 0
      // A line that stands higher than the one before begins a column or a box of its own.
      const isApart =
        before &&
        (room > (level === undefined ? gap * 1.35 : line.size * 1.7) || line.baseline > before.baseline + 2)
      if (isApart || (before && level !== levelOf(before, levels, size, allBold))) lines.push({ text: '' })
      lines.push(rawLine(line, level))
    }
    for (const note of page.notes) lines.push({ text: '' }, { text: note })
  }
  return {
    lines: joinedHeadings(lines),
    wrapWidth:
      percentile(
        all.map((line) => line.right - line.left),
        0.97,
      ) * FULL,
  }
}

function rawLine(line: PdfLine, level: number | undefined): RawLine {
  const base = { text: line.text, extent: line.right - line.left }
  return level === undefined ? base : { ...base, mark: { kind: 'heading', level } }
}

/** A heading of two lines comes as two lines of one size without room between: they are one. */
function joinedHeadings(lines: readonly RawLine[]): RawLine[] {
  const joined: RawLine[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const isSame =
      last?.mark?.kind === 'heading' && line.mark?.kind === 'heading' && last.mark.level === line.mark.level
    if (last && isSame) joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}` }
    else joined.push(line)
  }
  return joined
}

function levelOf(
  line: PdfLine,
  levels: readonly number[],
  size: number,
  allBold: boolean,
): number | undefined {
  if (line.text.length > 200 || !/\p{L}/u.test(line.text)) return undefined
  const rank = levels.indexOf(Math.round(line.size * 2) / 2)
  if (rank >= 0) return rank + 1
  const isBoldHeading =
    line.isBold &&
    !allBold &&
    line.size >= size * 0.98 &&
    line.text.length <= 90 &&
    !/[.,;:]$/.test(line.text)
  return isBoldHeading ? levels.length + 2 : undefined
}

/** The sizes of headings, largest first: sizes above that of the text which only few lines have. */
function headingSizes(lines: readonly PdfLine[], size: number): number[] {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const rounded = Math.round(line.size * 2) / 2
    if (rounded >= size * LARGER) counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count <= Math.max(3, lines.length / 4))
    .map(([rounded]) => rounded)
    .sort((a, b) => b - a)
    .slice(0, 5)
}

function commonSize(lines: readonly PdfLine[]): number {
  const weights = new Map<number, number>()
  for (const line of lines) {
    const rounded = Math.round(line.size * 2) / 2
    weights.set(rounded, (weights.get(rounded) ?? 0) + line.text.length)
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** The usual distance of lines within a paragraph: the lower quartile of all. */
function commonGap(pages: readonly Page[]): number {
  const gaps = pages.flatMap((page) =>
    page.lines.slice(1).map((line, i) => (page.lines[i]?.baseline ?? 0) - line.baseline),
  )
  return (
    percentile(
      gaps.filter((gap) => gap > 2),
      0.25,
    ) || 14
  )
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
