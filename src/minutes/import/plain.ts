import { cleanText, type RawLine, type RawText } from './lines'

/** Above this many characters a line was never wrapped by hand or by a program. */
const WIDEST_WRAP = 140
/** Fewer lines than this say nothing about a wrap width. */
const FEWEST_LINES = 8
/** Programs wrap at a width that differs from line to line by about this much when fonts are proportional. */
const FULL = 0.88

/** Reads plain text: its lines, and the width at which they are wrapped if they all keep within one. */
export function readPlain(text: string): RawText {
  const lines = cleanText(text)
    .split('\n')
    .map((line): RawLine => ({ text: line.trimEnd(), extent: line.trim().length }))
  const wrapWidth = wrapWidthOf(lines)
  return wrapWidth === undefined ? { lines } : { lines, wrapWidth }
}

/** The width that nearly all lines keep within, or nothing if lines are as long as their paragraphs. */
export function wrapWidthOf(lines: readonly RawLine[]): number | undefined {
  const extents = lines
    .map((line) => line.extent ?? 0)
    .filter((extent) => extent > 0)
    .sort((a, b) => a - b)
  if (extents.length < FEWEST_LINES || (extents.at(-1) ?? 0) > WIDEST_WRAP) return undefined
  const width = extents[Math.floor(extents.length * 0.95)] ?? 0
  return width >= 40 ? width * FULL : undefined
}
