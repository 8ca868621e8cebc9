import type { Day } from '../../kernel/time'

/** Longest line that is looked at as a heading or a label, in characters; also keeps every pattern here cheap. */
export const HEADING_LIMIT = 200

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]
const ISO_DATE = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/
/** Months in full or as people shorten them: `mars`, `sept.` */
const MONTH = MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')
const WRITTEN_DATE = new RegExp(
  `(?<!\\d)(\\d{1,2})[.:]?(?:e|a)?\\s+(${MONTH}|sept)\\.?\\s+(\\d{4})(?!\\d)`,
  'i',
)
const SLASH_DATE = /(?<![\d/])(\d{1,2})\/(\d{1,2})[\s-](\d{4})(?!\d)/

/** The first date in a line, written `2022-12-14`, `26 april 2021` or `4/12 2019`; nothing if the day does not exist. */
export function dayIn(text: string): Day | '' {
  const iso = ISO_DATE.exec(text)
  if (iso) return existingDay(iso[1], iso[2], iso[3])
  const written = WRITTEN_DATE.exec(text)
  if (written) {
    return existingDay(written[3], monthOf(written[2]), written[1])
  }
  const slash = SLASH_DATE.exec(text)
  return slash ? existingDay(slash[3], slash[2], slash[1]) : ''
}

function monthOf(name = ''): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1)
}

const ANY_DATE = `(?:${ISO_DATE.source}|${WRITTEN_DATE.source}|${SLASH_DATE.source})`
const HOUR = '\\d{1,2}(?:[.:]\\d{2})?'
/** `kl. 13.00–15.00` after the date. */
const HOURS = `(?:,?\\s*(?:kl\\.?|klockan)?\\s*${HOUR}(?:\\s?[-–]\\s?${HOUR})?)?`
const LAST_DATE = new RegExp(`${ANY_DATE}${HOURS}[.)]?$`, 'i')
const DAY_LINE = new RegExp(
  `^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\\s+)?(?:den\\s+)?${ANY_DATE}${HOURS}\\.?$`,
  'i',
)

/** Whether a line ends in a date, with or without hours, as the line that names a meeting does. */
export function endsInDay(text: string): boolean {
  return LAST_DATE.test(text) && dayIn(text) !== ''
}

/** Whether a line is a day and nothing else: `Fredag den 14 mars 2026 kl. 13.00–15.00`. */
export function isDayLine(text: string): boolean {
  return text.length <= 80 && DAY_LINE.test(text.trim()) && dayIn(text) !== ''
}

/** Whether a line is of the kind that stands right under a title: a label, a day or a registry number. */
export function isTopLine(text: string): boolean {
  const line = text.trim()
  return line.length <= HEADING_LIMIT && (labelled(line) !== undefined || isDayLine(line) || isDnrLine(line))
}

/** Whether a line says what was decided: `Beslut: Kampanjen startar.` */
export function beginsDecision(text: string): boolean {
  return /^(?:\*\*)?(?:Beslut|BESLUT):(?:\*\*)?\s/.test(text)
}

/** Whether a line says who shall do what: `Åtgärd: Ella tar fram en budget.` It stays text. */
export function beginsAction(text: string): boolean {
  return /^(?:\*\*)?(?:Åtgärd(?:er)?|Att göra|Ansvarig)\s?:/iu.test(text)
}

function existingDay(year = '', month = '', day = ''): Day | '' {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : ''
}

const DNR_LABEL = /\b(?:dnr|d\.nr|diarienummer|diarienr|ärendenummer|ärendenr)\b[.:]*\s*/iu
/** `KS 2024-234`, `KSON 2022–398`, `2017-2-771`, `2024/KS0123`, `KSN/2024:12`. */
const DNR_VALUE =
  /^(?!Dnr|DNR|Diarie)(?:\p{Lu}\p{L}{0,9}[\s/-]{0,2})?\d{2,4}\s?[-–/:.]\s?(?:\p{Lu}{1,6}\s?)?\d{1,6}(?:[-–:/.]\d{1,6}){0,2}(?![\p{L}\d])/u

/** The registry number that follows `Dnr` in a line, as written. */
export function dnrIn(text: string): string {
  let rest = text.slice(0, 2000)
  for (let label = DNR_LABEL.exec(rest); label; label = DNR_LABEL.exec(rest)) {
    rest = rest.slice(label.index + label[0].length)
    const value = DNR_VALUE.exec(rest)?.[0]
    if (value && value.length <= 60) return value
  }
  return ''
}

/** Whether a line is a registry number and nothing else. */
export function isDnrLine(text: string): boolean {
  const dnr = dnrIn(text)
  return (
    dnr !== '' && wordsOf(text.replace(DNR_LABEL, '').replace(DNR_LABEL, '')).join() === wordsOf(dnr).join()
  )
}

const PARAGRAPH_NUMBER = /^§+\s{0,3}(\d{1,4}\s?[a-z]?)(?![\p{L}\d])[.:]?\s*(.*)$/u

