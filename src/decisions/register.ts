import { stemmer } from '@orama/stemmers/swedish'
import type { RegisterLine, RegisterQuery } from './api'
import type { DecisionState, Outcome } from './state'

/** Characters of text shown around what was searched for. */
const EXCERPT = 160

/** What was decided, tabled or referred back, as found by what is asked for, newest first. */
export function register(
  decisions: readonly DecisionState[],
  query: RegisterQuery,
): readonly (RegisterLine & { readonly outcomeState: Outcome; readonly decision: DecisionState })[] {
  const words = wordsOf(query.q ?? '')
  return decisions
    .flatMap((decision) => decision.outcomes.map((outcomeState) => ({ decision, outcomeState })))
    .filter(
      ({ decision, outcomeState }) =>
        outcomeState.kind !== 'withdrawn' && fits(decision, outcomeState, query),
    )
    .filter(({ decision, outcomeState }) =>
      words.every((word) => textOf(decision, outcomeState).includes(word)),
    )
    .sort((a, b) => (a.outcomeState.at < b.outcomeState.at ? 1 : -1))
    .map(({ decision, outcomeState }) => ({
      ...lineOf(decision, outcomeState, words),
      decision,
      outcomeState,
    }))
}

/**
 * The words of a search, each by its stem: in Swedish a stem stands within compounds, too ("boende" is found in
 * "gruppboendets"). å, ä and ö are letters of their own and are not taken for a and o.
 */
function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}§-]+/u)
    .filter(Boolean)
    .map((word) => (word.length > 4 ? stemmer(word) : word))
}

function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv')
}

function textOf(decision: DecisionState, outcome: Outcome): string {
  const { title, background, process = '', mandates, recipients } = decision
  const said = outcome.voices.flatMap(({ name, positions }) => [name, ...positions.map((p) => p.text)])
  const rests = mandates.flatMap(({ body, paragraph, dnr }) => [body, paragraph, dnr])
  return folded(
    [title, outcome.text, outcome.reason, background, process, ...said, ...rests, ...recipients].join('\n'),
  )
}

function fits(decision: DecisionState, outcome: Outcome, query: RegisterQuery): boolean {
  const { process, administration, year, paragraph, dnr } = query
  if (process && decision.process !== process) return false
  if (administration && !concerns(outcome, administration)) return false
  if (year && outcome.day.slice(0, 4) !== year) return false
  if (paragraph && String(outcome.paragraph?.number ?? '') !== paragraph.replace(/\D/g, '')) return false
  return !dnr || decision.mandates.some((mandate) => sameDnr(mandate.dnr, dnr))
}

/** An administration is found where it said something of its own: a reservation, a passed vote, a conflict of interest. */
function concerns(outcome: Outcome, administration: string): boolean {
  return outcome.voices.some(
    (voice) =>
      voice.administration === administration &&
      (voice.how !== 'self' ||
        voice.conflicts.length > 0 ||
        voice.positions.some(({ kind }) => kind !== 'consent')),
  )
}

/** Registry numbers are written with any dash and space: `KSON 2022–398`, `KSON 2022-398`. */
function sameDnr(known: string, wanted: string): boolean {
  const plain = (text: string) => folded(text).replace(/[^\p{L}\p{N}]/gu, '')
  return plain(wanted) !== '' && plain(known).includes(plain(wanted))
}

function lineOf(decision: DecisionState, outcome: Outcome, words: readonly string[]): RegisterLine {
  const { id, title, process, mandates } = decision
  return {
    id,
    outcome: outcome.no,
    ...(outcome.paragraph ? { paragraph: outcome.paragraph } : {}),
    day: outcome.day,
    kind: outcome.kind,
    title,
    excerpt: excerptOf(outcome.text, words),
    ...(process ? { process } : {}),
    dnr: mandates.map(({ dnr }) => dnr).filter(Boolean),
  }
}

function excerptOf(text: string, words: readonly string[]): string {
  const flat = text.replace(/^\s*(-|\d+\.|#{1,6}) /gm, '').replace(/\s+/g, ' ')
  const found = Math.max(0, ...words.map((word) => folded(flat).indexOf(word)))
  const from = found > EXCERPT / 2 ? flat.indexOf(' ', found - EXCERPT / 2) + 1 : 0
  const cut = flat.slice(from, from + EXCERPT)
  return `${from > 0 ? '… ' : ''}${cut}${from + EXCERPT < flat.length ? ' …' : ''}`
}

/** A table for spreadsheets: semicolons, as Swedish Excel reads them, and a mark that tells it of UTF-8. */
export function csvOf(heading: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const lines = [heading, ...rows].map((cells) => cells.map(cell).join(';'))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

/** A cell that begins like a formula would be run by a spreadsheet. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
