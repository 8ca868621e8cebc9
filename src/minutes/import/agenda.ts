import { KNOWN_LEVEL, NUMBERED } from './forms'
import { isFrontLabel } from './front'
import type { Line, RawLine, RawText } from './lines'
import { beginsAction, dottedDepth, HEADING_LIMIT, isTopLine, paragraphNumber, roleOf } from './recognise'
import { runsOn } from './wrap'

/** Longest item of an agenda, in characters; what is longer is a point of a list. */
const ITEM_LIMIT = 100
/** More numbered lines than this are no agenda; also keeps the search cheap. */
const MOST_ITEMS = 500

/** A line that may be an item of the agenda; the number is that of `1. Kampanjen`, 0 if it has none. */
interface Item {
  readonly index: number
  readonly number: number
  readonly line: Line
}

/**
 * The headings of notes whose agenda is told by its form, by their places among the raw lines. Notes keep to one
 * form: where headings are marked, or have paragraph numbers or numbers in levels (`9.6`), there are no others;
 * else numbers count before capitals, and capitals before labels. Numbered lines that prove to be a list are
 * answered as such, and `Beslut` on a line of its own lies below the items.
 */
export function agendaLines(raw: RawText): ReadonlyMap<number, Line> {
  const source = raw.lines
  const first = firstIndex(source)
  if (source.some((line, i) => isOtherForm(line, i === first))) return new Map()
  const chains = chained(source)
  const numbered = chains.filter((chain) => isAgenda(chain, raw)).flat()
  const lists = chains.flatMap((chain) => (isAgenda(chain, raw) ? [] : listed(chain, source)))
  const items = [numbered, capitals(source), labels(source)].find((found) => found.length > 0) ?? []
  const found = new Map([...lists, ...items].map((item) => [item.index, item.line]))
  if (items.length === 0) return found
  for (const [index, { mark, text }] of source.entries()) {
    if (mark || found.has(index) || roleOf(text.trim()) !== 'decision') continue
    found.set(index, { kind: 'heading', text: text.trim(), level: KNOWN_LEVEL + 1 })
  }
  return found
}

