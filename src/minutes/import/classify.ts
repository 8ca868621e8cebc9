import { agendaLines } from './agenda'
import { endsHeading, specialLine } from './forms'
import { guessHeadings, joinHeadings } from './headings'
import type { Line, RawLine, RawText } from './lines'
import { beginsAction, beginsDecision, HEADING_LIMIT, roleOf } from './recognise'
import { joinWrapped, runsOn } from './wrap'

/** Turns the lines of a file into the normal form: wrapped lines joined, lists and headings told by mark or by form. */
export function classify(raw: RawText): Line[] {
  const lines: Line[] = []
  const source = raw.lines
  const agenda = agendaLines(raw)
  /** The raw line that the last of `lines` ends with, if the next one may belong to it. */
  let open: RawLine | undefined
  let isNames = false
  let running = false
  for (const [i, line] of source.entries()) {
    const width = isNames ? undefined : raw.wrapWidth
    if (line.text.trim() === '') {
      const next = source[i + 1]
      const runsOver: boolean | undefined =
        line.pageBreak && open && next && runsOn(open, next, width, running)
      if (!runsOver) open = undefined
      running &&= Boolean(runsOver)
      continue
    }
    const last = lines.at(-1)
    const special = agenda.get(i) ?? specialLine(source, i)
    const runs = open !== undefined && !special && !hasOwnLabel(line) && runsOn(open, line, width, running)
    const isApart = special || !last || (last.kind === 'heading' && !runs && agenda.has(i - 1))
    const text = isApart || !open ? undefined : grown(last, runs, source, i)
    if (last && text !== undefined) lines[lines.length - 1] = { ...last, text }
    else lines.push(special ?? { kind: 'paragraph', text: line.text.trim(), level: 0 })
    if (special?.kind === 'heading') isNames = isListOfNames(special)
    running = runs
    open = line.mark ? undefined : line
  }
  return joinHeadings(raw.lines.some(isStructured) ? lines : guessHeadings(lines))
}

/** `Beslut: …` and `Åtgärd: …` stand apart from what is above them, without room between. */
function hasOwnLabel({ text }: RawLine): boolean {
  return beginsDecision(text.trim()) || beginsAction(text.trim())
}

/** A text that marks its headings has no others; only where none are marked may they be guessed. */
function isStructured(line: RawLine): boolean {
  return line.mark?.kind === 'heading' || /^#{1,6}\s+\S/.test(line.text)
}

/** Lists of people and bodies stand one to a line; however long a name is, it does not run on. */
function isListOfNames(heading: Line): boolean {
  const role = roleOf(heading.text)
  return role === 'recipients' || role === 'participants'
}

/** The text of the last line with this one added, or nothing if this one begins something new. */
function grown(last: Line, runs: boolean, source: readonly RawLine[], index: number): string | undefined {
  const line = source[index]
  if (!line) return undefined
  const next = line.text.trim()
  if (last.kind === 'heading' && last.text.length + next.length > HEADING_LIMIT) return undefined
  if (hasOwnLabel(line)) return undefined
  if (runs) return joinWrapped(last.text, next)
  if (last.kind === 'heading') return endsHeading(source, index) ? joinWrapped(last.text, next) : undefined
  const belongs = last.kind === 'paragraph' || /^\s{2}/.test(line.text)
  return belongs ? `${last.text}\n${next}` : undefined
}
