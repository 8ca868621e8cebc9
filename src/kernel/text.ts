/** A text on one line. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A text cut between two words where it is longer than that, in UTF-16 units; never within a sign. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const head = text.slice(0, max - 1)
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
  const whole = space > max / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, '')
  return `${whole.trimEnd()}…`
}

/** The beginning of a text as one line, cut between words where it is long. */
export function shorten(text: string, max: number): string {
  return cut(flat(text), max)
}
