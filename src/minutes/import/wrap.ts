import type { RawLine } from './lines'

/** After these a hyphen at the line's end belongs to the word: `hälso- / och sjukvård`. */
const AFTER_KEPT_HYPHEN = /^(?:och|eller|samt|respektive|resp|men|till|and|or)\b/

/**
 * Whether the text simply ran on from one line to the next, because the next word had no room. Within a paragraph
 * that is `running` already, a short line that ends no sentence is the rest of a line that was wrapped twice.
 */
export function runsOn(
  line: RawLine,
  next: RawLine,
  wrapWidth: number | undefined,
  running = false,
): boolean {
  if (wrapWidth === undefined || line.mark || next.mark) return false
  const text = line.text.trim()
  const extent = line.extent ?? text.length
  const nextText = next.text.trim()
  if (text === '' || nextText === '') return false
  const endsSentence = /[.:;!?]$/.test(text)
  if (running && !endsSentence) return true
  // An indented line after a full stop begins a paragraph, or a page.
  if (endsSentence && /^\s/.test(next.text)) return false
  if (extent < wrapWidth / 2) return false
  const firstWord = nextText.split(/\s/, 1)[0] ?? ''
  const withNext = extent + ((firstWord.length + 1) * extent) / text.length
  if (withNext >= wrapWidth) return true
  return /^\p{Ll}/u.test(nextText) && !endsSentence
}

/**
 * Puts together two lines of one paragraph. A hyphen between small letters at a wrapped line's end is taken for
 * one that the wrapping set; it goes away with the line break, no letter does.
 */
export function joinWrapped(text: string, next: string): string {
  if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next) && !AFTER_KEPT_HYPHEN.test(next)) {
    return text.slice(0, -1) + next
  }
  return /[\p{L}\p{N}][-–/]$/u.test(text) && !AFTER_KEPT_HYPHEN.test(next) ? text + next : `${text} ${next}`
}
