import { type Refusal, refuse } from '../../kernel/decision'
import { CONTENT_LIMIT } from '../content'
import { classify } from './classify'
import { recogniseFront } from './front'
import type { ImportedNotes } from './imported-notes'
import type { Line, RawText } from './lines'
import { namesIn, sayAll } from './participants'
import { bareLabel, labelled, type Role, roleOf, wordsOf } from './recognise'
import { inSections, type Piece, withDecisions } from './sections'
import { takeTitle } from './title'

/** Room within CONTENT_LIMIT for what the minutes say beside the import: kind, chair, who of the plan was there. */
const ROOM = 5_000
const RECIPIENT_LIMIT = 500
const RECIPIENTS_LIMIT = 100
/** More sections than this are not made; further headings become subheadings (content.ts allows 400). */
const SECTIONS_LIMIT = 380

/** Builds the notes from what a reader found: title, front matter, sections, those present and recipients. */
export function structure(raw: RawText, newId: () => string): ImportedNotes | Refusal {
  const all = classify(raw)
  if (wordsOf(all.map((line) => line.text).join(' ')).length === 0) return refuse('document-empty')
  const { title, lines } = takeTitle(all)
  const front = recogniseFront([title, ...all.flatMap((line) => line.text.split('\n'))])
  const found: Found = { participants: [], recipients: [] }
  const pieces = cut(lines).filter((piece) => !taken(piece, found))
  const notes: ImportedNotes = {
    title,
    ...front,
    participants: found.participants,
    sections: inSections(isPrinted(raw) ? pieces : withDecisions(pieces), newId),
    recipients: found.recipients,
  }
  const length = JSON.stringify(notes).length + ROOM
  return length > CONTENT_LIMIT ? refuse('document-too-long', { max: CONTENT_LIMIT }) : notes
}

/** On a printed page (PDF) the depth of a heading is only guessed from its size, and decides nothing about decisions. */
function isPrinted(raw: RawText): boolean {
  return raw.lines.some((line) => line.mark?.kind === 'heading' && line.extent !== undefined)
}

/** Cuts at the two uppermost levels of headings and wherever a heading has a number or a role of its own,
 * or is no deeper than the one that the open section stands under. */
function cut(lines: readonly Line[]): Piece[] {
  const levels = lines.filter((line) => line.kind === 'heading').map((line) => line.level)
  const deepest = Math.min(...levels) + 1
  const pieces: Piece[] = [{ heading: undefined, body: [] }]
  let current = deepest
  for (const line of lines) {
    const opens =
      line.kind === 'heading' &&
      (line.level <= Math.max(deepest, current) || line.number || isCut(roleOf(line.text)))
    if (opens && pieces.length < SECTIONS_LIMIT) {
      pieces.push({ heading: line, body: [] })
      current = line.level
    } else pieces.at(-1)?.body.push(line)
  }
  return pieces.filter((piece) => piece.heading || piece.body.length > 0)
}

function isCut(role: Role | undefined): boolean {
  return role !== undefined && role !== 'heading'
}

interface Found {
  participants: readonly string[]
  recipients: readonly string[]
}

/**
 * Reads those present and the recipients; answers whether the piece is thereby said in full and need not stand
 * as a section. Its heading is then the name of the field. A second list of either kind stays a section.
 */
function taken(piece: Piece, found: Found): boolean {
  if (found.participants.length === 0) found.participants = inlineParticipants(piece)
  if (!piece.heading) return false
  const role = roleOf(piece.heading.text)
  const lines = piece.body.flatMap((line) => line.text.split('\n').map((text) => text.trim())).filter(Boolean)
  if (role === 'recipients' && !piece.heading.number && found.recipients.length === 0)
    return takeRecipients(piece, lines, found)
  if (role === 'participants' && lines.length > 0) {
    const names = namesIn(untilProse(lines))
    const isFirst = found.participants.length === 0
    found.participants = [...new Set([...found.participants, ...names])].slice(0, 200)
    return (
      isFirst &&
      !piece.heading.number &&
      isBareLabel(piece.heading.text) &&
      isPlain(piece) &&
      sayAll(names, lines)
    )
  }
  return false
}

/** The list of those present ends where a sentence without a name begins. */
function untilProse(lines: readonly string[]): readonly string[] {
  const prose = lines.findIndex(
    (line, i) =>
      i > 0 && /\p{Ll}{2}[.!?]$/u.test(line) && line.split(' ').length > 3 && namesIn([line])[0] === line,
  )
  return prose < 0 ? lines : lines.slice(0, prose)
}

/** `Närvarande: Anna Ek, Bo Lind` in the text: the names are found, the line stays. */
function inlineParticipants(piece: Piece): readonly string[] {
  const line = piece.body
    .flatMap((l) => (l.kind === 'paragraph' ? l.text.split('\n') : []))
    .map(labelled)
    .find((l) => l && l.value !== '' && roleOf(l.label) === 'participants')
  return line ? namesIn([line.value]) : []
}

/** Labels that say no more than the field does; `Ej tjänstgörande ersättare` would. */
function isBareLabel(heading: string): boolean {
  return /^(?:Närvarande|Deltagare|Deltagande)$/.test(bareLabel(heading)) && !/\d/.test(heading)
}

/** Numbers of list items are words too, and a list of names has no place for them. */
function isPlain(piece: Piece): boolean {
  return piece.body.every((line) => line.kind === 'paragraph' || line.kind === 'bullet')
}

function takeRecipients(piece: Piece, lines: readonly string[], found: Found): boolean {
  const fits =
    lines.length > 0 && lines.length <= RECIPIENTS_LIMIT && lines.every((l) => l.length <= RECIPIENT_LIMIT)
  const isList = lines.every((line) => line.length <= 160 && !/[a-zåäö]{2}\.\s+\p{Lu}/u.test(line))
  if (!fits || !isList || !isPlain(piece) || /\d/.test(piece.heading?.text ?? '')) return false
  if (new Set(lines).size !== lines.length) return false
  found.recipients = lines
  return true
}