/** A marked heading at the very top is the title and says nothing about the others. */
function isOtherForm({ mark, text }: RawLine, isFirst: boolean): boolean {
  if (mark?.kind === 'heading' || /^#{1,6}\s+\S/.test(text)) return !isFirst
  const bare = text.trim()
  return bare.length <= HEADING_LIMIT && (paragraphNumber(bare) !== undefined || dottedDepth(bare) === 2)
}

function firstIndex(source: readonly RawLine[]): number {
  return source.findIndex((line) => line.text.trim() !== '')
}

/** Runs of items numbered 1, 2, 3 …; a run may go on after another that stands within it. */
function chained(source: readonly RawLine[]): readonly (readonly Item[])[] {
  const items = source.flatMap((_, index) => numberedItem(source, index) ?? [])
  if (items.length > MOST_ITEMS) return []
  const chains: Item[][] = []
  for (const item of items) {
    const open = item.number === 1 ? [] : chains.filter((chain) => chain.at(-1)?.number === item.number - 1)
    const chain = open.find((c) => c.at(-1)?.index === item.index - 1) ?? open[0]
    if (chain) chain.push(item)
    else if (item.number === 1) chains.push([item])
  }
  return chains.filter((chain) => chain.length > 1)
}

function numberedItem(source: readonly RawLine[], index: number): Item | undefined {
  const line = source[index]
  const text = line?.text.trim() ?? ''
  if (text.length > ITEM_LIMIT || (line?.mark && (line.mark.kind !== 'numbered' || line.mark.depth > 0)))
    return undefined
  const [number, heading] =
    line?.mark?.kind === 'numbered' ? [line.mark.number, text] : (NUMBERED.exec(text)?.slice(1) ?? [])
  if (!number || !heading || !/^[\p{Lu}"”“]/u.test(heading) || isSentence(heading)) return undefined
  const found: Line = {
    kind: 'heading',
    text: withoutColon(heading),
    number: `${number}.`,
    level: KNOWN_LEVEL,
  }
  return { index, number: Number(number), line: found }
}

function isSentence(text: string): boolean {
  return /[.;,]$/.test(text) || /\p{Ll}{2}[.!?]\s+\p{Lu}/u.test(text)
}

function withoutColon(text: string): string {
  return text.replace(/\s*:$/, '')
}

/** Most items but the last, after which anything may follow, have text beneath them; in a list few have. */
function isAgenda(chain: readonly Item[], raw: RawText): boolean {
  const all = chain.slice(0, -1)
  const withText = all.filter((item, i) => {
    const below = nextIndex(raw.lines, item.index)
    const [line, text] = [raw.lines[item.index], raw.lines[below]]
    return line && text && below !== chain[i + 1]?.index && !isIndentedPoint(text) && !isWrap(line, text, raw)
  })
  return withText.length > all.length / 2
}

function isIndentedPoint({ mark, text }: RawLine): boolean {
  return mark?.kind === 'bullet' ? mark.depth > 0 : /^\s{2,}[-•–*▪●○◦·]\s/.test(text)
}

function isWrap(line: RawLine, next: RawLine, raw: RawText): boolean {
  return runsOn(line, next, raw.wrapWidth)
}

/** Known words such as `1. Övriga frågor` are points of a list where the next point stands right before or after. */
function listed(chain: readonly Item[], source: readonly RawLine[]): Item[] {
  const isNext = (item: Item | undefined, next: Item | undefined) =>
    item && next && nextIndex(source, item.index) === next.index
  return chain
    .filter(
      (item, i) => !source[item.index]?.mark && (isNext(chain[i - 1], item) || isNext(item, chain[i + 1])),
    )
    .map((item) => {
      const [number = '', text = ''] = NUMBERED.exec(source[item.index]?.text.trim() ?? '')?.slice(1) ?? []
      return { ...item, line: { kind: 'numbered', text, number, level: 0 } }
    })
}

/** `KAMPANJEN` on a line of its own. What is there twice is the head of a page. */
function capitals(source: readonly RawLine[]): readonly Item[] {
  const found = alone(
    source,
    (text) => /^\P{Ll}*$/u.test(text) && /^\p{Lu}[\p{L}\s,&/-]{3,}[?!]?$/u.test(text),
  )
  const seen = found.map((item) => item.line.text)
  return found.filter(({ line }) => seen.indexOf(line.text) === seen.lastIndexOf(line.text))
}

/**
 * `Kampanjen:` on a line of its own, but not what leads into something: `Vi behöver:`, `Nämnden föreslår:` (a verb
 * at its end), `Till:`. Where known headings stand without a colon, a colon makes none.
 */
function labels(source: readonly RawLine[]): readonly Item[] {
  const hasOthers = source.some(({ text }) => roleOf(text.trim()) === 'heading' && !/:\s*$/.test(text))
  if (hasOthers) return []
  return alone(source, (text, next) => {
    const words = text.split(/\s+/).length
    const isLabel = /^\p{Lu}[\p{L}\s,&/-]{2,60}\s?:$/u.test(text) && words <= (isPoint(next) ? 2 : 4)
    const isLead =
      /^(?:Vi|Det|Detta|Den|De|Följande|Här|Alla|Man|Jag|Så)\s/u.test(text) ||
      /^Till:|\s\p{Ll}+r\s?:$/u.test(text)
    return isLabel && !isLead && !roleOf(text) && !beginsAction(text) && !isFrontLabel(withoutColon(text))
  })
}

function isPoint(line: RawLine): boolean {
  return line.mark !== undefined || /^\s*(?:[-•–*▪●○◦·]|\d{1,3}[.)])\s/.test(line.text)
}

/**
 * Lines of a form with text beneath them. A single one must have room above it; names under `Närvarande` are none,
 * nor is the title above the labels.
 */
function alone(source: readonly RawLine[], test: (text: string, next: RawLine) => boolean): readonly Item[] {
  const first = firstIndex(source)
  let isNames = false
  const isForm = (index: number) => {
    const text = source[index]?.text.trim() ?? ''
    if (text === '' || text.length > ITEM_LIMIT || source[index]?.mark) return false
    const next = source[nextIndex(source, index)]
    return next !== undefined && test(text, next)
  }
  const found = [...source.keys()].filter((index) => {
    const text = source[index]?.text.trim() ?? ''
    const role = roleOf(text)
    isNames = text !== '' && (isNames || role === 'participants' || role === 'recipients')
    if (isNames || !isForm(index)) return false
    const below = nextIndex(source, index)
    return !isForm(below) && !(index === first && isTopLine(source[below]?.text ?? ''))
  })
  const isFree = (index: number) => index === first || source[index - 1]?.text.trim() === ''
  return found
    .filter((index) => found.length > 1 || isFree(index))
    .map((index) => {
      const text = withoutColon(source[index]?.text.trim() ?? '')
      return { index, number: 0, line: { kind: 'heading', text, level: KNOWN_LEVEL } }
    })
}

/** The place of the next line that is not empty. */
function nextIndex(source: readonly RawLine[], index: number): number {
  let next = index + 1
  while (next < source.length && source[next]?.text.trim() === '') next += 1
  return next
}
