import { wordsOf } from './recognise'

/** Longest name, and the most names, that minutes hold (content.ts). */
const NAME_LIMIT = 200
const NAMES_LIMIT = 200
const FORMULA = /^[=+@-]/

/** `Ellen Strand, Socialförvaltningen`: the second is where she works. */
const BODY =
  /(?:förvaltning|förvaltningen|kontoret|nämnden|styrelsen|avdelningen|enheten|förbundet|kommun|region|regionen)$/iu

/** Whether a text may be a person's name: one to five words that begin with a capital, or `von`, `af`, `de`. */
function isName(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.length <= 5 &&
    !BODY.test(text) &&
    /^\p{Lu}/u.test(text) &&
    words.every(
      (word) =>
        /^[\p{Lu}][\p{L}\p{M}.’'-]*$/u.test(word) || /^(?:von|van|af|av|de|der|di|el|al|bin)$/.test(word),
    )
  )
}

/**
 * The names in a list of those present, as written, without function or party where these can be told apart:
 * `Anna Ek (S), ordförande` is `Anna Ek`; a line that is no such thing is kept whole.
 */
export function namesIn(lines: readonly string[]): readonly string[] {
  const names = lines
    .flatMap((line) => namesInLine(line.trim()))
    .filter((name) => name !== '' && name.length <= NAME_LIMIT)
  return [...new Set(names)].slice(0, NAMES_LIMIT)
}

function namesInLine(line: string): string[] {
  if (line === '' || line.length > 4000) return []
  if (FORMULA.test(line)) return [line]
  // What stands in parentheses is where somebody works, whatever commas it has.
  const people = line
    .replace(/\([^()]*\)/g, ' (')
    .split(/\s*;\s*|\s*,\s*|\s+och\s+|\t+/)
    .map(withoutFunction)
  const names = people.filter((part) => isName(part))
  return names.length > 0 ? names : [line]
}

function withoutFunction(part: string): string {
  const name = /^([^(–:]*?)(?:\s*\(|\s+[-–]\s|\s*:|$)/.exec(part)?.[1] ?? part
  return name.replace(/[.]$/, '').trim()
}

/** Whether the names say everything that the lines say, so that the lines need not be kept beside them. */
export function sayAll(names: readonly string[], lines: readonly string[]): boolean {
  return wordsOf(names.join(' ')).join(' ') === wordsOf(lines.join(' ')).join(' ')
}