/** A heading that begins with a paragraph number: `§25`, `§ 12 Ekonomi`. */
export function paragraphNumber(
  text: string,
): { readonly number: string; readonly heading: string } | undefined {
  if (text.length > HEADING_LIMIT) return undefined
  const match = PARAGRAPH_NUMBER.exec(text)
  const heading = (match?.[2] ?? '').trim()
  // "§ 65 godkändes av nämnden." is a sentence, not a heading.
  if (!match || /^\p{Ll}/u.test(heading) || /[.;,]$/.test(heading)) return undefined
  return { number: `§ ${(match[1] ?? '').trim()}`, heading }
}

const DOTTED = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(\S.*)$/
const CLOCK = /^(?:[01]?\d|2[0-3])\.[0-5]\d\s/

/** The depth (2 and on) of a heading numbered like `9.6 Processträffar`; a time of day (`12.30 Lunch`) is none. */
export function dottedDepth(text: string): number | undefined {
  if (text.length > HEADING_LIMIT || CLOCK.test(text)) return undefined
  const match = DOTTED.exec(text)
  if (!match || !/^\p{Lu}/u.test(match[2] ?? '') || /[.;,:]$/.test(text)) return undefined
  return (match[1] ?? '').split('.').length
}

/** What a heading or a label means in a Swedish public document. */
export type Role = 'decision' | 'recipients' | 'participants' | 'heading'

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['decision', /^(?:\p{L}{1,40}s )?beslut(?:et)?$/iu],
  ['recipients', /^beslut(?:et)? (?:ska |skall )?(?:skickas|expedieras|sänds|delges) till$/iu],
  ['recipients', /^(?:expedieras till|kopia till)$/iu],
  ['participants', /^(?:närvarande|deltagare|deltagande|medverkande|närvaro)$/iu],
  [
    'participants',
    /^(?:närvarande|deltagande|tjänstgörande|beslutande) (?:ledamöter|ersättare|deltagare|tjänstemän|tjänstepersoner|ambassadörer)(?: och ersättare)?$/iu,
  ],
  ['participants', /^(?:övriga (?:närvarande|deltagare)|beslutande|även närvarande|deltog(?:o)?)$/iu],
]
/** Words that public documents use as headings on a line of their own, whatever stands round them. */
const KNOWN_HEADING = new RegExp(
  `^(?:${[
    'Förord',
    'Förslag till (?:beslut|riktlinjer)',
    'Sammanfattning(?: av (?:ärendet|tjänsteutlåtande|tjänsteutlåtandet|mötet))?',
    'Ärendet|Ärendebeskrivning|Beskrivning(?: av ärendet)?|Bakgrund|Inledning|Syfte|Mål|Resultat|Diskussion',
    'Beslutsunderlag|Beslutande sammanträde|Beslutsgång|Yrkanden?|Reservationer?|Protokollsanteckning(?:ar)?|Jäv',
    'Lagkrav|Koppling till gällande styrdokument|Samberedning|Barnperspektiv(?:et)?|Tidplan(?:er)?',
    'Ekonomisk(?:a)? (?:konsekvenser|analys|konsekvenser och riskanalys)|Konsekvensanalys(?:/riskanalys)?',
    'Förvaltningens (?:analys och slutsatser|synpunkter|förslag|bedömning)',
    'Bilaga|Bilagor|Frånvarande|Anmäld frånvaro|Dagordning|Föredragningslista|Val av (?:ordförande|justerare|sekreterare)',
    'Mötets (?:öppnande|avslutande)|Mötet (?:öppnas|avslutas)|Föregående (?:möte|protokoll|minnesanteckningar|mötesanteckningar)',
    'Nästa (?:möte|träff|processträff|styrgruppsmöte)|Övriga frågor|Övrigt|Uppföljning|Åtgärder|Hinder|Att göra|Justering|Underskrifter',
  ].join('|')})$`,
  'u',
)

/** What a line that stands alone means as a heading, if it is one that public documents use. */
export function roleOf(text: string): Role | undefined {
  const bare = bareLabel(text)
  if (bare.length > 80 || !/^\p{Lu}/u.test(bare)) return undefined
  const role = ROLES.find(([, pattern]) => pattern.test(bare))?.[0]
  return role ?? (KNOWN_HEADING.test(bare) ? 'heading' : undefined)
}

/** A label without its colon and number: what a field of its own name stands for. */
export function bareLabel(text: string): string {
  return text.length > HEADING_LIMIT
    ? text
    : text
        .replace(/^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+/, '')
        .replace(/\s*:$/, '')
        .trim()
}

const LABELLED = /^(\p{Lu}[\p{L}\s-]{1,40}?)\s?:\s*(.*)$/u

/** A line such as `Plats: Teams`. */
export function labelled(text: string): { readonly label: string; readonly value: string } | undefined {
  if (text.length > 4000) return undefined
  const match = LABELLED.exec(text.replaceAll('**', ''))
  return match ? { label: (match[1] ?? '').trim(), value: (match[2] ?? '').trim() } : undefined
}

/** Words as everyone counts them: runs of letters, digits and the marks on them. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
